// Goldens: <topic>-<width>.txt (golden.h).
#include "view/terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "golden.h"
#include "rows.h"
#include "text/display_width.h"
#include "view/claim_words.h"
#include "view/page.h"

namespace onrecord {
namespace {

using testing::HasSubstr;
using testing::Not;

Sources sources_of(const Rows& rows) {
    Sources sources{rows.reports, rows.claims, {}, rows.problems, 0, rows.reports.size(), 0, rows.problems.size()};
    for (const auto* claim : of_one_origin(rows.claims)) sources.of_one_origin.push_back(*claim);
    sources.n_of_one_origin = sources.of_one_origin.size();
    return sources;
}

std::string shown(const SmallRecord& small, Topic topic, const Look& look) {
    const auto& rows = small.rows;
    const ReportBook book(rows.reports);
    switch (topic) {
        case Topic::summary:
            return show_summary(rows, look);
        case Topic::timeline:
            return show_timeline(book, rows.timeline, look);
        case Topic::statements:
            return show_statements(book, rows.statements, look);
        case Topic::people:
            return show_people(rows.people, look);
        case Topic::names:
            return show_names(book, rows.names, look);
        case Topic::sources:
            return show_sources(book, sources_of(rows), look);
        case Topic::quotations:
            return show_quotations(book, rows.quotations, look);
        case Topic::claims:
            return show_claims(book, rows.claims, look);
        case Topic::differences:
            return show_differences(book, rows.differences, look);
        case Topic::stories:
            return show_stories(book, rows.stories, look);
        case Topic::reuse:
            return show_reuse(book, rows.reuse, look);
        case Topic::revisions:
            return show_revisions(book, rows.revisions, look);
        case Topic::furniture:
            return show_furniture(book, small.furniture, look);
        case Topic::decisions:
            return show_decisions(book, small.decisions, look);
    }
    return {};
}

void expect_fits(const std::string& text, std::size_t width) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(display_width(line), width) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
    }
}

TEST(Terminal, TopicsAtThreeWidths) {
    const auto small = small_record();
    for (const auto name : Names<Topic>::all) {
        for (const unsigned width : {40u, 80u, 120u}) {
            const auto text = shown(small, *named<Topic>(name), {.width = width, .places = width == 120, .record = "my.record"});
            expect_golden(std::string(name) + "-" + std::to_string(width) + ".txt", text);
            expect_fits(text, width);
            EXPECT_THAT(text, Not(HasSubstr("\x1b")));
            EXPECT_TRUE(text.ends_with("\n"));
        }
    }
}

TEST(Terminal, ColourChangesNoWords) {
    auto small = small_record();
    small.rows.quotations.clear();  // its signs are what colour stands for
    for (const auto name : Names<Topic>::all) {
        std::string coloured = shown(small, *named<Topic>(name), {.width = 80, .colour = true, .record = "my.record"});
        for (std::size_t at; (at = coloured.find('\x1b')) != std::string::npos;) coloured.erase(at, coloured.find('m', at) - at + 1);
        EXPECT_EQ(coloured, shown(small, *named<Topic>(name), {.width = 80, .record = "my.record"})) << name;
    }
}

TEST(Terminal, AnEmptyRecordIsTold) {
    const SmallRecord empty;
    for (const auto name : Names<Topic>::all) {
        EXPECT_THAT(shown(empty, *named<Topic>(name), {}), HasSubstr("The record has no ")) << name;
    }
}

TEST(Terminal, HostileWordsCannotWriteEscapes) {
    auto small = small_record();
    for (auto& statement : small.rows.statements) statement.content = "a\x1b[2Jb\u202ec\nd\u009b0m";
    const auto text = shown(small, Topic::statements, {});
    EXPECT_THAT(text, HasSubstr("a\uFFFD[2Jbc d\uFFFD0m"));
}

// A case of two happenings, earliest first, before a smaller one that is its own.
TEST(Terminal, StoriesStandInTheirCase) {
    auto small = small_record();
    small.rows.stories = {{"s2", "", {"wire-3"}, "", ""},
                          {"s1", "k1", {"coast-7"}, "2025-08", "2025-08"},
                          {"s3", "k1", {"times-1"}, "2025-07-05", "2025-07-05"}};
    EXPECT_EQ(show_stories(ReportBook(small.rows.reports), small.rows.stories, {.places = true}),
              "Stories · 2 cases of 3 happenings\n\n"
              "  Pier 4 closes <today> · 2 happenings · k1\n"
              "      2 reports by 2 outlets, 5 Jul 2025 to Aug 2025\n\n"
              "    Pier 4 closes <today> · s3\n"
              "        1 report by 1 outlet, 5 Jul 2025\n"
              "      Pier 4 closes <today>\n"
              "        Harlow Times, 5 Aug 2025 · times-1\n\n"
              "    “Never asked”: fishers on the pier · s1\n"
              "        1 report by 1 outlet, Aug 2025\n"
              "      “Never asked”: fishers on the pier\n"
              "        Coast Post, Aug 2025 · coast-7\n\n"
              "  (no title) · s2\n"
              "      1 report by an unnamed outlet, dates not known\n"
              "    (no title)\n"
              "      unnamed outlet (wire), date not known · wire-3\n\n");
}

