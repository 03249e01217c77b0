// Figures of a story's reports that answer one question: comparability first, and only then whether they differ.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "across/same_matter.h"
#include "facts/report_facts.h"

namespace onrecord {

struct FigurePlace {
    ReportIndex report = 0;
    std::uint32_t number = 0;  // in ReportFacts::figures
    auto operator<=>(const FigurePlace&) const = default;
};

// Where a story and its timeline have what reports tell. REQUIRES: `happening_of` outlives it.
struct ToldIn {
    ToldIn(const std::vector<std::uint32_t>& happening_of, const std::vector<TimelineEvent>& timeline);
    const std::vector<std::uint32_t>& happening;                          // by report, index of its happening
    std::map<std::pair<ReportIndex, std::uint32_t>, std::uint32_t> line;  // by report and event, index in the timeline
};

// Digits turned round, a nought or a point lost, one digit of an age: 35 and 53, 3.1 and 31, 52 and 62 years.
bool is_misread(const Figure& a, const Figure& b);
// Whether one is the other, said less exactly: near it, or what it is in as few digits.
bool is_rounding(const Figure& a, const Figure& b);
// Digits that say something: two of 1,100, four of 1,140, two of 3.1.
int n_digits(const Figure& figure);

// What speaks for and against two figures of two reports answering one question. The weights are fitted by training/figure_weights.py.
enum class FigureSign : std::uint8_t {
    cover_of_shorter,  // of the weight of its assertion's words, the part that has a like word in the other (MatterSign)
    cover_of_longer,
    same_head,       // both say what they count, the same
    one_head,        // one does not say
    other_head,      // persons by other words: crew, people
    more_things,     // more words of what they count in common than one
    ratio,           // logarithm of the greater by the less, kMaxRatio at most
    near,            // both are large and near one another
    misread,         // is_misread()
    equal,           // the same value
    common_names,    // logarithm of the weight of names in common
    other_names,     // each has names, and none in common
    other_days,      // each names days, and none in common
    same_event,      // their assertions tell one line of the timeline
    hedged,          // about, more than
    listed,          // a question of figure_question.tsv: dead, arrested
    of_many_things,  // a share, a duration
    count_of_things,
    days_apart,  // logarithm of the days between the two reports
    date,
    corrected,
    undated,      // a report without a date, by which twins are told apart
    unconfirmed,  // so, and no other figure on which the two reports agree
    n_values,     // logarithm of the values of this kind that the two reports have
    best_of_one,  // of what the other's report has, the one that fits best
    best_of_both,
    best_cover,    // cover_of_shorter of such
    usual_weight,  // of their assertions, as the next two (MatterSign)
    usual_cover,
    place,
    count
};
using FigureSigns = std::array<double, static_cast<std::size_t>(FigureSign::count)>;

struct FigurePair {
    std::uint32_t a = 0, b = 0;  // a < b
    FigureSigns signs{};
};

// REQUIRES: what is given outlives it.
class StoryFigures {
public:
    StoryFigures(const Story& story, const std::vector<ReportFacts>& reports, const PersonOf& person_of, const StoryAssertions& assertions,
                 const ToldIn& told_in);

    [[nodiscard]] const std::vector<FigurePlace>& places() const { return places_; }
    [[nodiscard]] const Figure& at(std::uint32_t i) const { return reports_[places_[i].report].figures[places_[i].number]; }
    [[nodiscard]] std::optional<std::uint32_t> speaker(std::uint32_t i) const { return speaker_[i]; }  // a person
    [[nodiscard]] std::optional<std::uint32_t> owner(std::uint32_t i) const { return owner_[i]; }      // of an age
    // Figures that measure the same kind of thing: of each such kind those that are compared with one another, at most kMaxCompared.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> kinds() const;
    // Of figures of one kind the pairs of two reports that may answer one question.
    [[nodiscard]] std::vector<FigurePair> pairs(const std::vector<std::uint32_t>& kind) const;
    // Figures that answer one question, not all alike; sorted.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> groups() const;

private:
    using Answer = std::vector<std::uint32_t>;                              // figures of one value
    using Question = std::pair<std::string, std::optional<std::uint32_t>>;  // unit; what is counted, or whose age it is

    [[nodiscard]] std::optional<Question> question_of(std::uint32_t i) const;
    [[nodiscard]] bool agree(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool same_thing(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool contrasted(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool has_changed(std::uint32_t first, std::uint32_t second) const;
    [[nodiscard]] bool ages_rival(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool repeats_disputed(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool is_rounded(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool comparable(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] FigureSigns signs(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool held_apart(const Answer& a, const Answer& b) const;
    [[nodiscard]] bool agree_elsewhere(ReportIndex a, ReportIndex b) const;
    void add_unnamed_ages(std::vector<std::uint32_t>& ages) const;
    void group_currencies(std::vector<std::vector<std::uint32_t>>& groups) const;
    void group(const std::vector<std::uint32_t>& kind, std::vector<std::vector<std::uint32_t>>& groups) const;

    const std::vector<ReportFacts>& reports_;
    const StoryAssertions& assertions_;
    const ToldIn& told_in_;
    std::vector<FigurePlace> places_;
    std::vector<std::optional<std::uint32_t>> speaker_;
    std::vector<std::optional<std::uint32_t>> owner_;
    std::vector<std::optional<std::uint32_t>> assertion_;                             // in the story's assertions
    std::vector<SortedSet> lines_;                                                    // of the timeline that its assertion tells
    std::map<ReportIndex, std::map<Question, std::vector<std::uint32_t>>> answered_;  // by a report
};

}  // namespace onrecord
