// Events of different reports of one story are one happening where most of their words that carry meaning are the same, their dates can be
// the same day, and they do not name different people only. The date of the whole is the most precise that all agree with. Cost: only
// events that share one of a story's rarer words are compared.
#include "across/timeline.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace onrecord {
namespace {

constexpr std::size_t kMaxSharers = 40;  // events of a story with one word that are compared with one another
constexpr double kSharedWords = 0.5;     // of the words of both (Jaccard)
constexpr std::size_t kMinSharedWords = 2;

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

bool same_happening(const FoundEvent& a, const FoundEvent& b, const std::vector<std::uint32_t>& who_a,
                    const std::vector<std::uint32_t>& who_b) {
    if ((a.certainty == Certainty::planned) != (b.certainty == Certainty::planned)) return false;
    if ((a.certainty == Certainty::denied) != (b.certainty == Certainty::denied)) return false;
    const Days x = days_of_event(a);
    const Days y = days_of_event(b);
    if (x.first > y.last || y.first > x.last) return false;
    std::vector<std::uint32_t> shared;
    std::set_intersection(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(), std::back_inserter(shared));
    if (shared.size() < kMinSharedWords) return false;
    if (!who_a.empty() && !who_b.empty()) {
        std::vector<std::uint32_t> both;
        std::set_intersection(who_a.begin(), who_a.end(), who_b.begin(), who_b.end(), std::back_inserter(both));
        if (both.empty()) return false;
    }
    return static_cast<double>(shared.size()) >= kSharedWords * static_cast<double>(a.words.size() + b.words.size() - shared.size());
}

void merge_story(const Story& story, const std::vector<ReportFeatures>& reports, const PersonOf& person_of,
                 std::vector<TimelineEvent>& timeline) {
    std::vector<Place> places;
    std::vector<std::vector<std::uint32_t>> who;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> index;  // word, event
    for (const ReportIndex report : story.reports) {
        for (std::uint32_t number = 0; number < reports[report].events.size(); ++number) {
            const FoundEvent& event = reports[report].events[number];
            for (const std::uint32_t word : event.words) index.emplace_back(word, static_cast<std::uint32_t>(places.size()));
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
    std::vector<std::pair<std::uint32_t, std::uint32_t>> candidates;
    for (std::size_t begin = 0; begin < index.size();) {
        std::size_t end = begin;
        while (end < index.size() && index[end].first == index[begin].first) ++end;
        for (std::size_t i = begin; i < end; ++i)
            for (std::size_t j = i + 1; j < std::min(end, i + 1 + kMaxSharers); ++j)
                candidates.emplace_back(index[i].second, index[j].second);
        begin = end;
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::vector<std::uint32_t> parent(places.size());
    std::iota(parent.begin(), parent.end(), 0u);
    std::vector<Days> days(places.size());  // of a group: the days that all its members can be of
    for (std::uint32_t i = 0; i < places.size(); ++i) days[i] = days_of_event(event_at(i));
    const auto find = [&](std::uint32_t x) {
        while (parent[x] != x) x = parent[x] = parent[parent[x]];
        return x;
    };
    for (const auto& [a, b] : candidates) {
        const std::uint32_t x = find(a);
        const std::uint32_t y = find(b);
        if (x == y || !same_happening(event_at(a), event_at(b), who[a], who[b])) continue;
        const Days both{std::max(days[x].first, days[y].first), std::min(days[x].last, days[y].last)};
        if (both.first > both.last) continue;
        parent[std::max(x, y)] = std::min(x, y);
        days[std::min(x, y)] = both;
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < places.size(); ++i) groups[find(i)].push_back(i);
    for (const auto& [root, members] : groups) {
        TimelineEvent event;
        Days narrowest;
        bool has_date = false;
        for (const std::uint32_t member : members) {
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
        // What one report tells as happened and another as alleged is alleged.
        event.certainty = event_at(members.front()).certainty;
        for (const std::uint32_t member : members)
            if (event_at(member).certainty == Certainty::alleged) event.certainty = Certainty::alleged;
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
