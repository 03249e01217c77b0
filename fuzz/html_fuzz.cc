// Any bytes as a page or a text: an article whose spans lie on characters of a valid text, or an Error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "page/article.h"
#include "text/utf8.h"

namespace {

void check(const onrecord::Article& article) {
    const auto text = article.text.view();
    if (!onrecord::is_valid_utf8(text)) std::abort();
    for (const auto* spans : {&article.paragraphs, &article.furniture}) {
        std::uint32_t last = 0;
        for (const onrecord::Span span : *spans) {
            if (span.begin < last || span.end <= span.begin || span.end > text.size()) std::abort();
            if (!onrecord::is_border(text, span.begin) || !onrecord::is_border(text, span.end)) std::abort();
            last = span.end;
        }
    }
    for (const auto* value : {&article.title, &article.url, &article.outlet, &article.language, &article.published.value}) {
        if (!onrecord::is_valid_utf8(*value)) std::abort();
    }
    for (const auto& name : article.byline) {
        if (!onrecord::is_valid_utf8(name)) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const onrecord::PageModels models = onrecord::load_page_models().value();
    for (const auto kind : {onrecord::DocumentKind::html, onrecord::DocumentKind::text}) {
        onrecord::Document document;
        document.input = "fuzz";
        document.kind = kind;
        document.bytes.assign(reinterpret_cast<const char*>(data), size);
        const auto article = onrecord::extract_article(std::move(document), models);
        if (article.ok()) check(article.value());
    }
    return 0;
}

extern "C" const char* const* onrecord_fuzz_words() {
    static const char* const kWords[] = {"<p>",
                                         "</p>",
                                         "<div class=\"article-body\">",
                                         "</div>",
                                         "<b>",
                                         "</b>",
                                         "<a href=\"/x\">",
                                         "</a>",
                                         "<ul><li>",
                                         "</li>",
                                         "</ul>",
                                         "<table><tr><td>",
                                         "</table>",
                                         "<br>",
                                         "<br><br>",
                                         "<script type=\"application/ld+json\">",
                                         "{\"@type\":\"NewsArticle\",\"headline\":\"A\",\"author\":[{\"name\":\"Ana Ruiz\"}],",
                                         "\"datePublished\":\"2025-08-05T10:00Z\"}",
                                         "\"@graph\":[{\"@id\":\"a\"},",
                                         "]}",
                                         "</script>",
                                         "<script>",
                                         "<style>",
                                         "</style>",
                                         "<title>",
                                         "</title>",
                                         "<h1>",
                                         "</h1>",
                                         "<meta property=\"og:title\" content=\"A | B\">",
                                         "<meta property=\"article:published_time\" content=\"2025-08-05\">",
                                         "<time datetime=\"2025-08-05\">",
                                         "</time>",
                                         "<nav>",
                                         "</nav>",
                                         "<aside>",
                                         "<!--",
                                         "-->",
                                         "<svg>",
                                         "<path/>",
                                         "</svg>",
                                         "<![CDATA[",
                                         "]]>",
                                         "<pre>",
                                         "</pre>",
                                         "<span itemprop=\"author\">",
                                         "</span>",
                                         "&amp;",
                                         "&nbsp;",
                                         "&#8217;",
                                         "&notit",
                                         "&#x110000;",
                                         "&copy 2025 ",
                                         "By Ana Ruiz and Tom Lind, ",
                                         "5 August 2025 ",
                                         "Aug. 5, 2025",
                                         "The port authority said on Friday that the berth would be closed until further notice. ",
                                         "\n",
                                         "\n\n",
                                         "date 2024-10-07 ",
                                         "Leave a reply\n",
                                         "Related stories\n",
                                         "\xe2\x80\xa2 ",
                                         "\xc2\xa0",
                                         "\xc2\xad",
                                         "\xe2\x80\x9c",
                                         "\xe2\x80\x9d",
                                         " ",
                                         "<template>",
                                         "</template>",
                                         "<select>",
                                         "<noscript>",
                                         "<iframe>",
                                         "</iframe>",
                                         "<body hidden>",
                                         "style=\"display: none\"",
                                         nullptr};
    return kWords;
}
