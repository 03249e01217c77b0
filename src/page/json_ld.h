// JSON-LD in a page: what its article says of itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// Budgets of one page: what is beyond is not read.
inline constexpr std::size_t kMaxJsonLdBytes = std::size_t{4} << 20;
inline constexpr std::size_t kMaxJsonLdObjects = 20000;
inline constexpr std::size_t kMaxJsonLdScripts = 200;

struct JsonLd {
    std::string type;  // of the object that was chosen: "NewsArticle"; empty: none
    std::string headline;
    std::string published;  // as written
    std::string outlet;
    std::string language;
    std::string url;
    std::string article_body;
    std::string section;                     // articleSection, the first
    std::vector<std::string> breadcrumbs;    // of a BreadcrumbList, in its order
    std::vector<std::string> authors;        // people
    std::vector<std::string> organizations;  // that stand as authors
    bool is_article = false;
    // Whether there is one among the objects, whichever was chosen.
    bool has_forum = false;    // QAPage, DiscussionForumPosting
    bool has_product = false;  // Product with an offer
    bool has_list = false;     // CollectionPage, SearchResultsPage
};

// Reads the scripts of a page together (an "@id" may be told in another) and takes the article among their objects. Broken ones are passed
// over. Cycles of "@id" cost nothing: a reference is followed once.
JsonLd read_json_ld(const std::vector<std::string_view>& scripts);

}  // namespace onrecord
