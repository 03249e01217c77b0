// One pass over the nodes gathers what is offered; the order of trust then decides. A date of change ("modified", "updated") is never read.
#include "page/metadata.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "onrecord/date.h"
#include "page/byline.h"
#include "page/date_text.h"
#include "page/headline.h"
#include "page/json_ld.h"
#include "page/tokenizer.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxHeadings = 12;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}
bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}
bool is_change(std::string_view lower_name) {
    return contains(lower_name, "modif") || contains(lower_name, "updat") || contains(lower_name, "expir") ||
           contains(lower_name, "edited");
}

// What the page offers, by source.
struct Offers {
    TitleOffers title;
    std::vector<std::string_view> scripts;  // JSON-LD
    std::string og_published;               // article:published_time
    std::string meta_published;             // other <meta> of publication
    std::string micro_published;            // itemprop
    std::string time_pubdate;               // <time pubdate>, or of a class that says published
    std::string time_first;                 // the first <time datetime> after the headline
    std::vector<std::string> meta_authors;
    std::vector<std::string> micro_authors;
    std::vector<std::string> rel_authors;
    std::vector<std::string> class_authors;
    std::string og_outlet, app_name;
    std::string canonical, og_url;
    std::string language, og_locale;
    std::string og_type;
    NodeIndex headline_node = 0;  // the first <h1>
};

void keep(std::string& slot, std::string value) {
    if (slot.empty()) slot = std::move(value);
}

class OfferGatherer {
public:
    explicit OfferGatherer(const HtmlTree& tree) : tree_(tree) {}

    Offers gather() {
        for (NodeIndex i = 1; i < tree_.nodes.size(); ++i) {
            const HtmlNode& node = tree_.nodes[i];
            switch (node.tag) {
                case Tag::text:
                    break;
                case Tag::html:
                    if (const auto lang = tree_.raw(i, Attribute::lang)) offers_.language = std::string(*lang);
                    break;
                case Tag::title:
                    if (tree_.nodes[node.parent].tag != Tag::svg && offers_.title.title.empty()) offers_.title.title = all_text(i);
                    break;
                case Tag::meta:
                    meta(i);
                    break;
                case Tag::link:
                    if (const auto rel = tree_.raw(i, Attribute::rel); rel && equals_ignoring_case(*rel, "canonical")) {
                        keep(offers_.canonical, tree_.value(i, Attribute::href));
                    }
                    break;
                case Tag::script:
                    if (const auto type = tree_.raw(i, Attribute::type); type && contains(*type, "ld+json") && i + 1 < node.end) {
                        offers_.scripts.push_back(tree_.raw_text(i + 1));
                    }
                    break;
                case Tag::h1:
                    heading(i, true);
                    break;
                case Tag::h2:
                    heading(i, false);
                    break;
                case Tag::time:
                    time(i);
                    break;
                default:
                    break;
            }
            if (node.length > 0 && node.tag != Tag::text && node.tag != Tag::meta && node.tag != Tag::link) element(i, node);
        }
        for (auto& heading : second_headings_) offers_.title.headings.push_back(std::move(heading));
        return std::move(offers_);
    }

private:
    // Of <title>, whose text is not read elsewhere.
    std::string all_text(NodeIndex i) const {
        std::string text;
        for (NodeIndex at = i + 1; at < tree_.nodes[i].end; ++at) {
            if (tree_.nodes[at].tag == Tag::text) append_collapsed(text, tree_.raw_text(at));
        }
        while (!text.empty() && text.back() == ' ') text.pop_back();
        return text;
    }

    void heading(NodeIndex i, bool first) {
        std::string text = tree_.text_within(i, 600);
        if (text.empty()) return;
        if (first && offers_.title.headings.size() < kMaxHeadings) {
            if (offers_.headline_node == 0) offers_.headline_node = i;
            offers_.title.headings.push_back(std::move(text));
            ++offers_.title.n_h1;
        } else if (!first && second_headings_.size() < kMaxHeadings) {
            second_headings_.push_back(std::move(text));
        }
    }

