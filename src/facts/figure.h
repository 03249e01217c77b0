// A number with what it counts or measures, and the words by which that is read.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "compare/sorted_set.h"
#include "onrecord/span.h"

namespace onrecord {

// How a report holds a figure against another of its own, but for "41 and not 43" (Figure::is_contrasted).
enum class RivalBy : std::uint8_t {
    none,
    account,    // "the police say 43 and the treasurer 41"
    before,     // "21 claims, up from 14"
    correction  // "We wrote that it raised £34. It was £340."
};

// Units of figures that are treated apart.
inline constexpr std::string_view kAgeUnit = "age", kTallyUnit = "tally", kDateUnit = "date", kPerCentUnit = "per cent";

struct Figure {
    Span span;                   // with its unit
    std::string value;           // digits without commas, "million" and the like counted in; "7-9"; of a tally "4-3"
    double least = 0, most = 0;  // they differ in a range only
    std::string unit;            // "USD", "per cent", "km", "age", "tally", "times", "date"; empty: it counts things
    std::uint32_t head = 0;      // key of the noun that it counts, or of a listed question: dead, magnitude; 0: none
    SortedSet things;            // keys of the noun phrase that `head` heads
    std::string topic;           // the same, to be read; may be empty
    bool is_listed = false;      // `head` is a listed question
    bool is_toll = false;        // a listed question that is counted up from day to day: dead, arrested
    bool is_money = false;
    bool is_human = false;       // it counts persons, by whatever word
    bool is_part = false;        // women, children: others may be among those counted elsewhere
    bool refers_back = false;    // "put the number at 112": of what was said before
    bool is_hedged = false;      // about, at least, more than
    bool is_expected = false;    // only foreseen, needed or wanted
    bool is_statistic = false;   // of a game or a player: points, yards
    std::string period;          // month, season or year long before the report in which its sentence has it; empty: none
    bool is_corrected = false;   // stands in a line that corrects the report
    bool is_contrasted = false;  // held against the figure before it in its sentence: "41 and not 43"; the day that replaces another
    Span rival;                  // of the figure before it that it is held against; empty where `rival_by` is none
    RivalBy rival_by = RivalBy::none;
    std::optional<std::uint32_t> entity;     // whose age it is: index in the report's entities
    std::optional<std::uint32_t> speaker;    // index in the report's entities
    std::optional<std::uint32_t> assertion;  // index in AssertionFacts::assertions
    std::uint32_t sentence = 0;              // index in AssertionFacts::sentences; UINT32_MAX: a line that corrects, outside the article
};

enum class FigureWord {
    hedge,
    auxiliary,
    reach,
    unit,
    calendar,
    label,
    person,
    contrast,
    expected,
    statistic,
    number_of,
    moved,
    planned,
    part,
    account,
    revised,
    published,
    death,
    dying,
    taking,
    disputed,
    whose,
    role
};

// data/english/figure_question.tsv, figure_word.tsv, measure_unit.tsv, number_word.tsv and the plurals of person_noun.tsv. Loaded once.
struct FigureLists {
    std::map<std::uint32_t, std::string> questions;         // key of a word, the question that it names
    std::set<std::string, std::less<>> currencies;          // of the units
    std::set<std::string, std::less<>> tolls;               // of the questions
    std::map<std::uint32_t, double> numbers;                // key of a word for a number
    std::map<std::uint32_t, double> ordinals;               // "second" and on
    std::map<std::uint32_t, double> multipliers;            // key of a word or letters after a number: "million", "bn"
    std::map<std::string, std::string, std::less<>> signs;  // currency sign before a number, its unit
    std::map<std::uint32_t, std::string> units;             // key of a word, the unit that it names
    std::set<std::pair<FigureWord, std::uint32_t>> words;   // by what they do beside a number
    [[nodiscard]] bool is(FigureWord what, std::uint32_t key) const { return words.contains({what, key}); }
};
FigureLists load_figure_lists();

// What one counts the other counts.
void take_topic(const Figure& from, Figure& to);

}  // namespace onrecord
