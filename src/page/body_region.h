// Where on a page its article stands, by the weight of prose: the first guess, which the model of blocks then mends.
#pragma once

#include <cstdint>
#include <string_view>

#include "page/blocks.h"
#include "page/tree.h"

namespace onrecord {

struct BlockRange {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    [[nodiscard]] bool contains(std::uint32_t i) const { return first <= i && i < end; }
};

struct BodyRegion {
    NodeIndex node = 0;          // the element
    BlockRange element;          // its blocks
    BlockRange run;              // of these, the heaviest run, with the headings right before it; empty where the page has no prose
    std::uint32_t headline = 0;  // the block that shows the title; 0 where none does
};

// Prose by its length or its full stop, and not mostly links.
bool is_prose(const Block& block);

// A byline or a date in a line of its own.
bool is_credit(const Blocks& blocks, const Block& block);

// Linear in the blocks. REQUIRES: set_apart(blocks) was called.
BodyRegion find_region(const HtmlTree& tree, const Blocks& blocks, std::string_view title);

}  // namespace onrecord
