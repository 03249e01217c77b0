// Is the file what a record should be? SQLite's own checks, then what only we know: the tables are ours, every report is whole, every span
// lies within its text, the indexes of full-text search fit the texts, the rows are those that were stored (row_hash.h). All of it on a
// private copy, because SQLite lets only a writer check an index of FTS5, and so that a writer at work does not change what is being
// checked. Cost: a few readings of the whole file. Tests: tests/record/check_test.cc.
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/names.h"
#include "record/kind/kinds.h"
#include "record/record_impl.h"
#include "record/row_hash.h"
#include "record/schema.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxLines = 100;  // what is wrong beyond these is not listed
constexpr std::int64_t kMaxStatementText =
    4'000'000'000;  // bytes that comparing every statement with its index may read; else only their number

constexpr KindCheck kSpansOfOneReport[] = {
    {"time expression", "SELECT report_key, span_begin, span_end FROM time_expression"},
    {"statement's content", "SELECT report_key, content_begin, content_end FROM statement WHERE content_begin IS NOT NULL"},
    {"statement's source", "SELECT report_key, source_begin, source_end FROM statement WHERE source_begin IS NOT NULL"},
    {"statement's cue", "SELECT report_key, cue_begin, cue_end FROM statement WHERE cue_begin IS NOT NULL"},
    {"statement's piece", "SELECT s.report_key, p.span_begin, p.span_end FROM statement_piece p JOIN statement s USING (statement_key)"},
    {"channel", "SELECT s.report_key, c.span_begin, c.span_end FROM channel c JOIN statement s USING (statement_key)"},
    {"occasion's channel", "SELECT report_key, span_begin, span_end FROM occasion_channel"},
    {"credit", "SELECT report_key, span_begin, span_end FROM credit"},
    {"event", "SELECT report_key, span_begin, span_end FROM event"},
};

class Check {
public:
    explicit Check(Database& database) : database_(database) {}

