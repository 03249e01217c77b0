// Fingerprints of text by which reports that share words are found without comparing every two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "compare/words.h"

namespace onrecord {

inline constexpr std::size_t kShingleWords = 5;    // words in one fingerprint
inline constexpr std::size_t kWindowShingles = 4;  // of these one is kept: every shared run of 8 words has one in common

// Winnowing (Schleimer, Wilkerson & Aiken 2003): the least hash of every window of shingles, sorted, each once.
std::vector<std::uint64_t> fingerprints_of(const std::vector<CutWord>& words);

}  // namespace onrecord
