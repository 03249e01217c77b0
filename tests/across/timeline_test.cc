// One timeline of several reports, through the whole reader: which tellings are of one happening, and on which day it was.
#include "across/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "across/link.h"
#include "across/reading_list.h"
#include "across/tests_across.h"

namespace onrecord {
namespace {

using testing::ElementsAre;

// Every report ends with it, so that all are of one case.
const std::string kTimelineCase =
    "\n\nThe Tarnfoot dam at Ellerby Hollow belongs to Brackwater Power. Sunniva Okonjo is mayor of Ellerby Hollow.";

// "5 March 2024 [0 1]" for each line with the word in one of its tellings: its date and the reports that tell of it.
std::vector<std::string> lines_with(const std::vector<std::string>& texts, const std::string& word) {
    std::vector<Reading> readings;
    for (std::size_t i = 0; i < texts.size(); ++i)
        readings.push_back(read_report(i, "Paper " + std::to_string(i), "2024-03-08", texts[i] + kTimelineCase));
    const std::vector<Reading> kept = readings;
    std::vector<std::string> lines;
    for (const TimelineEvent& event : link(ReadingList(std::move(readings))).timeline) {
        std::string line = event.date + " [";
        bool has_word = false;
        for (const TimelineEvent::Telling& telling : event.tellings) {
            line += (line.back() == '[' ? "" : " ") + std::to_string(telling.report);
            has_word = has_word || kept[telling.report].text.slice(telling.span).find(word) != std::string_view::npos;
        }
        if (has_word) lines.push_back(line + "]");
    }
    return lines;
}

TEST(Timeline, JoinsWhatSeveralReportsTellOfOneHappening) {
    EXPECT_THAT(lines_with({"The Tarnfoot dam collapsed on 5 March 2024.", "The Tarnfoot dam collapsed on Tuesday."}, "collapsed"),
                ElementsAre("2024-03-05 [0 1]"));
}

// "The arrest" is a place of the line more, and no line of its own.
TEST(Timeline, ListsWhereAReportMentionsAHappeningAgain) {
    EXPECT_THAT(lines_with({"Police arrested Tobias Rane on 5 March 2024. The arrest was legal.", "Tobias Rane was arrested on Tuesday."},
                           "arrest"),
                ElementsAre("2024-03-05 [0 0 1]"));
}

// By verbs that are little alike, with the rest in common.
TEST(Timeline, JoinsWhatIsToldByOtherVerbs) {
    EXPECT_THAT(lines_with({"Thieves took the silver cup of Harle from the Tarnfoot museum on 5 March 2024.",
                            "The silver cup of Harle was stolen from the Tarnfoot museum on Tuesday."},
                           "cup of Harle"),
                ElementsAre("2024-03-05 [0 1]"));
    EXPECT_THAT(lines_with({"Thieves took the silver cup of Harle from the Tarnfoot museum on 5 March 2024.",
                            "The bishop blessed the silver cup of Harle in the Tarnfoot museum on Wednesday."},
                           "cup of Harle"),
                ElementsAre("2024-03-05 [0]", "2024-03-06 [1]"));
}

TEST(Timeline, KeepsDaysApart) {
    EXPECT_THAT(lines_with({"The Tarnfoot dam collapsed on 5 March 2024.", "The Tarnfoot dam collapsed on 2 May 2019."}, "collapsed"),
                ElementsAre("2019-05-02 [1]", "2024-03-05 [0]"));
}

// The same verb with nothing else in common. The second has its day from the sentence before, so it is about that day.
TEST(Timeline, KeepsApartWhatOneReportTellsInOtherWords) {
    EXPECT_THAT(lines_with({"The insurers obtained a court order on 5 March 2024. A newspaper obtained drone footage of the spillway."},
                           "obtained"),
                ElementsAre("2024-03-05~ [0]", "2024-03-05 [0]"));
}

// A verb that many reports have says little of what happened; a rare one more.
TEST(Timeline, KeepsApartWhatHasOnlyACommonVerbInCommon) {
    EXPECT_THAT(
        lines_with({"The inspectors gave the owners a warning on 5 March 2024.", "The council gave the museum a grant on 5 March 2024."},
                   "gave"),
        ElementsAre("2024-03-05 [0]", "2024-03-05 [1]"));
    EXPECT_THAT(
        lines_with({"Vandals sabotaged the spillway gates on 5 March 2024.", "Somebody sabotaged the pumps on 5 March 2024."}, "sabotaged"),
        ElementsAre("2024-03-05 [0 1]"));
}

// Of two stories: in the order of time, and what comes after what is still the same.
TEST(Timeline, IsJoinedOfPartsInTheOrderOfTime) {
    const auto event = [](const std::string& text, const std::string& date, ReportIndex report) {
        TimelineEvent made;
        made.text = text;
        made.date = date;
        made.tellings = {{report, 0, {}, date}};
        return made;
    };
    std::vector<TimelineEvent> one{event("opens", "2024-03-02", 0), event("closes", "2024-03-09", 1)};
    one[1].after = {0};
    std::vector<TimelineEvent> other{event("sinks", "2024-03-01", 2), event("is raised", "", 3)};
    other[0].before = {1};
    const auto joined = join_timelines({one, other});
    std::vector<std::string> texts;
    for (const TimelineEvent& line : joined) texts.push_back(line.text);
    ASSERT_THAT(texts, ElementsAre("sinks", "opens", "closes", "is raised"));
    EXPECT_THAT(joined[0].before, ElementsAre(3U));
    EXPECT_THAT(joined[2].after, ElementsAre(1U));
}

// "closed > sued [2024-03-05]; …": each line by its first telling's words, what it comes after, and the day of that.
std::string orders_in(const std::vector<std::string>& texts) {
    std::vector<Reading> readings;
    for (std::size_t i = 0; i < texts.size(); ++i)
        readings.push_back(read_report(i, "Paper " + std::to_string(i), "2024-03-08", texts[i] + kTimelineCase));
    const std::vector<TimelineEvent> timeline = link(ReadingList(std::move(readings))).timeline;
    std::string all;
    for (std::uint32_t i = 0; i < timeline.size(); ++i) {
        for (const std::uint32_t earlier : timeline[i].after) {
            EXPECT_THAT(timeline[earlier].before, testing::Contains(i));
            all += (all.empty() ? "" : "; ") + timeline[i].text + " > " + timeline[earlier].text + " [" + timeline[earlier].date + "]";
        }
    }
    return all;
}

TEST(Timeline, BoundsWhatHasNoDate) {
    EXPECT_EQ(orders_in({"It is so. The Tarnfoot dam collapsed on 5 March 2024.",
                         "It is so. The mill closed after the Tarnfoot dam collapsed on 5 March 2024."}),
              "The mill closed > The Tarnfoot dam collapsed [2024-03-05]");
}

TEST(Timeline, BoundsByWayOfWhatHasNoDateEither) {
    EXPECT_EQ(orders_in({"It is so. The mill closed after the Tarnfoot dam collapsed on 5 March 2024.",
                         "It is so. The bank sued the owner after the mill closed."}),
              "The mill closed > the Tarnfoot dam collapsed [2024-03-05]; The bank sued the owner > The mill closed "
              "[2024-03-05~/2024-03-08~]; The bank sued the owner > the Tarnfoot dam collapsed [2024-03-05]");
}

// What a report tells as new was in the week before it, and not before what it came after.
TEST(Timeline, WhatIsNewHasAWeek) {
    EXPECT_THAT(lines_with({"Divers raised the wreck of the Corvina."}, "raised"), ElementsAre("2024-03-01~/2024-03-08~ [0]"));
    EXPECT_THAT(lines_with({"Divers raised the wreck of the Corvina after the Tarnfoot dam collapsed on 5 March 2024."}, "raised"),
                ElementsAre("2024-03-05~/2024-03-08~ [0]"));
    EXPECT_THAT(lines_with({"Divers had raised the wreck of the Corvina."}, "raised"), ElementsAre(" [0]"));
}

TEST(Timeline, LeavesOutWhatTheDatesSayAnyway) {
    EXPECT_EQ(orders_in({"It is so. The mill closed on 6 March 2024 after the Tarnfoot dam collapsed on 5 March 2024."}), "");
}

TEST(Timeline, KeepsAnOrderThatTheDatesDeny) {
    EXPECT_EQ(orders_in({"It is so. The mill closed on 4 March 2024 after the Tarnfoot dam collapsed on 5 March 2024."}),
              "The mill closed > the Tarnfoot dam collapsed [2024-03-05]");
}

TEST(Timeline, ARingOfOrdersEnds) {
    EXPECT_EQ(
        orders_in({"It is so. The mill closed after the bank sued the owner.", "It is so. The bank sued the owner after the mill closed."}),
        "The mill closed > The bank sued the owner [2024-03-01~/2024-03-08~]; The bank sued the owner > The mill closed "
        "[2024-03-01~/2024-03-08~]");
}

}  // namespace
}  // namespace onrecord
