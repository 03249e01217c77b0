// Claims, and what stands behind them, through the whole reader: a few reports of one story, and what is worked out of them.
#include "across/claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "across/link.h"
#include "across/reading_list.h"
#include "across/tests_across.h"
#include "sanitized.h"

namespace onrecord {
namespace {

struct Told {
    std::string outlet, date, text;
};

// Every report has one of these, so that all are of one case; no two are the same words.
const std::vector<std::string> kCases{
    "\n\nThe Tarnfoot dam at Ellerby Hollow belongs to Brackwater Power. Mayor Sunniva Okonjo of Ellerby Hollow has asked for an inquiry.",
    "\n\nAt Ellerby Hollow, where Sunniva Okonjo is mayor, people look up to the Tarnfoot dam, which Brackwater Power runs.",
    "\n\nBrackwater Power has run the Tarnfoot dam for years. An inquiry is what Sunniva Okonjo, who is mayor of Ellerby Hollow, wants "
    "now."};

class Record {
public:
    explicit Record(const std::vector<Told>& reports) {
        std::vector<Reading> readings;
        for (std::size_t i = 0; i < reports.size(); ++i)
            readings.push_back(read_report(i, reports[i].outlet, reports[i].date, reports[i].text + kCases[i % kCases.size()]));
        texts_ = readings;
        links_ = link(ReadingList(std::move(readings)));
    }

    // The claim with a use that has these words.
    const Claim* claim(std::string_view words) const {
        for (const Claim& claim : links_.claims)
            for (const Claim::Use& use : claim.uses)
                if (texts_[use.report].text.slice(use.span).find(words) != std::string_view::npos) return &claim;
        return nullptr;
    }
    std::string words(const Claim::Use& use) const { return std::string(texts_[use.report].text.slice(use.span)); }

