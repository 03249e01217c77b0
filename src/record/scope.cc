#include "record/scope.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "base/date_range.h"
#include "base/names.h"
#include "base/web_address.h"
#include "record/stored_memory.h"
#include "record/stored_reading.h"

namespace onrecord {
namespace {

constexpr const char* kCases = R"sql(
DROP TABLE IF EXISTS temp.case_list;
CREATE TEMP TABLE case_list (position INTEGER PRIMARY KEY, case_key INTEGER NOT NULL);
INSERT INTO temp.case_list (case_key) SELECT s.case_key FROM report r INDEXED BY report_list
  CROSS JOIN story_report sr ON sr.report_key = r.report_key CROSS JOIN story s ON s.story_key = sr.story_key
  WHERE r.report_key NOT IN (SELECT report_key FROM earlier_version)
  GROUP BY s.case_key ORDER BY max(substr(r.published, instr(r.published, '/') + 1)) DESC, s.case_key;
)sql";

constexpr std::int64_t kMaxCaseItems = 1'000'000;  // of all cases that are held: some 20 MB

constexpr const char* kItems = R"sql(
DROP TABLE IF EXISTS temp.case_item;
CREATE TEMP TABLE case_item (kind INTEGER NOT NULL, case_key INTEGER NOT NULL, item_key INTEGER NOT NULL,
  PRIMARY KEY (kind, case_key, item_key)) WITHOUT ROWID;
)sql";

constexpr const char* kOutlets = R"sql(
DROP TABLE IF EXISTS temp.outlet_name;
DROP TABLE IF EXISTS temp.report_host;
CREATE TEMP TABLE outlet_name (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE report_host (host TEXT NOT NULL, report_key INTEGER NOT NULL, PRIMARY KEY (host, report_key)) WITHOUT ROWID;
INSERT INTO temp.outlet_name SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL;
)sql";

std::size_t number_of(const Kind& kind) {
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (kKinds[i] == &kind) return i;
    return kKinds.size();
}

std::string reports_of_case(const std::string& case_key) {
    return "SELECT sr.report_key FROM story s CROSS JOIN story_report sr ON sr.story_key = s.story_key WHERE s.case_key = " + case_key;
}

// The key of a case by its id: that of a case of several stories ("k3"), or of the only story of one ("s7"). 0: there is none.
std::int64_t case_key(Database& database, const std::string& id) {
    if (const std::int64_t key = key_in(id, 'k'); key != 0) return key;
    Query query = database.prepare(
        "SELECT s.case_key FROM story s WHERE s.story_key = ? AND (SELECT count(*) FROM story o WHERE o.case_key = s.case_key) = 1");
    return query.start(key_in(id, 's')).next() ? query.integer(0) : 0;
}

// Keys of the items that some cases have.
std::string items_of_cases(Database& database, ScopeTables& tables, const Kind& kind, const std::vector<std::int64_t>& cases) {
    if (kind.of_reports.empty()) return "SELECT 0 WHERE 0";
    tables.prepare_items(database, kind, cases);
    return fmt::format("SELECT item_key FROM temp.case_item WHERE kind = {} AND case_key IN ({})", number_of(kind), fmt::join(cases, ", "));
}

}  // namespace

std::int64_t key_of_report(Database& database, const std::string& id) {
    Query query = database.prepare("SELECT report_key FROM report WHERE id = ?");
    return query.start(id).next() ? query.integer(0) : 0;
}

std::int64_t key_in(std::string_view id, char letter) {
    std::int64_t key = 0;
    if (id.size() < 2 || id.front() != letter) return 0;
    const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), key);
    return error == std::errc() && end == id.data() + id.size() && key > 0 ? key : 0;
}

bool ScopeTables::is_of_now(Database& database, Version& version) {
    const std::int64_t now = database.integer("PRAGMA data_version");
    return std::exchange(version, now) == now;
}

void ScopeTables::prepare_cases(Database& database) {
    if (!is_of_now(database, cases_)) database.run(kCases);
}