    // Why the check could not be made: memory or disk were short. What is wrong with the record is in run().
    [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

    std::vector<std::string> run() {
        file();
        schema();
        if (wrong_.empty()) {  // or the rest would fail for the same reason
            whole_reports();
            spans();
            references();
            search();
        }
        if (wrong_.empty()) {  // or what was changed is named already
            wrong_ = changed_rows(database_);
            failed("");
        }
        if (wrong_.size() > kMaxLines) wrong_.resize(kMaxLines);
        return std::move(wrong_);
    }

private:
    // Says the rows of `sql`, one line each, after `what`.
    void each(const std::string& what, std::string_view sql) {
        Query query = database_.prepare(sql);
        while (wrong_.size() < kMaxLines && query.next()) wrong_.push_back(what + query.string(0));
        failed(what);
    }
    void failed(const std::string& what) {
        if (database_.ok()) return;
        const Error error = database_.take_error();
        if (error.kind == ErrorKind::too_large || error.kind == ErrorKind::no_space) {
            if (!failure_) failure_ = error;
        } else {
            wrong_.push_back(what + error.message);
        }
    }
    // The same, of an index, for which SQLite has no words of its own.
    void index_failed(const char* line) {
        const std::size_t n_wrong = wrong_.size();
        failed("");
        if (wrong_.size() > n_wrong) wrong_.back() = line;
    }

    void file() { each("", "SELECT integrity_check FROM pragma_integrity_check(50) WHERE integrity_check <> 'ok'"); }

    void schema() {
        const auto difference = difference_from_schema(database_);
        if (!difference && !failure_) failure_ = difference.error();
        if (difference && !difference.value().empty()) wrong_.push_back(difference.value());
        failed("");
        if (database_.integer("SELECT count(*) FROM meta WHERE name = 'linked' AND value IN (0, 1)") != 1) {
            wrong_.emplace_back("meta does not say whether the reports are linked");
        }
        each("meta holds what no record has: ", "SELECT name FROM meta WHERE name <> 'linked'");
        // A rank that was put there would order what a search finds.
        each(
            "a search index has a setting that no record has: ",
            "SELECT k FROM report_search_config WHERE k <> 'version' UNION ALL SELECT k FROM statement_search_config WHERE k <> 'version'");
    }

    // What is counted in a report is there.
    void whole_reports() {
        const auto count = [&](const char* what, const char* table, const char* column) {
            each(std::string("a report lacks some of its ") + what + ": ", std::string("SELECT r.id FROM report r WHERE r.") + column +
                                                                               " <> (SELECT count(*) FROM " + table +
                                                                               " t WHERE t.report_key = r.report_key) ORDER BY r.id");
        };
        count("entities", "entity", "n_entities");
        count("times", "time_expression", "n_times");
        count("events", "event", "n_events");
        each("a report lacks some of its statements: ",
             "SELECT r.id FROM report r WHERE r.n_statements <> (SELECT count(*) FROM statement s WHERE s.report_key = r.report_key AND "
             "s.statement_key BETWEEN r.first_statement AND r.first_statement + r.n_statements - 1 AND "
             "s.number = s.statement_key - r.first_statement) ORDER BY r.id");
        if (database_.integer("SELECT sum(n_statements) FROM report") != database_.integer("SELECT count(*) FROM statement")) {
            wrong_.emplace_back("there are statements of no report");
        }
        for (const Kind* kind : kKinds) {
            for (const KindCheck& check : kind->rows) each(check.what, check.sql);
        }
    }

    // Spans within the texts of their reports, and metadata that is what it was when it was added.
    void spans() {
        std::unordered_map<std::int64_t, std::uint32_t> size;  // code points; looked up only
        Query report =
            database_.prepare("SELECT report_key, id, text, published_evidence, furniture, paragraphs, sentences, n_sentences FROM report");
        while (report.next()) {
            const std::string_view text = report.text(2);
            const std::uint32_t n = count_code_points(text);
            size[report.integer(0)] = n;
            for (int column = 3; column <= 6; ++column) {
                const auto spans = from_gaps(report.text(column));
                const bool outside = !spans.empty() && spans.back().end > n;
                if (outside || to_gaps(spans) != report.text(column) || (column == 6 && spans.size() != report.number(7))) {
                    wrong_.push_back("the span lists of report " + report.string(1) + " do not fit its text");
                    break;
                }
            }
        }
        failed("");
        Query entity = database_.prepare("SELECT report_key, mentions FROM entity WHERE mentions IS NOT NULL");
        std::int64_t n_unfit = 0;
        while (entity.next()) {
            const auto mentions = from_mention_gaps(entity.text(1));
            const auto found = size.find(entity.integer(0));
            const bool inside = found == size.end() || std::all_of(mentions.begin(), mentions.end(),
                                                                   [&](const StoredMention& m) { return m.span.end <= found->second; });
            if (!inside || to_mention_gaps(mentions) != entity.text(1)) ++n_unfit;
        }
        failed("");
        if (n_unfit > 0) wrong_.push_back("the mentions of " + std::to_string(n_unfit) + " entities do not fit the text of their report");
        const auto inside = [&](const KindCheck& place) {
            std::int64_t n_outside = 0;
            Query query = database_.prepare(place.sql);
            while (query.next()) {
                const auto found = size.find(query.integer(0));
                if (found == size.end()) continue;  // references() says so
                if (query.integer(1) < 0 || query.integer(1) > query.integer(2) || query.integer(2) > found->second) ++n_outside;
            }
            failed("");
            if (n_outside > 0) wrong_.push_back(std::to_string(n_outside) + " spans lie outside the text of their report: " + place.what);
        };
        for (const KindCheck& place : kSpansOfOneReport) inside(place);
        for (const Kind* kind : kKinds) {
            for (const KindCheck& place : kind->spans) inside(place);
        }
    }

    void references() {
        each("a row refers to what is not there, in the table ",
             "SELECT \"table\" || ' (to ' || parent || '): ' || count(*) FROM pragma_foreign_key_check GROUP BY \"table\", parent");
    }

    void search() {
        if (!database_.run("INSERT INTO report_search (report_search, rank) VALUES ('integrity-check', 1)")) {
            index_failed("the search index of the reports does not fit their texts");
        }
        // The view cuts each statement out of the whole text: of a very long report with very many, this would take too long.
        const bool all = database_.integer(
                             "SELECT sum(n_statements * octet_length) FROM (SELECT n_statements, length(CAST(text AS BLOB)) AS "
                             "octet_length FROM report)") < kMaxStatementText;
        if (!database_.run(all ? "INSERT INTO statement_search (statement_search, rank) VALUES ('integrity-check', 1)"
                               : "INSERT INTO statement_search (statement_search) VALUES ('integrity-check')")) {
            index_failed("the search index of the statements does not fit their texts");
        }
    }

    Database& database_;
    std::vector<std::string> wrong_;
    std::optional<Error> failure_;
};

}  // namespace

std::vector<std::string> Record::check() const {
    if (impl_->catalogue) return impl_->catalogue->check();
    // A copy does not see what is not committed; a record that is being written is checked as it stands.
    auto copy = impl_->database->in_transaction() ? Result<std::unique_ptr<Database>>(Error{}) : impl_->database->private_copy();
    if (!copy && !impl_->database->in_transaction()) {
        const bool is_damage = copy.error().kind == ErrorKind::malformed;
        if (is_damage) return {copy.error().message};
        impl_->database->fail(copy.error());
        return {};
    }
    Check check(copy ? *copy.value() : *impl_->database);
    auto lines = check.run();
    if (check.failure()) impl_->database->fail(*check.failure());
    for (std::string& line : lines) line = impl_->database->path() + ": " + line;
    return lines;
}

}  // namespace onrecord