    // "2..3: utterance Ana Ruiz [0 1], own Harlow Post [2]": the interval, then each origin with the reports that rest on it.
    std::string origins(std::string_view of) const {
        const Claim* found = claim(of);
        if (!found) return "no claim";
        std::vector<std::string> parts;
        constexpr std::array<std::string_view, 6> kTypes{"utterance", "document", "outlet", "agency", "anonymous", "own"};
        for (const Claim::Origin& origin : found->origins) {
            std::vector<ReportIndex> reports;
            for (const std::uint32_t use : origin.uses) reports.push_back(found->uses[use].report);
            std::sort(reports.begin(), reports.end());
            reports.erase(std::unique(reports.begin(), reports.end()), reports.end());
            std::string part = std::string(kTypes[static_cast<std::size_t>(origin.type)]) + " " + origin.who + " [";
            for (const ReportIndex report : reports) part += (part.back() == '[' ? "" : " ") + std::to_string(report);
            parts.push_back(part + "]");
        }
        std::sort(parts.begin(), parts.end());
        std::string all = std::to_string(found->min) + ".." + std::to_string(found->max) + ":";
        for (const std::string& part : parts) all += (all.back() == ':' ? " " : ", ") + part;
        return all;
    }

private:
    std::vector<Reading> texts_;
    Links links_;
};

struct Row {
    const char* what;
    std::vector<Told> reports;
    const char* words;
    const char* origins;
};
void PrintTo(const Row& row, std::ostream* out) {
    *out << row.what;
}

class Origins : public testing::TestWithParam<Row> {};

TEST_P(Origins, AreReadFromTheReportsOwnWords) {
    EXPECT_EQ(Record(GetParam().reports).origins(GetParam().words), GetParam().origins) << GetParam().what;
}

const std::string kGates =
    "The spillway gates of the dam were fitted in the year of the great flood, by a firm from the coast that has long since closed its "
    "doors, and nobody has looked at their bearings since the last of the old fitters retired and the hand winch rusted in its housing.";

const std::vector<Row> kRows{
    {"one statement that two outlets carry",
     {{"Ellerby Courier", "2024-03-05", "Brackwater Power said in a statement that the spillway gates had jammed on Sunday night."},
      {"Hollow Gazette", "2024-03-06", "The spillway gates had jammed on Sunday night, Brackwater Power said in a statement."}},
     "spillway gates had jammed",
     "1..1: utterance Brackwater Power [0 1]"},
    {"two speakers are two origins",
     {{"Ellerby Courier", "2024-03-05", "Ingrid Vasey, the dam's engineer, said that the spillway gates had jammed on Sunday night."},
      {"Hollow Gazette", "2024-03-06", "Otto Lindgren, a farmer, said that the spillway gates had jammed on Sunday night."}},
     "spillway gates had jammed",
     "2..2: utterance Ingrid Vasey [0], utterance Otto Lindgren [1]"},
    {"a speaker by a pronoun alone may be the one whom another report names",
     {{"Ellerby Courier", "2024-03-05", "The engineers met. The spillway gates had jammed on Sunday night, she said."},
      {"Hollow Gazette", "2024-03-06", "Otto Lindgren, a farmer, said that the spillway gates had jammed on Sunday night."}},
     "spillway gates had jammed",
     "1..2: utterance Otto Lindgren [1], utterance she [0]"},
    {"told to two outlets is said on two occasions, in like words too",
     {{"Ellerby Courier", "2024-03-05", "\"The spillway gates had jammed on Sunday night,\" Ingrid Vasey told the Ellerby Courier."},
      {"Hollow Gazette", "2024-03-05", "\"The spillway gates had jammed on Sunday night,\" Ingrid Vasey told the Hollow Gazette."}},
     "spillway gates had jammed",
     "2..2: utterance Ingrid Vasey [0], utterance Ingrid Vasey [1]"},
    {"officials may be those of a body that another report names",
     {{"Ellerby Courier", "2024-03-05", "The spillway gates had jammed on Sunday night, per local officials."},
      {"Hollow Gazette", "2024-03-06", "The spillway gates had jammed on Sunday night, Brackwater Power said."}},
     "spillway gates had jammed",
     "1..2: utterance Brackwater Power [1], utterance local officials [0]"},
    {"the company is the one that another report names",
     {{"Ellerby Courier", "2024-03-05", "The spillway gates had jammed on Sunday night, the company said."},
      {"Hollow Gazette", "2024-03-06", "The spillway gates had jammed on Sunday night, Brackwater Power said."}},
     "spillway gates had jammed",
     "1..1: utterance Brackwater Power [0 1]"},
    {"an outlet that is described may be any that had it before",
     {{"Ellerby Courier", "2024-03-05", "Ingrid Vasey, the dam's engineer, told the Ellerby Courier that the spillway gates had jammed."},
      {"Hollow Gazette", "2024-03-06", "The spillway gates had jammed, it emerged in a local newspaper this week."}},
     "spillway gates had jammed",
     "1..1: utterance Ingrid Vasey [0 1]"},
    {"a spokesman and the body that speaks in the same report are one",
     {{"Ellerby Courier", "2024-03-05",
       "Brackwater Power said that the spillway gates had jammed on Sunday night. The spillway gates had jammed on Sunday, said a "
       "spokesman, Otto Lindgren."}},
     "spillway gates had jammed",
     "1..1: utterance Brackwater Power [0]"},
    {"the same words on one day are one origin, whoever had them first",
     {{"Ellerby Courier", "2024-03-05", kGates + " The wardens met on Monday."},
      {"Hollow Gazette", "2024-03-05", kGates + " Nobody from the village was there."}},
     "hand winch rusted",
     "1..1: own Ellerby Courier [0 1]"},
    {"a jury that heard it said nothing",
     {{"Ellerby Courier", "2024-03-05", "The spillway gates were forced on Sunday night, a jury has heard."},
      {"Hollow Gazette", "2024-03-05",
       "Otto Lindgren, for the prosecution, told the jury that the spillway gates were forced on Sunday night."}},
     "spillway gates were forced",
     "1..2: utterance Otto Lindgren [1], utterance a jury [0]"},
    {"what one outlet has from another rests on what that rests on",
     {{"Ellerby Courier", "2024-03-05", "Ingrid Vasey, the dam's engineer, told the Ellerby Courier that the spillway gates had jammed."},
      {"Hollow Gazette", "2024-03-06", "The spillway gates had jammed, the Ellerby Courier reported."}},
     "spillway gates had jammed",
     "1..1: utterance Ingrid Vasey [0 1]"},
    {"one speaker, told to two outlets, is two occasions",
     {{"Ellerby Courier", "2024-03-05", "Ingrid Vasey, the dam's engineer, told the Ellerby Courier that the spillway gates had jammed."},
      {"Hollow Gazette", "2024-03-06", "Ingrid Vasey, the dam's engineer, told the Hollow Gazette that the spillway gates had jammed."}},
     "spillway gates had jammed",
     "2..2: utterance Ingrid Vasey [0], utterance Ingrid Vasey [1]"},
    {"two unnamed sources may be one",
     {{"Ellerby Courier", "2024-03-05", "An official, who spoke on condition of anonymity, said that the spillway gates had jammed."},
      {"Hollow Gazette", "2024-03-06", "An insider, who did not want to be named, said that the spillway gates had jammed."}},
     "spillway gates had jammed",
     "1..2: anonymous An insider [1], anonymous An official [0]"},
    {"an outlet's own word counts to the most only",
     {{"Ellerby Courier", "2024-03-05", "Ingrid Vasey, the dam's engineer, said that the spillway gates had jammed on Sunday night."},
      {"Hollow Gazette", "2024-03-06", "The spillway gates of the dam had jammed on Sunday night."}},
     "spillway gates had jammed",
     "1..2: own Hollow Gazette [1], utterance Ingrid Vasey [0]"},
    {"an unnamed source may be whom another report names",
     {{"Ellerby Courier", "2024-03-05", "Ingrid Vasey, the dam's engineer, said that the spillway gates had jammed on Sunday night."},
      {"Hollow Gazette", "2024-03-06", "An insider, who did not want to be named, said that the spillway gates had jammed on Sunday."}},
     "spillway gates had jammed",
     "1..2: anonymous An insider [1], utterance Ingrid Vasey [0]"},
    {"a statement for all and words to one outlet are two occasions, in like words too",
     {{"Ellerby Courier", "2024-03-05", "\"The spillway gates had jammed on Sunday night,\" Ingrid Vasey said in a statement."},
      {"Hollow Gazette", "2024-03-05", "\"The spillway gates had jammed on Sunday night,\" Ingrid Vasey told the Hollow Gazette."}},
     "spillway gates had jammed",
     "2..2: utterance Ingrid Vasey [0], utterance Ingrid Vasey [1]"},
    {"a jury that was told it said nothing",
     {{"Ellerby Courier", "2024-03-05", "Spillway gates of the dam were forced on Sunday night, jury told"},
      {"Hollow Gazette", "2024-03-06",
       "Otto Lindgren, for the prosecution, told the jury that the spillway gates were forced on Sunday night."}},
     "gates were forced",
     "1..2: utterance Otto Lindgren [1], utterance jury [0]"},
    {"what a body counted is a document",
     {{"Ellerby Courier", "2024-03-05", "The spillway gates had jammed 14 times, according to a tally by the Ellerby Waterways Agency."},
      {"Hollow Gazette", "2024-03-06", "The spillway gates had jammed 14 times, according to a tally by the Ellerby Waterways Agency."}},
     "spillway gates had jammed",
     "1..1: document a tally [0 1]"},
    {"a sentence that two outlets have alike is one origin",
     {{"Ellerby Courier", "2024-03-05", "The spillway gates were shut by hand. The wardens met on Monday."},
      {"Hollow Gazette", "2024-03-05", "The spillway gates were shut by hand. Nobody from the village was there."}},
     "shut by hand",
     "1..1: own Ellerby Courier [0 1]"},
    {"what an outlet says later without a source may be its own",
     {{"Ellerby Courier", "2024-03-05", "Ingrid Vasey, the dam's engineer, said that the spillway gates had jammed on Sunday night."},
      {"Ellerby Courier", "2024-03-08", "The spillway gates of the dam had jammed on Sunday night."}},
     "spillway gates had jammed",
     "1..2: own Ellerby Courier [1], utterance Ingrid Vasey [0]"},
    {"what an outlet has in its own words, and a sentence beside it names who had it before",
     {{"Ellerby Courier", "2024-03-05", "The spillway gates were sabotaged, a source close to the dam told the Ellerby Courier."},
      {"Hollow Gazette", "2024-03-06",
       "Both spillway gates of the Tarnfoot dam were sabotaged.\n\nThe Ellerby Courier was the first to know."}},
     "were sabotaged",
     "1..1: anonymous a source [0 1]"},
    {"what an outlet has in its own words, and a sentence beside it names one that had it later",
     {{"Ellerby Courier", "2024-03-08", "The spillway gates were sabotaged, a source close to the dam told the Ellerby Courier."},
      {"Hollow Gazette", "2024-03-06",
       "Both spillway gates of the Tarnfoot dam were sabotaged.\n\nThe Ellerby Courier has a stand at the fair."}},
     "were sabotaged",
     "1..2: anonymous a source [0], own Hollow Gazette [1]"},
    {"the same short words of one who is named and of what is not",
     {{"Ellerby Courier", "2024-03-05", "\"The winch rusted,\" Ingrid Vasey, the dam's engineer, said."},
      {"Hollow Gazette", "2024-03-06", "The engineers met. \"The winch rusted,\" she said."}},
     "winch rusted",
     "1..1: utterance Ingrid Vasey [0 1]"},
    {"a report that does not say its outlet is of the one that its first line and another report name",
     {{"", "2024-03-05", "SECOND SLUICE\n\nIngrid Vasey, the dam's engineer, says that the spillway gates were sabotaged on Sunday night."},
      {"Hollow Gazette", "2024-03-06", "The spillway gates were sabotaged on Sunday night, the blog Second Sluice reported."}},
     "were sabotaged",
     "1..1: utterance Ingrid Vasey [0 1]"},
    {"a document that nobody dates is one",
     {{"Ellerby Courier", "", "The spillway gates had jammed on Sunday night, according to a filing by Brackwater Power."},
      {"Hollow Gazette", "", "The spillway gates had jammed on Sunday night, according to a filing by Brackwater Power."}},
     "spillway gates had jammed",
     "1..1: document a filing by Brackwater Power [0 1]"},
    {"a credit to an agency that has no such text leads nowhere",
     {{"Ellerby Courier", "2024-03-05",
       "Ingrid Vasey, the dam's engineer, said that the spillway gates had jammed.\n\nWith files from Boreal Press"},
      {"Hollow Gazette", "2024-03-06", "The spillway gates had jammed, Ingrid Vasey, the dam's engineer, said.\n\nPhoto: Boreal Press"}},
     "spillway gates had jammed",
     "1..1: utterance Ingrid Vasey [0 1]"},
    {"two outlets that name no source: it cannot be told",
     {{"Ellerby Courier", "2024-03-05", "The spillway gates of the dam jammed on Sunday night."},
      {"Hollow Gazette", "2024-03-06", "On Sunday night both spillway gates of the old dam jammed."}},
     "spillway gates",
     "1..2: own Ellerby Courier [0], own Hollow Gazette [1]"},
};

INSTANTIATE_TEST_SUITE_P(Rows, Origins, testing::ValuesIn(kRows));

TEST(Claims, OutletsThatRestOnOneAnotherAreACircle) {
    const Record record(
        {{"Ellerby Courier", "2024-03-05", "The spillway gates were sabotaged, a source close to the dam said."},
         {"Hollow Gazette", "2024-03-06", "The spillway gates were sabotaged, the Ellerby Courier reported."},
         {"Ellerby Courier", "2024-03-07", "That the spillway gates were sabotaged has been confirmed by the Hollow Gazette."}});
    const Claim* claim = record.claim("sabotaged");
    ASSERT_NE(claim, nullptr);
    ASSERT_EQ(claim->circles.size(), 1u);
    EXPECT_THAT(claim->circles[0], testing::ElementsAre(0u, 1u, 2u));
    EXPECT_EQ(claim->first, std::optional<ReportIndex>(0));
    EXPECT_EQ(record.origins("sabotaged").substr(0, 5), "1..1:");
}

// The Courier's first report has it in other words altogether, and the Gazette's word for it closes the ring.
TEST(Claims, AReportThatIsNamedAsTheSourceClosesACircle) {
    const Record record(
        {{"Ellerby Courier", "2024-03-05", "Somebody took a crowbar to the sluices, a source close to the dam said."},
         {"Hollow Gazette", "2024-03-06", "The spillway gates of the dam were sabotaged, the Ellerby Courier has reported."},
         {"Ellerby Courier", "2024-03-07", "The spillway gates of the dam were sabotaged, and now the Hollow Gazette has confirmed it."}});
    const Claim* claim = record.claim("gates of the dam were sabotaged");
    ASSERT_NE(claim, nullptr);
    EXPECT_EQ(claim->uses.size(), 2u);
    ASSERT_EQ(claim->circles.size(), 1u);
    EXPECT_THAT(claim->circles[0], testing::ElementsAre(0u, 1u, 2u));
    EXPECT_EQ(claim->first, std::optional<ReportIndex>(0));
}

TEST(Claims, AnEarlierReportOfTheOneThatIsNamedIsNeededForACircle) {
    const Record record(
        {{"Hollow Gazette", "2024-03-06", "The spillway gates of the dam were sabotaged, the Ellerby Courier has reported."},
         {"Ellerby Courier", "2024-03-07", "The spillway gates of the dam were sabotaged, and now the Hollow Gazette has confirmed it."}});
    const Claim* claim = record.claim("gates of the dam were sabotaged");
    ASSERT_NE(claim, nullptr);
    EXPECT_TRUE(claim->circles.empty());
}

TEST(Claims, WhoeverCitesIsNoCircleByItself) {
    const Record record(
        {{"Ellerby Courier", "2024-03-05", "The spillway gates were sabotaged, a source close to the dam said."},
         {"Hollow Gazette", "2024-03-06", "The spillway gates were sabotaged, the Ellerby Courier reported."},
         {"Marsh Echo", "2024-03-07", "The spillway gates were sabotaged, the Ellerby Courier and the Hollow Gazette reported."}});
    const Claim* claim = record.claim("sabotaged");
    ASSERT_NE(claim, nullptr);
    EXPECT_TRUE(claim->circles.empty());
}

TEST(Claims, OtherNumbersAreOtherClaims) {
    const Record record({{"Ellerby Courier", "2024-03-05", "Ingrid Vasey said that 430 houses had been flooded below the spillway."},
                         {"Hollow Gazette", "2024-03-06", "Otto Lindgren said that 290 houses had been flooded below the spillway."}});
    EXPECT_EQ(record.claim("430 houses"), nullptr);
}

TEST(Claims, OneFigureInOtherWordsIsOneClaim) {
    const Record record({{"Ellerby Courier", "2024-03-05", "Ingrid Vasey said that the number of flooded homes had climbed to 173."},
                         {"Hollow Gazette", "2024-03-06", "The flood has now reached 173 houses, Otto Lindgren said."}});
    const Claim* claim = record.claim("climbed to 173");
    ASSERT_NE(claim, nullptr);
    EXPECT_EQ(claim->uses.size(), 2u);
}

TEST(Claims, AReportWithoutADayIsNoLaterThanWhoeverNamesIt) {
    const Record record(
        {{"Ellerby Courier", "", "Ingrid Vasey, the dam's engineer, said that the spillway gates had jammed on Sunday night."},
         {"Hollow Gazette", "2024-03-06", "The spillway gates had jammed on Sunday night, Ingrid Vasey, the dam's engineer, said."},
         {"Marsh Echo", "2024-03-05", "The Ellerby Courier reported that the warden of the Tarnfoot dam keeps bees on its crest."}});
    const Claim* claim = record.claim("spillway gates had jammed");
    ASSERT_NE(claim, nullptr);
    EXPECT_EQ(claim->first, std::optional<ReportIndex>(0));
}

TEST(Claims, WhatDeniesItStandsBesideIt) {
    const Record record(
        {{"Ellerby Courier", "2024-03-05", "Ingrid Vasey, the dam's engineer, said that the spillway gates were sabotaged."},
         {"Hollow Gazette", "2024-03-06", "Otto Lindgren said that the spillway gates were sabotaged."},
         {"Marsh Echo", "2024-03-07", "Brackwater Power said that the spillway gates were not sabotaged."}});
    const Claim* claim = record.claim("were sabotaged");
    ASSERT_NE(claim, nullptr);
    ASSERT_FALSE(claim->against.empty());
    EXPECT_EQ(record.words(claim->against[0].use), "that the spillway gates were not sabotaged");
}

TEST(Claims, WhoSaysItDoesNotDeclineToSpeakOfIt) {
    const Record record({{"Ellerby Courier", "2024-03-05",
                          "Ingrid Vasey said that the spillway gates were sabotaged.\n\nShe declined to comment on the mayor. Otto "
                          "Lindgren declined to comment."},
                         {"Hollow Gazette", "2024-03-06", "Ingrid Vasey said that the spillway gates were sabotaged."}});
    const Claim* claim = record.claim("were sabotaged");
    ASSERT_NE(claim, nullptr);
    ASSERT_EQ(claim->refusals.size(), 1u);
}

TEST(Claims, NotOfAnotherWordDeniesNothing) {
    const Record record(
        {{"Ellerby Courier", "2024-03-05",
          "Ingrid Vasey, the dam's engineer, said that the spillway gates were sabotaged on Sunday night."},
         {"Hollow Gazette", "2024-03-06", "Otto Lindgren said that the spillway gates were sabotaged on Sunday night with no warning."}});
    const Claim* claim = record.claim("were sabotaged");
    ASSERT_NE(claim, nullptr);
    EXPECT_TRUE(claim->against.empty());
    EXPECT_EQ(claim->uses.size(), 2u);
}

TEST(Claims, AHedgeThatIsDroppedOnTheWayIsKept) {
    const Record record(
        {{"Ellerby Courier", "2024-03-05", "Ingrid Vasey, the dam's engineer, said that the spillway gates had apparently been sabotaged."},
         {"Hollow Gazette", "2024-03-06", "The spillway gates had been sabotaged, the Ellerby Courier reported."}});
    const Claim* claim = record.claim("sabotaged");
    ASSERT_NE(claim, nullptr);
    ASSERT_EQ(claim->hedges.size(), 1u);
    EXPECT_THAT(claim->hedges[0].lost_by, testing::ElementsAre(1u));
}

TEST(Claims, OneReportAloneHasNone) {
    EXPECT_EQ(
        Record({{"Ellerby Courier", "2024-03-05", "Ingrid Vasey said that the spillway gates had jammed on Sunday."}}).claim("jammed"),
        nullptr);
}

TEST(Claims, ThousandsOfLikeSentencesAreBoundedWork) {
    std::string many = "Ingrid Vasey, the dam's engineer, said that the spillway gates had jammed. ";
    for (std::size_t i = 0; i < 3000 / kParts; ++i) many += "The warden of sluice " + std::to_string(i) + " noted a leak. ";
    const Record record({{"Ellerby Courier", "2024-03-05", many}, {"Hollow Gazette", "2024-03-06", many}});
    EXPECT_NE(record.claim("spillway gates"), nullptr);
}

TEST(Claims, ACircleOfTenAddsNoOrigin) {
    const std::vector<std::string> outlets{"Ellerby Courier", "Hollow Gazette", "Marsh Echo",   "Quay Herald", "Fen Examiner",
                                           "Weir Chronicle",  "Ridge Observer", "Dale Tribune", "Moor Star",   "Lock Journal"};
    std::vector<Told> reports{{outlets[0], "2024-03-01", "The spillway gates of the dam were sabotaged, a source close to the dam said."}};
    for (std::size_t i = 1; i <= outlets.size(); ++i)
        reports.push_back({outlets[i % outlets.size()], "2024-03-" + std::to_string(10 + i),
                           "The spillway gates of the dam were sabotaged, the " + outlets[i - 1] + " reported."});
    const Record record(reports);
    const Claim* claim = record.claim("were sabotaged");
    ASSERT_NE(claim, nullptr);
    EXPECT_EQ(claim->uses.size(), outlets.size() + 1);
    ASSERT_EQ(claim->circles.size(), 1u);
    EXPECT_EQ(claim->circles[0].size(), outlets.size() + 1);
    EXPECT_EQ(record.origins("were sabotaged").substr(0, 5), "1..1:");
}

TEST(Claims, AReportThatNamesItsOwnOutletIsNoCircle) {
    const Record record({{"Ellerby Courier", "2024-03-05", "The spillway gates were sabotaged, the Ellerby Courier reported."},
                         {"Hollow Gazette", "2024-03-06",
                          "The spillway gates were sabotaged, Ingrid Vasey, the dam's engineer, told the Hollow Gazette."}});
    const Claim* claim = record.claim("were sabotaged");
    ASSERT_NE(claim, nullptr);
    EXPECT_TRUE(claim->circles.empty());
    EXPECT_EQ(record.origins("were sabotaged").substr(0, 5), "1..2:");
}

TEST(Claims, AnOutletByOtherNamesIsOne) {
    const Record record({{"The Ellerby Courier", "2024-03-05", "The spillway gates were sabotaged, Ingrid Vasey told the Ellerby Courier."},
                         {"Weir Chronicle", "2024-03-06", "The spillway gates were sabotaged, The Ellerby Courier says."},
                         {"Hollow Gazette", "2024-03-06", "The spillway gates were sabotaged, the Courier reported."},
                         {"Marsh Echo", "2024-03-07", "The spillway gates were sabotaged, according to the Ellerby Courier newspaper."},
                         {"Quay Herald", "2024-03-07", "The spillway gates were sabotaged, the Ellerby Courier’s website said."}});
    EXPECT_EQ(record.origins("were sabotaged"), "1..1: utterance Ingrid Vasey [0 1 2 3 4]");
}

TEST(Claims, NoDaysLeaveOpenWhoWasFirst) {
    const Record record({{"Ellerby Courier", "", "The spillway gates were sabotaged, Ingrid Vasey, the dam's engineer, said."},
                         {"Hollow Gazette", "", "Ingrid Vasey, the dam's engineer, said that the spillway gates were sabotaged."}});
    const Claim* claim = record.claim("were sabotaged");
    ASSERT_NE(claim, nullptr);
    EXPECT_EQ(claim->first, std::nullopt);
    EXPECT_EQ(record.origins("were sabotaged"), "1..1: utterance Ingrid Vasey [0 1]");
}

TEST(Claims, AQuotationOfTwoPeopleHasTwoSpeakers) {
    const Record record(
        {{"Ellerby Courier", "2024-03-05", "“The spillway gates were sabotaged by somebody who knew them,” Ingrid Vasey said."},
         {"Hollow Gazette", "2024-03-06", "“The spillway gates were sabotaged by somebody who knew them,” Otto Lindgren said."}});
    EXPECT_EQ(record.origins("were sabotaged"), "1..2: utterance Ingrid Vasey [0], utterance Otto Lindgren [1]");
}

// Each leads to the eight that had the words first, so that the ways of a claim can be drawn and kept.
TEST(Claims, WhatManyHadBeforeIsLedToTheFirstOfThem) {
    std::vector<Told> reports;
    for (std::size_t i = 0; i < 20; ++i) reports.push_back({"Outlet " + std::to_string(i), "2024-03-" + std::to_string(10 + i), kGates});
    const Record record(reports);
    const Claim* claim = record.claim("were fitted");
    ASSERT_NE(claim, nullptr);
    ASSERT_EQ(claim->uses.size(), reports.size());
    EXPECT_EQ(claim->min, 1u);
    ASSERT_EQ(claim->origins.size(), 1u);
    EXPECT_EQ(claim->origins[0].uses.size(), reports.size());
    EXPECT_EQ(claim->first, 0u);
    std::map<ReportIndex, std::vector<ReportIndex>> from;
    for (const auto& [before, after] : claim->chain)
        if (before.kind == Claim::Node::Kind::report) from[after.number].push_back(before.number);
    // Reports are in the order of their ids: "0", "1", "10", ..., "19", "2", ..., "9".
    EXPECT_THAT(from[13], testing::ElementsAre(0, 1, 12));
    EXPECT_THAT(from[11], testing::ElementsAre(0, 1, 12, 13, 14, 15, 16, 17));
}

TEST(Claims, AThousandReportsOfOneClaimAreBoundedWork) {
    std::vector<Told> reports;
    for (std::size_t i = 0; i < 1000 / kParts; ++i)
        reports.push_back(
            {"Outlet " + std::to_string(i), "2024-03-05", "The spillway gates were sabotaged, Ingrid Vasey, the dam's engineer, said."});
    const Record record(reports);
    const Claim* claim = record.claim("were sabotaged");
    ASSERT_NE(claim, nullptr);
    EXPECT_GE(claim->uses.size(), 400 / kParts);
    EXPECT_EQ(claim->min, 1u);
}

}  // namespace
}  // namespace onrecord
