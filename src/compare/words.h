// The words of a text as linking compares them: a reading made elsewhere may have no tokens, and what is compared across
// reports must not depend on how one report was analysed.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/span.h"

namespace onrecord {

// A run of letters and digits, with the apostrophes, and the stops and commas of figures, that stand inside it. `key` is equal for words
// that differ in case or in the shape of their apostrophe only; small numbers written as words have the key of their digits.
struct CutWord {
    Span span;
    std::uint32_t key = 0;
    bool capital = false;  // begins with a capital letter or a digit
};

std::vector<CutWord> cut_words(std::string_view text, Span within);

std::uint32_t cut_word_key(std::string_view word);

// The stretches between quotation marks, marks not included, sorted by begin; any two are disjoint or nested
// (language/quotations.h pairs the marks).
std::vector<Span> quoted_stretches(std::string_view text, const std::vector<Span>& paragraphs);

// A 64-bit hash of `n` keys in a row.
std::uint64_t hash_keys(const CutWord* words, std::size_t n);
std::uint64_t hash_keys(const std::uint32_t* keys, std::size_t n);

}  // namespace onrecord
