// The tree of a sentence from the scores of all its arcs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace onrecord {

// Scratch of best_tree, kept for its memory alone.
struct TreeScratch {
    struct Side {                        // of spans whose dependents stand to the left, or to the right
        std::vector<std::int64_t> open;  // by the span's head
        std::vector<std::int64_t> closed_by_begin, closed_by_end;
        std::vector<std::uint8_t> open_split, closed_split;
    };
    Side left, right;
    std::vector<std::uint32_t> todo;
};

inline constexpr std::size_t kMaxTreeWords = 128;  // of a sentence that best_tree takes: its cost grows with the cube

// score[d * (n + 1) + h] is that of word d's head being h; words are 1 to n, 0 is the root; row 0 is not read. Writes the head of word d
// to heads[d - 1]. Each word takes its best head where that makes a tree with one root; else the projective tree of the highest sum with
// one root (Eisner 1996). REQUIRES: 1 <= n <= kMaxTreeWords.
void best_tree(std::span<const std::int32_t> scores, std::size_t n, std::span<std::uint32_t> heads, TreeScratch& scratch);

}  // namespace onrecord
