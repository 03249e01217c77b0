// Records as no editor would make them: a thousand times one report, a report that quotes another whole, no days at all, one story alone,
// no two reports alike. What is found is what a reader would say, and the work is bounded.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "across/link.h"
#include "across/reading_list.h"
#include "across/tests_across.h"
#include "sanitized.h"

namespace onrecord {
namespace {

constexpr const char* kBridge =
    "A footbridge over the Ashwater fell on Monday evening. Twelve people were hurt, the county of Tarn said.\n\n“We had asked for it to "
    "be "
    "closed in spring,” said Petra Lindholm, who runs the boathouse. The bridge was built in 1961 and was last painted in 2009.\n\nDivers "
    "searched the river until midnight and found nobody. The county engineer, Olle Brandt, said that the bolts had been looked at in May.";

std::string outlet_number(std::size_t n) {
    return "Paper " + std::to_string(n);
}

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

TEST(OddRecords, AThousandTimesOneReport) {
    const std::size_t n = 1000 / kParts;
    const Reading one = read_report(0, "", "2025-03-04", kBridge);
    std::vector<Reading> readings;
    for (std::size_t i = 0; i < n; ++i) {
        readings.push_back(one);
        readings.back().id = readings.back().input = std::to_string(i);
        readings.back().outlet = outlet_number(i);
    }
    const double before = cpu_seconds();
    const Links links = link(ReadingList(std::move(readings)));
    EXPECT_LT(cpu_seconds() - before, 120) << "for the slowest machine: two seconds where this was written";
    ASSERT_EQ(links.stories.size(), 1U);
    EXPECT_EQ(links.stories[0].reports.size(), n);
    ASSERT_EQ(links.quotations.size(), 1U);
    EXPECT_EQ(links.quotations[0].uses.size(), n);
    for (const Reuse& reuse : links.reuse) EXPECT_GT(reuse.similarity, 0.95);
    EXPECT_FALSE(links.reuse.empty());
    EXPECT_LT(links.reuse.size(), n * 60) << "not every report with every other";
    EXPECT_TRUE(links.differences.empty()) << "nobody differs";
    EXPECT_TRUE(links.recurring_lines.empty()) << "no outlet has it twice";
    for (const Claim& claim : links.claims)
        for (const Claim::Use& use : claim.uses) EXPECT_LT(use.report, n);
}

// Of one outlet they are versions of one report, and no line of them is furniture.
TEST(OddRecords, OneReportAgainAndAgainFromOneOutletIsNoFurniture) {
    std::vector<Reading> readings;
    for (std::size_t i = 0; i < 20; ++i) readings.push_back(read_report(i, "Tarn Gazette", "2025-03-04", kBridge));
    const Links links = link(ReadingList(std::move(readings)));
    EXPECT_TRUE(links.recurring_lines.empty());
    EXPECT_EQ(links.stories.size(), 1U);
    for (const Claim& claim : links.claims) EXPECT_LE(claim.min, 2U) << "one outlet is no crowd of witnesses";
}

TEST(OddRecords, AReportThatQuotesAnotherWhole) {
    std::string quoted = kBridge;
    for (const std::string_view mark : {"“", "”"})
        for (std::size_t at = quoted.find(mark); at != std::string::npos; at = quoted.find(mark)) quoted.replace(at, mark.size(), "'");
    for (std::size_t at = quoted.find("\n\n"); at != std::string::npos; at = quoted.find("\n\n")) quoted.replace(at, 2, " ");
    const std::vector<Reading> readings{read_report(0, "Tarn Gazette", "2025-03-04", kBridge),
                                        read_report(1, "The Hill", "2025-03-06",
                                                    "What our colleagues wrote deserves to be read in full. The Tarn Gazette reported: “" +
                                                        quoted + "” We have nothing to add.")};
    const Links links = link(ReadingList(readings));
    EXPECT_EQ(links.stories.size(), 1U);
    ASSERT_EQ(links.reuse.size(), 1U);
    EXPECT_GT(links.reuse[0].similarity, 0.8);
    EXPECT_TRUE(links.differences.empty());
    for (const Quotation& quotation : links.quotations)
        for (std::size_t i = 1; i < quotation.uses.size(); ++i)
            EXPECT_FALSE(quotation.uses[i].report == quotation.uses[i - 1].report &&
                         quotation.uses[i - 1].span.overlaps(quotation.uses[i].span));
}

const std::vector<std::string>& other_matters() {
    static const std::vector<std::string> all{
        "The swimming club of Vell elected a new board on Saturday. Its treasurer, Dora Quist, said that dues rise to forty crowns.",
        "A thief took nine hives from an orchard near Hulm. The beekeeper, Anton Reef, asked neighbours to look for yellow lids.",
        "The opera in Sandvik will do without its revolving stage this winter, for the motor from 1934 can no longer be repaired.",
        "Two brothers from Oster have walked around the lake backwards in three days, and raised money for a lifeboat.",
        "Frost has destroyed half of the apricots in the Merle valley, growers said, and prices may double by July."};
    return all;
}

std::vector<Reading> of_two_matters(const std::string& date) {
    std::vector<Reading> readings;
    std::string other = kBridge;
    other.replace(other.find("fell on Monday evening"), 22, "came down");
    readings.push_back(read_report(0, "Tarn Gazette", date, kBridge));
    readings.push_back(read_report(1, "Far Post", date, other));
    for (std::size_t i = 0; i < other_matters().size(); ++i)
        readings.push_back(read_report(2 + i, outlet_number(i), date, other_matters()[i]));
    return readings;
}

TEST(OddRecords, WithoutAnyDayTheStoriesAreTheSame) {
    const auto stories = [](const Links& links) {
        std::vector<std::vector<ReportIndex>> all;
        for (const Story& story : links.stories) all.push_back(story.reports);
        return all;
    };
    const Links with = link(ReadingList(of_two_matters("2025-03-04"))), without = link(ReadingList(of_two_matters("")));
    EXPECT_EQ(stories(without), stories(with));
    EXPECT_EQ(without.quotations.size(), with.quotations.size());
    EXPECT_TRUE(without.published.empty()) << "nobody says when it was";
}

TEST(OddRecords, EverythingIsOneStoryOrNone) {
    std::vector<Reading> one;
    for (std::size_t i = 0; i < 150; ++i)
        one.push_back(
            read_report(i, outlet_number(i % 7), "2025-03-" + std::to_string(10 + i % 3),
                        "Paper " + std::to_string(i) + " writes of the footbridge over the Ashwater in Tarn. " + std::string(kBridge)));
    const Links of_one = link(ReadingList(std::move(one)));
    EXPECT_EQ(of_one.stories.size(), 1U);
    EXPECT_EQ(of_one.cases.size(), 1U);
    std::vector<Reading> none;
    for (std::size_t i = 0; i < other_matters().size(); ++i)
        none.push_back(read_report(i, outlet_number(i), "2025-03-04", other_matters()[i]));
    const Links of_none = link(ReadingList(std::move(none)));
    EXPECT_EQ(of_none.stories.size(), other_matters().size());
    EXPECT_EQ(of_none.cases.size(), other_matters().size());
    EXPECT_TRUE(of_none.quotations.empty() && of_none.reuse.empty() && of_none.claims.empty() && of_none.differences.empty());
}

}  // namespace
}  // namespace onrecord
