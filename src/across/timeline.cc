// Events of different reports of one story are one event where the same word names them and nothing speaks against it: their dates can be
// the same day, they do not name different people only, and not each of them has a name or a number that the other lacks ("the mill hired
// Lund", "the mill hired Moss"). Pairs are joined the most alike first, and a group refuses another where too many of their members
// contradict one another, so that one vague event ("she was charged") does not bring two cases together. The date of the whole is the most
// precise that all agree with.
//
// Cost: only events of one lemma in a story are compared, each with kMaxSharers others.
#include "across/timeline.h"

#include <algorithm>
#include <tuple>

#include "compare/days.h"
#include "compare/disjoint_sets.h"
#include "compare/sorted_set.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxSharers = 40;  // events of a story with one lemma that are compared with one another
constexpr std::size_t kMaxMembers = 24;  // of a group that another is held against
// Set on ECB+'s developers' part (tests/floors), where a share of 0 has two points more of precision and 0.5 five more of recall.
constexpr double kMaxContradictions = 0.2;  // of the pairs of two groups
constexpr double kMinShared = 0.2;          // of the words of both (Jaccard)

struct Place {
    ReportIndex report = 0;
    std::uint32_t number = 0;  // in ReportFacts::events
};

bool contradict(const FoundEvent& a, const FoundEvent& b, const std::vector<std::uint32_t>& who_a,
                const std::vector<std::uint32_t>& who_b) {
    if ((a.certainty == Certainty::planned) != (b.certainty == Certainty::planned)) return true;
    if ((a.certainty == Certainty::denied) != (b.certainty == Certainty::denied)) return true;
    const Days x = days_of(a.date);
    const Days y = days_of(b.date);
    if (!x.meets(y)) return true;
    if (!who_a.empty() && !who_b.empty() && n_shared(who_a, who_b) == 0) return true;
    return differ(a.names, b.names) || differ(a.numbers, b.numbers);
}

void merge_story(const Story& story, const std::vector<ReportFacts>& reports, const PersonOf& person_of,
                 std::vector<TimelineEvent>& timeline) {
    std::vector<Place> places;
    std::vector<std::vector<std::uint32_t>> who;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> index;  // lemma, event
    for (const ReportIndex report : story.reports) {
        for (std::uint32_t number = 0; number < reports[report].events.size(); ++number) {
            const FoundEvent& event = reports[report].events[number];
            if (event.lemma != 0) index.emplace_back(event.lemma, static_cast<std::uint32_t>(places.size()));
            std::vector<std::uint32_t> people;
            for (const std::uint32_t entity : event.participants)
                if (const auto person = person_of(report, entity)) people.push_back(*person);
            make_set(people);
            who.push_back(std::move(people));
            places.push_back({report, number});
        }
    }
    const auto event_at = [&](std::uint32_t i) -> const FoundEvent& { return reports[places[i].report].events[places[i].number]; };
    std::sort(index.begin(), index.end());
    struct Candidate {
        double likeness = 0;
        std::uint32_t a = 0;
        std::uint32_t b = 0;
    };
    std::vector<Candidate> candidates;
    for (std::size_t begin = 0; begin < index.size();) {
        std::size_t end = begin;
        while (end < index.size() && index[end].first == index[begin].first) ++end;
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t j = i + 1; j < std::min(end, i + 1 + kMaxSharers); ++j) {
                const std::uint32_t a = index[i].second, b = index[j].second;
                const double alike = likeness(event_at(a).words, event_at(b).words);
                if (alike >= kMinShared && !contradict(event_at(a), event_at(b), who[a], who[b])) candidates.push_back({alike, a, b});
            }
        }
        begin = end;
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
        return x.likeness != y.likeness ? x.likeness > y.likeness : std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    DisjointSets sets(places.size());
    std::vector<std::vector<std::uint32_t>> members(places.size());
    for (std::uint32_t i = 0; i < places.size(); ++i) members[i] = {i};
    std::vector<Days> days(places.size());  // of a group: the days that all its members can be of
    for (std::uint32_t i = 0; i < places.size(); ++i) days[i] = days_of(event_at(i).date);
    const auto contradicted = [&](const std::vector<std::uint32_t>& x, const std::vector<std::uint32_t>& y) {
        std::size_t n = 0, n_contradictions = 0;
        for (std::size_t i = 0; i < std::min(x.size(), kMaxMembers); ++i) {
            for (std::size_t j = 0; j < std::min(y.size(), kMaxMembers); ++j, ++n) {
                n_contradictions += contradict(event_at(x[i]), event_at(y[j]), who[x[i]], who[y[j]]) ? 1 : 0;
            }
        }
        return static_cast<double>(n_contradictions) > kMaxContradictions * static_cast<double>(n);
    };
    for (const Candidate& candidate : candidates) {
        const std::uint32_t x = std::min(sets.find(candidate.a), sets.find(candidate.b));
        const std::uint32_t y = std::max(sets.find(candidate.a), sets.find(candidate.b));
        if (x == y) continue;
        if (!days[x].meets(days[y]) || contradicted(members[x], members[y])) continue;
        sets.join(x, y);
        days[x] = both(days[x], days[y]);
        members[x].insert(members[x].end(), members[y].begin(), members[y].end());
        members[y] = {};
    }
    for (const auto& [root, own] : sets.sets()) {
        TimelineEvent event;
        Days narrowest;
        for (const std::uint32_t member : own) {
            const FoundEvent& told = event_at(member);
            event.tellings.push_back({places[member].report, told.event, told.span, told.date});
            event.participants.insert(event.participants.end(), who[member].begin(), who[member].end());
            if (told.text.size() > event.text.size() || (told.text.size() == event.text.size() && told.text < event.text))
                event.text = told.text;
            const Days its = days_of(told.date);
            if (!its.known()) continue;
            if (!narrowest.known() || its.width() < narrowest.width()) {
                narrowest = its;
                event.date = told.date;
            }
        }
        // What one report states as fact has happened, though another only says who says so.
        event.certainty = event_at(own.front()).certainty;
        for (const std::uint32_t member : own)
            if (event_at(member).certainty == Certainty::happened) event.certainty = Certainty::happened;
        std::sort(event.tellings.begin(), event.tellings.end());
        make_set(event.participants);
        timeline.push_back(std::move(event));
    }
}

}  // namespace

std::vector<TimelineEvent> find_timeline(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories,
                                         const PersonOf& person_of) {
    std::vector<TimelineEvent> timeline;
    for (const Story& story : stories) merge_story(story, reports, person_of, timeline);
    const auto key = [](const TimelineEvent& event) {
        const Days days = days_of(event.date);
        return std::tuple(!days.known(), days.first, days.last);
    };
    std::sort(timeline.begin(), timeline.end(), [&](const TimelineEvent& a, const TimelineEvent& b) {
        const auto x = key(a);
        const auto y = key(b);
        return x != y ? x < y : a.tellings < b.tellings;
    });
    return timeline;
}

}  // namespace onrecord
