// Figures of a story's reports that answer one question: comparability first, and only then whether they differ.
#pragma once

#include <compare>
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

// REQUIRES: what is given outlives it.
class StoryFigures {
public:
    StoryFigures(const Story& story, const std::vector<ReportFacts>& reports, const PersonOf& person_of, const StoryAssertions& assertions,
                 const ToldIn& told_in);

    [[nodiscard]] const std::vector<FigurePlace>& places() const { return places_; }
    [[nodiscard]] const Figure& at(std::uint32_t i) const { return reports_[places_[i].report].figures[places_[i].number]; }
    [[nodiscard]] std::optional<std::uint32_t> speaker(std::uint32_t i) const { return speaker_[i]; }  // a person
    [[nodiscard]] std::optional<std::uint32_t> owner(std::uint32_t i) const { return owner_[i]; }      // of an age
    // Figures that answer one question, not all alike; sorted.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> groups() const;

private:
    using Answer = std::vector<std::uint32_t>;                              // figures of one value
    using Question = std::pair<std::string, std::optional<std::uint32_t>>;  // unit; what is counted, or whose age it is

    [[nodiscard]] std::optional<Question> question_of(std::uint32_t i) const;
    [[nodiscard]] bool agree(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool same_thing(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool contrasted(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool ages_rival(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] double log_odds(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] double log_odds(const Answer& a, const Answer& b) const;
    [[nodiscard]] bool held_apart(const Answer& a, const Answer& b) const;
    [[nodiscard]] std::pair<std::size_t, std::size_t> n_alike(ReportIndex a, ReportIndex b) const;

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
