#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "record/linked_sample.h"
#include "view/report_book.h"
#include "view/speakers.h"

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using ::testing::MatchesRegex;

class Lists : public ::testing::Test, protected LinkedSample {};

TEST_F(Lists, Summary) {
    const Summary summary = record_.value().summary();
    EXPECT_EQ(summary.n_reports, 3U);
    EXPECT_EQ(summary.n_earlier, 1U) << "which nothing else counts";
    EXPECT_EQ(summary.n_outlets, 2U);
    EXPECT_EQ(summary.n_statements, 2U) << "one stands in a line that recurs";
    EXPECT_EQ(summary.n_people, 1U);
    EXPECT_EQ(summary.n_stories, 2U);
    EXPECT_EQ(summary.n_words, 20U + 16U + 1U);
    EXPECT_EQ(summary.first_date, "2025-08-04");
    EXPECT_EQ(summary.last_date, "2025-08-06");
}

TEST_F(Lists, ReportsEarliestFirstUnknownLast) {
    const auto rows = record_.value().reports();
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].id, "b");
    EXPECT_EQ(rows[1].id, "a");
    EXPECT_EQ(rows[2].id, "c");
    EXPECT_EQ(rows[3].id, "d");
    EXPECT_EQ(rows[2].n_earlier, 1U);
    EXPECT_EQ(rows[2].newer, "");
    EXPECT_EQ(rows[3].newer, "c");
    EXPECT_EQ(rows[3].n_earlier, 0U);
    EXPECT_EQ(rows[0].outlet, "Harlow News");
    EXPECT_EQ(rows[0].basis, "given");
    EXPECT_EQ(rows[0].n_statements, 1U);
    EXPECT_EQ(rows[2].published, "");
    EXPECT_EQ(record_.value().text_of("c"), "Undated.");
    EXPECT_EQ(record_.value().text_of("e"), "");
}

TEST_F(Lists, Versions) {
    const auto rows = record_.value().revisions();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].older, "d");
    EXPECT_EQ(rows[0].newer, "c");
    EXPECT_EQ(rows[0].known_by, "length");
    ASSERT_EQ(rows[0].changes.size(), 1U);
    EXPECT_EQ(rows[0].changes[0].type, "wording");
    EXPECT_EQ(rows[0].changes[0].older.words, "Undone");
    EXPECT_EQ(rows[0].changes[0].newer.words, "Undated");
    EXPECT_EQ(rows[0].changes[0].newer.sentence, "Undated.");
    EXPECT_EQ(record_.value().count(List::revisions), 1U);
    for (const auto& story : record_.value().stories()) {
        EXPECT_EQ(std::count(story.reports.begin(), story.reports.end(), "d"), 0) << "a story counts its report once";
    }
    EXPECT_EQ(record_.value().case_of("d"), record_.value().case_of("c"));
    const Slice of_older{.of = {Scope::Of::report, "d"}};
    EXPECT_EQ(record_.value().revisions(of_older).size(), 1U);
}

TEST_F(Lists, StatementsKnowTheirPerson) {
    const auto rows = record_.value().statements();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].report, "b");
    EXPECT_EQ(rows[0].form, Form::direct);
    EXPECT_EQ(rows[1].report, "a");
    EXPECT_EQ(rows[1].number, 0U);
    EXPECT_EQ(rows[1].speaker, "Ana Ruiz");  // "Ruiz" in this report
    EXPECT_EQ(rows[1].on_behalf_of, "Ana Ruiz");
    EXPECT_EQ(rows[1].person, record_.value().people()[0].id);
    EXPECT_EQ(rows[1].source, "Ruiz");
    EXPECT_EQ(rows[1].content, "“We will not sign,\never.”");
    EXPECT_THAT(rows[1].content_spans, ElementsAre(CodePointSpan{22, 47}));
}

