// Gold words as the program reads them: their forms, and the tags and tree that a sentence model gives them.
#pragma once

#include <vector>

#include "language/sentence_model.h"
#include "training/conllu.h"

namespace onrecord {

struct ParsedSentence {
    std::vector<WordForm> forms;
    std::vector<Tags> tags;
    std::vector<TagDoubt> doubts;
    std::vector<Arc> arcs;
    // Scratch.
    Encoded encoded;
    ParserScratch scratch;

    // REQUIRES: the sentence has at least one word and at most kMaxTreeWords.
    void read(const ConlluSentence& sentence, const SentenceModel& model, const Clusters& clusters);
};

}  // namespace onrecord
