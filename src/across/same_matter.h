// Which assertions of a story's reports are about one matter: the same thing said or told, in whatever words.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "across/links.h"
#include "across/outlets.h"
#include "across/people.h"
#include "compare/weighted_words.h"
#include "facts/report_facts.h"

namespace onrecord {

// Whether two values may be one, rounded: a tenth of the greater apart at most.
inline bool are_near(double a, double b) {
    constexpr double kRounding = 0.1;
    return std::max(a, b) - std::min(a, b) <= kRounding * std::max(a, b);
}

struct AssertionPlace {
    ReportIndex report = 0;
    std::uint32_t number = 0;  // in ReportFacts::said.assertions
    auto operator<=>(const AssertionPlace&) const = default;
};

// What speaks for and against two assertions being of one matter. The weights are fitted by training/claim_weights.py.
enum class MatterSign : std::uint8_t {
    cover_of_shorter,  // of the weight of its words, the part that has a like word in the other
    cover_of_longer,
    same_words,      // weight of the words that both have, by that of all
    common_weight,   // logarithm of the weight in common
    common_numbers,  // weight of the numbers that both have, of things that may be the same
    near_numbers,    // both count the same thing, and no number is in common, but two are near
    rival_numbers,   // both count the same thing, and no two numbers are near
    common_days,     // both name a day, the same one
    other_days,      // both name a day, and none in common
    common_names,    // weight of the names that both have
    other_names,     // each has a name that the other lacks
    same_speaker,
    other_speaker,   // both have a known speaker, and they differ
    same_quotation,  // places of one quotation
    cited,           // the sentence of one names the other's outlet
    usual_weight,    // logarithm of the weight in English of the words that both have
    usual_cover,     // of the weight in English of the longer's words, the part that the other has too
    place,           // logarithm of the later one's sentence: the news comes first, and what is told late is told in passing
    same_report,
    few_words,    // 1 / number of words of the shorter
    same_figure,  // logarithm of the digits of the figure that both have, of one unit and of things that may be the same
    same_event,   // both tell one line of the timeline, and not only to say when something else was
    count
};
using MatterSigns = std::array<double, static_cast<std::size_t>(MatterSign::count)>;

// Which quotations a statement has places of.
class QuotationsOf {
public:
    explicit QuotationsOf(const std::vector<Quotation>& quotations);
    // Those with a place that overlaps the span; sorted.
    [[nodiscard]] SortedSet operator()(ReportIndex report, std::uint32_t statement, Span span) const;

private:
    std::map<std::pair<ReportIndex, std::uint32_t>, std::vector<std::pair<Span, std::uint32_t>>> of_;
};

// Whether both name days, and none in common.
bool name_other_days(const Assertion& a, const Assertion& b);

// The assertions of one story, compared. REQUIRES: what is given outlives it.
class StoryAssertions {
public:
    StoryAssertions(const Story& story, const std::vector<ReportFacts>& reports, const PersonOf& person_of,
                    const QuotationsOf& quotations_of, const StoryOutlets& outlets, const std::vector<TimelineEvent>& timeline,
                    const WordFrequency& common, const WordVectors& vectors);

    [[nodiscard]] const std::vector<AssertionPlace>& places() const { return places_; }
    [[nodiscard]] const Assertion& at(std::uint32_t i) const { return reports_[places_[i].report].said.assertions[places_[i].number]; }
    // Indices of the quotations that an assertion is a place of.
    [[nodiscard]] const SortedSet& quotations_of(std::uint32_t i) const { return said_in_[i]; }
    // Other outlets than its own that its sentence or its channels name (StoryOutlets::cited).
    [[nodiscard]] const SortedSet& cited(std::uint32_t i) const { return cited_[i]; }
    // Weight of its words: how much it says.
    [[nodiscard]] double weight(std::uint32_t i) const { return words_[i].total; }
    // Pairs that share words enough to be looked at; first < second, sorted. Cost: kMaxSharers for each of an assertion's words at most.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> candidates() const { return candidates(nullptr); }
    [[nodiscard]] MatterSigns signs(std::uint32_t a, std::uint32_t b) const { return signs(a, b, matched(words_[a], words_[b])); }
    // Log-odds that they are of one matter, whether they affirm it or deny it.
    [[nodiscard]] static double log_odds(const MatterSigns& signs);
    // Assertions that affirm one matter: average linkage over the candidate pairs. `contraries` are pairs that are of one matter but of
    // which one denies what the other affirms. Groups of one are left out; sorted.
    struct Groups {
        std::vector<std::vector<std::uint32_t>> same;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> contraries;
    };
    [[nodiscard]] Groups group() const;

private:
    // Assertions of the same words, which hundreds of outlets may have from one agency: the first stands for all.
    struct Copies {
        std::vector<std::uint32_t> first;  // of each; itself where it has no like before it
        std::vector<SortedSet> cited;      // of all that it stands for: outlets that their sentences name,
        std::vector<SortedSet> outlets;    // and outlets of their reports
    };
    [[nodiscard]] Copies copies() const;
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> candidates(const std::vector<std::uint32_t>* stand_for) const;
    [[nodiscard]] MatterSigns signs(std::uint32_t a, std::uint32_t b, std::pair<double, double> matched) const;
    [[nodiscard]] bool are_alike(std::uint32_t word, std::uint32_t other) const;
    [[nodiscard]] bool denies_of(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool measure_differently(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool are_contrary(std::uint32_t a, std::uint32_t b) const;

    const std::vector<ReportFacts>& reports_;
    WordWeights weights_;
    std::vector<AssertionPlace> places_;
    std::vector<WeightedWords> words_;                 // of each; numbers too
    std::vector<SortedSet> said_in_;                   // quotations that it is a place of, sorted
    std::vector<SortedSet> cited_;                     // outlets
    std::vector<std::uint32_t> outlet_;                // its report's; UINT32_MAX: unknown
    std::vector<std::int64_t> speaker_;                // kNoSpeaker; persons first, then hashes of sources' words
    std::vector<std::vector<const Figure*>> figures_;  // that it has
    std::vector<SortedSet> lines_;                     // of the timeline that it tells, and not only to say when
    static constexpr std::int64_t kNoSpeaker = -1;
};

}  // namespace onrecord