void ScopeTables::prepare_items(Database& database, const Kind& kind, const std::vector<std::int64_t>& cases) {
    const bool is_next = !cases.empty() && std::exchange(last_case_, cases.front()) != cases.front();  // a case is held until then
    if (!is_of_now(database, items_) || (is_next && n_items_ > kMaxCaseItems)) {
        database.run(kItems);
        held_.clear();
        n_items_ = 0;
    }
    const std::size_t number = number_of(kind);
    const std::string items = kind.is_in_cases
                                  ? fmt::format(
                                        "SELECT sum(j.value) OVER (ORDER BY j.key) FROM case_items c CROSS JOIN json_each(c.keys) j WHERE "
                                        "c.case_key = ?1 AND c.kind = '{}'",
                                        kind.name)
                                  : fmt::format(fmt::runtime(kind.of_reports), fmt::format("({})", reports_of_case("?1")), "()");
    Query insert =
        database.prepare(fmt::format("INSERT INTO temp.case_item SELECT DISTINCT {}, ?1, * FROM ({}) ORDER BY 3", number, items));
    for (const std::int64_t one : cases) {
        if (!held_.emplace(number, one).second) continue;
        insert.run(one);
        n_items_ += database.n_changed();
    }
}

void ScopeTables::prepare_outlets(Database& database) {
    if (is_of_now(database, outlets_)) return;
    database.run(kOutlets);
    Query address = database.prepare("SELECT report_key, url FROM report INDEXED BY report_list WHERE outlet IS NULL");
    Query insert = database.prepare("INSERT INTO temp.report_host VALUES (?, ?)");
    while (address.next())
        if (const auto host = host_of(address.text(1)); !host.empty()) insert.run(host, address.integer(0));
    database.run("INSERT OR IGNORE INTO temp.outlet_name SELECT DISTINCT host FROM temp.report_host");
}

const std::vector<std::int64_t>& ScopeTables::statements_like(Database& database, const Record::StatementsLike& asked) {
    if (!is_of_now(database, words_version_) || !words_) {
        StoredMemory memory(database);
        words_.emplace(database, memory);
        found_.reset();
    }
    if (!found_ || found_->first != asked)
        found_.emplace(asked, words_->find(database, asked, ReportCondition(database, *this, asked.reports).keys(database)));
    if (!database.ok()) words_.reset();  // what was not read whole is not held
    return found_->second;
}

std::string keys_of(Database& database, ScopeTables& tables, const Kind& kind, const Scope& of) {
    const auto where = [&](const std::string& condition) {
        return fmt::format("SELECT {} FROM {} WHERE {} ORDER BY {}", kind.key, kind.table, condition, kind.order);
    };
    switch (of.of) {
        case Scope::Of::record:
            return where("1");
        case Scope::Of::item:
            return where(fmt::format("{} = {}", kind.key, key_in(of.id, kind.letter)));
        case Scope::Of::story_case:
            return where(fmt::format("{} IN ({})", kind.key, items_of_cases(database, tables, kind, {case_key(database, of.id)})));
        case Scope::Of::report:
            return where(fmt::format("{} IN ({})", kind.key,
                                     items_of_reports(database, tables, kind, fmt::format("SELECT {}", key_of_report(database, of.id)))));
        case Scope::Of::person:
            return where(kind.of_person.empty() ? std::string("0")
                                                : fmt::format("{} IN ({} {})", kind.key, kind.of_person, key_in(of.id, 'p')));
    }
    return where("0");
}

std::string items_of_reports(Database& database, ScopeTables& tables, const Kind& kind, const std::string& reports) {
    if (kind.of_reports.empty()) return "SELECT 0 WHERE 0";
    std::vector<std::int64_t> cases;
    if (kind.is_in_cases) {
        Query one = database.prepare(
            "SELECT DISTINCT s.case_key FROM story_report sr CROSS JOIN story s ON s.story_key = sr.story_key WHERE "
            "sr.report_key IN (" +
            reports + ") ORDER BY 1");
        while (one.next()) cases.push_back(one.integer(0));
    }
    return fmt::format(fmt::runtime(kind.of_reports), "(" + reports + ")",
                       cases.empty() ? "()" : "(" + items_of_cases(database, tables, kind, cases) + ")");
}

