// Numbers with the question that each answers.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "across/features.h"

namespace onrecord {

enum class FigureWord { hedge, auxiliary, reach, unit, calendar, label, person, role };

// data/english/figure_question.tsv, figure_word.tsv, number_word.tsv and the plurals of person_noun.tsv. Loaded once.
struct FigureLists {
    std::map<std::uint32_t, std::string> questions;        // key of a word, the question that it names
    std::map<std::uint32_t, std::string> numbers;          // digits
    std::set<std::pair<FigureWord, std::uint32_t>> words;  // by what they do beside a number
    [[nodiscard]] bool is(FigureWord what, std::uint32_t key) const { return words.contains({what, key}); }
};
FigureLists load_figure_lists();

std::vector<Figure> find_figures(const Reading& reading, const std::vector<Span>& paragraphs, const ContentIndex& contents,
                                 const FunctionWords& function_words, const FigureLists& lists);

}  // namespace onrecord
