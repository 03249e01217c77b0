// Events of one happening (same_event.h) are one line. Its date is the most precise of those that most of them agree with; what one report
// states as fact has happened, though another only says who says so.
#include "across/timeline.h"

#include <algorithm>
#include <cstdint>
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

std::vector<TimelineEvent> find_timeline(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories,
                                         const PersonOf& person_of, const WordFrequency& common, const WordVectors& vectors) {
    std::vector<TimelineEvent> timeline;
    for (const Story& story : stories) {
        const StoryEvents events(story, reports, person_of, common, vectors);
        for (const auto& members : events.group()) timeline.push_back(line_of(events, members));
    }
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
