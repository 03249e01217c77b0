// As assertions are compared (same_matter.cc), so are events: signs of a pair, added up by a logistic regression, and average linkage. It
// is fitted on the event chains of ECB+'s developers' part, each topic tried by weights of the others (training/event_weights.py). Cost:
// candidates come from an index of lemmas and of words that are not too common.
#include "across/same_event.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "compare/log_odds.h"
#include "compare/sharers.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxEventSharers = 60;  // events with one lemma or word that are compared with one another
constexpr float kMinEventWeight = 2.0F;       // of a word that is looked up in the index
// Of a lemma: it is in fewer than one report in twenty. Of 24 pairs of BASIL and AllSides that are no longer joined 20 were of two events;
// of ECB+ 84.0 instead of 83.7 of 100 are right, and F1 is 55.4 instead of 56.0.
constexpr float kRareLemma = 3.0F;
constexpr double kLikeLemma = 0.35;  // cosine of the predicates of a candidate that shares another word; docs/across.md has others

// By training/event_weights.py, in the order of EventSign; the last is the constant.
constexpr std::array<double, static_cast<std::size_t>(EventSign::count) + 1> kEventWeights{
    0.5032,  2.4822, 0.1323,  -0.6437, 2.9071,  0.0240, -0.5326, -0.0396, -1.4863,
    -1.5291, 2.3077, -0.3525, -0.6613, -0.9740, 0.4968, 0.3820,  2.2389,  -2.9844};
// What cannot be of one happening is held apart more than the weights do, which see it with events of one lemma alone: precision first.
struct Veto {
    EventSign sign;
    double log_odds;
};
constexpr std::array<Veto, 4> kVetoes{
    {{EventSign::other_numbers, -3}, {EventSign::other_people, -3}, {EventSign::other_days, -3}, {EventSign::other_plan, -2}}};
constexpr LinkageOptions kLinkage{0.5, 0.5, -3};
// Two groups of several reports each that average linkage left apart, since most of their pairs share no word, are one where as many pairs
// say so and none speaks much against it. Set on ECB+'s developers' part (docs/across.md).
constexpr std::size_t kMinReportsOfEach = 2;
constexpr std::size_t kMinAgreeing = 4;      // pairs of kLinkage.least_pair
constexpr double kMinMeanOfCompared = -0.5;  // log-odds
constexpr double kMinOfAny = -2;             // log-odds

}  // namespace

StoryEvents::StoryEvents(const Story& story, const std::vector<ReportFacts>& reports, const PersonOf& person_of,
                         const WordFrequency& common, const WordVectors& vectors)
    : reports_(reports), weights_(common, vectors) {
    for (const ReportIndex report : story.reports) {
        for (std::uint32_t number = 0; number < reports[report].events.size(); ++number) {
            const FoundEvent& event = reports[report].events[number];
            places_.push_back({report, number});
            days_.push_back(days_of(event.date));
            people_.emplace_back();
            for (const std::uint32_t entity : event.participants)
                if (const auto person = person_of(report, entity)) people_.back().push_back(*person);
            make_set(people_.back());
            for (const std::uint32_t key : event.words) weights_.count(key);
            weights_.count_text();
        }
    }
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        words_.push_back(weights_.weigh(at(i).words, {}));
        const auto assertion = at(i).assertion;
        sentences_.push_back(assertion ? weights_.weigh(reports[places_[i].report].said.assertions[*assertion].words, {})
                                       : WeightedWords());
    }
}

