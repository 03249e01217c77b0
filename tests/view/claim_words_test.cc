#include "view/claim_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rows.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

ClaimRow::Origin origin(std::string id, std::string type, std::string who, std::vector<std::string> reports) {
    ClaimRow::Origin made;
    made.id = std::move(id);
    made.type = std::move(type);
    made.who = std::move(who);
    made.reports = std::move(reports);
    return made;
}

// Reports "r1", "r2", … by outlets "Paper 1", "Paper 2", …, a day apart.
std::vector<ReportRow> papers(int n) {
    std::vector<ReportRow> reports;
    for (int i = 1; i <= n; ++i) {
        ReportRow row;
        row.id = "r" + std::to_string(i);
        row.outlet = "Paper " + std::to_string(i);
        row.published = "2025-03-" + std::string(i < 10 ? "0" : "") + std::to_string(i);
        reports.push_back(row);
    }
    return reports;
}

std::string drawn(const std::vector<ChainLine>& lines) {
    std::string out;
    for (const auto& line : lines) {
        out += std::string(2 * line.depth, ' ') + line.name + (line.note.empty() ? "" : " (" + line.note + ")") + "\n";
    }
    return out;
}

TEST(ClaimWords, Counts) {
    const auto reports = papers(3);
    const ReportBook book(reports);
    const auto with = [&](std::uint32_t min, std::uint32_t max, std::vector<ClaimRow::Origin> origins) {
        ClaimRow claim;
        claim.min = min;
        claim.max = max;
        claim.origins = std::move(origins);
        return std::pair(count_in_words(claim), why_an_interval(claim, book));
    };
    const auto ruiz = origin("o1", "utterance", "Ana Ruiz", {"r1"});
    const auto own = origin("o2", "own", "Paper 2", {"r2"});
    const auto own_too = origin("o3", "own", "", {"r3"});
    const auto unnamed = origin("o4", "anonymous", "two officials", {"r3"});
    EXPECT_EQ(with(1, 1, {ruiz}), std::pair(std::string("1 origin"), std::string()));
    EXPECT_EQ(with(2, 2, {ruiz, ruiz}).first, "2 independent origins");
    EXPECT_EQ(with(1, 2, {ruiz, own}),
              std::pair(std::string("1 to 2 independent origins"),
                        std::string("Paper 2 names no source, and may have it from the same origin as the others.")));
    EXPECT_EQ(with(1, 2, {own, own_too}),
              std::pair(std::string("number of origins not known"),
                        std::string("Paper 2 and Paper 3 say it in their own words, and none names a source: they may have it from one "
                                    "origin or from two.")));
    EXPECT_EQ(with(2, 3, {ruiz, unnamed}).second,
              "Who speaks to Paper 3 without a name may be one person or several, or one who is named.");
    EXPECT_EQ(with(1, 1, {own}).first, "1 origin") << "one outlet's own words are one";
}

TEST(ClaimWords, FirstIsFirstOfThoseWithADay) {
    auto reports = papers(2);
    reports[0].published = "2024-03-05";
    reports[1].published = "2024-03-06";
    ClaimRow claim;
    claim.first = reports[0].id;
    for (const ReportRow& report : reports) claim.uses.emplace_back().evidence.report = report.id;
    EXPECT_EQ(said_first_by(claim, ReportBook(reports)), "said first by ");
    reports[1].published.clear();
    EXPECT_EQ(said_first_by(claim, ReportBook(reports)), "said first, of the reports with a day, by ");
    reports[0].published.clear();  // the others' words lead to it
    EXPECT_EQ(said_first_by(claim, ReportBook(reports)), "said first by ");
}

TEST(ClaimWords, TheWayIsATree) {
    const auto reports = papers(5);
    const ReportBook book(reports);
    ClaimRow claim;
    claim.origins = {origin("o1", "utterance", "Ana Ruiz", {"r1"}), origin("o2", "own", "Paper 5", {"r5"})};
    claim.chain = {{"o1", "r1"}, {"o2", "r5"}};
    EXPECT_THAT(chain_lines(claim, book), IsEmpty()) << "the origins say it all";
    claim.chain = {{"o1", "r1"}, {"r1", "Harlow Radio"}, {"Harlow Radio", "r2"}, {"r1", "r3"}, {"r2", "r3"}, {"o2", "r5"}, {"r5", "r4"}};
    EXPECT_EQ(drawn(chain_lines(claim, book)),
              "Ana Ruiz\n"
              "  Paper 1, 1 Mar 2025\n"
              "    Harlow Radio\n"
              "      Paper 2, 2 Mar 2025\n"
              "    Paper 3, 3 Mar 2025 (also from Paper 2, 2 Mar 2025)\n"
              "Paper 5, 5 Mar 2025 (names no source)\n"
              "  Paper 4, 4 Mar 2025\n");
}

