// Which blocks of a page are its article.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "page/blocks.h"
#include "page/page_lists.h"
#include "page/tree.h"
#include "predict/forest.h"

namespace onrecord {

struct Body {
    std::vector<std::uint32_t> blocks;  // indices, in order
    std::uint32_t n_words = 0;          // of these blocks
    std::uint32_t n_prose_words = 0;    // of these blocks, those in prose outside links
};

// `title` is left out where it stands as a heading or line of its own before the text. REQUIRES: set_apart(blocks) was called.
Body choose_body(const HtmlTree& tree, const Blocks& blocks, std::string_view title, const PageLists& lists, const Forest& forest);

}  // namespace onrecord