// A surname that two bear: whom it may mean is listed, and nobody named.
TEST_F(Lists, StatementsOfWhoIsNotKnownAmongNamesakes) {
    Sample sample("namesakes", "Ida Brandt met Otto Brandt Jr. and Ida Moss. Fees rise, Brandt said. Fees fall, Moss said.");
    sample.person("Ida Brandt", {sample.at("Ida Brandt")});
    sample.person("Otto Brandt Jr.", {sample.at("Otto Brandt")});
    sample.person("Ida Moss", {sample.at("Ida Moss")});
    for (const auto& [name, words] : {std::pair("Brandt", "Fees rise"), std::pair("Moss", "Fees fall")}) {
        const int nth = std::string_view(name) == "Brandt" ? 2 : 1;  // place of the name that stands alone
        sample.says({sample.at(name, nth)}, {sample.at("said")}, {sample.at(words)}, std::nullopt).speaker_kind = SpeakerKind::named;
    }
    auto record = Record::open(folder_ / "namesakes.record", Record::Mode::write);
    ASSERT_TRUE(record.value().add(sample.reading()).ok());
    ASSERT_TRUE(record.value().link().ok());
    const auto rows = record.value().statements();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_THAT(rows[0].candidates, ElementsAre("Ida Brandt", "Otto Brandt Jr."));
    EXPECT_THAT(rows[1].candidates, ElementsAre()) << "one bears it";
    const auto reports = record.value().reports();
    const ReportBook book(reports);
    const auto groups = group_by_speaker(rows, book);
    ASSERT_FALSE(groups.empty());
    EXPECT_TRUE(std::any_of(groups.begin(), groups.end(),
                            [](const SpeakerGroup& group) { return group.name == "Brandt (Ida or Otto Jr.)" && !group.resolved; }));
}

TEST_F(Lists, StatementsWithoutASpeaker) {
    auto database = Database::open(folder_ / "r.record", Database::Access::write);
    ASSERT_TRUE(database.ok());
    ASSERT_TRUE(database.value()->run("DELETE FROM recurring_line_place"));
    auto rows = record_.value().statements();  // whom the record concludes, marked
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[2].speaker, "Ana Ruiz");
    EXPECT_EQ(rows[2].speaker_in_report, "he");
    EXPECT_EQ(rows[2].speaker_reason, "office");
    EXPECT_EQ(rows[0].speaker_reason, "");  // the report itself has this name
    ASSERT_TRUE(database.value()->run("DELETE FROM person_statement"));
    rows = record_.value().statements();
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[2].speaker, "");
    EXPECT_EQ(rows[2].source, "he");
    EXPECT_EQ(rows[2].person, "");
    EXPECT_EQ(rows[2].speaker_in_report, "");
}

TEST_F(Lists, LinesThatRecur) {
    const auto rows = record_.value().recurring_lines();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_THAT(rows[0].id, MatchesRegex("l[1-9][0-9]*"));
    EXPECT_EQ(rows[0].n_reports, 2U);
    ASSERT_EQ(rows[0].places.size(), 2U);
    EXPECT_EQ(rows[0].places[0].report, "b") << "earliest first";
    EXPECT_EQ(rows[0].places[0].words, "Fees rise.");
    EXPECT_EQ(rows[1].outlet, "Daily Quay");
    EXPECT_EQ(rows[1].places[0].words, "The strike began, he said.");
}

TEST_F(Lists, Claims) {
    const auto rows = record_.value().claims();
    ASSERT_EQ(rows.size(), 1U);
    const ClaimRow& claim = rows[0];
    EXPECT_THAT(claim.id, MatchesRegex("c[1-9][0-9]*"));
    EXPECT_EQ(claim.text, "We will not sign, ever");
    EXPECT_EQ(claim.n_reports, 2U);
    EXPECT_EQ(claim.n_outlets, 2U);
    ASSERT_EQ(claim.uses.size(), 2U);
    EXPECT_EQ(claim.uses[0].evidence.report, "b") << "earliest first";
    EXPECT_EQ(claim.uses[0].evidence.sentence, "“We will not sign, ever,” said Ana Ruiz.");
    EXPECT_EQ(claim.uses[1].speaker, "Ana Ruiz");
    ASSERT_EQ(claim.origins.size(), 2U);
    EXPECT_EQ(claim.origins[0].type, "utterance");
    EXPECT_EQ(claim.origins[0].who, "Ana Ruiz");
    EXPECT_THAT(claim.origins[0].via, ElementsAre("Harlow News"));
    EXPECT_THAT(claim.origins[1].uses, ElementsAre(1U)) << "in the order of the list";
    EXPECT_THAT(claim.origins[1].reports, ElementsAre("a"));
    ASSERT_EQ(claim.origins[0].reasons.size(), 2U);
    EXPECT_EQ(claim.origins[0].reasons[0].type, "names_source");
    EXPECT_EQ(claim.origins[0].reasons[1].type, "same_words");
    EXPECT_EQ(claim.origins[0].reasons[1].places[0].report, "a");
    EXPECT_EQ(claim.origins[0].reasons[1].places[1].words, "We will not sign, ever");
    ASSERT_EQ(claim.against.size(), 1U);
    EXPECT_EQ(claim.against[0].use.evidence.words, "The strike began");
    ASSERT_EQ(claim.refusals.size(), 1U);
    EXPECT_EQ(claim.refusals[0].use.evidence.words, "Fees rise");
    EXPECT_EQ(claim.refusals[0].use.speaker, "");
    ASSERT_EQ(claim.hedges.size(), 1U);
    EXPECT_THAT(claim.hedges[0].lost_by, ElementsAre("a"));
    EXPECT_EQ(claim.first, "b");
    EXPECT_EQ(claim.first_date, "2025-08-04");
    using Edge = std::pair<std::string, std::string>;
    EXPECT_THAT(claim.chain, ElementsAre(Edge(claim.origins[0].id, "b"), Edge("Harlow Radio", "a"), Edge("b", "a")));
    ASSERT_EQ(claim.circles.size(), 1U);
    EXPECT_THAT(claim.circles[0], ElementsAre("b", "a"));
}

