// Numbers with the question that each answers.
#pragma once

#include <vector>

#include "across/features.h"

namespace onrecord {

std::vector<Figure> find_figures(const Reading& reading, const std::vector<Span>& paragraphs, const FunctionWords& function_words);

}  // namespace onrecord
