// Words that take firmness away from what is said, or by which the outlet says that it does not vouch for it.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/analysis.h"
#include "onrecord/reading.h"
#include "onrecord/text.h"
#include "text/word_key.h"

namespace onrecord {

// The phrases of data/english/hedge.tsv by their first words.
struct HedgePhrase {
    std::uint32_t classes = 0;  // bits of HedgeClass (hedge.cc)
    std::vector<WordKey> rest;  // the words after the first
};
using HedgeLists = std::unordered_map<WordKey, std::vector<HedgePhrase>>;  // looked up only, never walked

HedgeLists load_hedge_lists();

struct Hedge {
    Span span;
    bool only_as_cue = false;  // "understands" is one where it is the cue: "the Courier understands that …"
};

// All of a text, sorted and disjoint. Cost: one look-up a word. REQUIRES: analysis was made from `text`.
std::vector<Hedge> find_hedges(const Text& text, const Analysis& analysis, const HedgeLists& lists);

// Those in the content of a statement, in its cue or right before it.
SpanList hedges_of(const Statement& statement, const std::vector<Hedge>& hedges);

}  // namespace onrecord
