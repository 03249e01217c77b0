// Records of older tables are brought up to date by storing again what they hold of each report, and linking that: a record keeps texts and
// readings, and all else follows from these and from what a person decided. So there is one way for every older version, and nothing here
// to be changed with the tables across reports.
//
// Older tables are read by the statements that read those of now. Where a table or column is missing, a temporary view or table of its name
// has it, empty; a column that changes its meaning or name (none did since version 2 but for those that became numbers beside a column of
// the old name) needs a line in read_as_older().
//
// The new record is made in a file without a name, checked, and copied over the old one in one transaction: whatever stops the program, the
// file holds the old record or the new one, under its name and through links to it, and nothing is left beside it. The old record may come
// from anywhere: its schema is not ours to compare, so nothing of it is read but the columns of plain tables, within the steps that a
// reading command has, and each reading is inspected as if it were added. Cost: reading, storing and linking all reports, and room for two
// copies. Tests: tests/record/migrate_test.cc, tests/faults.
#include "record/migrate.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "record/kind/kinds.h"
#include "record/record_impl.h"
#include "record/row_hash.h"
#include "record/schema.h"

namespace onrecord {
namespace {

// What linking cannot work out again.
constexpr std::string_view kKeptTables[] = {
    "report",        "entity",           "time_expression", "statement",      "statement_piece",   "channel",
    "occasion",      "occasion_channel", "credit",          "event",          "event_participant", "event_time",
    "event_mention", "problem",          "decision",        "decision_place", "report_as_read"};

bool has_table(Database& database, std::string_view table) {
    Query query = database.prepare("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ? AND sql NOT LIKE 'CREATE VIRTUAL%'");
    return query.start(table).next();
}

std::vector<std::string> columns_of(Database& database, std::string_view table) {
    std::vector<std::string> columns;
    Query query = database.prepare("SELECT name FROM pragma_table_xinfo(?, 'main') ORDER BY cid");
    for (query.start(table); query.next();) columns.push_back(query.string(0));
    return columns;
}

}  // namespace

Status read_as_older(Database& old) {
    const auto damaged = [&](const std::string& how) {
        return Error{ErrorKind::malformed, old.path() + ": cannot be brought up to date, for " + how + "; build it again from its inputs"};
    };
    const std::string flaw = old.text("SELECT integrity_check FROM pragma_integrity_check(1) WHERE integrity_check <> 'ok'");
    if (!flaw.empty()) return damaged("it is damaged (" + flaw + ")");
    for (const std::string_view table : kKeptTables) {  // a view may never end
        const std::string name(table);
        if (!has_table(old, table) && old.integer("SELECT count(*) FROM main.sqlite_schema WHERE name = '" + name + "'") != 0)
            return damaged(name + " is no table there");
    }
    if (has_table(old, "report_hash")) {
        const auto changed = changed_reports(old);
        if (old.ok() && !changed.empty()) return damaged(changed.front());
    }
    auto made = Database::open_private();
    if (!made) return made.error();
    Database& now = *made.value();
    now.run(schema_sql().c_str());
    for (const std::string_view table : kKeptTables) {
        const std::string name(table);
        const std::vector<std::string> old_columns = columns_of(old, table);
        std::string columns, nulls;
        for (const std::string& column : columns_of(now, table)) {
            columns += (columns.empty() ? "" : ", ") + column;
            if (std::find(old_columns.begin(), old_columns.end(), column) == old_columns.end()) nulls += ", NULL AS " + column;
        }
        if (old_columns.empty()) {
            old.run(("CREATE TEMP TABLE " + name + " (" + columns + ")").c_str());
        } else if (!nulls.empty()) {
            old.run(("CREATE TEMP VIEW " + name + " AS SELECT *" + nulls + " FROM main." + name).c_str());
        }
    }
    if (!now.ok()) return now.take_error();
    return old.ok() ? done() : Status(old.take_error());
}

Status copy_reports(Database& old, Database& copy) {
    ReadingWriter writer(copy);
    Status status = done();
    each_reading(old, [&](const Reading& reading) {
        if (const std::string flaw = flaw_of(reading); !flaw.empty()) {
            status = Error{ErrorKind::malformed, old.path() + ": cannot be brought up to date, for what it holds of report " + reading.id +
                                                     " is damaged (" + flaw + "); build it again from its inputs"};
            return false;
        }
        writer.write(reading, content_hash(reading));
        return copy.ok();
    });
    if (!status) return status;
    Query problem = old.prepare("SELECT input, reason FROM problem");
    Query add_problem = copy.prepare("INSERT INTO problem VALUES (?, ?)");
    while (problem.next()) add_problem.run(problem.text(0), problem.text(1));
    Query decision = old.prepare("SELECT decision, what, value FROM decision");
    Query add_decision = copy.prepare("INSERT INTO decision VALUES (?, ?, ?)");
    while (decision.next()) add_decision.run(decision.integer(0), decision.text(1), Query::OrNull{decision.text(2)});
    Query place = old.prepare("SELECT decision, item, position, report, span_begin, span_end, words FROM decision_place");
    Query add_place = copy.prepare("INSERT INTO decision_place VALUES (?, ?, ?, ?, ?, ?, ?)");
    while (place.next()) {
        const auto words = place.is_null(6) ? std::nullopt : std::optional(place.text(6));
        add_place.run(place.integer(0), place.integer(1), place.integer(2), place.text(3), place.number_or_none(4), place.number_or_none(5),
                      words);
    }
    store_problem_hash(copy);
    store_decision_hash(copy);
    copy.run("UPDATE meta SET value = 0 WHERE name = 'linked'");
    if (!copy.ok()) return copy.take_error();
    return old.ok() ? done() : Status(old.take_error());
}

Status Record::migrate(const std::string& path) {
    auto opened = Database::open(path, Database::Access::write);
    if (!opened) return opened.error();
    Database& old = *opened.value();
    // Nobody else reads or writes it until it is replaced.
    old.run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT");
    if (!old.ok()) return old.take_error();
    if (old.integer("PRAGMA user_version") == kSchemaVersion) return done();  // another program did it while we waited
    old.limit_steps();
    if (const Status readable = read_as_older(old); !readable) return readable;
    auto made = make_temporary();
    if (!made) return made.error();
    Record& record = made.value();
    Database& copy = *record.impl_->database;
    if (const Status begun = record.impl_->begin_adding(); !begun) return begun;
    if (const Status copied = copy_reports(old, copy); !copied) return copied;
    if (const Status linked = record.link(); !linked) return linked;
    const auto flaws = record.check();
    if (const Status checked = record.status(); !checked) return checked;
    for (const char* table : {"report", "problem", "decision"}) {
        const std::string count = std::string("SELECT count(*) FROM ") + table;
        if (flaws.empty() && old.integer(count) == copy.integer(count)) continue;
        return Error{ErrorKind::malformed, path + ": cannot be brought up to date, for the new record is not as it should be (" +
                                               (flaws.empty() ? "it lacks rows of " + std::string(table) : flaws.front()) +
                                               "); build it again from its inputs"};
    }
    return copy.copy_into(old);
}

}  // namespace onrecord
