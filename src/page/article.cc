#include "page/article.h"

#include <utility>

#include "text/encoding.h"

namespace onrecord {

Result<Article> extract_article(Document document) {
    Article article;
    auto decoded = decode_bytes(std::move(document.bytes), document.charset,
                                document.kind == DocumentKind::html ? Markup::html : Markup::plain, document.input);
    if (!decoded) return decoded.error();
    article.limits = std::move(decoded.value().limits);
    article.text = Text::from_utf8(std::move(decoded.value().text));
    article.url = std::move(document.url);
    article.title = std::move(document.title);
    article.outlet = std::move(document.outlet);
    if (!document.date.empty()) article.published = {std::move(document.date), Basis::given, {}};
    const auto text = article.text.view();
    for (std::size_t at = 0; at < text.size();) {
        auto end = text.find('\n', at);
        if (end == std::string_view::npos) end = text.size();
        if (end > at) article.paragraphs.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        at = end + 1;
    }
    return article;
}

}  // namespace onrecord
