// Where sentences end in a paragraph of words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/analysis.h"
#include "language/language_lists.h"
#include "language/tokenizer.h"

namespace onrecord {

// Appends the sentences of words [first_word, words.size()), one paragraph of `text`, to `sentences`. marks[i] is of
// words[first_word + i]. Every word comes into exactly one sentence. Linear.
void split_sentences(std::string_view text, const std::vector<Word>& words, std::uint32_t first_word, const std::vector<TokenMark>& marks,
                     std::uint32_t paragraph, const LanguageLists& lists, std::vector<Sentence>& sentences);

// Of each of these words whether a sentence begins there by the rules alone. For training.
std::vector<bool> propose_sentences(const std::vector<Word>& words, std::uint32_t first_word, const std::vector<TokenMark>& marks,
                                    const LanguageLists& lists);

}  // namespace onrecord
