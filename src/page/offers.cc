#include "page/offers.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "base/date_text.h"
#include "page/tokenizer.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxHeadings = 12;
constexpr std::size_t kMaxAuthorElements = 12;
constexpr std::size_t kMaxMetaAuthors = 64;
constexpr NodeIndex kMaxAuthorNodes = 60;  // of an element that is called author: more is no name

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}
bool is_change(std::string_view lower_name) {
    return contains(lower_name, "modif") || contains(lower_name, "updat") || contains(lower_name, "expir") ||
           contains(lower_name, "edited") || contains(lower_name, "reviewed");
}

void keep(std::string& slot, std::string value) {
    if (slot.empty()) slot = std::move(value);
}

// Of several days of publication the earlier is that of the first. REQUIRES: `value` begins with a date.
void keep_earlier(std::string& slot, std::string value) {
    if (slot.empty() || *parse_date(value) < *parse_date(slot)) slot = std::move(value);
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
                    if (const auto rel = tree_.raw(i, Attribute::rel); rel && equal_ignoring_case(*rel, "canonical")) {
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
    // Of <title>, whose text is not read elsewhere. Empty where it is longer than titles are.
    std::string all_text(NodeIndex i) const {
        std::string text;
        std::size_t n_bytes = 0;
        for (NodeIndex at = i + 1; at < tree_.nodes[i].end; ++at) {
            if (tree_.nodes[at].tag != Tag::text) continue;
            n_bytes += tree_.nodes[at].length;
            if (n_bytes > kMaxValueBytes) return {};
            append_collapsed(text, tree_.raw_text(at));
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
        const std::string name = lower_case(*raw);
        std::string value = tree_.value(i, Attribute::content);
        if (value.empty()) return;
        if (name == "og:title") {
            offers_.title.og_title = std::move(value);
        } else if (name == "twitter:title" || name == "dc.title") {
            keep(offers_.title.og_title, std::move(value));
        } else if (name == "twitter:label1") {
            keep(offers_.label, lower_case(value));
        } else if (name == "twitter:data1") {
            keep(offers_.label_value, std::move(value));
        } else if (name == "og:site_name") {
            keep(offers_.og_outlet, std::move(value));
        } else if (name == "application-name") {
            keep(offers_.app_name, std::move(value));
        } else if (name == "og:url") {
            keep(offers_.og_url, std::move(value));
        } else if (name == "syndication-source" || name == "original-source") {
            keep(offers_.syndicated_from, std::move(value));
        } else if (name == "og:type") {
            keep(offers_.claims.og_type, lower_case(value));
        } else if (name == "generator") {
            offers_.claims.forum_software = offers_.claims.forum_software || is_forum_software(value);
        } else if (name == "og:locale") {
            keep(offers_.og_locale, std::move(value));
        } else if (name == "article:published_time" || name == "og:published_time" || name == "og:article:published_time") {
            keep(offers_.og_published, std::move(value));
        } else if (name == "article:section" || name == "og:article:section" || name == "parsely-section") {
            keep(offers_.section, std::move(value));
        } else if (name == "datepublished") {
            keep(offers_.micro_published, std::move(value));
        } else if ((contains(name, "publish") || contains(name, "publication") || contains(name, "pubdate") || contains(name, "pub_date") ||
                    contains(name, "pub-date") || contains(name, "date.issued") || contains(name, "date.created") ||
                    contains(name, "datecreated") || contains(name, "article.created") || contains(name, "sailthru.date")) &&
                   !is_change(name) && parse_date(value)) {
            keep_earlier(offers_.meta_published, std::move(value));
        } else if ((name == "date" || name == "dc.date" || name == "citation_date") && parse_date(value)) {
            keep(offers_.meta_date, std::move(value));
        } else if (name == "author" || name == "article:author" || name == "sailthru.author" || name == "parsely-author" ||
                   name == "dc.creator" || name == "byl" || name == "article.author" || name == "cxenseparse:author" ||
                   name == "dcterms.creator") {
            if (!contains(value, "://") && !contains(value, "www.") && offers_.meta_authors.size() < kMaxMetaAuthors)
                offers_.meta_authors.push_back(std::move(value));
        }
    }

    void time(NodeIndex i) {
        std::string value = tree_.value(i, Attribute::datetime);
        if (value.empty()) value = tree_.text_within(i, 80);
        if (!parse_date(value)) return;
        std::string names;
        for (const Attribute name : {Attribute::class_, Attribute::itemprop, Attribute::id}) {
            if (const auto raw = tree_.raw(i, name)) names += lower_case(raw->substr(0, 200)) + " ";
        }
        if (is_change(names) || is_change(text_before(i)) || in_teaser(i) || in_comments(i)) return;
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

    // Within an element that shows another story: after the headline, small, with a link of several words that leads to no author and
    // shares nothing. A list of related stories is made of such.
    bool in_teaser(NodeIndex i) const {
        constexpr int kMaxAncestors = 4;
        constexpr NodeIndex kMaxNodes = 60;
        constexpr int kMinLinkWords = 3;
        if (offers_.headline_node == 0) return false;
        NodeIndex at = i;
        for (int n = 0; n < kMaxAncestors; ++n) {
            const Tag tag = tree_.nodes[at].tag;
            if (at <= offers_.headline_node || tag == Tag::body || tag == Tag::main || tree_.nodes[at].end - at > kMaxNodes) return false;
            for (NodeIndex in = at; in < tree_.nodes[at].end; ++in) {
                if (tree_.nodes[in].tag != Tag::a || (in <= i && i < tree_.nodes[in].end && n == 0)) continue;
                const auto address = tree_.raw(in, Attribute::href);
                if (!address || address->starts_with("#") || contains(*address, "author") || contains(*address, "share") ||
                    contains(*address, "mailto:") || contains(*address, "javascript:") || contains(*address, "comment"))
                    continue;
                const auto names = tree_.raw(in, Attribute::class_);
                const std::string key = names ? lower_case(names->substr(0, 120)) : std::string();
                if (contains(key, "author") || contains(key, "byline") || contains(key, "contributor")) continue;
                const std::string text = tree_.text_within(in, 200);
                if (starts_ignoring_case(text, "by ")) continue;
                if (std::count(text.begin(), text.end(), ' ') + 1 >= kMinLinkWords) return true;
            }
            at = tree_.nodes[at].parent;
        }
        return false;
    }

    // "Last updated:" right before an element.
    std::string text_before(NodeIndex i) const {
        constexpr NodeIndex kMaxNodes = 8;
        for (NodeIndex at = i; at > 0 && at + kMaxNodes > i; --at) {
            if (tree_.nodes[at - 1].tag != Tag::text) continue;
            std::string text;
            append_collapsed(text, tree_.raw_text(at - 1));
            if (text.empty() || text == " " || text.size() > 200) continue;
            return text.size() <= 40 ? lower_case(text) : std::string();
        }
        return {};
    }

    void element(NodeIndex i, const HtmlNode& node) {
        claim(i);
        if (offers_.breadcrumbs.empty()) breadcrumbs(i, node);
        if (const auto prop = tree_.raw(i, Attribute::itemprop)) {
            if (*prop == "datePublished") {
                std::string value = tree_.value(i, Attribute::content);
                if (value.empty()) value = tree_.value(i, Attribute::datetime);
                if (value.empty()) value = tree_.text_within(i, 80);
                if (parse_date(value)) keep(offers_.micro_published, std::move(value));
            } else if (*prop == "author" && offers_.micro_authors.size() < 8 && !in_comments(i) && !in_teaser(i)) {
                offers_.micro_authors.push_back(author_within(i));
            }
        }
        if (node.tag == Tag::body || node.tag == Tag::html || node.tag == Tag::article || node.tag == Tag::main) return;
        if (const auto rel = tree_.raw(i, Attribute::rel);
            rel && node.tag == Tag::a && contains(*rel, "author") && offers_.rel_authors.size() < 4) {
            if (!in_comments(i) && !in_teaser(i)) offers_.rel_authors.push_back(tree_.text_within(i, 120));
            return;
        }
        auto& list = offers_.headline_node != 0 ? offers_.near_authors : offers_.far_authors;
        if (list.size() < kMaxAuthorElements && node.end - i < kMaxAuthorNodes && names_author(i, node) && !in_comments(i) &&
            !in_teaser(i)) {
            std::string text = first_run(i);
            if (!text.empty() && text.size() < 160) list.push_back(std::move(text));
        }
    }

    // "Home › News › Harbour": an element that says it is one, small, with a link in it.
    void breadcrumbs(NodeIndex i, const HtmlNode& node) {
        constexpr NodeIndex kMaxNodes = 80;
        constexpr std::size_t kMaxSteps = 8;
        if (node.end - i > kMaxNodes || node.tag == Tag::body) return;
        bool is_one = false;
        for (const Attribute name : {Attribute::class_, Attribute::id, Attribute::itemtype}) {
            const auto raw = tree_.raw(i, name);
            is_one = is_one || (raw && contains(lower_case(raw->substr(0, 120)), "breadcrumb"));
        }
        if (!is_one) return;
        for (NodeIndex at = i; at < node.end && offers_.breadcrumbs.size() < kMaxSteps; ++at) {
            if (tree_.nodes[at].tag != Tag::a) continue;
            std::string text = tree_.text_within(at, 120);
            if (!text.empty()) offers_.breadcrumbs.push_back(std::move(text));
        }
    }

    // Microdata's types, and buttons of shops.
    void claim(NodeIndex i) {
        PageClaims& claims = offers_.claims;
        if (const auto type = tree_.raw(i, Attribute::itemtype)) {
            claims.has_forum = claims.has_forum || type->ends_with("/QAPage") || type->ends_with("/DiscussionForumPosting");
            claims.has_product = claims.has_product || type->ends_with("/Product");
            claims.has_list = claims.has_list || type->ends_with("/CollectionPage") || type->ends_with("/SearchResultsPage");
        }
        if (claims.cart) return;
        for (const Attribute name : {Attribute::name, Attribute::class_, Attribute::id}) {
            const auto raw = tree_.raw(i, name);
            if (!raw) continue;
            const std::string key = lower_case(raw->substr(0, 120));
            if (!contains(key, "add")) continue;
            for (const std::string_view words : {"add-to-cart", "add_to_cart", "addtocart", "add-to-basket", "add-to-bag"})
                claims.cart = claims.cart || contains(key, words);
        }
    }

    // By its class, or by the address that it leads to.
    bool names_author(NodeIndex i, const HtmlNode& node) const {
        if (const auto names = tree_.raw(i, Attribute::class_)) {
            const std::string key = lower_case(names->substr(0, 120));
            const bool called = contains(key, "byline") || contains(key, "author");
            const auto is_about = [&] {
                return contains(key, "bio") || contains(key, "box") || contains(key, "image") || contains(key, "avatar");
            };
            if (called && (!is_about() || contains(key, "__name") || contains(key, "-name"))) return true;
        }
        const auto address = node.tag == Tag::a ? tree_.raw(i, Attribute::href) : std::nullopt;
        return address && (contains(*address, "/author/") || contains(*address, "/authors/"));
    }
    bool in_comments(NodeIndex i) const {
        constexpr int kMaxAncestors = 16;
        for (int n = 0; n < kMaxAncestors && i != 0; ++n, i = tree_.nodes[i].parent) {
            for (const Attribute name : {Attribute::class_, Attribute::id}) {
                const auto names = tree_.raw(i, name);
                if (names && tree_.nodes[i].tag != Tag::body && contains(lower_case(names->substr(0, 120)), "comment")) return true;
            }
        }
        return false;
    }
    // "By", "Ana Ruiz,": the name is still to come.
    static bool leads_on(std::string_view text) {
        while (!text.empty() && (text.back() == ' ' || text.back() == ':')) text.remove_suffix(1);
        for (const std::string_view label : {"by", "author", "authors", "written by", "posted by", "article by", "words by"}) {
            if (text == label) return true;
        }
        return !text.empty() && (text.back() == ',' || text.back() == '&' || (text.size() > 4 && text.substr(text.size() - 4) == " and"));
    }
    static bool follows_on(std::string_view text) {
        if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
        return !text.empty() && (text.front() == ',' || text.front() == '&' || text.substr(0, 4) == "and " || text == "and");
    }
    // The text up to the first block or link that is no continuation (", ", "and"): a name stands before a job title and a short life.
    std::string first_run(NodeIndex i) const {
        std::string text;
        NodeIndex last_parent = 0;
        NodeIndex border = 0;  // the innermost block or link around the text before
        for (NodeIndex at = i; at < tree_.nodes[i].end; ++at) {
            if (tree_.nodes[at].tag != Tag::text) continue;
            std::string run;
            append_collapsed(run, tree_.raw_text(at));
            if (run.empty() || run == " ") continue;
            // "<span>Ana Ruiz</span><span>Editor</span>": two things that the style parts
            const bool parted = !text.empty() && text.back() != ' ' && run.front() != ' ' && tree_.nodes[at].parent != last_parent;
            last_parent = tree_.nodes[at].parent;
            NodeIndex around = tree_.nodes[at].parent;
            while (around > i && tree_.nodes[around].tag != Tag::a && !has(tree_.nodes[around].tag, kBlock))
                around = tree_.nodes[around].parent;
            if (!text.empty() && (around != border || parted)) {
                if (!leads_on(lower_case(text)) && !follows_on(lower_case(run))) break;
                text += ' ';
            }
            border = around;
            text += run;
            if (text.size() > 200) break;
        }
        while (!text.empty() && text.back() == ' ') text.pop_back();
        return text;
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

}  // namespace

Offers gather_offers(const HtmlTree& tree) {
    return OfferGatherer(tree).gather();
}

}  // namespace onrecord
