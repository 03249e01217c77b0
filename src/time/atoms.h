// The tokens of a sentence as time rules see them: words, and numbers with a shape ("10:35", "2024-10-07", "'80s", "16th").
//
// Cut from the text again rather than taken from the analysis, so that "third-quarter", "Oct." and "62-page" are the same however
// the tokenizer parts them. Linear in the sentence.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "onrecord/span.h"
#include "onrecord/text.h"
#include "time/time_lists.h"

namespace onrecord {

struct Atom {
    enum class Shape : std::uint8_t { word, mark, number, large, decimal, ordinal, year_word, decade, clock, iso, slash, ampm, junk };
    Span span;
    WordKey key = 0;
    const std::vector<TimeMeaning>* meanings = nullptr;  // of a word or mark; null: none
    std::int32_t value = 0;                              // number; clock: minutes; iso, slash: year * 10000 + month * 100 + day
    std::int32_t halves = 0;                             // 1: "and a half" was part of the number ("2 1/2")
    Shape shape = Shape::word;
    Xpos tag = Xpos::XX;     // of its word; XX where it is not known
    std::uint32_t word = 0;  // in the analysis
    std::uint8_t n_digits = 0;
    bool capital = false;
    bool glued = false;  // no white space before it
};

// A year written with two digits belongs to the century that brings it to 1950-2049.
int full_year(int year, int n_digits);

// Replaces `atoms` by those of the sentence.
void cut_atoms(const Text& text, const Analysis& analysis, const Sentence& sentence, const TimeLists& lists, std::vector<Atom>& atoms);

}  // namespace onrecord
