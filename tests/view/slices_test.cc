// A part of a list is what the whole list has there: of every topic, whatever the part. And a record that was built in parts is the one
// that was built at once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/date_range.h"
#include "base/json_reader.h"
#include "intake/intake.h"
#include "onrecord/reader.h"
#include "shared.h"
#include "view/claim_words.h"
#include "view/html/sections.h"
#include "view/key_events.h"
#include "view/report_book.h"
#include "view/view.h"

namespace onrecord {
namespace {

using testing::HasSubstr;
using testing::Not;

class Slices : public testing::Test {
protected:
    static void SetUpTestSuite() {
        auto made = Record::make_temporary();
        ASSERT_TRUE(made.ok());
        record_ = std::make_unique<Record>(std::move(made).value());
        auto reader = Reader::load();
        ASSERT_TRUE(reader.ok());
        read_inputs({in_source("examples")}, {}, [&](const std::string&, Result<Document> document) {
            if (document) {
                auto reading = reader.value().read(std::move(document).value(), {});
                EXPECT_TRUE(reading.ok() && record_->add(reading.value()).ok());
                if (reading) readings_.push_back(std::move(reading).value());
            }
            return true;
        });
        ASSERT_TRUE(record_->add_problem({"page.html", "is empty"}).ok());
        ASSERT_TRUE(record_->link().ok());
    }
    static void TearDownTestSuite() { record_.reset(); }

    static std::vector<std::string> items(Topic topic, const Slice& slice) {
        JsonParser parser;
        simdjson::dom::array array;
        const std::string json = show_json(*record_, topic, slice);
        EXPECT_EQ(parser.parse(json).get(array), simdjson::SUCCESS);
        std::vector<std::string> all;
        for (const JsonElement element : array) all.push_back(simdjson::minify(element));
        return all;
    }

    static std::string exported(const Record& record) {
        std::string lines;
        export_jsonl(record, [&](std::string_view part) { lines += part; });
        return lines;
    }

