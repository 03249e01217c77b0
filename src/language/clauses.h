// The clauses of a report: its predicates with their arguments as spans of the text, negation, modality and tense. What the network
// says of words (predicates.h) and the tree, put together; who the arguments are, the reading adds.
#pragma once

#include <vector>

#include "language/analysis.h"
#include "language/lemmatiser.h"
#include "onrecord/reading.h"
#include "onrecord/text.h"

namespace onrecord {

// In the order of their predicates. An argument's span is what hangs from its head, without the predicate's own words and without what
// hangs from other arguments inside it; no entities yet. Never fails; linear.
// REQUIRES: parse() has been asked.
std::vector<Clause> find_clauses(const Text& text, const Analysis& analysis, const Lemmatiser& lemmatiser);

}  // namespace onrecord