std::size_t count_in_case(Database& database, ScopeTables& tables, const Kind& kind, const std::string& id) {
    return static_cast<std::size_t>(
        database.integer(fmt::format("SELECT count(*) FROM ({})", items_of_cases(database, tables, kind, {case_key(database, id)}))));
}

std::size_t statements_in_case(Database& database, const std::string& id) {
    const std::string reports = reports_of_scope(database, {Scope::Of::story_case, id});
    return static_cast<std::size_t>(database.integer(fmt::format(
        "SELECT (SELECT coalesce(sum(r.n_statements), 0) FROM report r WHERE {0}) - (SELECT count(DISTINCT s.statement_key) FROM report r "
        "CROSS JOIN recurring_line_place p ON p.report_key = r.report_key CROSS JOIN statement s ON s.statement_key BETWEEN "
        "r.first_statement AND r.first_statement + r.n_statements - 1 AND s.content_begin >= p.span_begin AND s.content_begin < "
        "p.span_end WHERE {0})",
        reports)));
}

std::string reports_of_case_of(Database& database, const Scope& of, const std::string& column) {
    if (of.of != Scope::Of::story_case) return "1";
    return fmt::format("{} IN ({} AND {})", column, reports_of_case(std::to_string(case_key(database, of.id))), kNoEarlierVersion);
}

std::string reports_of_scope(Database& database, const Scope& of) {
    switch (of.of) {
        case Scope::Of::record:
            return "1";
        case Scope::Of::report:
        case Scope::Of::item:
            return fmt::format("r.report_key = {}", key_of_report(database, of.id));
        case Scope::Of::story_case:
            return reports_of_case_of(database, of, "r.report_key");
        case Scope::Of::person:
            return fmt::format("r.report_key IN (SELECT report_key FROM person_entity WHERE person_key = {})", key_in(of.id, 'p'));
    }
    return "0";
}

ReportKeys::ReportKeys(std::vector<std::int64_t> keys) : keys_(std::move(keys)) {
    std::sort(keys_->begin(), keys_->end());
}

bool ReportKeys::contains(std::int64_t key) const {
    return !keys_ || std::binary_search(keys_->begin(), keys_->end(), key);
}

ReportCondition::ReportCondition(Database& database, ScopeTables& tables, const Record::ReportsLike& asked) : outlet_(asked.outlet) {
    if (!outlet_.empty()) tables.prepare_outlets(database);
    if (asked.from.empty() && asked.to.empty()) return;
    const auto from = parse_edtf(asked.from), to = parse_edtf(asked.to);
    std::vector<std::string> days;
    Query date = database.prepare(
        "SELECT published FROM report INDEXED BY report_list WHERE published IS NOT NULL UNION SELECT date FROM published_between");
    while (date.next())
        if (const auto day = parse_edtf(date.text(0)); day && is_between(*day, from, to)) days.push_back(date.string(0));
    days_ = days.empty() ? "[]" : to_json_array(days);
}

ReportKeys ReportCondition::keys(Database& database) const {
    if (is_empty()) return {};
    std::vector<std::int64_t> keys;
    Query report = database.prepare("SELECT r.report_key FROM report r INDEXED BY report_list WHERE " + sql(1));
    for (report.start(outlet_, days_); report.next();) keys.push_back(report.integer(0));
    return ReportKeys(std::move(keys));
}

std::string ReportCondition::sql(int n) const {
    std::string sql = fmt::format("?{} IS NOT NULL", n + 1);  // always: a LIMIT ? after it has the next number
    if (!outlet_.empty())
        sql += fmt::format(" AND (r.outlet = ?{0} OR r.report_key IN (SELECT report_key FROM temp.report_host WHERE host = ?{0}))", n);
    if (!days_.empty())
        sql += fmt::format(
            " AND (r.published IN (SELECT value FROM json_each(?{0})) OR r.report_key IN (SELECT report_key FROM published_between WHERE "
            "date IN (SELECT value FROM json_each(?{0}))))",
            n + 1);
    return sql;
}

}  // namespace onrecord
