// Which events of a story's reports are one happening.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "compare/days.h"
#include "compare/linkage.h"
#include "compare/sorted_set.h"
#include "compare/weighted_words.h"
#include "facts/report_facts.h"

namespace onrecord {

struct EventPlace {
    ReportIndex report = 0;
    std::uint32_t number = 0;  // in ReportFacts::events
    auto operator<=>(const EventPlace&) const = default;
};

// What speaks for and against two events being one. The weights are fitted by training/event_weights.py.
enum class EventSign : std::uint8_t {
    same_lemma,        // of the predicates
    like_lemma,        // cosine of the predicates' vectors; 1 for the same
    cover_of_shorter,  // of the weight of the other words of its text, the part that has a like word in the other
    cover_of_longer,
    same_words,     // weight of the words that both have, by that of all
    common_names,   // logarithm of the weight of the names that both have
    other_names,    // each has a name that the other lacks
    common_people,  // persons that take part in both
    other_people,   // persons take part in both, and none is the same
    other_numbers,  // each has a number that the other lacks
    common_day,     // both are dated, to the same day
    near_days,      // both are dated, and may be of one day
    other_days,     // both are dated, and cannot be
    other_plan,     // one is planned or denied, the other not
    like_sentence,  // of the weight of the words of the shorter sentence, the part that has a like word in the other
    same_report,
    few_words,  // 1 / (1 + number of words of the shorter)
    count
};
using EventSigns = std::array<double, static_cast<std::size_t>(EventSign::count)>;

// The events of one story, compared. REQUIRES: what is given outlives it.
class StoryEvents {
public:
    StoryEvents(const Story& story, const std::vector<ReportFacts>& reports, const PersonOf& person_of, const WordFrequency& common,
                const WordVectors& vectors);

    [[nodiscard]] const std::vector<EventPlace>& places() const { return places_; }
    [[nodiscard]] const FoundEvent& at(std::uint32_t i) const { return reports_[places_[i].report].events[places_[i].number]; }
    // Persons that take part; sorted.
    [[nodiscard]] const SortedSet& people(std::uint32_t i) const { return people_[i]; }
    [[nodiscard]] Days days(std::uint32_t i) const { return days_[i]; }
    // Pairs that may be one; first < second, sorted: of one lemma, or sharing a word that is not common in the story and like predicates.
    // Cost: kMaxSharers for each word of an event at most.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> candidates() const;
    [[nodiscard]] EventSigns signs(std::uint32_t a, std::uint32_t b) const;
    // Log-odds that they are one.
    [[nodiscard]] static double log_odds(const EventSigns& signs);
    // Events by average linkage, those that stand alone included; sorted by their least member.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> group() const;

private:
    // Joins groups of different reports that many pairs say are one. Cost: the pairs, and the pairs of groups of several reports, for each
    // two that are joined.
    void join_by_agreement(const std::vector<LinkedPair>& pairs, std::vector<std::vector<std::uint32_t>>& groups) const;
    [[nodiscard]] double like_lemma(std::uint32_t a, std::uint32_t b) const;

    const std::vector<ReportFacts>& reports_;
    WordWeights weights_;
    std::vector<EventPlace> places_;
    std::vector<WeightedWords> words_;      // of the events' texts, without the predicate
    std::vector<WeightedWords> sentences_;  // of what is said around them
    std::vector<SortedSet> people_;
    std::vector<Days> days_;
};

}  // namespace onrecord
