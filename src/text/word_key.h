// A word as word lists know it: the hash of its lower-cased form. Computed once a token, so that no stage lower-cases or copies again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord {

// 64 bits of XXH3 over the simple lower case of the word, with curly apostrophes made straight. Equal for words that differ in case only.
// Two different words of one key are not to be expected in a lifetime (2^-64 a pair).
using WordKey = std::uint64_t;

// The word as its key sees it: lower-cased, curly apostrophes straight. REQUIRES: valid UTF-8.
std::string lower_word(std::string_view word);

// The same without the marks that letters bear, as newsrooms that have no é write it. REQUIRES: valid UTF-8.
std::string bare_word(std::string_view word);

// REQUIRES: valid UTF-8.
WordKey word_key(std::string_view word);

}  // namespace onrecord