    void meta(NodeIndex i) {
        auto raw = tree_.raw(i, Attribute::property);
        if (!raw) raw = tree_.raw(i, Attribute::name);
        if (!raw) raw = tree_.raw(i, Attribute::itemprop);
        if (!raw || raw->size() > 64) return;
        const std::string name = lowered(*raw);
        std::string value = tree_.value(i, Attribute::content);
        if (value.empty()) return;
        if (name == "og:title") {
            offers_.title.og_title = std::move(value);
        } else if (name == "twitter:title" || name == "dc.title") {
            keep(offers_.title.og_title, std::move(value));
        } else if (name == "og:site_name") {
            keep(offers_.og_outlet, std::move(value));
        } else if (name == "application-name") {
            keep(offers_.app_name, std::move(value));
        } else if (name == "og:url") {
            keep(offers_.og_url, std::move(value));
        } else if (name == "og:type") {
            keep(offers_.og_type, lowered(value));
        } else if (name == "og:locale") {
            keep(offers_.og_locale, std::move(value));
        } else if (name == "article:published_time" || name == "og:published_time" || name == "og:article:published_time") {
            keep(offers_.og_published, std::move(value));
        } else if (name == "datepublished") {
            keep(offers_.micro_published, std::move(value));
        } else if ((contains(name, "publish") || contains(name, "pubdate") || contains(name, "pub_date") || contains(name, "date.issued") ||
                    contains(name, "date.created") || contains(name, "datecreated") || name == "date" || name == "dc.date" ||
                    contains(name, "article.created") || contains(name, "sailthru.date")) &&
                   !is_change(name) && parse_date(value)) {
            keep(offers_.meta_published, std::move(value));
        } else if (name == "author" || name == "article:author" || name == "sailthru.author" || name == "parsely-author" ||
                   name == "dc.creator" || name == "byl" || name == "article.author" || name == "cxenseparse:author" ||
                   name == "dcterms.creator") {
            if (!contains(value, "://") && !contains(value, "www.")) offers_.meta_authors.push_back(std::move(value));
        }
    }

    void time(NodeIndex i) {
        std::string value = tree_.value(i, Attribute::datetime);
        if (value.empty()) value = tree_.text_within(i, 80);
        if (!parse_date(value)) return;
        std::string names;
        for (const Attribute name : {Attribute::class_, Attribute::itemprop, Attribute::id}) {
            if (const auto raw = tree_.raw(i, name)) names += lowered(raw->substr(0, 200)) + " ";
        }
        if (is_change(names)) return;
        if (tree_.raw(i, Attribute::pubdate) || contains(names, "publish") || contains(names, "entry-date") || contains(names, "pubdate")) {
            keep(offers_.time_pubdate, value);
        }
        if (offers_.headline_node != 0 || offers_.time_first.empty()) {
            if (offers_.headline_node == 0) {
                offers_.time_first = value;
            } else if (!first_after_headline_) {
                first_after_headline_ = true;
                offers_.time_first = value;
            }
        }
    }

    void element(NodeIndex i, const HtmlNode& node) {
        if (const auto prop = tree_.raw(i, Attribute::itemprop)) {
            if (*prop == "datePublished") {
                std::string value = tree_.value(i, Attribute::content);
                if (value.empty()) value = tree_.value(i, Attribute::datetime);
                if (value.empty()) value = tree_.text_within(i, 80);
                if (parse_date(value)) keep(offers_.micro_published, std::move(value));
            } else if (*prop == "author" && offers_.micro_authors.size() < 8) {
                offers_.micro_authors.push_back(author_within(i));
            }
        }
        if (const auto rel = tree_.raw(i, Attribute::rel);
            rel && node.tag == Tag::a && contains(*rel, "author") && offers_.rel_authors.size() < 4) {
            offers_.rel_authors.push_back(tree_.text_within(i, 120));
        }
        if (offers_.class_authors.empty() && node.tag != Tag::body && node.tag != Tag::html) {
            if (const auto names = tree_.raw(i, Attribute::class_)) {
                const std::string key = lowered(names->substr(0, 120));
                if ((contains(key, "byline") || contains(key, "author")) && !contains(key, "bio") && !contains(key, "box") &&
                    !contains(key, "image") && !contains(key, "avatar") && node.tag != Tag::article && node.end - i < 60) {
                    std::string text = tree_.text_within(i, 200);
                    if (!text.empty() && text.size() < 160) offers_.class_authors.push_back(std::move(text));
                }
            }
        }
    }
    // <span itemprop=author><span itemprop=name>…
    std::string author_within(NodeIndex i) const {
        for (NodeIndex at = i; at < tree_.nodes[i].end && at < i + 40; ++at) {
            if (tree_.nodes[at].tag == Tag::text) continue;
            if (const auto prop = tree_.raw(at, Attribute::itemprop); prop && *prop == "name") {
                std::string value = tree_.value(at, Attribute::content);
                return value.empty() ? tree_.text_within(at, 120) : value;
            }
        }
        std::string value = tree_.value(i, Attribute::content);
        return value.empty() ? tree_.text_within(i, 120) : value;
    }

