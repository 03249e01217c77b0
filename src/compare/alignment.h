// Where two texts have the same words in the same order, differences in detail allowed.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "compare/words.h"

namespace onrecord {

// A passage of each text, in words: [first_begin, first_end) goes with [second_begin, second_end).
struct AlignedPassage {
    std::uint32_t first_begin = 0, first_end = 0, second_begin = 0, second_end = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> matches;  // pairs of equal words, rising on both sides
};

// The runs of kSeedWords words of a text by their hashes: made once for a text that is aligned with many. 16 bytes a word.
struct WordRuns {
    explicit WordRuns(const std::vector<CutWord>& words);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted;  // hash, first word
};

// Passages that share runs of kSeedWords words, joined over gaps of up to kMaxGapWords and lengthened at their ends; not overlapping on
// either side, sorted. `skip`: words of the first text from which no passage may begin (furniture); empty: none. Cost: linear in the words
// and the shared runs.
std::vector<AlignedPassage> align(const std::vector<CutWord>& first, const WordRuns& first_runs, const std::vector<CutWord>& second,
                                  const WordRuns& second_runs, const std::vector<bool>& skip);
std::vector<AlignedPassage> align(const std::vector<CutWord>& first, const std::vector<CutWord>& second);

}  // namespace onrecord
