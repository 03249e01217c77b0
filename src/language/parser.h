// The dependency parse: for each word its head and the relation to it (Universal Dependencies v2).
//
// Every word is scored as the head of every other from the vectors of sentence_encoder.h (Kiperwasser and Goldberg 2016, Dozat and Manning
// 2017), the best tree is taken, and each arc is given its relation.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/dependency_tree.h"
#include "language/deprel.h"
#include "language/sentence_encoder.h"
#include "onrecord/error.h"
#include "predict/dense.h"
#include "predict/model_file.h"

namespace onrecord {

struct Arc {
    std::uint32_t head = kNoHead;  // index of a word of the same sentence
    Deprel relation = Deprel::none;
};

// Scratch of a worker, kept for its memory alone.
struct ParserScratch {
    std::vector<Sum> sums, bias, arcs;
    std::vector<Activation> heads, dependents, label_heads, label_dependents, pairs;
    std::vector<std::int16_t> packed;
    std::vector<std::uint32_t> tree;
    TreeScratch tree_scratch;
};

class Parser {
public:
    static Result<Parser> load(const ModelFile& file);

    // The arcs of all words, sentence after sentence, each of which is a tree with one root. REQUIRES: all layers of the encoder have run;
    // as many arcs as words; no sentence has more than kMaxTreeWords.
    void parse(const Encoded& encoded, std::span<Arc> arcs, ParserScratch& scratch) const;

private:
    void score_arcs(const EncodedSentence& sentence, ParserScratch& scratch) const;

    Dense head_, dependent_;              // width -> what speaks for being a head, for having one
    FineDense head_bias_;                 // of the former, how likely a word is a head of anything
    std::span<const Sum> distance_;       // of a head that stands so far off, from kMaxDistance words before to as many behind
    Dense label_head_, label_dependent_;  // width -> what the relation is told by
    FineDense label_;
    std::span<const Deprel> relations_;  // label -> relation
};

}  // namespace onrecord
