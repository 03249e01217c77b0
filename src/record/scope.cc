#include "record/scope.h"

#include <fmt/format.h>

#include <charconv>

#include "base/names.h"

namespace onrecord {
namespace {

constexpr const char* kTables = R"sql(
DROP TABLE IF EXISTS temp.case_report;
DROP TABLE IF EXISTS temp.case_list;
DROP TABLE IF EXISTS temp.report_item;
CREATE TEMP TABLE case_report (case_key INTEGER NOT NULL, report_key INTEGER NOT NULL, PRIMARY KEY (case_key, report_key)) WITHOUT ROWID;
CREATE TEMP TABLE case_list (position INTEGER PRIMARY KEY, case_key INTEGER NOT NULL);
CREATE TEMP TABLE report_item (kind INTEGER NOT NULL, report_key INTEGER NOT NULL, item_key INTEGER NOT NULL,
  PRIMARY KEY (kind, report_key, item_key)) WITHOUT ROWID;
INSERT INTO temp.case_report SELECT s.case_key, sr.report_key FROM story_report sr CROSS JOIN story s ON s.story_key = sr.story_key;
INSERT INTO temp.case_list (case_key) SELECT c.case_key FROM temp.case_report c CROSS JOIN report r ON r.report_key = c.report_key
  GROUP BY c.case_key ORDER BY max(substr(r.published, instr(r.published, '/') + 1)) DESC, c.case_key;
)sql";

constexpr const char* kWords = R"sql(
DROP TABLE IF EXISTS temp.statement_words;
CREATE TEMP TABLE statement_words (statement_key INTEGER PRIMARY KEY, speaker TEXT NOT NULL, channel TEXT NOT NULL);
INSERT INTO temp.statement_words
SELECT s.statement_key,
  lower(coalesce(person.name, entity.name, '') || ' ' || coalesce(substr(r.text, s.source_begin + 1, s.source_end - s.source_begin), '')),
  lower(coalesce((SELECT group_concat(substr(r.text, c.span_begin + 1, c.span_end - c.span_begin), '; ') FROM channel c
                  WHERE c.statement_key = s.statement_key), '') || '; ' ||
        coalesce((SELECT group_concat(substr(r.text, o.span_begin + 1, o.span_end - o.span_begin), '; ') FROM occasion_channel o
                  WHERE o.report_key = s.report_key AND o.occasion = s.occasion), ''))
FROM report r CROSS JOIN statement s ON s.statement_key BETWEEN r.first_statement AND r.first_statement + r.n_statements - 1
  LEFT JOIN entity ON entity.report_key = s.report_key AND entity.entity = s.speaker
  LEFT JOIN person_entity pe ON pe.report_key = s.report_key AND pe.entity = s.speaker
  LEFT JOIN person ON person.person_key = pe.person_key
WHERE s.statement_key NOT IN (SELECT statement_key FROM furniture_statement);
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

void ScopeTables::prepare(Database& database) {
    const std::int64_t version = database.integer("PRAGMA data_version");
    if (version_ == version) return;
    database.run(kTables);
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        if (kKinds[i]->of_reports.empty()) continue;
        database
            .prepare(
                fmt::format("INSERT OR IGNORE INTO temp.report_item SELECT {}, report_key, item_key FROM ({})", i, kKinds[i]->of_reports))
            .run();
    }
    version_ = version;
}

void ScopeTables::prepare_words(Database& database) {
    const std::int64_t version = database.integer("PRAGMA data_version");
    if (words_version_ == version) return;
    database.run(kWords);
    words_version_ = version;
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
            tables.prepare(database);
            return where(
                fmt::format("{} IN (SELECT i.item_key FROM temp.case_report c CROSS JOIN temp.report_item i ON i.kind = {} AND "
                            "i.report_key = c.report_key WHERE c.case_key = {})",
                            kind.key, number_of(kind), case_key(database, of.id)));
        case Scope::Of::report:
            tables.prepare(database);
            return where(fmt::format("{} IN (SELECT item_key FROM temp.report_item WHERE kind = {} AND report_key = {})", kind.key,
                                     number_of(kind), key_of_report(database, of.id)));
        case Scope::Of::person:
            return where(kind.of_person.empty() ? std::string("0")
                                                : fmt::format("{} IN ({} {})", kind.key, kind.of_person, key_in(of.id, 'p')));
    }
    return where("0");
}

std::string reports_of_scope(Database& database, ScopeTables& tables, const Scope& of) {
    switch (of.of) {
        case Scope::Of::record:
            return "1";
        case Scope::Of::report:
        case Scope::Of::item:
            return fmt::format("r.report_key = {}", key_of_report(database, of.id));
        case Scope::Of::story_case:
            tables.prepare(database);
            return fmt::format("r.report_key IN (SELECT report_key FROM temp.case_report WHERE case_key = {})", case_key(database, of.id));
        case Scope::Of::person:
            return fmt::format("r.report_key IN (SELECT report_key FROM person_entity WHERE person_key = {})", key_in(of.id, 'p'));
    }
    return "0";
}

}  // namespace onrecord
