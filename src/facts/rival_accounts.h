// Where one report itself gives two figures for one question.
#pragma once

#include <string_view>
#include <vector>

#include "facts/assertion_facts.h"
#include "facts/figure.h"

namespace onrecord {

// Sets Figure::rival and rival_by, and what a figure that leaves its noun unsaid counts ("the police say 43 coins and the treasurer 41").
// `figures` are those of one report, in the order of the text. Cost: linear in the words of sentences with figures.
void find_rival_accounts(std::string_view text, const AssertionFacts& said, const FigureLists& lists, std::vector<Figure>& figures);

}  // namespace onrecord