TEST_F(Lists, People) {
    const auto rows = record_.value().people(PersonDetail::mentions);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_THAT(rows[0].id, MatchesRegex("p[1-9][0-9]*"));
    EXPECT_THAT(rows[0].aliases, ElementsAre("Ruiz"));
    EXPECT_EQ(rows[0].n_mentions, 2U);
    EXPECT_EQ(rows[0].n_reports, 2U);
    EXPECT_EQ(rows[0].n_statements, 2U);
    ASSERT_EQ(rows[0].mentions.size(), 2U);
    EXPECT_EQ(rows[0].mentions[0].report, "b");
    EXPECT_EQ(rows[0].mentions[0].words, "Ana Ruiz");
    EXPECT_EQ(rows[0].mentions[1].words, "Ruiz");
    ASSERT_EQ(rows[0].reasons.size(), 2U);
    EXPECT_EQ(rows[0].reasons[0].type, "full_name");
    EXPECT_EQ(rows[0].reasons[0].name, "Ana Ruiz");
    EXPECT_EQ(rows[0].reasons[0].n_reports, 1U);
    EXPECT_EQ(rows[0].reasons[0].place.report, "b");
    EXPECT_EQ(rows[0].reasons[1].type, "story");
    EXPECT_EQ(rows[0].reasons[1].name, "Ruiz");
    EXPECT_EQ(rows[0].reasons[1].place.words, "Ruiz");
    const auto bare = record_.value().people();
    EXPECT_TRUE(bare[0].mentions.empty());
    EXPECT_EQ(bare[0].reasons.size(), 2U);
}

TEST_F(Lists, QuotationsEarliestUseFirst) {
    const auto rows = record_.value().quotations();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_THAT(rows[0].id, MatchesRegex("q[1-9][0-9]*"));
    EXPECT_EQ(rows[0].speaker, "Ana Ruiz");
    EXPECT_EQ(rows[0].person, record_.value().people()[0].id);
    ASSERT_EQ(rows[0].uses.size(), 2U);
    EXPECT_EQ(rows[0].uses[0].report, "b");
    EXPECT_EQ(rows[0].uses[0].sentence, "“We will not sign, ever,” said Ana Ruiz.");
    EXPECT_EQ(rows[0].uses[1].report, "a");
    EXPECT_EQ(rows[0].uses[1].words, "We will not sign,\never");
    EXPECT_EQ(rows[0].uses[1].sentence, "Ruiz repeated: “We will not sign, ever.");
}

TEST_F(Lists, Timeline) {
    const auto rows = record_.value().timeline();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_THAT(rows[0].id, MatchesRegex("e[1-9][0-9]*"));
    EXPECT_EQ(rows[0].date, "2025-08-04");
    EXPECT_THAT(rows[0].participants, ElementsAre("Ana Ruiz"));
    EXPECT_THAT(rows[0].people, ElementsAre(record_.value().people()[0].id));
    ASSERT_EQ(rows[0].before.size(), 1U);
    EXPECT_EQ(rows[0].before[0].id, rows[1].id);
    EXPECT_EQ(rows[0].before[0].text, rows[1].text);
    ASSERT_EQ(rows[1].after.size(), 1U);
    EXPECT_EQ(rows[1].after[0].date, "2025-08-04");
    EXPECT_EQ(rows[1].certainty, Certainty::alleged);
    ASSERT_EQ(rows[0].tellings.size(), 2U);
    EXPECT_EQ(rows[0].tellings[0].evidence.report, "b");
    EXPECT_EQ(rows[0].tellings[0].date, "2025-08-04");
    EXPECT_EQ(rows[0].tellings[1].evidence.sentence, "The strike began, he said.");
}

