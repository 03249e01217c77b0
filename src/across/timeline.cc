// Events of one happening (same_event.h) are one line. Its date is the most precise of those that most of them agree with; what one report
// states as fact has happened, though another only says who says so.
#include "across/timeline.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "across/same_event.h"
#include "compare/days.h"
#include "compare/sorted_set.h"

namespace onrecord {
namespace {

// How many of the days may be of one day with the given ones. REQUIRES: both are sorted.
std::size_t n_meeting(Days days, const std::vector<std::int32_t>& firsts, const std::vector<std::int32_t>& lasts) {
    const auto too_late = firsts.end() - std::upper_bound(firsts.begin(), firsts.end(), days.last);
    const auto over = std::lower_bound(lasts.begin(), lasts.end(), days.first) - lasts.begin();
    return firsts.size() - static_cast<std::size_t>(too_late) - static_cast<std::size_t>(over);
}

TimelineEvent line_of(const StoryEvents& events, const std::vector<std::uint32_t>& members) {
    TimelineEvent line;
    std::vector<std::int32_t> firsts, lasts;
    for (const std::uint32_t member : members) {
        if (const Days days = events.days(member); days.known()) {
            firsts.push_back(days.first);
            lasts.push_back(days.last);
        }
    }
    std::sort(firsts.begin(), firsts.end());
    std::sort(lasts.begin(), lasts.end());
    // The date that most of them agree with, of these the most precise, of these one that is told outright.
    using Worth = std::tuple<std::size_t, std::int64_t, bool>;
    std::optional<Worth> best;
    for (const std::uint32_t member : members) {
        const FoundEvent& told = events.at(member);
        line.tellings.push_back({events.places()[member].report, told.event, told.span, told.date});
        line.participants.insert(line.participants.end(), events.people(member).begin(), events.people(member).end());
        if (told.text.size() > line.text.size() || (told.text.size() == line.text.size() && told.text < line.text)) line.text = told.text;
        const Days its = events.days(member);
        if (!its.known()) continue;
        const Worth worth{n_meeting(its, firsts, lasts), -static_cast<std::int64_t>(its.width()), !told.date.ends_with('~')};
        if (!best || *best < worth) {
            best = worth;
            line.date = told.date;
        }
    }
    line.certainty = events.at(members.front()).certainty;
    for (const std::uint32_t member : members)
        if (events.at(member).certainty == Certainty::happened) line.certainty = Certainty::happened;
    std::sort(line.tellings.begin(), line.tellings.end());
    make_set(line.participants);
    return line;
}

}  // namespace

namespace {

// Their numbers in the order of time, unknown dates last.
std::vector<std::uint32_t> order_of(const std::vector<TimelineEvent>& timeline) {
    using Key = std::tuple<bool, std::int32_t, std::int32_t>;
    std::vector<Key> keys;
    std::vector<std::uint32_t> order(timeline.size());
    std::iota(order.begin(), order.end(), 0u);
    for (const TimelineEvent& event : timeline) {
        const Days days = days_of(event.date);
        keys.emplace_back(!days.known(), days.first, days.last);
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return keys[a] != keys[b] ? keys[a] < keys[b] : timeline[a].tellings < timeline[b].tellings;
    });
    return order;
}

}  // namespace

std::vector<TimelineEvent> join_timelines(std::vector<std::vector<TimelineEvent>> parts) {
    std::vector<TimelineEvent> all;
    for (std::vector<TimelineEvent>& part : parts) {
        const auto first = static_cast<std::uint32_t>(all.size());
        for (TimelineEvent& event : part) {
            for (std::uint32_t& other : event.after) other += first;
            for (std::uint32_t& other : event.before) other += first;
            all.push_back(std::move(event));
        }
        part = {};
    }
    const std::vector<std::uint32_t> order = order_of(all);
    std::vector<std::uint32_t> number(all.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) number[order[i]] = i;
    std::vector<TimelineEvent> sorted;
    sorted.reserve(all.size());
    for (const std::uint32_t i : order) {
        for (auto* others : {&all[i].after, &all[i].before})
            for (std::uint32_t& other : *others) other = number[other];
        sorted.push_back(std::move(all[i]));
    }
    return sorted;
}

std::vector<TimelineEvent> find_timeline(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories,
                                         const PersonOf& person_of, const WordFrequency& common, const WordVectors& vectors) {
    std::vector<std::vector<TimelineEvent>> parts;
    for (const Story& story : stories) {
        const StoryEvents events(story, reports, person_of, common, vectors);
        std::vector<TimelineEvent>& part = parts.emplace_back();
        for (const auto& members : events.group()) part.push_back(line_of(events, members));
    }
    return join_timelines(std::move(parts));
}

}  // namespace onrecord