double StoryEvents::like_lemma(std::uint32_t a, std::uint32_t b) const {
    const std::uint32_t x = at(a).lemma, y = at(b).lemma;
    if (x == 0 || y == 0) return 0;
    return x == y ? 1 : cosine(weights_.vectors().of(x), weights_.vectors().of(y));
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> StoryEvents::candidates() const {
    struct Entry {
        bool is_lemma = false;
        std::uint32_t key = 0, number = 0, event = 0;
        auto operator<=>(const Entry&) const = default;
    };
    std::vector<Entry> index;
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        if (at(i).lemma != 0) index.push_back({true, at(i).lemma, places_[i].number, i});
        for (const WeightedWord& word : words_[i].words)
            if (word.weight >= kMinEventWeight) index.push_back({false, word.key, places_[i].number, i});
    }
    std::sort(index.begin(), index.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const auto same_key = [](const Entry& a, const Entry& b) { return a.key == b.key && a.is_lemma == b.is_lemma; };
    for_each_sharing(index, {kMaxEventSharers, kMaxEventSharers}, same_key, [&](const Entry& a, const Entry& b) {
        const auto pair = std::minmax(a.event, b.event);
        if (a.is_lemma || like_lemma(pair.first, pair.second) >= kLikeLemma) pairs.emplace_back(pair);
    });
    make_set(pairs);
    // A report that tells of one happening twice and says more than the verb says something again: "a statement obtained", "the outlet
    // obtained footage" are two. So are those of two reports that have a verb in common which many reports have: "the contract was given to
    // a shipyard", "an article gave the length as forty metres".
    std::erase_if(pairs, [&](const auto& pair) {
        const auto& [a, b] = pair;
        const bool are_opposite = at(a).direction != 0 && at(a).direction == -at(b).direction;
        if (at(a).lemma == at(b).lemma && are_opposite) return true;  // "checked in", "checked out"
        const bool may_be_other =
            places_[a].report == places_[b].report || (at(a).lemma == at(b).lemma && weights_.usual_weight_of(at(a).lemma) < kRareLemma);
        if (!may_be_other || at(a).words.empty() || at(b).words.empty()) return false;
        return n_shared(people_[a], people_[b]) == 0 && matched(words_[a], words_[b]).first == 0;
    });
    return pairs;
}

EventSigns StoryEvents::signs(std::uint32_t a, std::uint32_t b) const {
    if (words_[b].total < words_[a].total) std::swap(a, b);
    EventSigns signs{};
    const auto set = [&](EventSign sign, double value) { signs[static_cast<std::size_t>(sign)] = value; };
    const FoundEvent& x = at(a);
    const FoundEvent& y = at(b);
    set(EventSign::same_lemma, x.lemma != 0 && x.lemma == y.lemma ? 1 : 0);
    set(EventSign::like_lemma, like_lemma(a, b));
    const auto [of_shorter, of_longer] = matched(words_[a], words_[b]);
    set(EventSign::cover_of_shorter, words_[a].total > 0 ? of_shorter / words_[a].total : 0);
    set(EventSign::cover_of_longer, words_[b].total > 0 ? of_longer / words_[b].total : 0);
    const double both = weight_in_common(words_[a], words_[b]).weight;
    const double all = words_[a].total + words_[b].total - both;
    set(EventSign::same_words, all > 0 ? both / all : 0);
    double names = 0;
    for (const std::uint32_t name : x.names)
        if (has(y.names, name)) names += words_[a].weight_of(name);
    set(EventSign::common_names, std::log1p(names));
    set(EventSign::other_names, differ(x.names, y.names) ? 1 : 0);
    const std::size_t people = n_shared(people_[a], people_[b]);
    set(EventSign::common_people, people > 0 ? 1 : 0);
    set(EventSign::other_people, people == 0 && !people_[a].empty() && !people_[b].empty() ? 1 : 0);
    set(EventSign::other_numbers, differ(x.numbers, y.numbers) ? 1 : 0);
    if (days_[a].known() && days_[b].known()) {
        const bool to_the_day = days_[a].width() == 0 && days_[a] == days_[b];
        set(to_the_day ? EventSign::common_day : days_[a].meets(days_[b]) ? EventSign::near_days : EventSign::other_days, 1);
    }
    const auto stands_apart = [](Certainty certainty) { return certainty == Certainty::planned || certainty == Certainty::denied; };
    set(EventSign::other_plan, x.certainty != y.certainty && (stands_apart(x.certainty) || stands_apart(y.certainty)) ? 1 : 0);
    const WeightedWords& first = sentences_[a].total < sentences_[b].total ? sentences_[a] : sentences_[b];
    const WeightedWords& second = &first == &sentences_[a] ? sentences_[b] : sentences_[a];
    set(EventSign::like_sentence, first.total > 0 ? matched(first, second).first / first.total : 0);
    set(EventSign::same_report, places_[a].report == places_[b].report ? 1 : 0);
    set(EventSign::few_words, 1 / (1 + static_cast<double>(words_[a].words.size())));
    return signs;
}

double StoryEvents::log_odds(const EventSigns& signs) {
    double sum = onrecord::log_odds(signs, kEventWeights);
    for (const Veto veto : kVetoes)
        if (signs[static_cast<std::size_t>(veto.sign)] > 0) sum += veto.log_odds;
    return sum;
}

std::vector<std::vector<std::uint32_t>> StoryEvents::group() const {
    std::vector<LinkedPair> pairs;
    for (const auto& [a, b] : candidates()) pairs.push_back({log_odds(signs(a, b)), a, b});
    auto groups = average_linkage(places_.size(), pairs, kLinkage);
    join_by_agreement(pairs, groups);
    return groups;
}

// A report that tells of both tells of two. The likeliest two groups join first, ties by number. A group of too few reports joins none, so
// that its pairs are left out from the start; the others are added up once, by two groups.
void StoryEvents::join_by_agreement(const std::vector<LinkedPair>& pairs, std::vector<std::vector<std::uint32_t>>& groups) const {
    struct Between {
        std::size_t n_agreeing = 0, n = 0;
        double sum = 0, least = 0;
        void add(const Between& other) {
            n_agreeing += other.n_agreeing;
            n += other.n;
            sum += other.sum;
            least = std::min(least, other.least);
        }
    };
    using Two = std::pair<std::size_t, std::size_t>;  // groups, the first one first
    std::vector<std::size_t> group_of(places_.size(), groups.size());
    std::vector<std::set<ReportIndex>> reports(groups.size());
    std::vector<SortedSet> people(groups.size());
    for (std::size_t group = 0; group < groups.size(); ++group) {
        for (const std::uint32_t member : groups[group]) reports[group].insert(places_[member].report);
        if (reports[group].size() < kMinReportsOfEach) continue;
        for (const std::uint32_t member : groups[group]) {
            group_of[member] = group;
            people[group].insert(people[group].end(), people_[member].begin(), people_[member].end());
        }
        make_set(people[group]);
    }
    std::map<Two, Between> between;
    for (const LinkedPair& pair : pairs) {
        const Two two = std::minmax(group_of[pair.a], group_of[pair.b]);
        if (two.first == two.second || two.second == groups.size()) continue;
        between[two].add({pair.odds >= kLinkage.least_pair ? std::size_t{1} : 0, 1, pair.odds, pair.odds});
    }
    const auto may_be_one = [&](const Two& two) {
        const SortedSet &x = people[two.first], &y = people[two.second];
        const bool have_other_people = !x.empty() && !y.empty() && n_shared(x, y) == 0;
        const auto &a = reports[two.first], &b = reports[two.second];
        return !have_other_people && std::none_of(a.begin(), a.end(), [&](ReportIndex report) { return b.contains(report); });
    };
    for (;;) {
        std::optional<Two> best;
        double best_mean = kMinMeanOfCompared;
        for (const auto& [two, one] : between) {
            const double mean = one.sum / static_cast<double>(one.n);
            if (one.n_agreeing < kMinAgreeing || one.least < kMinOfAny || mean < best_mean || (best && mean == best_mean)) continue;
            if (!may_be_one(two)) continue;
            best = two;
            best_mean = mean;
        }
        if (!best) break;
        const auto [into, from] = *best;
        groups[into].insert(groups[into].end(), groups[from].begin(), groups[from].end());
        std::sort(groups[into].begin(), groups[into].end());
        groups[from].clear();
        reports[into].merge(reports[from]);
        people[into].insert(people[into].end(), people[from].begin(), people[from].end());
        make_set(people[into]);
        std::map<Two, Between> joined;
        for (const auto& [two, one] : between) {
            const Two now = std::minmax(two.first == from ? into : two.first, two.second == from ? into : two.second);
            if (now.first != now.second) joined[now].add(one);
        }
        between = std::move(joined);
    }
    std::erase_if(groups, [](const std::vector<std::uint32_t>& group) { return group.empty(); });
}

}  // namespace onrecord
