// What a report puts on record, cut into pieces that can be compared with those of another report.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "compare/days.h"
#include "compare/function_words.h"
#include "compare/sorted_set.h"
#include "compare/words.h"
#include "onrecord/reading.h"

namespace onrecord {

// A number with what it counts: "43 gold coins", "14 per cent", "£40m".
struct AssertedNumber {
    std::uint32_t key = 0;                 // of its digits, without the commas of thousands
    std::array<std::uint32_t, 2> units{};  // keys of the next meaning words of the assertion; 0: none
    double value = 0;                      // "million" and the like not counted in
    Span span;
    auto operator<=>(const AssertedNumber&) const = default;
};

// A part of one sentence: of a statement's content, or of what the report says in its own words.
struct Assertion {
    Span span;
    std::uint32_t sentence = 0;              // index in ReportFacts::sentences
    std::optional<std::uint32_t> statement;  // index in the report's statements; none: the report's own words
    bool denied = false;                     // by its statement, or by a word such as "untrue"
    SortedSet words;                         // keys of the words that carry meaning, names and words of times included, numbers left out
    SortedSet negated;                       // those of them, and numbers, that "not", "no", "never" are said of: the next
    SortedSet names;                         // those of them that are of names
    std::vector<AssertedNumber> numbers;     // sorted; not those of dates and clock times
    std::vector<Days> days;                  // that it names, to the day
};

// A word with a capital letter and where it stands in its sentence.
struct CapitalWord {
    std::uint32_t key = 0;
    std::uint16_t place = 0;  // of the word in the sentence
    bool after_the = false;   // the word before it is "the"
    std::uint32_t begin = 0;  // byte of the text
};

// A sentence of the article with the names in it, by which the outlets that it cites are found.
struct SentenceFacts {
    Span span;
    std::uint32_t n_words = 0;
    std::uint32_t paragraph = 0;        // among the article's
    std::vector<CapitalWord> capitals;  // in order
    bool describes_outlet = false;      // "a newspaper in Norway", "local radio"
};

struct AssertionFacts {
    std::vector<SentenceFacts> sentences;  // in the order of the text
    std::vector<Assertion> assertions;     // by sentence; in a sentence statements first
    // Index of the last sentence that begins at the byte or before it; none before the first. Cost: log n.
    [[nodiscard]] std::optional<std::uint32_t> sentence_at(std::uint32_t byte) const;
};

// data/english/negation_word.tsv, number_word.tsv and outlet_noun.tsv.
struct AssertionLists {
    SortedSet negations;  // "not"
    SortedSet denials;    // "untrue"
    SortedSet outlet_nouns;
    std::map<std::uint32_t, std::string> numbers;  // key of a word for a number, its digits
    // Whether a word describes an outlet; with a capital it is part of a name.
    [[nodiscard]] bool is_outlet_noun(const CutWord& word) const { return !word.capital && has(outlet_nouns, word.key); }
};
AssertionLists load_assertion_lists();

// Sentences that are in no paragraph of the article have none. Statements that ask or decline put nothing on record.
// Cost: linear in the words, and in the contents of a sentence.
AssertionFacts take_assertions(const Reading& reading, const std::vector<Span>& paragraphs, const FunctionWords& function_words,
                               const AssertionLists& lists);

}  // namespace onrecord