TEST(ClaimWords, ARingIsSaidPlainly) {
    const auto reports = papers(12);
    const ReportBook book(reports);
    ClaimRow claim;
    claim.origins = {origin("o1", "own", "Paper 1", {"r1", "r2", "r3"})};
    claim.chain = {{"r2", "r1"}, {"r3", "r2"}, {"r1", "r3"}};  // Paper 1 has it from Paper 2
    claim.circles = {{"r1", "r2", "r3"}};
    EXPECT_THAT(
        circles_in_words(claim, book),
        ElementsAre("Three outlets rest on one another: Paper 1 → Paper 2 → Paper 3 → Paper 1, each on the next. None of them names "
                    "another source."));
    EXPECT_EQ(drawn(chain_lines(claim, book)),
              "Paper 1, 1 Mar 2025 (from Paper 2, 2 Mar 2025)\n"
              "  Paper 3, 3 Mar 2025\n"
              "    Paper 2, 2 Mar 2025\n");
    // One of them names somebody beside.
    claim.origins.push_back(origin("o2", "utterance", "Ana Ruiz", {"r2"}));
    EXPECT_THAT(circles_in_words(claim, book)[0], HasSubstr("Beside one another they name: Ana Ruiz, in Paper 2."));
    // A ring of twelve, each of which leads to each other: bounded, and all of them named.
    claim.chain.clear();
    claim.circles = {{}};
    for (const auto& a : reports) {
        claim.circles[0].push_back(a.id);
        for (const auto& b : reports)
            if (a.id != b.id) claim.chain.emplace_back(a.id, b.id);
    }
    const auto sentence = circles_in_words(claim, book)[0];
    for (const auto& report : reports) EXPECT_THAT(sentence, HasSubstr(report.outlet));
    EXPECT_EQ(chain_lines(claim, book).size(), 12u);
}

TEST(ClaimWords, ALongChainStaysInThePage) {
    const auto reports = papers(28);
    const ReportBook book(reports);
    ClaimRow claim;
    for (int i = 1; i < 28; ++i) claim.chain.emplace_back("r" + std::to_string(i), "r" + std::to_string(i + 1));
    const auto lines = chain_lines(claim, book);
    ASSERT_EQ(lines.size(), 28u);
    EXPECT_EQ(lines.back().depth, lines[12].depth);
    EXPECT_EQ(lines.back().note, "from Paper 27, 27 Mar 2025");
}

TEST(ClaimWords, HedgesThatWereLostComeFirst) {
    const auto reports = papers(3);
    const ReportBook book(reports);
    ClaimRow claim;
    claim.hedges = {
        {{"r3", {}, "about", ""}, {}, {}}, {{"r1", {}, "reportedly", ""}, {"r3"}, {"r2"}}, {{"r1", {}, "some", ""}, {"r3"}, {"r2"}}};
    const auto lines = hedges_in_words(claim, book);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].text,
              "Paper 1, 1 Mar 2025 writes “reportedly” and “some”; Paper 2, 2 Mar 2025, which has it from there, does not; Paper 3, 3 Mar "
              "2025, which has it from there, has a hedge too.");
    EXPECT_EQ(lines[1].text, "Paper 3, 3 Mar 2025 writes “about”.");
}

TEST(ClaimWords, WhatReportsRestOn) {
    const auto small = small_record();
    const ReportBook book(small.rows.reports);
    const auto bases = bases_of_reports(small.rows.claims, book);
    EXPECT_EQ(basis_in_words(bases.at("times-1")), (std::vector<std::string>{"3 claims: 1 from sources that it names",
                                                                             "1 in its own words, no source named", "1 from Coast Post"}));
    EXPECT_EQ(basis_in_words(bases.at("coast-7")),
              (std::vector<std::string>{"3 claims: 1 in its own words, no source named", "2 from Harlow Radio (1) and Harlow Times (1)"}));
    const auto single = of_one_origin(small.rows.claims);
    ASSERT_EQ(single.size(), 1u);
    EXPECT_EQ(single[0]->id, "c1");
}

}  // namespace
}  // namespace onrecord
