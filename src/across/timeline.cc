// Events of one happening (same_event.h) are one line. Its date is the most precise of those that most of them agree with; what one report
// states as fact has happened, though another only says who says so.
//
// What the reports' words say of the order of two lines is kept where their dates do not say the same: it bounds what has no date, by a
// dated line that is some steps away too, and it shows where the reports contradict a date or one another. Cost: n log n in the events.
#include "across/timeline.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "across/group_decisions.h"
#include "across/same_event.h"
#include "base/day_number.h"
#include "compare/days.h"
#include "compare/sorted_set.h"
#include "onrecord/date.h"

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
        const ReportIndex report = events.places()[member].report;
        line.tellings.push_back({report, told.event, told.span, told.date});
        for (const Span mention : told.mentions) line.tellings.push_back({report, told.event, mention, {}});
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

// That one line comes after another.
struct Order {
    std::uint32_t later = 0, earlier = 0;
    auto operator<=>(const Order&) const = default;
};

// By the words of the reports. `line_of_event`: of the story's events the lines.
void add_order(const StoryEvents& events, const std::vector<std::uint32_t>& line_of_event, std::vector<Order>& order) {
    const auto& places = events.places();
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        for (const std::uint32_t number : events.at(i).after) {
            const auto earlier = std::lower_bound(places.begin(), places.end(), EventPlace{places[i].report, number});
            const Order one{line_of_event[i], line_of_event[static_cast<std::size_t>(earlier - places.begin())]};
            if (one.later != one.earlier) order.push_back(one);
        }
    }
}

// For each line without a date the latest dated line that it comes after, by way of others without a date; `is_forward` false: the earliest
// dated one that it comes before. Lines that lie between pass it on, kMaxSteps times at least.
void add_bounds(const std::vector<TimelineEvent>& lines, std::vector<Order>& order, bool is_forward) {
    constexpr int kMaxSteps = 4;
    constexpr std::uint32_t kNone = UINT32_MAX;
    std::vector<std::uint32_t> bound(lines.size(), kNone);
    const auto is_better = [&](std::uint32_t a, std::uint32_t b) {
        if (b == kNone) return true;
        const Days x = days_of(lines[a].date), y = days_of(lines[b].date);
        return is_forward ? y.first < x.first : x.last < y.last;
    };
    const std::vector<Order> told = order;
    for (int step = 0; step < kMaxSteps; ++step) {
        for (const Order& one : told) {
            const std::uint32_t line = is_forward ? one.later : one.earlier, other = is_forward ? one.earlier : one.later;
            if (days_of(lines[line].date).known()) continue;
            const std::uint32_t by = days_of(lines[other].date).known() ? other : bound[other];
            if (by != kNone && by != line && is_better(by, bound[line])) bound[line] = by;
        }
    }
    for (std::uint32_t line = 0; line < lines.size(); ++line) {
        if (bound[line] != kNone) order.push_back(is_forward ? Order{line, bound[line]} : Order{bound[line], line});
    }
}

// Days of lines without a date: not after a report that tells them as done; in the week before one that tells them as new; not before what
// they come after, not after what they come before. Where the reports contradict one another there are none.
void bound_dates(const StoryEvents& events, const std::vector<ReportFacts>& reports, const std::vector<Order>& order,
                 const std::vector<std::uint32_t>& line_of_event, std::vector<TimelineEvent>& lines) {
    constexpr std::int32_t kMaxWidth = 31;  // days; wider bounds say too little to be shown as a date
    const auto& places = events.places();
    std::vector<Days> bounds(lines.size());
    const auto narrow = [&](std::uint32_t line, Days days) {
        bounds[line] = {std::max(bounds[line].first, days.first), std::min(bounds[line].last, days.last)};
    };
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        const Days published = reports[places[i].report].published;
        const Certainty certainty = events.at(i).certainty;
        if (!published.known() || (certainty != Certainty::happened && certainty != Certainty::alleged)) continue;
        narrow(line_of_event[i], {events.at(i).is_news ? published.first - kNewsDays : INT32_MIN, published.last});
    }
    for (std::uint32_t line = 0; line < lines.size(); ++line)
        if (const Days days = days_of(lines[line].date); days.known()) bounds[line] = days;
    for (const Order& one : order) {
        if (lines[one.later].date.empty()) narrow(one.later, {bounds[one.earlier].first, INT32_MAX});
        if (lines[one.earlier].date.empty()) narrow(one.earlier, {INT32_MIN, bounds[one.later].last});
    }
    for (std::uint32_t line = 0; line < lines.size(); ++line) {
        const Days days = bounds[line];
        const bool is_planned = lines[line].certainty == Certainty::planned || lines[line].certainty == Certainty::denied;
        if (!lines[line].date.empty() || is_planned || days.first == INT32_MIN || days.last == INT32_MAX || days.first > days.last)
            continue;
        if (days.width() <= kMaxWidth) lines[line].date = to_edtf({date_of(days.first), date_of(days.last), true});
    }
}

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
        for (auto* others : {&all[i].after, &all[i].before}) {
            for (std::uint32_t& other : *others) other = number[other];
            make_set(*others);
        }
        sorted.push_back(std::move(all[i]));
    }
    return sorted;
}

std::vector<TimelineEvent> find_timeline(const std::vector<ReportFacts>& reports, const Story& story, const PersonOf& person_of,
                                         const WordFrequency& common, const WordVectors& vectors,
                                         const std::vector<PlaceDecision>& decisions) {
    const StoryEvents events(story, reports, person_of, common, vectors);
    std::vector<TimelineEvent> lines;
    std::vector<Order> order;
    std::vector<std::uint32_t> line_of_event(events.places().size());
    std::vector<std::vector<std::uint32_t>> groups = events.group();
    const auto span_of = [&](EventPlace place) { return reports[place.report].events[place.number].span; };
    decide_groups(in_numbers(decisions, events.places(), span_of, AtPlace::exact), groups);
    for (const auto& members : groups) {
        for (const std::uint32_t member : members) line_of_event[member] = static_cast<std::uint32_t>(lines.size());
        lines.push_back(line_of(events, members));
    }
    add_order(events, line_of_event, order);
    make_set(order);
    add_bounds(lines, order, true);
    add_bounds(lines, order, false);
    std::erase_if(order, [&](const Order& one) { return days_of(lines[one.earlier].date).last < days_of(lines[one.later].date).first; });
    bound_dates(events, reports, order, line_of_event, lines);
    for (const Order& one : order) {
        lines[one.later].after.push_back(one.earlier);
        lines[one.earlier].before.push_back(one.later);
    }
    return lines;
}

}  // namespace onrecord
