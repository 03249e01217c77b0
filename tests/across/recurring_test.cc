// Which lines of an outlet's reports are furniture, and that nothing across reports rests on them.
#include "across/recurring.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "across/link.h"
#include "across/reading_list.h"
#include "facts/figure_facts.h"
#include "facts/report_facts.h"
#include "facts/slip_facts.h"
#include "tests_across.h"

namespace onrecord {
namespace {

// Reports that have no words in common but those of `line`.
std::string own_words(int report, int paragraph) {
    static const std::vector<std::string> towns{"Harlow", "Brenn",   "Castle Dene", "Orsay", "Lindow",
                                                "Marl",   "Tarrant", "Vasse",       "Quill", "Penrith Moor"};
    static const std::vector<std::string> things{"bridge",  "orchard",   "ferry",  "library", "quarry",
                                                 "theatre", "reservoir", "museum", "tramway", "mill"};
    static const std::vector<std::string> verbs{"opened", "flooded", "closed", "burned", "moved", "grew", "split", "merged", "sank", "won"};
    const auto of = [&](const std::vector<std::string>& list, int shift) {
        return list[static_cast<std::size_t>(report * 3 + paragraph * 7 + shift) % list.size()];
    };
    return "The " + of(things, 0) + " of " + of(towns, 1) + " " + of(verbs, 2) + " in week " + std::to_string(report * 10 + paragraph) +
           ", number " + std::to_string(report * 101 + paragraph) + " of those that were " + of(verbs, 5) + " near the " + of(things, 4) +
           ".";
}

enum class Where { before, middle, after };

std::vector<Reading> outlet_with(const std::string& line, int n, Where where, const std::string& outlet, int first = 0) {
    std::vector<Reading> made;
    for (int i = first; i < first + n; ++i) {
        const std::string a = own_words(i, 0), b = own_words(i, 1);
        const std::string text = where == Where::before   ? line + "\n\n" + a + "\n\n" + b
                                 : where == Where::middle ? a + "\n\n" + line + "\n\n" + b
                                                          : a + "\n\n" + b + "\n\n" + line;
        made.push_back(reading("r" + std::to_string(10 + i), text, "", outlet));
    }
    return made;
}

std::vector<RecurringLine> found_in(const std::vector<Reading>& readings, bool one_story) {
    std::vector<ReportFacts> reports;
    std::vector<Story> stories;
    for (const Reading& each : readings) {
        const auto index = static_cast<ReportIndex>(reports.size());
        if (one_story && !stories.empty()) {
            stories[0].reports.push_back(index);
        } else {
            stories.push_back({{index}});
        }
        reports.push_back(take_facts(each, load_fact_lists()));
    }
    return find_recurring_lines(reports, stories);
}

const std::string kLabel = "More from our Harlow desk";
const std::string kRecurringNote = "You can read this and more in the Saturday paper, which is free for members.";

TEST(RecurringLines, ALabelThatFiveReportsHaveIsFurnitureWithItsCount) {
    for (const Where where : {Where::before, Where::middle, Where::after}) {
        EXPECT_TRUE(found_in(outlet_with(kLabel, 4, where, "Harlow Times"), true).empty());
        const auto readings = outlet_with(kLabel, 6, where, "Harlow Times");
        const auto lines = found_in(readings, true);
        ASSERT_EQ(lines.size(), 1u);
        EXPECT_EQ(lines[0].n_reports(), 6u);
        for (const auto& at : lines[0].places) EXPECT_EQ(readings[at.report].text.slice(at.span), kLabel);
    }
}

TEST(RecurringLines, AreOneOutletsOwn) {
    auto readings = outlet_with(kLabel, 3, Where::after, "Harlow Times");
    for (auto& more : outlet_with(kLabel, 3, Where::after, "Coast Post", 3)) readings.push_back(more);
    EXPECT_TRUE(found_in(readings, true).empty());
    EXPECT_TRUE(found_in(outlet_with(kLabel, 8, Where::after, ""), true).empty()) << "who is not known may be many";
}

TEST(RecurringLines, ASentenceIsFurnitureAroundReportsOrWhereverTheOutletWrites) {
    EXPECT_EQ(found_in(outlet_with(kRecurringNote, 5, Where::before, "Harlow Times"), true).size(), 1u);
    EXPECT_EQ(found_in(outlet_with(kRecurringNote, 5, Where::after, "Harlow Times"), true).size(), 1u);
    EXPECT_TRUE(found_in(outlet_with(kRecurringNote, 5, Where::middle, "Harlow Times"), true).empty()) << "background of one story";
    EXPECT_EQ(found_in(outlet_with(kRecurringNote, 5, Where::middle, "Harlow Times"), false).size(), 1u);
}

TEST(RecurringLines, ASentenceThatSaysWhoSaidSomethingIsNone) {
    auto readings = outlet_with("The mayor's office did not want to comment on the works.", 6, Where::after, "Harlow Times");
    EXPECT_EQ(found_in(readings, false).size(), 1u) << "where no statement was found in it";
    for (Reading& each : readings) {
        add_quotation(each, "comment on the works");
        each.statements.back().source = {place(each, "The mayor's office")};
    }
    EXPECT_TRUE(found_in(readings, false).empty());
}

TEST(RecurringLines, VersionsOfOneReportCountOnce) {
    std::vector<Reading> versions;
    for (int i = 0; i < 8; ++i)
        versions.push_back(reading("v" + std::to_string(i),
                                   own_words(0, 0) + "\n\n" + kLabel + "\n\n" + own_words(0, 1) + " Version " + std::to_string(i), "",
                                   "Harlow Times"));
    EXPECT_TRUE(found_in(versions, true).empty());
}

TEST(RecurringLines, NothingAcrossReportsRestsOnThem) {
    const std::string promo = "Vera Lund: \"the night shift will be gone by the end of this summer\"";
    auto readings = outlet_with(promo, 6, Where::middle, "Harlow Times");
    for (Reading& each : readings) {
        add_quotation(each, "the night shift will be gone by the end of this summer", add_person(each, "Vera Lund", {"Vera Lund"}));
        each.events = {
            {place(each, "will be gone"), "the night shift will be gone", {}, "go", {}, {}, {}, "2031-08", {}, Certainty::planned, {}}};
    }
    const Links links = link(ReadingList(readings));
    ASSERT_EQ(links.recurring_lines.size(), 1u);
    EXPECT_TRUE(links.quotations.empty());
    EXPECT_TRUE(links.timeline.empty());
    EXPECT_TRUE(links.people.empty());
    // The same in five outlets is what five outlets report.
    for (std::size_t i = 0; i < readings.size(); ++i) readings[i].outlet = "Outlet " + std::to_string(i);
    const Links others = link(ReadingList(readings));
    EXPECT_TRUE(others.recurring_lines.empty());
    EXPECT_EQ(others.quotations.size(), 1u);
}

}  // namespace
}  // namespace onrecord
