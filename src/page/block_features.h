// What a block of a page looks like to the model that decides whether it is of the article: its text, its element, its neighbours, and
// where it lies from the region that the weight of prose found. Asked by the program and by training/print_blocks.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "page/blocks.h"
#include "page/body_region.h"
#include "page/page_lists.h"
#include "page/tree.h"

namespace onrecord {

inline constexpr std::uint64_t kBlocksFingerprint = 0x626c6f636b000001;  // "block"; count up when a feature or a list changes
inline constexpr std::size_t kBlockFeatures = 110;

// Row i, of kBlockFeatures numbers: of block i. Linear in the page. REQUIRES: set_apart(blocks) was called.
std::vector<float> block_features(const HtmlTree& tree, const Blocks& blocks, const BodyRegion& region, std::string_view title,
                                  const PageLists& lists);

}  // namespace onrecord