TEST_F(Lists, DifferencesReuseStories) {
    const auto differences = record_.value().differences();
    ASSERT_EQ(differences.size(), 1U);
    EXPECT_THAT(differences[0].id, MatchesRegex("d[1-9][0-9]*"));
    EXPECT_EQ(differences[0].type, "change");
    ASSERT_EQ(differences[0].values.size(), 2U);
    EXPECT_EQ(differences[0].values[0].evidence.sentence, "” 14 ships wait.");
    EXPECT_EQ(differences[0].values[0].by, "");
    EXPECT_EQ(differences[0].values[1].value, "12");
    EXPECT_EQ(differences[0].values[1].by, "Ana Ruiz");
    const auto reuse = record_.value().reuse();
    ASSERT_EQ(reuse.size(), 1U);
    EXPECT_EQ(reuse[0].first, "a");
    EXPECT_EQ(reuse[0].second, "b");
    ASSERT_EQ(reuse[0].pieces.size(), 1U);
    EXPECT_EQ(reuse[0].pieces[0].words, "ships wait");
    EXPECT_EQ(reuse[0].type, "copy");
    EXPECT_EQ(reuse[0].reason, "credit");
    EXPECT_TRUE(reuse[0].is_credited);
    EXPECT_EQ(reuse[0].from, "b");
    EXPECT_EQ(reuse[0].third, "");
    ASSERT_TRUE(reuse[0].first_credit.has_value());
    EXPECT_EQ(reuse[0].first_credit->outlet, "Harlow News");
    EXPECT_EQ(reuse[0].first_credit->span, (CodePointSpan{0, 5}));
    EXPECT_FALSE(reuse[0].second_credit.has_value());
    EXPECT_DOUBLE_EQ(reuse[0].first_own, 0.75);
    EXPECT_DOUBLE_EQ(reuse[0].second_own, 1);
    const auto stories = record_.value().stories();
    ASSERT_EQ(stories.size(), 2U);
    EXPECT_THAT(stories[0].reports, ElementsAre("b", "a"));
    EXPECT_THAT(stories[0].id, MatchesRegex("s[1-9][0-9]*"));
    EXPECT_NE(stories[0].id, stories[1].id);
    EXPECT_EQ(stories[0].first_date, "2025-08-04");
    EXPECT_EQ(stories[0].last_date, "2025-08-06");
    EXPECT_EQ(stories[1].first_date, "");
}

TEST_F(Lists, ViewsAnswerTheCommonQuestions) {
    auto database = Database::open(folder_ / "r.record", Database::Access::read);
    ASSERT_TRUE(database.ok());
    const auto table = [&](const char* sql) {
        std::string all;
        Query query = database.value()->prepare(sql);
        while (query.next()) all += query.string(0) + "|" + query.string(1) + "|" + query.string(2) + "\n";
        EXPECT_TRUE(database.value()->ok()) << sql;
        return all;
    };
    EXPECT_EQ(table("SELECT speaker, report, content FROM statements_by_speaker"),
              "Ana Ruiz|b|“We will not sign, ever,”\nAna Ruiz|a|“We will not sign,\never.”\n");
    const auto events = record_.value().timeline();
    const std::string first = events[0].id, quoted = record_.value().quotations()[0].id;
    const auto lines = record_.value().recurring_lines();
    EXPECT_EQ(table("SELECT event, report, words FROM timeline"),
              first + "|b|strike began\n" + first + "|a|strike began\n" + events[1].id + "|a|Later\n");
    EXPECT_EQ(table("SELECT quotation, report, words FROM quotation_uses"),
              quoted + "|b|We will not sign, ever\n" + quoted + "|a|We will not sign,\never\n");
    EXPECT_EQ(table("SELECT line, report, words FROM recurring_lines"),
              lines[0].id + "|b|Fees rise.\n" + lines[0].id + "|a|Later.\n" + lines[1].id + "|a|The strike began, he said.\n");
    EXPECT_EQ(table("SELECT report, source, n_statements FROM sources_of_report"), "b|Ana Ruiz|1\na|Ana Ruiz|1\n");
}

}  // namespace
}  // namespace onrecord