    const HtmlTree& tree_;
    Offers offers_;
    std::vector<std::string> second_headings_;
    bool first_after_headline_ = false;
};

std::string edtf_of(std::string_view written) {
    const auto date = parse_date(written);
    return date ? to_edtf({*date, *date}) : std::string();
}

// The block that shows the headline, else the first after the first <h1>.
std::uint32_t headline_block(const Blocks& blocks, NodeIndex first_h1, std::string_view title) {
    for (std::uint32_t i = 0; i < blocks.blocks.size() && !title.empty(); ++i) {
        if (blocks.text_of(blocks.blocks[i]) == title && blocks.blocks[i].link_share() < 0.5) return i;
    }
    std::uint32_t at = 0;
    while (first_h1 != 0 && at < blocks.blocks.size() && blocks.blocks[at].container < first_h1) ++at;
    return at;
}

// A date that stands by itself (or after a byline) near the headline.
std::string visible_date(const Blocks& blocks, std::uint32_t at) {
    constexpr std::uint32_t kMaxBlocksAfter = 14;
    constexpr std::uint32_t kMaxBlocksBefore = 5;
    constexpr std::uint32_t kMaxWords = 24;
    const auto date_at = [&](std::uint32_t i) -> std::string {
        const Block& block = blocks.blocks[i];
        const auto text = blocks.text_of(block);
        if (block.n_words > kMaxWords || block.apart == Apart::comments) return {};
        const std::string key = lowered(text);
        if (is_change(key) && !contains(key, "publish") && !contains(key, "posted")) return {};
        const auto date = find_date(text);
        return date ? to_edtf({*date, *date}) : std::string();
    };
    for (std::uint32_t i = at; i < blocks.blocks.size() && i < at + kMaxBlocksAfter; ++i) {
        if (auto found = date_at(i); !found.empty()) return found;
    }
    for (std::uint32_t i = at; i > 0 && i + kMaxBlocksBefore > at; --i) {
        if (auto found = date_at(i - 1); !found.empty()) return found;
    }
    return {};
}

// "/2025/08/05/" in an address.
std::string date_of_url(std::string_view url) {
    for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
        const std::string_view rest = url.substr(at + 1);
        if (rest.size() < 11 || rest[4] != '/') continue;
        if (const auto date = parse_date(rest.substr(0, 10))) return to_edtf({*date, *date});
    }
    return {};
}

// Names that a line near the headline says: "By Ana Ruiz", "Aug. 5, 2025 by Ana Ruiz", "Written by" with the name in the next line.
std::vector<std::string> visible_byline(const Blocks& blocks, std::uint32_t headline, std::string_view outlet) {
    constexpr std::uint32_t kMaxBlocksBefore = 8;
    constexpr std::uint32_t kMaxBlocksAfter = 24;
    constexpr std::uint32_t kMaxWords = 14;
    const std::uint32_t begin = headline > kMaxBlocksBefore ? headline - kMaxBlocksBefore : 0;
    for (std::uint32_t i = begin; i < blocks.blocks.size() && i < headline + kMaxBlocksAfter; ++i) {
        const Block& block = blocks.blocks[i];
        if (block.n_words > kMaxWords || block.apart == Apart::comments) continue;
        const std::string_view text = blocks.text_of(block);
        const std::string key = lowered(text);
        std::vector<std::string> names;
        if ((key == "by" || key == "by:" || key == "written by" || key == "written by:" || key == "author" || key == "author:") &&
            i + 1 < blocks.blocks.size()) {
            if (blocks.blocks[i + 1].n_words <= 8) names = names_of_byline(blocks.text_of(blocks.blocks[i + 1]), outlet);
        } else if (std::string_view rest; is_byline(text, rest)) {
            names = names_of_byline(rest, outlet);
        } else if (const auto by = key.find(" by "); by != std::string::npos && find_date(text)) {
            names = names_of_byline(text.substr(by + 4), outlet);
        }
        if (!names.empty()) return names;
    }
    return {};
}

