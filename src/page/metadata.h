// What a page says of itself: title, byline, outlet, address, language, date.
#pragma once

#include <string>
#include <vector>

#include "onrecord/reading.h"
#include "page/blocks.h"
#include "page/page_kind.h"
#include "page/tree.h"

namespace onrecord {

struct Metadata {
    std::string title;  // the headline, without the outlet's name
    std::vector<std::string> byline;
    std::string outlet;
    std::string url;
    std::string first_url;  // where the report was first, if its data say so
    std::string section;    // of the outlet: "Politics"
    std::string language;
    std::string published;             // EDTF, of first publication; never the date of a change
    std::string article_body;          // of JSON-LD; a rescue where the page shows no text
    std::vector<Alternative> offered;  // every day and outlet that the page has, those that were taken too, in order of trust
    PageClaims claims;
};

// Order of trust: JSON-LD, OpenGraph and other <meta>, microdata, <time>, visible text near the headline. Never invents: what nothing says
// stays empty.
Metadata read_metadata(const HtmlTree& tree, const Blocks& blocks, const PageLists& lists);

}  // namespace onrecord
