// What a page offers of itself, by source; which of it is to be trusted is metadata.cc's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/headline.h"
#include "page/page_kind.h"
#include "page/tree.h"

namespace onrecord {

// Views are of the page.
struct Offers {
    TitleOffers title;
    std::vector<std::string_view> scripts;  // JSON-LD
    std::string og_published;               // article:published_time
    std::string meta_published;             // other <meta> of publication
    std::string meta_date;                  // <meta> of a date without saying whose
    std::string micro_published;            // itemprop
    std::string time_pubdate;               // <time pubdate>, or of a class that says published
    std::string time_first;                 // the first <time datetime> after the headline
    std::vector<std::string> meta_authors;
    std::vector<std::string> micro_authors;
    std::vector<std::string> rel_authors;
    std::vector<std::string> near_authors;  // of elements that are called author or byline, or lead to an author's page: after the headline
    std::vector<std::string> far_authors;   // ... and before it
    std::string label;                      // twitter:label1 and its value
    std::string label_value;
    std::string og_outlet, app_name;
    std::string canonical, og_url;
    std::string section;                   // of <meta>
    std::vector<std::string> breadcrumbs;  // the links and words of the way to the page that it shows, the front page first
    std::string syndicated_from;           // an address: where the report was first
    std::string language, og_locale;
    PageClaims claims;            // those of <meta>, microdata and classes
    NodeIndex headline_node = 0;  // the first <h1>
};

// One pass over the nodes. A date of change ("modified", "updated") is never offered.
Offers gather_offers(const HtmlTree& tree);

}  // namespace onrecord
