// CoNLL-U files, gzip'd or not, as training needs them: sentences of words with the columns that we learn.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "onrecord/error.h"

namespace onrecord {

struct ConlluWord {
    std::string form, lemma, upos, xpos, deprel;
    int head = -1;  // index in the sentence, -1 for the root
};
using ConlluSentence = std::vector<ConlluWord>;

// Sentences of all files, in order. Ranges of multiword tokens and empty nodes are left out; their words stay.
Result<std::vector<ConlluSentence>> read_conllu(const std::vector<std::string>& paths);

// A document as running text: sentences parted by a space unless SpaceAfter=No stands at their end, paragraphs (# newpar) by an empty line.
struct ConlluText {
    std::string text;
    std::vector<std::uint32_t> paragraphs;  // where each begins in `text`
    std::vector<std::uint32_t> sentences;
};
// The documents of all files (# newdoc), in order.
Result<std::vector<ConlluText>> read_conllu_texts(const std::vector<std::string>& paths);

// Each line of a file, gzip'd or not.
Result<std::vector<std::string>> read_lines(const std::string& path);

}  // namespace onrecord
