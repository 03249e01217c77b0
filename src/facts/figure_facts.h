// Numbers with the question that each answers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compare/function_words.h"
#include "facts/content_index.h"
#include "onrecord/reading.h"

namespace onrecord {

// A number with the question that it answers.
struct Figure {
    enum class Kind { listed, counted, multiple };
    Kind kind = Kind::listed;  // a question of the list, people by what they are, a multiple of something
    Span span;
    std::string value;                     // normalised
    std::uint32_t question = 0;            // key of what is counted: dead, injured, magnitude, a noun
    std::string topic;                     // the same, to be read
    bool hedged = false;                   // about, at least, more than
    std::optional<std::uint32_t> speaker;  // index in the report's entities
    std::vector<std::uint32_t> context;    // keys of the words around that carry meaning, sorted, each once
};

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
