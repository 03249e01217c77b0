// Numbers with what they count or measure, so that those that answer one question can be found in several reports.
#pragma once

#include <vector>

#include "compare/function_words.h"
#include "facts/assertion_facts.h"
#include "facts/content_index.h"
#include "facts/figure.h"
#include "onrecord/reading.h"

namespace onrecord {

// In the order of the text. Cost: linear in the words, events and mentions.
std::vector<Figure> find_figures(const Reading& reading, const AssertionFacts& said, const ContentIndex& contents,
                                 const FunctionWords& function_words, const FigureLists& lists);

}  // namespace onrecord
