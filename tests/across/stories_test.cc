#include "across/stories.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "across/link.h"
#include "across/reading_list.h"
#include "tests_across.h"

namespace onrecord {
namespace {

std::vector<Reading> two_stories() {
    return {
        reading("a1",
                "Harlow port strike enters second week\n\nDock workers at Harlow Port Authority stayed out on Monday over night shifts.",
                "2031-03-03"),
        reading("a2",
                "Harlow dock workers refuse new offer\n\nWorkers at Harlow Port Authority refused an offer on night shifts on Monday.",
                "2031-03-03"),
        reading("b1",
                "Comet seen over Tessaly Valley\n\nThe comet Orsino was visible to the naked eye above Tessaly Valley, astronomers said.",
                "2031-03-03"),
        reading("b2", "Thousands watch comet Orsino\n\nAstronomers in Tessaly Valley said the comet Orsino will return in ninety years.",
                "2031-03-04"),
        reading("c1", "Harlow dock workers vote on offer\n\nWorkers at Harlow Port Authority voted on an offer on night shifts.",
                "2031-09-12"),
    };
}

std::set<std::set<std::string>> groups(const std::vector<Reading>& readings) {
    const ReadingList list(readings);
    std::set<std::set<std::string>> all;
    for (const Story& story : link(list).stories) {
        std::set<std::string> ids;
        for (const ReportIndex report : story.reports) ids.insert(list.at(report).id);
        all.insert(ids);
    }
    return all;
}

TEST(Stories, ReportsOfOneHappeningStandTogether) {
    const std::set<std::set<std::string>> expected = {{"a1", "a2"}, {"b1", "b2"}, {"c1"}};  // c1: half a year later
    EXPECT_EQ(groups(two_stories()), expected);
}

TEST(Stories, TheOrderOfAddingChangesNothing) {
    std::vector<Reading> readings = two_stories();
    const auto expected = groups(readings);
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(readings.begin(), readings.end(), random);
        EXPECT_EQ(groups(readings), expected);
    }
}

TEST(Stories, EveryReportStandsInOneStory) {
    const ReadingList list({reading("x", "", ""), reading("y", "One", ""), reading("z", "", "2031-01-01")});
    std::vector<ReportIndex> seen;
    for (const Story& story : link(list).stories) seen.insert(seen.end(), story.reports.begin(), story.reports.end());
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(seen, (std::vector<ReportIndex>{0, 1, 2}));
    EXPECT_TRUE(link(ReadingList({})).stories.empty());
}

}  // namespace
}  // namespace onrecord