std::vector<std::string> byline_of(const Offers& offers, const JsonLd& json, const Blocks& blocks, std::uint32_t headline,
                                   std::string_view outlet) {
    const auto names_of = [&](const std::vector<std::string>& list, NameTrust trust) {
        std::vector<std::string> names;
        for (const auto& text : list) {
            for (auto& name : names_of_byline(text, outlet, trust)) {
                if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
            }
        }
        return names;
    };
    for (const auto* list : {&json.authors, &offers.micro_authors, &offers.meta_authors, &offers.rel_authors, &offers.class_authors}) {
        auto names = names_of(*list, NameTrust::people);
        if (!names.empty()) return names;
    }
    auto names = visible_byline(blocks, headline, outlet);
    // Last, what the page's data call its author though it looks like no person's name: an account, a desk.
    for (const auto* list : {&json.authors, &json.organizations, &offers.micro_authors, &offers.meta_authors}) {
        if (names.empty()) names = names_of(*list, NameTrust::any);
    }
    return names;
}

}  // namespace

Metadata read_metadata(const HtmlTree& tree, const Blocks& blocks) {
    Offers offers = OfferGatherer(tree).gather();
    JsonLd json = read_json_ld(offers.scripts);
    Metadata metadata;
    std::string json_headline;
    append_collapsed(json_headline, json.headline);
    metadata.outlet = !offers.og_outlet.empty() ? offers.og_outlet : !json.outlet.empty() ? json.outlet : offers.app_name;
    offers.title.outlet = metadata.outlet;
    if (json.is_article) offers.title.json_ld = json_headline;
    if (offers.title.headings.empty()) {  // old pages mark headlines with <font>: a line that <title> holds is one
        constexpr std::size_t kMaxBlocks = 60;
        for (std::size_t i = 0; i < blocks.blocks.size() && i < kMaxBlocks; ++i) {
            const auto text = blocks.text_of(blocks.blocks[i]);
            if (blocks.blocks[i].n_words >= 4 && contains(offers.title.title, text)) offers.title.headings.emplace_back(text);
        }
    }
    metadata.title = choose_title(offers.title);
    metadata.url = !offers.canonical.empty() ? offers.canonical : !offers.og_url.empty() ? offers.og_url : json.url;
    metadata.language = !offers.language.empty() ? offers.language : !json.language.empty() ? json.language : offers.og_locale;
    std::replace(metadata.language.begin(), metadata.language.end(), '_', '-');
    if (metadata.language.size() > 35) metadata.language.clear();
    const std::uint32_t at = headline_block(blocks, offers.headline_node, metadata.title);
    metadata.byline = byline_of(offers, json, blocks, at, metadata.outlet);
    for (const auto* written : {&offers.og_published, &json.published, &offers.micro_published, &offers.meta_published,
                                &offers.time_pubdate, &offers.time_first}) {
        metadata.published = edtf_of(*written);
        if (!metadata.published.empty()) break;
    }
    if (metadata.published.empty()) metadata.published = visible_date(blocks, at);
    if (metadata.published.empty()) metadata.published = date_of_url(metadata.url);
    metadata.article_body = std::move(json.article_body);
    metadata.says_article = json.is_article || offers.og_type == "article";
    metadata.says_other = !metadata.says_article && (offers.og_type == "website" || contains(offers.og_type, "product"));
    return metadata;
}

}  // namespace onrecord
