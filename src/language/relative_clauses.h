// Which noun a relative clause is about. The tree hangs the clause from the noun beside it more often than a reader would: “a critic of the
// merger who …” is about the critic, “the death of a boy, which …” about the death, “progress on rights that has …” about the progress.
#pragma once

#include <cstdint>
#include <vector>

#include "language/word_list.h"
#include "onrecord/text.h"

namespace onrecord {

struct Analysis;

struct RelativeClause {
    std::uint32_t verb = 0;  // index of the word that heads it: “said” of “the clerk, who said”, “clerk” of “Ruiz, who was a clerk”
    std::uint32_t noun = 0;  // index of its antecedent
};

// By verb. `persons` has nouns of persons. Linear. REQUIRES: the words have tags, heads and relations, and `dependents` is theirs.
std::vector<RelativeClause> find_relative_clauses(const Text& text, const Analysis& analysis, const WordList& persons);

}  // namespace onrecord
