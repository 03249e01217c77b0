#include "record/scope.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "base/date_range.h"
#include "base/names.h"
#include "base/web_address.h"
#include "record/stored_reading.h"

namespace onrecord {
namespace {

constexpr const char* kCases = R"sql(
DROP TABLE IF EXISTS temp.case_report;
DROP TABLE IF EXISTS temp.case_list;
DROP TABLE IF EXISTS temp.report_of_story;
CREATE TEMP TABLE case_report (case_key INTEGER NOT NULL, report_key INTEGER NOT NULL, PRIMARY KEY (case_key, report_key)) WITHOUT ROWID;
CREATE TEMP TABLE case_list (position INTEGER PRIMARY KEY, case_key INTEGER NOT NULL UNIQUE, n_statements INTEGER NOT NULL,
  n_stories INTEGER NOT NULL);
CREATE TEMP TABLE report_of_story (story_key INTEGER NOT NULL, report_key INTEGER NOT NULL, PRIMARY KEY (story_key, report_key)) WITHOUT ROWID;
INSERT INTO temp.report_of_story SELECT story_key, report_key FROM story_report
  WHERE report_key NOT IN (SELECT report_key FROM earlier_version) ORDER BY story_key, report_key;
INSERT INTO temp.case_report SELECT s.case_key, sr.report_key FROM temp.report_of_story sr CROSS JOIN story s ON s.story_key = sr.story_key
  ORDER BY s.case_key, sr.report_key;
INSERT INTO temp.case_list (case_key, n_statements, n_stories) SELECT s.case_key, sum(r.n_statements), count(DISTINCT s.story_key)
  FROM report r INDEXED BY report_list
  CROSS JOIN story_report sr ON sr.report_key = r.report_key AND r.report_key NOT IN (SELECT report_key FROM earlier_version) CROSS JOIN story s ON s.story_key = sr.story_key
  GROUP BY s.case_key ORDER BY max(substr(r.published, instr(r.published, '/') + 1)) DESC, s.case_key;
UPDATE temp.case_list SET n_statements = n_statements - (SELECT count(*) FROM uncounted_statement f CROSS JOIN statement s ON
  s.statement_key = f.statement_key CROSS JOIN temp.case_report c ON c.case_key = case_list.case_key AND c.report_key = s.report_key)
  WHERE EXISTS (SELECT 1 FROM recurring_line);
)sql";

constexpr const char* kItems = R"sql(
CREATE TEMP TABLE IF NOT EXISTS report_item (kind INTEGER NOT NULL, report_key INTEGER NOT NULL, item_key INTEGER NOT NULL,
  PRIMARY KEY (kind, report_key, item_key)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS case_item (kind INTEGER NOT NULL, case_key INTEGER NOT NULL, item_key INTEGER NOT NULL,
  PRIMARY KEY (kind, case_key, item_key)) WITHOUT ROWID;
)sql";

constexpr const char* kOutlets = R"sql(
DROP TABLE IF EXISTS temp.outlet_name;
DROP TABLE IF EXISTS temp.report_host;
CREATE TEMP TABLE outlet_name (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE report_host (host TEXT NOT NULL, report_key INTEGER NOT NULL, PRIMARY KEY (host, report_key)) WITHOUT ROWID;
INSERT INTO temp.outlet_name SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL;
)sql";

constexpr const char* kWords = R"sql(
DROP TABLE IF EXISTS temp.statement_words;
CREATE TEMP TABLE statement_words (position INTEGER PRIMARY KEY, statement_key INTEGER NOT NULL, report_key INTEGER NOT NULL,
  speaker TEXT NOT NULL, channel TEXT NOT NULL);
INSERT INTO temp.statement_words (statement_key, report_key, speaker, channel)
SELECT s.statement_key, s.report_key,
  lower(coalesce(person.name, entity.name, '') || ' ' || coalesce(substr(r.text, s.source_begin + 1, s.source_end - s.source_begin), '')),
  lower(coalesce((SELECT group_concat(substr(r.text, c.span_begin + 1, c.span_end - c.span_begin), '; ') FROM channel c
                  WHERE c.statement_key = s.statement_key), '') || '; ' ||
        coalesce((SELECT group_concat(substr(r.text, o.span_begin + 1, o.span_end - o.span_begin), '; ') FROM occasion_channel o
                  WHERE o.report_key = s.report_key AND o.occasion = s.occasion), ''))
FROM report r CROSS JOIN statement s ON s.statement_key BETWEEN r.first_statement AND r.first_statement + r.n_statements - 1
  LEFT JOIN entity ON entity.report_key = s.report_key AND entity.entity = s.speaker
  LEFT JOIN person_entity pe ON pe.report_key = s.report_key AND pe.entity = s.speaker
  LEFT JOIN person ON person.person_key = pe.person_key
WHERE s.statement_key NOT IN (SELECT statement_key FROM uncounted_statement)
ORDER BY r.published IS NULL, r.published, r.id, s.statement_key;
)sql";

std::size_t number_of(const Kind& kind) {
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (kKinds[i] == &kind) return i;
    return kKinds.size();
}

