// Which figures of several reports are held against each other, and which never are.
#include "across/differences.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "across/link.h"
#include "across/reading_list.h"
#include "across/tests_across.h"

namespace onrecord {
namespace {

struct ReportText {
    const char* date;
    const char* text;
};

// "dockworkers (open): 240 310; ...": topic, type and the values, each once.
std::string differences(const std::vector<ReportText>& reports) {
    std::vector<Reading> readings;
    for (const ReportText& told : reports)
        readings.push_back(read_report(readings.size() + 1, "Outlet " + std::to_string(readings.size() + 1), told.date, told.text));
    const Links links = link(ReadingList(std::move(readings)));
    constexpr const char* kTypes[] = {"dispute", "change", "rounding", "slip", "open"};
    std::string all;
    for (const Difference& difference : links.differences) {
        if (!all.empty()) all += "; ";
        all += difference.topic + " (" + kTypes[static_cast<int>(difference.type)] + "):";
        std::set<std::string> values;
        for (const Difference::Value& value : difference.values) values.insert(value.value);
        for (const std::string& value : values) all += ' ' + value;
    }
    return all;
}

constexpr const char* kWalkout =
    " They walked off the quays of Port Ellery over the dredging of the harbour, which the port authority began in March. ";

TEST(Differences, CountsOfOneThingInOneHappening) {
    const std::string first = std::string("Some 310 dockworkers walked off the job at Port Ellery on Wednesday.") + kWalkout;
    const std::string second = std::string("About 240 dockworkers stopped work at Port Ellery on Wednesday.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}, {"2024-05-08", second.c_str()}}), "dockworkers (open): 240 310");
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}, {"2024-05-08", first.c_str()}}), "");
}

TEST(Differences, AreOfOneThingOnly) {
    const std::string first = std::string("Some 310 dockworkers walked off the job at Port Ellery on Wednesday.") + kWalkout;
    const std::string second = std::string("About 240 passengers waited at Port Ellery on Wednesday.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}, {"2024-05-08", second.c_str()}}), "");
}

TEST(Differences, AReportThatGivesBothKnowsTwoThings) {
    const std::string first =
        std::string("Some 310 dockworkers walked off the job at Port Ellery on Wednesday, and 240 dockworkers stayed at Port Ellery.") +
        kWalkout;
    const std::string second = std::string("About 240 dockworkers stayed at work at Port Ellery on Wednesday.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}, {"2024-05-08", second.c_str()}}), "");
}

TEST(Differences, ARoundedCountIsOne) {
    const std::string first = std::string("In all 1,140 dockworkers walked off the job at Port Ellery on Wednesday.") + kWalkout;
    const std::string second = std::string("More than 1,100 dockworkers walked off the job at Port Ellery on Wednesday.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}, {"2024-05-08", second.c_str()}}), "dockworkers (rounding): 1100 1140");
}

TEST(Differences, AReportHoldsOneAgainstTheOther) {
    EXPECT_EQ(differences({{"2024-05-08", "Thieves broke into the museum in Harlow. There had been 41 coins in the case and not 43."}}),
              "coins (slip): 41 43");
}

TEST(Differences, ACorrectionSaysWhatWasWrong) {
    EXPECT_EQ(differences({{"2024-05-08",
                            "Tomas Keller, 52, sold the wine.\n\nCorrection: An earlier version of this article said that Tomas "
                            "Keller was 62. He is 52."}}),
              "age of Tomas Keller (change): 52 62");
}

TEST(Differences, WhoGrowsOlderIsNotTwoAges) {
    const char* words = "The trial of Tomas Keller went on in Harlow, where the merchant sold his wine to the bishop. ";
    const std::string then = std::string(words) + "Tomas Keller, 52, denies it.";
    const std::string later = std::string(words) + "Tomas Keller, 54, denies it.";
    EXPECT_EQ(differences({{"2022-05-08", then.c_str()}, {"2024-05-08", later.c_str()}}), "");
}

TEST(Differences, ADayThatWasPutOffIsAChange) {
    const std::string first = "The inquiry into the dredging of Port Ellery will open on 27 May, the clerk said.";
    const std::string second =
        "The inquiry into the dredging of Port Ellery, which was to have opened on 27 May, has been put off until 3 June, the clerk said.";
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}, {"2024-05-10", second.c_str()}}), "the day (change): 2024-05-27 2024-06-03");
    // A day of what was said is no plan.
    const std::string other = "The clerk said on 7 May that the inquiry into the dredging of Port Ellery had been moved to 3 June.";
    EXPECT_EQ(differences({{"2024-05-08", other.c_str()}}), "");
}

