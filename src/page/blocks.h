// A page as a reader sees it: blocks of text in the order of the page, each a paragraph, heading, list item or the like.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/page_lists.h"
#include "page/tree.h"

namespace onrecord {

enum class BlockKind : std::uint8_t { paragraph, heading, item, quote, cell, preformatted };

// Why an element is set apart from the article.
enum class Apart : std::uint8_t { none, hidden, navigation, aside, form, caption, comments, hint };

struct Block {
    std::uint32_t begin = 0;  // bytes of Blocks::text
    std::uint32_t end = 0;
    NodeIndex container = 0;  // the innermost block element around it
    BlockKind kind = BlockKind::paragraph;
    std::uint32_t n_words = 0;
    std::uint32_t n_link_bytes = 0;  // of its text, how much stands in <a>
    bool is_sentence = false;        // ends as a sentence does
    Apart apart = Apart::none;       // set by set_apart()

    [[nodiscard]] double link_share() const { return end > begin ? static_cast<double>(n_link_bytes) / (end - begin) : 0; }
};

// An element with the blocks within it, [first, end) of Blocks::blocks.
struct Element {
    NodeIndex node = 0;
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::uint8_t hints = 0;  // bits 1 << Hint, of its class and id
    Apart apart = Apart::none;
};

struct Blocks {
    std::string text;  // of all blocks, one after the other
    std::vector<Block> blocks;
    std::vector<Element> elements;  // in the order of their ends: the inner before the outer

    [[nodiscard]] std::string_view text_of(const Block& block) const {
        return std::string_view(text).substr(block.begin, block.end - block.begin);
    }
};

// One pass over the tree. What is never text (script, select, svg) is not there; all else is, with what sets it apart told.
Blocks find_blocks(const HtmlTree& tree, const PageLists& lists);

// Marks the blocks within elements that are set apart, unless most of the page's text stands there.
void set_apart(Blocks& blocks);

}  // namespace onrecord