// What stands in an id or a path is no command of its own where the line is pasted.
TEST(Terminal, CommandsAreQuoted) {
    std::vector<ReportRow> reports(2);
    reports[0].id = "a'; rm x; '";
    reports[1].id = "b-2";
    const PersonRow person{"p1", "Ana Ruiz", {}, 2, 2, 0, {}};
    const std::vector<Evidence> names{{reports[0].id, {0, 8}, "Ana Ruiz", ""}, {"b-2", {4, 12}, "Ana Ruiz", ""}};
    const auto text = show_person(ReportBook(reports), person, names, {.width = 120, .record = "my story.record"});
    EXPECT_THAT(text, HasSubstr("somebody else: onrecord decide 'my story.record' apart p1 'a'\\''; rm:0-8'\n"));
    EXPECT_THAT(text, HasSubstr("somebody else: onrecord decide 'my story.record' apart p1 b-2:4-12\n"));
}

TEST(Terminal, HitsAreMarked) {
    const auto small = small_record();
    const ReportBook book(small.rows.reports);
    const std::vector<Hit> hits{
        {"times-1", "statement", "We were never \u2402asked\u2403 whether the \u2402pier\u2403 should close", {52, 104}},
        {"coast-7", "report", "\u2402asked\u2403", {0, 5}}};
    const auto text = show_hits(book, hits, "asked", 2, {});
    EXPECT_EQ(text,
              "  We were never ‹asked› whether the ‹pier› should close\n"
              "      Harlow Times, 5 Aug 2025, paragraph 2 · in a statement\n\n"
              "  ‹asked›\n"
              "      Coast Post, Aug 2025, paragraph 1\n\n"
              "The first 2 hits; there may be more (--limit).\n");
    EXPECT_THAT(show_hits(book, hits, "asked", 10, {.places = true}), HasSubstr("paragraph 2 · times-1 52–104 · in a statement\n"));
    EXPECT_THAT(show_hits(book, hits, "asked", 10, {.colour = true}), HasSubstr("\x1b[1;33masked\x1b[0m"));
    EXPECT_EQ(show_hits(book, {}, "\x1bno", 10, {}), "Nothing in the record matches \uFFFDno.\n");
}

TEST(Page, BreaksByDisplayWidth) {
    Page page({.width = 40});
    page.text({{"漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"}}, {2, 4});
    page.text({{"https://example.example/a-very-long-address-that-no-line-can-hold"}}, {2, 4});
    page.text({{"e\u0301e\u0301e\u0301 marks above take no column at all, x"}}, {0, 2});
    EXPECT_EQ(page.take(),
              "  漢字漢字漢字漢字漢字漢字漢字漢字漢字漢\n"
              "    字漢字漢字\n"
              "  https://example.example/a-very-long-ad\n"
              "    dress-that-no-line-can-hold\n"
              "e\u0301e\u0301e\u0301 marks above take no column at all, x\n");
}

TEST(ReportBook, ShortIdsAreTheReportsOwn) {
    std::vector<ReportRow> reports(5);
    reports[0].id = "abcdef0123456789abcdef";
    reports[1].id = "abcdef0199999999999999";
    reports[2].id = "a1";
    reports[3].id = "a1b";
    reports[4].id = "éééééééééééééééééééé";
    const ReportBook book(reports);
    EXPECT_EQ(book.short_id(reports[0].id), "abcdef012");
    EXPECT_EQ(book.short_id(reports[1].id), "abcdef019");
    EXPECT_EQ(book.short_id("a1"), "a1");
    EXPECT_EQ(book.short_id("a1b"), "a1b");
    EXPECT_EQ(book.short_id(reports[4].id), "ééé");
    EXPECT_EQ(book.short_id("unknown"), "unknown");
    EXPECT_EQ(book.number("a1"), 3u);
    EXPECT_EQ(book.number("unknown"), 0u);
}

TEST(ReportBook, TellsApartWhatBeginsAlike) {
    std::vector<ReportRow> reports(4);
    for (std::size_t i = 0; i < reports.size(); ++i) {
        reports[i].id = "report-" + std::to_string(i + 1);
        reports[i].title = i < 3 ? "Storm shuts the ferry for a week" : "Ferry runs again";
    }
    reports[2].url = "https://news.example/1";
    const ReportBook book(reports);
    EXPECT_EQ(book.outlet("report-1"), "“Storm shuts the ferry for a …” (report-1)");
    EXPECT_EQ(book.outlet("report-2"), "“Storm shuts the ferry for a …” (report-2)");
    EXPECT_EQ(book.outlet("report-3"), "news.example");
    EXPECT_EQ(book.outlet("report-4"), "“Ferry runs again”");
}

TEST(ReportBook, NamesWhatHasNoName) {
    std::vector<ReportRow> reports(3);
    reports[0].id = "one";
    reports[0].input = "in/coastwire-hearing.txt";
    reports[0].opening = "The pier was shut on Monday, the authority said.";
    reports[1].id = "two";
    reports[1].input = "in/all.jsonl.gz#wire-12";
    reports[2].id = "three";
    reports[2].title = "Pier 4 closes";
    const ReportBook book(reports);
    EXPECT_EQ(book.outlet("one"), "“The pier was shut on Monday, …”");
    EXPECT_EQ(book.outlet("two"), "unnamed outlet (wire-12)");
    EXPECT_EQ(book.headline("one"), "The pier was shut on Monday, the authority said.");
    EXPECT_EQ(book.headline("two"), "(no title)");
    EXPECT_EQ(book.name({"s1", "", {"one", "three"}, "", "", {"Ana Ruiz"}, "Pier 4 closes"}), "Pier 4 closes");
    EXPECT_EQ(book.name({"s1", "", {"one", "two"}, "", "", {"Ana Ruiz", "Harlow Port"}}), "Ana Ruiz, Harlow Port");
}

}  // namespace
}  // namespace onrecord
