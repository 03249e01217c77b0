// A page as a tree of nodes in one array, in the order of the document. Built in one pass over the tokens, never recursive.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/tag.h"

namespace onrecord {

using NodeIndex = std::uint32_t;

// Bytes of the page. No name, title, date or address is as long.
inline constexpr std::size_t kMaxValueBytes = 8192;

// Budgets. What stands deeper loses its element and keeps its text. What comes after so many nodes (elements and pieces of text) is not
// read; the largest of 798 pages of the developers has 9,700. Both are said in `limits`.
inline constexpr std::uint32_t kMaxHtmlDepth = 512;
inline constexpr std::uint32_t kMaxNodes = std::uint32_t{1} << 17;

struct HtmlNode {
    Tag tag = Tag::other;
    NodeIndex parent = 0;      // the root's is itself
    NodeIndex end = 0;         // one after its last descendant: the subtree of node i is [i, end)
    std::uint32_t first = 0;   // of a text: byte of the page; of an element: index of its first attribute
    std::uint32_t length = 0;  // of a text: bytes; of an element: number of attributes
};

struct KeptAttribute {
    Attribute name = Attribute::none;
    std::string_view value;  // as in the source
};

class HtmlTree {
public:
    std::vector<HtmlNode> nodes;  // nodes[0] is the root
    std::vector<KeptAttribute> kept;
    std::vector<std::string> limits;
    std::string_view page;  // the source; must outlive the tree

    // As in the source, undecoded; nothing where the element has no such attribute.
    [[nodiscard]] std::optional<std::string_view> raw(NodeIndex element, Attribute name) const;
    // Decoded; empty where the element has no such attribute, or one of more than kMaxValueBytes.
    [[nodiscard]] std::string value(NodeIndex element, Attribute name) const;
    [[nodiscard]] std::string_view raw_text(NodeIndex text) const { return page.substr(nodes[text].first, nodes[text].length); }
    // All the text within the node, decoded, runs of white space as one space, none at the ends: of each piece the first kMaxValueBytes,
    // and no more pieces after `max_bytes`.
    [[nodiscard]] std::string text_within(NodeIndex node, std::size_t max_bytes = 4096) const;
};

// REQUIRES: page is valid UTF-8 (for the tree itself any bytes do), below 4 GiB.
HtmlTree build_tree(std::string_view page);

// Appends `raw`, decoded, with runs of white space (no-break spaces too) as one space, none where `out` is empty or ends with a space or
// line end; soft hyphens and NULs are left out.
void append_collapsed(std::string& out, std::string_view raw);

}  // namespace onrecord
