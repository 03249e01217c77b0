// From bytes to an article: decode, then the way of a page (tree, blocks, what is set apart, the body, metadata) or of plain text.
#include "page/article.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/data.h"
#include "base/web_address.h"
#include "page/block_features.h"
#include "page/blocks.h"
#include "page/body_choice.h"
#include "page/credit.h"
#include "page/furniture.h"
#include "page/headline.h"
#include "page/metadata.h"
#include "page/outlet.h"
#include "page/plain_text.h"
#include "page/text_line.h"
#include "page/tree.h"
#include "text/encoding.h"

namespace onrecord {
namespace {

// JSON-LD's articleBody takes the place of a text that has less than this share of its words: an app that shows nothing without scripts.
constexpr double kRescueShare = 0.5;
constexpr std::uint32_t kMinRescueWords = 80;

void add_paragraph(std::string& text, SpanList& paragraphs, std::string_view paragraph) {
    if (paragraphs.size() == kMaxParagraphs) {  // goes on in the last
        text += '\n';
        text += paragraph;
        paragraphs.back().end = static_cast<std::uint32_t>(text.size());
        return;
    }
    if (!text.empty()) text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += paragraph;
    paragraphs.push_back({begin, static_cast<std::uint32_t>(text.size())});
}

// Lines of JSON-LD's articleBody as paragraphs; it is text, but many put markup or references in it.
std::string from_article_body(const std::string& body, SpanList& paragraphs) {
    std::string text;
    for (std::size_t at = 0; at < body.size();) {
        const auto end = std::min(body.find('\n', at), body.size());
        std::string line;
        append_collapsed(line, std::string_view(body).substr(at, end - at));
        while (!line.empty() && line.back() == ' ') line.pop_back();
        if (!line.empty()) add_paragraph(text, paragraphs, line);
        at = end + 1;
    }
    return text;
}

// Lines that ask to subscribe, share or read on stand inside the article's own element on many pages.
void drop_furniture(std::string& text, SpanList& paragraphs, const PageLists& lists) {
    const MarkedText marked = mark_furniture(text, paragraphs, lists.page_furniture);
    std::string kept;
    SpanList spans;
    std::size_t next = 0;
    for (const Span paragraph : paragraphs) {
        while (next < marked.furniture.size() && marked.furniture[next].begin < paragraph.begin) ++next;
        const std::string_view line = std::string_view(text).substr(paragraph.begin, paragraph.length());
        const bool imprint = line.substr(0, 2) == "©" || line.substr(0, 9) == "Copyright";  // an agency's own line belongs to its report
        if (next < marked.furniture.size() && marked.furniture[next] == paragraph && !imprint) continue;
        add_paragraph(kept, spans, line);
    }
    text = std::move(kept);
    paragraphs = std::move(spans);
}

// Whether the report was first elsewhere: a canonical address on another site. Of 653 of the developers' pages five have one on another
// host, all by mistake: a name without a dot, a mirror whose host has the site's own name in it.
bool is_another_site(std::string_view first, std::string_view here) {
    const std::string_view host = host_of(first);
    const bool proper = host.find('.') != std::string_view::npos && std::all_of(host.begin(), host.end(), [](char c) {
                            return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == ':';
                        });
    if (!proper || host_of(here).empty()) return false;
    const auto name_of_site = [](std::string_view address) {
        const std::string_view site = site_of(address);
        return folded(site.substr(0, site.find('.')));
    };
    return folded(host).find(name_of_site(here)) == std::string::npos &&
           folded(host_of(here)).find(name_of_site(first)) == std::string::npos;
}

// "The Harlow Courier" and "Harlow courier" are one name.
std::string key_of_outlet(std::string_view name) {
    return folded(starts_ignoring_case(name, "the ") ? name.substr(4) : name);
}

// What was offered and differs from what was taken, each value once, with the place that is trusted most.
std::vector<Alternative> not_taken(std::vector<Alternative> offered, const Article& article) {
    const auto key_of = [](const Alternative& one) { return one.field == ReportField::outlet ? key_of_outlet(one.value) : one.value; };
    std::vector<Alternative> others;
    for (Alternative& one : offered) {
        const std::string key = key_of(one);
        if (key == (one.field == ReportField::outlet ? key_of_outlet(article.outlet) : article.published.value)) continue;
        const auto is_same = [&](const Alternative& other) { return other.field == one.field && key_of(other) == key; };
        if (std::none_of(others.begin(), others.end(), is_same)) others.push_back(std::move(one));
    }
    return others;
}

void read_page(std::string_view page, const PageModels& models, Article& article) {
    HtmlTree tree = build_tree(page);
    Blocks blocks = find_blocks(tree, models.lists);
    set_apart(blocks);
    Metadata metadata = read_metadata(tree, blocks, models.lists);
    const Body body = choose_body(tree, blocks, metadata.title, models.lists, models.blocks);

    std::string text;
    for (const std::uint32_t i : body.blocks) add_paragraph(text, article.paragraphs, blocks.text_of(blocks.blocks[i]));
    if (const auto n_words = count_words(metadata.article_body); n_words >= kMinRescueWords && body.n_words < kRescueShare * n_words) {
        article.paragraphs.clear();
        text = from_article_body(metadata.article_body, article.paragraphs);
    }
    drop_furniture(text, article.paragraphs, models.lists);
    article.text = Text::from_utf8(std::move(text));
    article.kind = kind_of_page(metadata.claims, metadata.title, blocks, body);
    const std::string_view here = !article.url.empty() ? article.url : metadata.url;
    if (is_another_site(metadata.first_url, here)) article.credits.push_back({CreditKind::syndicated, {}, {}, metadata.first_url});
    if (article.url.empty()) article.url = std::move(metadata.url);
    if (article.outlet.empty()) article.outlet = std::move(metadata.outlet);
    if (article.title.empty()) article.title = std::move(metadata.title);
    article.byline = std::move(metadata.byline);
    article.section = std::move(metadata.section);
    article.language = std::move(metadata.language);
    // The days on a home page are other pages'.
    if (article.published.basis == Basis::unknown && !metadata.published.empty() && article.kind != PageKind::home_page)
        article.published = {std::move(metadata.published), Basis::metadata, {}};
    if (article.kind == PageKind::home_page)
        std::erase_if(metadata.offered, [](const Alternative& one) { return one.field == ReportField::published; });
    article.alternatives = not_taken(std::move(metadata.offered), article);
    for (auto& limit : tree.limits) article.limits.push_back(std::move(limit));
}

}  // namespace

Result<PageModels> load_page_models() {
    auto blocks = Forest::load(data_file("models/blocks.model").value_or(""), "models/blocks.model", kBlocksFingerprint, kBlockFeatures);
    if (!blocks) return blocks.error();
    const auto lines = LineModel::load();
    if (!lines) return lines.error();
    return PageModels{load_page_lists(), blocks.value(), lines.value()};
}

Result<Article> extract_article(Document document, const PageModels& models) {
    const bool is_page = document.kind == DocumentKind::html;
    auto decoded = decode_bytes(std::move(document.bytes), document.charset, is_page ? Markup::html : Markup::plain, document.input);
    if (!decoded) return decoded.error();

    Article article;
    article.limits = std::move(decoded.value().limits);
    if (is_web_address(document.url)) {
        article.url = std::move(document.url);
    } else {
        article.limits.emplace_back("url: no address of the web, left out");
    }
    article.title = std::move(document.title);
    article.outlet = std::move(document.outlet);
    if (!document.date.empty()) article.published = {std::move(document.date), Basis::given, {}};
    if (!document.syndicated_from.empty() && document.syndicated_from != article.outlet)
        article.credits.push_back({CreditKind::syndicated, {}, document.syndicated_from, document.syndicated_from});
    if (is_page) {
        read_page(decoded.value().text, models, article);
    } else {
        article.text = Text::from_utf8(std::move(decoded.value().text));
        MarkedText marked =
            mark_furniture(article.text.view(), find_paragraphs(article.text.view()), models.lists.furniture, &models.lines);
        article.paragraphs = std::move(marked.paragraphs);
        article.furniture = std::move(marked.furniture);
        TextOutlet outlet = outlet_of_text(article.text.view(), article.furniture, models.lists);
        if (article.outlet.empty()) article.outlet = std::move(outlet.name);
        article.alternatives = not_taken(std::move(outlet.offered), article);
        if (article.title.empty()) article.title = std::string(headline_of(article.text.view(), article.paragraphs));
    }
    for (const std::string& name : article.byline) {
        if (is_agency(name) && name != article.outlet) article.credits.push_back({CreditKind::agency, {}, name, name});
    }
    if (article.paragraphs.size() + article.furniture.size() >= kMaxParagraphs)
        article.limits.push_back(fmt::format("paragraphs {}: what comes after is one", kMaxParagraphs));
    return article;
}

}  // namespace onrecord