// The key of a case by its id: that of a case of several stories ("k3"), or of the only story of one ("s7"). 0: there is none.
std::int64_t case_key(Database& database, const std::string& id) {
    if (const std::int64_t key = key_in(id, 'k'); key != 0) return key;
    Query query = database.prepare(
        "SELECT s.case_key FROM story s WHERE s.story_key = ? AND (SELECT count(*) FROM story o WHERE o.case_key = s.case_key) = 1");
    return query.start(key_in(id, 's')).next() ? query.integer(0) : 0;
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

void ScopeTables::prepare_items(Database& database, const Kind& kind) {
    const std::size_t number = number_of(kind);
    if (kind.of_reports.empty() || is_of_now(database, items_[number])) return;
    database.run(kItems);
    for (const char* table : {"report_item", "case_item"})
        database.prepare(fmt::format("DELETE FROM temp.{} WHERE kind = {}", table, number)).run();
    database
        .prepare(fmt::format("INSERT OR IGNORE INTO temp.report_item SELECT {}, report_key, item_key FROM ({}) ORDER BY 2, 3", number,
                             kind.of_reports))
        .run();
    database
        .prepare(fmt::format("INSERT OR IGNORE INTO temp.case_item SELECT {0}, s.case_key, i.item_key FROM temp.report_item i CROSS JOIN "
                             "story_report sr ON sr.report_key = i.report_key CROSS JOIN story s ON s.story_key = sr.story_key WHERE "
                             "i.kind = {0} ORDER BY 2, 3",
                             number))
        .run();
}

bool ScopeTables::is_first(const Kind& kind) {
    return !kind.of_reports.empty() && !std::exchange(was_asked_[number_of(kind)], true);
}

void ScopeTables::prepare_outlets(Database& database) {
    if (is_of_now(database, outlets_)) return;
    database.run(kOutlets);
    Query address = database.prepare("SELECT report_key, url FROM report WHERE outlet IS NULL");
    Query insert = database.prepare("INSERT INTO temp.report_host VALUES (?, ?)");
    while (address.next())
        if (const auto host = host_of(address.text(1)); !host.empty()) insert.run(host, address.integer(0));
    database.run("INSERT OR IGNORE INTO temp.outlet_name SELECT DISTINCT host FROM temp.report_host");
}

void ScopeTables::prepare_words(Database& database) {
    if (!is_of_now(database, words_)) database.run(kWords);
}

std::string keys_of(Database& database, ScopeTables& tables, const Kind& kind, const Scope& of) {
    const auto where = [&](const std::string& condition) {
        return fmt::format("SELECT {} FROM {} WHERE {} ORDER BY {}", kind.key, kind.table, condition, kind.order);
    };
    const auto in_reports = [&](const std::string& reports) {
        return where(fmt::format("{} IN (SELECT item_key FROM ({}) WHERE report_key IN ({}))", kind.key, kind.of_reports, reports));
    };
    switch (of.of) {
        case Scope::Of::record:
            return where("1");
        case Scope::Of::item:
            return where(fmt::format("{} = {}", kind.key, key_in(of.id, kind.letter)));
        case Scope::Of::story_case:
            if (tables.is_first(kind)) {
                tables.prepare_cases(database);
                return in_reports(fmt::format("SELECT report_key FROM temp.case_report WHERE case_key = {}", case_key(database, of.id)));
            }
            tables.prepare_items(database, kind);
            return where(fmt::format("{} IN (SELECT item_key FROM temp.case_item WHERE kind = {} AND case_key = {})", kind.key,
                                     number_of(kind), case_key(database, of.id)));
        case Scope::Of::report:
            if (tables.is_first(kind)) return in_reports(std::to_string(key_of_report(database, of.id)));
            tables.prepare_items(database, kind);
            return where(fmt::format("{} IN (SELECT item_key FROM temp.report_item WHERE kind = {} AND report_key = {})", kind.key,
                                     number_of(kind), key_of_report(database, of.id)));
        case Scope::Of::person:
            return where(kind.of_person.empty() ? std::string("0")
                                                : fmt::format("{} IN ({} {})", kind.key, kind.of_person, key_in(of.id, 'p')));
    }
    return where("0");
}

std::size_t count_in_case(Database& database, ScopeTables& tables, const Kind& kind, const std::string& id) {
    tables.prepare_items(database, kind);
    return static_cast<std::size_t>(database.integer(
        fmt::format("SELECT count(*) FROM temp.case_item WHERE kind = {} AND case_key = {}", number_of(kind), case_key(database, id))));
}

std::size_t statements_in_case(Database& database, ScopeTables& tables, const std::string& id) {
    tables.prepare_cases(database);
    return static_cast<std::size_t>(
        database.integer(fmt::format("SELECT n_statements FROM temp.case_list WHERE case_key = {}", case_key(database, id))));
}

std::string reports_of_scope(Database& database, ScopeTables& tables, const Scope& of) {
    switch (of.of) {
        case Scope::Of::record:
            return "1";
        case Scope::Of::report:
        case Scope::Of::item:
            return fmt::format("r.report_key = {}", key_of_report(database, of.id));
        case Scope::Of::story_case:
            tables.prepare_cases(database);
            return fmt::format("r.report_key IN (SELECT report_key FROM temp.case_report WHERE case_key = {})", case_key(database, of.id));
        case Scope::Of::person:
            return fmt::format("r.report_key IN (SELECT report_key FROM person_entity WHERE person_key = {})", key_in(of.id, 'p'));
    }
    return "0";
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