TEST(Differences, PersonsAreCountedByManyWords) {
    const std::string first =
        std::string("The strike at Port Ellery has left 129 people stranded at the quays, officials said.") + kWalkout;
    const std::string second =
        std::string("The number of passengers stranded at the quays by the strike at Port Ellery has climbed to 173.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}, {"2024-05-10", second.c_str()}}), "stranded (change): 129 173");
}

TEST(Differences, WomenAreAPartOfThePeople) {
    const std::string first = std::string("Police said 3 people were killed in the fire at Port Ellery on Wednesday.") + kWalkout;
    const std::string second = std::string("Police said 2 women were killed in the fire at Port Ellery on Wednesday.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}, {"2024-05-08", second.c_str()}}), "");
}

TEST(Differences, WhatIsSaidLessExactlyIsRounded) {
    const std::string first = std::string("In all 1,140 dockworkers walked off the job at Port Ellery on Wednesday.") + kWalkout;
    const std::string second = std::string("About 1,000 dockworkers walked off the job at Port Ellery on Wednesday.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}, {"2024-05-08", second.c_str()}}), "dockworkers (rounding): 1000 1140");
}

TEST(Differences, ScoresAndWhatIsOnlyExpectedAreNotComparedWithCounts) {
    const std::string first = std::string("Some 310 dockworkers walked off the job at Port Ellery on Wednesday.") + kWalkout;
    const std::string second =
        std::string("The union had expected 240 dockworkers to walk off the job at Port Ellery on Wednesday.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}, {"2024-05-08", second.c_str()}}), "");
}

TEST(Differences, ASumMayBeInTwoCurrencies) {
    const std::string euros = std::string("The port of Port Ellery has agreed to pay €40m for the dredging of the harbour.") + kWalkout;
    const std::string pounds = std::string("The port of Port Ellery has agreed to pay £40m for the dredging of the harbour.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", euros.c_str()}, {"2024-05-09", pounds.c_str()}}),
              "the currency (slip): 40000000 euros 40000000 pounds");
    EXPECT_EQ(differences({{"2024-05-08", euros.c_str()}, {"2024-05-09", euros.c_str()}}), "");
}

TEST(Differences, AnUnnamedPersonHasTheAgeThatIsInDispute) {
    const std::string unnamed = std::string("A 61-year-old woman was hurt on the quays of Port Ellery on Wednesday.") + kWalkout;
    const std::string named = std::string("Joan Pettifer, 63, was hurt on the quays of Port Ellery on Wednesday.") + kWalkout;
    const std::string disputed =
        std::string("Joan Pettifer was hurt on the quays of Port Ellery on Wednesday. She would like it known that she is 61, not 63.") +
        kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", unnamed.c_str()}, {"2024-05-09", disputed.c_str()}}), "age of Joan Pettifer (slip): 61 63");
    EXPECT_EQ(differences({{"2024-05-08", unnamed.c_str()}, {"2024-05-09", named.c_str()}}), "");
}

TEST(Differences, WhatIsRoundedIsSoForWeeks) {
    const std::string first =
        std::string("In all 1,140 dockworkers walked off the job at Port Ellery over the dredging of the harbour by Tarn and Sons.") +
        kWalkout;
    const std::string second =
        std::string("Some 1,100 dockworkers walked off the job at Port Ellery over the dredging of the harbour by Tarn and Sons.") +
        kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}, {"2024-05-13", second.c_str()}}), "dockworkers (rounding): 1100 1140");
    const std::string other =
        std::string("In all 1,190 dockworkers walked off the job at Port Ellery over the dredging of the harbour by Tarn and Sons.") +
        kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}, {"2024-05-13", other.c_str()}}), "");
}

TEST(Differences, TwoAccountsInOneReportAreADispute) {
    const std::string first =
        std::string("The number of dockworkers on strike is in dispute: the port puts it at 310, and the union at 240.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}}), "dockworkers (dispute): 240 310");
}

TEST(Differences, WhatIsRightAfterWhatWasPublishedIsAChange) {
    const std::string first = std::string("We wrote on Tuesday that the harbour fair raised £34. It was £340.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", first.c_str()}}), "pounds (change): 34 340");
}

TEST(Differences, ANumberThatRoseIsOneWhereAnotherReportHasTheOldOne) {
    const std::string old = std::string("The port has had 14 claims over the dredging of the harbour at Port Ellery.") + kWalkout;
    const std::string now =
        std::string("The port has had 21 claims, up from 14, over the dredging of the harbour at Port Ellery.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", old.c_str()}, {"2024-05-13", now.c_str()}}), "claims (change): 14 21");
    EXPECT_EQ(differences({{"2024-05-13", now.c_str()}}), "");
}

TEST(Differences, ATollOfAnEarlierMonthIsOfAnotherEvent) {
    const std::string news =
        std::string("A ferry sank off Port Ellery on Wednesday, killing 12 people aboard the ferry, the coastguard said.") + kWalkout;
    const std::string other =
        std::string("A ferry sank off Port Ellery on Wednesday, killing 14 people aboard the ferry, the coastguard said.") + kWalkout;
    const std::string past =
        std::string("A ferry sank off Port Ellery in September 2021, killing 14 people aboard the ferry, the coastguard said.") + kWalkout;
    EXPECT_EQ(differences({{"2024-05-08", news.c_str()}, {"2024-05-08", other.c_str()}}), "dead (open): 12 14");
    EXPECT_EQ(differences({{"2024-05-08", news.c_str()}, {"2024-05-08", past.c_str()}}), "");
}

TEST(Differences, AMonthHeldAgainstAnother) {
    EXPECT_EQ(differences({{"2024-05-08", "The bell of the chapel was stolen in June 1987 and not, as we first wrote, in July."}}),
              "the day (change): 1987-06 1987-07");
    EXPECT_EQ(differences({{"2024-05-08", "The bell of the chapel was stolen in June 1987 and found in July."}}), "");
}

}  // namespace
}  // namespace onrecord
