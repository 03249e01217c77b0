// Events of different reports of one story are one event where the same word names them and nothing speaks against it: their dates can be
// the same day, they do not name different people only, and not each of them has a name or a number that the other lacks ("the mill hired
// Lund", "the mill hired Moss"). Pairs are joined the most alike first, and a group refuses another where too many of their members
// contradict one another, so that one vague event ("she was charged") does not bring two cases together. The date of the whole is the most
// precise that all agree with.
//
// Cost: only events of one lemma in a story are compared, each with kMaxSharers others.
#include "across/timeline.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace onrecord {
namespace {

constexpr std::size_t kMaxSharers = 40;  // events of a story with one lemma that are compared with one another
constexpr std::size_t kMaxMembers = 24;  // of a group that another is held against
// Set on ECB+'s developers' part (tests/floors), where a share of 0 has two points more of precision and 0.5 five more of recall.
constexpr double kMaxContradictions = 0.2;  // of the pairs of two groups
constexpr double kMinShared = 0.2;          // of the words of both (Jaccard)

struct Place {
    ReportIndex report = 0;
    std::uint32_t number = 0;  // in ReportFeatures::events
};

struct Days {
    std::int32_t first = INT32_MIN;
    std::int32_t last = INT32_MAX;
};

Days days_of_event(const FoundEvent& event) {
    Days days;
    if (event.date.empty() || !days_of(event.date, days.first, days.last)) return {};
    return days;
}

bool have_in_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) return true;
        a[i] < b[j] ? ++i : ++j;
    }
    return false;
}

// Whether each has something that the other lacks.
bool differ(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return !std::includes(a.begin(), a.end(), b.begin(), b.end()) && !std::includes(b.begin(), b.end(), a.begin(), a.end());
}

bool contradict(const FoundEvent& a, const FoundEvent& b, const std::vector<std::uint32_t>& who_a,
                const std::vector<std::uint32_t>& who_b) {
    if ((a.certainty == Certainty::planned) != (b.certainty == Certainty::planned)) return true;
    if ((a.certainty == Certainty::denied) != (b.certainty == Certainty::denied)) return true;
    const Days x = days_of_event(a);
    const Days y = days_of_event(b);
    if (x.first > y.last || y.first > x.last) return true;
    if (!who_a.empty() && !who_b.empty() && !have_in_common(who_a, who_b)) return true;
    return differ(a.names, b.names) || differ(a.numbers, b.numbers);
}

// How much of the words of both is common to them.
double likeness(const FoundEvent& a, const FoundEvent& b) {
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.words.size() && j < b.words.size();) {
        if (a.words[i] == b.words[j]) {
            ++shared;
            ++i;
            ++j;
        } else {
            a.words[i] < b.words[j] ? ++i : ++j;
        }
    }
    const std::size_t all = a.words.size() + b.words.size() - shared;
    return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

void merge_story(const Story& story, const std::vector<ReportFeatures>& reports, const PersonOf& person_of,
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
            std::sort(people.begin(), people.end());
            people.erase(std::unique(people.begin(), people.end()), people.end());
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
                const double alike = likeness(event_at(a), event_at(b));
                if (alike >= kMinShared && !contradict(event_at(a), event_at(b), who[a], who[b])) candidates.push_back({alike, a, b});
            }
        }
        begin = end;
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
        return x.likeness != y.likeness ? x.likeness > y.likeness : std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    std::vector<std::uint32_t> parent(places.size());
    std::iota(parent.begin(), parent.end(), 0u);
    std::vector<std::vector<std::uint32_t>> members(places.size());
    for (std::uint32_t i = 0; i < places.size(); ++i) members[i] = {i};
    std::vector<Days> days(places.size());  // of a group: the days that all its members can be of
    for (std::uint32_t i = 0; i < places.size(); ++i) days[i] = days_of_event(event_at(i));
    const auto find = [&](std::uint32_t x) {
        while (parent[x] != x) x = parent[x] = parent[parent[x]];
        return x;
    };
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
        const std::uint32_t x = std::min(find(candidate.a), find(candidate.b));
        const std::uint32_t y = std::max(find(candidate.a), find(candidate.b));
        if (x == y) continue;
        const Days both{std::max(days[x].first, days[y].first), std::min(days[x].last, days[y].last)};
        if (both.first > both.last || contradicted(members[x], members[y])) continue;
        parent[y] = x;
        days[x] = both;
        members[x].insert(members[x].end(), members[y].begin(), members[y].end());
        members[y] = {};
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < places.size(); ++i) groups[find(i)].push_back(i);
    for (const auto& [root, own] : groups) {
        TimelineEvent event;
        Days narrowest;
        bool has_date = false;
        for (const std::uint32_t member : own) {
            const FoundEvent& told = event_at(member);
            event.tellings.push_back({places[member].report, told.event, told.span, told.date});
            event.participants.insert(event.participants.end(), who[member].begin(), who[member].end());
            if (told.text.size() > event.text.size() || (told.text.size() == event.text.size() && told.text < event.text))
                event.text = told.text;
            const Days its = days_of_event(told);
            if (its.first == INT32_MIN) continue;
            if (!has_date || its.last - its.first < narrowest.last - narrowest.first) {
                narrowest = its;
                event.date = told.date;
                has_date = true;
            }
        }
        // What one report states as fact has happened, though another only says who says so.
        event.certainty = event_at(own.front()).certainty;
        for (const std::uint32_t member : own)
            if (event_at(member).certainty == Certainty::happened) event.certainty = Certainty::happened;
        std::sort(event.tellings.begin(), event.tellings.end());
        std::sort(event.participants.begin(), event.participants.end());
        event.participants.erase(std::unique(event.participants.begin(), event.participants.end()), event.participants.end());
        timeline.push_back(std::move(event));
    }
}

}  // namespace

std::vector<TimelineEvent> find_timeline(const std::vector<ReportFeatures>& reports, const std::vector<Story>& stories,
                                         const PersonOf& person_of) {
    std::vector<TimelineEvent> timeline;
    for (const Story& story : stories) merge_story(story, reports, person_of, timeline);
    const auto key = [](const TimelineEvent& event) {
        Days days;
        const bool known = !event.date.empty() && days_of(event.date, days.first, days.last);
        return std::tuple(!known, known ? days.first : 0, known ? days.last : 0);
    };
    std::sort(timeline.begin(), timeline.end(), [&](const TimelineEvent& a, const TimelineEvent& b) {
        const auto x = key(a);
        const auto y = key(b);
        return x != y ? x < y : a.tellings < b.tellings;
    });
    return timeline;
}

}  // namespace onrecord
