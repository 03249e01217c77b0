// Which outlet a document is from, where its data do not name one: by what a reader takes a masthead for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/reading.h"
#include "onrecord/span.h"
#include "page/blocks.h"
#include "page/page_lists.h"
#include "page/tree.h"

namespace onrecord {

// Of a page: a name that two of these agree on: a link to the site's front page, the part of <title> beside the headline, a copyright
// line, the host of `url`. Empty where nothing does, or where two names have as much. `title`: of <title>.
std::string outlet_of_page(const HtmlTree& tree, const Blocks& blocks, std::string_view title, std::string_view url);

// Of a plain text: the owner in a copyright line, else the masthead at its top, else the agency in its dateline, else the name that
// speaks of itself ("Salt Lane has learned"). Empty where two of the first disagree, or several lines look like a masthead. An agency that
// the text only speaks of is none. Linear.
struct TextOutlet {
    std::string name;
    std::vector<Alternative> offered;  // mastheads, owner and agency, whichever was taken
};
TextOutlet outlet_of_text(std::string_view text, const SpanList& furniture, const PageLists& lists);

}  // namespace onrecord
