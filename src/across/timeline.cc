// Events of one happening (same_event.h) are one line. Its date is the most precise that all agree with; what one report states as fact has
// happened, though another only says who says so.
#include "across/timeline.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "across/same_event.h"
#include "compare/days.h"
#include "compare/sorted_set.h"

namespace onrecord {
namespace {

TimelineEvent line_of(const StoryEvents& events, const std::vector<std::uint32_t>& members) {
    TimelineEvent line;
    Days narrowest;
    for (const std::uint32_t member : members) {
        const FoundEvent& told = events.at(member);
        line.tellings.push_back({events.places()[member].report, told.event, told.span, told.date});
        line.participants.insert(line.participants.end(), events.people(member).begin(), events.people(member).end());
        if (told.text.size() > line.text.size() || (told.text.size() == line.text.size() && told.text < line.text)) line.text = told.text;
        const Days its = events.days(member);
        if (!its.known()) continue;
        if (!narrowest.known() || its.width() < narrowest.width()) {
            narrowest = its;
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