    static std::unique_ptr<Record> record_;
    static std::vector<Reading> readings_;
};
std::unique_ptr<Record> Slices::record_;
std::vector<Reading> Slices::readings_;

// What a report or a case has of a list is what the whole list has there, in its order.
template <class Row, class Has>
void expect_scoped(const std::vector<Row>& all, const std::vector<Row>& part, std::size_t n, const Has& has) {
    std::vector<std::string> expected, found;
    for (const Row& row : all)
        if (has(row)) expected.push_back(row.id);
    for (const Row& row : part) found.push_back(row.id);
    EXPECT_EQ(found, expected);
    EXPECT_EQ(n, expected.size());
}

TEST_F(Slices, OfAReportOrACase) {
    const Record& record = *record_;
    std::size_t n_statements = 0;
    for (const ReportRow& report : record.reports()) {
        const Scope of{Scope::Of::report, report.id}, in_case{Scope::Of::story_case, record.case_of(report.id)};
        EXPECT_NE(in_case.id, "");
        const auto check = [&](const auto& rows_of, List list, const auto& places) {
            const auto all = (record.*rows_of)({});
            expect_scoped(all, (record.*rows_of)({.of = of}), record.count(list, of), [&](const auto& row) {
                const auto ids = places(row);
                return std::find(ids.begin(), ids.end(), report.id) != ids.end();
            });
            expect_scoped(all, (record.*rows_of)({.of = in_case}), record.count(list, in_case), [&](const auto& row) {
                const auto ids = places(row);
                return std::any_of(ids.begin(), ids.end(), [&](const auto& id) { return record.case_of(id) == in_case.id; });
            });
            for (const auto& row : all) EXPECT_EQ((record.*rows_of)({.of = {Scope::Of::item, row.id}}).size(), 1U) << row.id;
            EXPECT_EQ((record.*rows_of)({.of = {Scope::Of::item, "x1"}}).size(), 0U);
        };
        check(&Record::timeline, List::timeline, [](const EventRow& row) { return reports_of(std::vector{row}); });
        check(&Record::quotations, List::quotations, [](const QuotationRow& row) { return reports_of(std::vector{row}); });
        check(&Record::differences, List::differences, [](const DifferenceRow& row) { return reports_of(std::vector{row}); });
        check(&Record::claims, List::claims, [](const ClaimRow& row) {
            std::vector<std::string> ids;
            for (const auto& use : row.uses) ids.push_back(use.evidence.report);
            for (const auto* answers : {&row.against, &row.refusals})
                for (const auto& answer : *answers) ids.push_back(answer.use.evidence.report);
            return ids;
        });
        const auto statements = record.statements({.of = of});
        EXPECT_EQ(record.count(List::statements, of), statements.size());
        for (const auto& statement : statements) EXPECT_EQ(statement.report, report.id);
        n_statements += statements.size();
    }
    EXPECT_EQ(n_statements, record.statements().size());
    EXPECT_EQ(record.count(List::statements), n_statements);
    for (const PersonRow& person : record.people(PersonDetail::mentions)) {
        const Scope of{Scope::Of::person, person.id};
        const auto said = record.statements({.of = of});
        EXPECT_EQ(said.size(), person.n_statements) << person.name;
        EXPECT_EQ(record.count(List::statements, of), said.size());
        for (const auto& statement : said) EXPECT_EQ(statement.person, person.id);
        for (const auto& mention : person.mentions) {
            const auto names = record.names_in(mention.report);
            EXPECT_NE(std::find(names.begin(), names.end(), mention.span), names.end());
        }
    }
}

TEST_F(Slices, CasesComeNewestFirst) {
    std::size_t n = 0;
    std::string last = "9999";
    for (const StoryRow& story : record_->cases()) {
        n += story.reports.size();
        EXPECT_LE(story.last_date, last);
        if (story.parent.empty()) last = story.last_date;
    }
    EXPECT_EQ(n, record_->reports().size());
}

// As a look at every statement says.
TEST_F(Slices, StatementsLikeWords) {
    const auto all = record_->statements();
    std::vector<std::string> speakers{"", "daniel MARSH", "the ", "A", "nobody of this name"}, channels{"", "told", "nobody was told"};
    for (const auto& statement : all) {
        speakers.push_back(statement.speaker);
        speakers.push_back(statement.source.substr(0, statement.source.size() / 2));
        for (const auto& channel : statement.channels) channels.push_back(channel);
    }
    // Words as the index has them: letters and digits between whatever else, of which these reports have ASCII and U+2000 to U+203F.
    const auto words_in = [](const std::string& text) {
        std::string spaced = " ";
        for (std::size_t at = 0; at < text.size(); ++at) {
            const bool is_mark = text.compare(at, 2, "\xe2\x80") == 0;
            const bool is_part = !is_mark && (is_letter(text[at]) || is_digit(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80);
            spaced += is_part ? lower_case(text[at]) : ' ';
            if (is_mark) at += 2;
        }
        return spaced + ' ';
    };
    std::size_t n_found = 0;
    const auto check = [&](const std::string& speaker, const std::string& channel, const std::string& words) {
        std::vector<std::string> expected, rows;
        for (const auto& s : all) {
            const auto has = [](const std::string& text, const std::string& part) {
                return lower_case(text).find(lower_case(part)) != std::string::npos;
            };
            bool is_channel = channel.empty();
            for (const auto* ways : {&s.channels, &s.occasion_channels})
                for (const auto& way : *ways) is_channel |= has(way, channel);
            bool has_words = true;
            for (const std::string& word : {words.substr(0, words.find(' ')), words.substr(words.find(' ') + 1)})
                has_words &= word.empty() || words_in(s.content).find(words_in(word)) != std::string::npos;
            if ((has(s.speaker, speaker) || has(s.source, speaker)) && is_channel && has_words)
                expected.push_back(s.report + ' ' + std::to_string(s.number));
        }
        const auto found = record_->statements_like({speaker, channel, words, {}}, {1, 3});
        for (const auto& s : found.rows) rows.push_back(s.report + ' ' + std::to_string(s.number));
        EXPECT_EQ(found.n, expected.size()) << speaker << ", " << channel << ", " << words;
        const std::size_t end = std::min<std::size_t>(4, expected.size());
        EXPECT_EQ(rows, std::vector<std::string>(expected.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(1, end)),
                                                 expected.begin() + static_cast<std::ptrdiff_t>(end)));
        n_found += found.n;
    };
    for (const auto& speaker : speakers) check(speaker, "", "");
    for (const auto& channel : channels) check("", channel, "");
    for (const auto* words : {"silt", "THE", "of the"}) {
        check("", "", words);
        check("the", "", words);
        check("a", "told", words);
    }
    EXPECT_GT(n_found, all.size());
    EXPECT_EQ(record_->statements_like({"", "", "", {"an outlet of no report", "", ""}}, {}).n, 0U);
}

// As a look at every report says.
TEST_F(Slices, ReportsAndPassagesOfAnOutletAndSomeDays) {
    const auto all = record_->reports();
    const ReportBook book(all);
    const auto names = record_->outlets(SIZE_MAX);
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
    for (const auto& report : all) {
        if (book.has_outlet(report.id)) {
            EXPECT_TRUE(std::binary_search(names.begin(), names.end(), book.outlet(report.id)));
        }
    }
    const auto passages = record_->search("harbour", 1000);
    ASSERT_TRUE(passages.ok());
    std::vector<Record::ReportsLike> asked{{}, {"", "2025-07-29", ""}, {"", "", "2025-07"}, {"", "2025", "2025-07-28"}, {"nobody", "", ""}};
    for (const auto& name : names) asked.push_back({name, "2025-07-27", "2025-08"});
    for (const auto& like : asked) {
        std::vector<std::string> ids;
        for (const auto& report : all) {
            const auto day = parse_edtf(report.published);
            const bool is_then = day && is_between(*day, parse_edtf(like.from), parse_edtf(like.to));
            if ((like.outlet.empty() || book.outlet(report.id) == like.outlet) && ((like.from.empty() && like.to.empty()) || is_then))
                ids.push_back(report.id);
        }
        const auto found = record_->reports_like(like, {1, 2});
        EXPECT_EQ(found.n, ids.size()) << like.outlet << like.from << like.to;
        std::vector<std::string> part;
        for (const auto& row : found.rows) part.push_back(row.id);
        const std::size_t end = std::min<std::size_t>(3, ids.size());
        EXPECT_EQ(part, std::vector<std::string>(ids.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(1, end)),
                                                 ids.begin() + static_cast<std::ptrdiff_t>(end)));
        const auto hits = record_->search("harbour", 1000, like);
        ASSERT_TRUE(hits.ok());
        EXPECT_EQ(hits.value().size(), std::count_if(passages.value().begin(), passages.value().end(), [&](const Hit& hit) {
                      return std::find(ids.begin(), ids.end(), hit.report) != ids.end();
                  }));
    }
}

// Whatever the order and the parts; from the second part on, linking remembers (across/link_memory.h).
TEST_F(Slices, ARecordBuiltInPartsIsTheSame) {
    const std::string at_once = exported(*record_);
    std::mt19937 random(18);
    for (int round = 0; round < 4; ++round) {
        std::vector<Reading> shuffled = readings_;
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        auto made = Record::make_temporary();
        ASSERT_TRUE(made.ok());
        Record& record = made.value();
        for (const Reading& reading : shuffled) {
            ASSERT_TRUE(record.add(reading).ok());
            const bool ends_a_part = random() % 4 == 0;
            ASSERT_TRUE(!ends_a_part || record.link().ok());
        }
        ASSERT_TRUE(record.link().ok());
        EXPECT_EQ(exported(record), at_once) << "round " << round;
        EXPECT_TRUE(record.check().empty());
    }
}

TEST_F(Slices, TogetherAreTheWholeList) {
    for (const std::string_view name : Names<Topic>::all) {
        const Topic topic = named<Topic>(name).value();
        if (topic == Topic::summary) continue;
        const std::vector<std::string> whole = items(topic, {});
        for (const std::size_t limit : {std::size_t{1}, std::size_t{7}, whole.size() + 1}) {
            std::vector<std::string> together;
            for (std::size_t from = 0; from < whole.size(); from += limit) {
                const std::vector<std::string> part = items(topic, {from, limit});
                together.insert(together.end(), part.begin(), part.end());
            }
            EXPECT_EQ(together, whole) << name << ", " << limit << " at a time";
        }
        EXPECT_EQ(items(topic, {whole.size(), 5}).size(), 0u) << name;
    }
}

TEST_F(Slices, SayWhichPartTheyAreAndHowToGoOn) {
    const Look look{.width = 100, .record = "r.record"};
    const std::size_t n = record_->statements().size();
    ASSERT_GT(n, 4u);
    const std::string first = show(*record_, Topic::statements, look, {0, 2});
    EXPECT_THAT(first, HasSubstr("1–2 of " + std::to_string(n)));
    EXPECT_THAT(first, HasSubstr("onrecord show r.record statements --from 3"));
    const std::string last = show(*record_, Topic::statements, look, {n - 1, 2});
    EXPECT_THAT(last, HasSubstr(std::to_string(n) + "–" + std::to_string(n) + " of"));
    EXPECT_THAT(last, Not(HasSubstr("--from")));
    EXPECT_EQ(show(*record_, Topic::statements, look, {n, 2}), "The list ends at " + std::to_string(n) + ".\n");
    EXPECT_THAT(show(*record_, Topic::sources, look, {0, 1}), HasSubstr("page.html"));
}

TEST_F(Slices, NameReportsAsTheWholeListDoes) {
    const auto all = record_->reports();
    const ReportBook book(all);
    for (const ReportRow& report : all) {
        const auto alone = record_->reports_by_id({report.id, "no such report"});
        ASSERT_EQ(alone.size(), 1u);
        EXPECT_EQ(ReportBook(alone).short_id(report.id), book.short_id(report.id));
        EXPECT_EQ(ReportBook(alone).headline(report.id), book.headline(report.id));
    }
    EXPECT_TRUE(record_->reports_by_id({}).empty());
}

TEST_F(Slices, CountsAreThoseOfTheLists) {
    const Summary summary = record_->summary();
    EXPECT_EQ(summary.n_events, record_->timeline().size());
    EXPECT_EQ(summary.n_statements, record_->statements().size());
    EXPECT_EQ(summary.n_quotations, record_->quotations().size());
    EXPECT_EQ(summary.n_claims, record_->claims().size());
    EXPECT_EQ(summary.n_single_origins, record_->claims_of_one_origin().size());
    EXPECT_EQ(summary.n_differences, record_->differences().size());
    EXPECT_EQ(summary.n_stories, record_->stories().size());
    EXPECT_EQ(summary.n_reuse, record_->reuse().size());
    EXPECT_EQ(summary.n_recurring_lines, record_->recurring_lines().size());
    EXPECT_EQ(summary.n_problems, 1u);
    std::size_t n_speakers = 0;
    for (const PersonRow& person : record_->people()) n_speakers += person.n_statements > 0 ? 1 : 0;
    EXPECT_EQ(summary.n_speakers, n_speakers);
}

// Asked of the record, and chosen of the whole list.
TEST_F(Slices, KeyEvents) {
    const std::vector<EventRow> timeline = record_->timeline();
    const std::vector<EventRow> asked = record_->key_events(kMaxKeyEvents);
    std::vector<std::string> ids, chosen;
    for (const EventRow& event : asked) ids.push_back(event.id);
    for (const EventRow* event : key_events(timeline).events) chosen.push_back(event->id);
    EXPECT_FALSE(ids.empty());
    EXPECT_EQ(ids, chosen);
}

// What the page of a story asks of the record is what the whole lists have.
TEST_F(Slices, AStoryIsChosenOfItsRows) {
    const Record& record = *record_;
    const auto ids_of = [](const auto& rows) {
        std::vector<std::string> ids;
        for (const auto& row : rows) ids.push_back(row.id);
        return ids;
    };
    const auto all_reports = record.reports();
    const ReportBook book(all_reports);
    for (const Scope& of : {Scope{}, Scope{Scope::Of::story_case, record.case_of(all_reports.front().id)}}) {
        Rows rows;
        rows.claims = record.claims({.of = of});
        rows.quotations = record.quotations({.of = of});
        rows.differences = record.differences({.of = of});
        const StoryChoice choice = choose_for_story(rows, book);
        EXPECT_GT(choice.n_denied + choice.n_single, 0u);
        EXPECT_GT(choice.n_shared, 0u);
        EXPECT_EQ(ids_of(record.denied_claims({0, kTopDisputes, of})), ids_of(choice.denied));
        EXPECT_EQ(record.count(List::denied_claims, of), choice.n_denied);
        EXPECT_EQ(ids_of(record.claims_of_one_origin({0, kTopSingle, of})), ids_of(choice.single));
        EXPECT_EQ(record.count(List::claims_of_one_origin, of), choice.n_single);
        const auto shared = record.shared_quotations({0, kTopQuotations, of});
        EXPECT_EQ(ids_of(shared.rows), ids_of(choice.shared));
        EXPECT_EQ(shared.n, choice.n_shared);
        EXPECT_EQ(record.shared_quotations({1, 1, of}).rows.size(), std::min<std::size_t>(1, shared.n - 1));
    }
}

// A claim that is asked for in part has what the whole one has.
TEST_F(Slices, ClaimsInPartAgreeWithWholeOnes) {
    const auto whole = record_->claims();
    const auto brief = record_->claims_with(ClaimDetail::brief), ways = record_->claims_with(ClaimDetail::ways);
    ASSERT_EQ(brief.size(), whole.size());
    ASSERT_EQ(ways.size(), whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        SCOPED_TRACE(whole[i].id);
        EXPECT_EQ(title_of(brief[i]), title_of(whole[i]));
        EXPECT_EQ(is_denied(brief[i]), is_denied(whole[i]));
        EXPECT_EQ(brief[i].circles, whole[i].circles);
        EXPECT_EQ(brief[i].against.size(), whole[i].against.size());
        EXPECT_EQ(brief[i].refusals.size(), whole[i].refusals.size());
        for (const ClaimRow& part : {brief[i], ways[i]}) {
            EXPECT_EQ(part.id, whole[i].id);
            EXPECT_EQ(reports_with(part), reports_with(whole[i]));
            EXPECT_EQ(count_in_words(part), count_in_words(whole[i]));
            EXPECT_EQ(part.first, whole[i].first);
            EXPECT_EQ(part.chain, whole[i].chain);
            ASSERT_EQ(part.origins.size(), whole[i].origins.size());
            for (std::size_t k = 0; k < part.origins.size(); ++k) {
                EXPECT_EQ(part.origins[k].id, whole[i].origins[k].id);
                EXPECT_EQ(part.origins[k].who, whole[i].origins[k].who);
                EXPECT_EQ(part.origins[k].via, whole[i].origins[k].via);
                EXPECT_EQ(part.origins[k].reports, whole[i].origins[k].reports);
            }
        }
    }
}

}  // namespace
}  // namespace onrecord
