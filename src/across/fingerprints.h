// Fingerprints of text by which reports that share words are found without comparing every two.
#pragma once

#include <cstddef>
#include <vector>

#include "across/features.h"
#include "across/words.h"

namespace onrecord {

inline constexpr std::size_t kShingleWords = 5;    // words in one fingerprint
inline constexpr std::size_t kWindowShingles = 4;  // of these one is kept: every shared run of 8 words has one in common
inline constexpr std::size_t kShortParagraphWords = 30;

// Winnowing (Schleimer, Wilkerson & Aiken 2003): the least hash of every window of shingles. Fills `fingerprints` and `short_paragraphs`.
// `paragraph_ends`: for each paragraph, the number of words up to its end.
void take_fingerprints(const std::vector<CutWord>& words, const std::vector<std::size_t>& paragraph_ends, ReportFeatures& features);

}  // namespace onrecord
