// A hash is SHA-256, cut to 16 bytes, over each row's values with their types and lengths (Query::append_row), a chunk at a time, so that
// the tables of a large record are never held. Generated columns are hashed with what they are made of. Rows are read back after they were
// written: what is hashed is what SQLite gives, not what we meant to store. Of links there is a sum of XXH3 hashes of 128 bits, each over
// one row and its table's name, so that a record that grows hashes the rows that come and go, and no others. Cost: one more reading of what
// is written, from the page cache. Tests: tests/record/check_test.cc.
#include "record/row_hash.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <charconv>

#include "base/sha256.h"
#include "record/kind/kinds.h"

namespace onrecord {
namespace {

constexpr std::size_t kHashHexDigits = 32;
constexpr std::size_t kChunkBytes = std::size_t{64} << 10;

// Rows of one report, whose key is ?1.
constexpr std::string_view kRowsOfReport[] = {
    "SELECT * FROM report WHERE report_key = ?1",
    "SELECT * FROM entity WHERE report_key = ?1 ORDER BY entity",
    "SELECT * FROM time_expression WHERE report_key = ?1 ORDER BY time",
    ("SELECT s.* FROM report r, statement s WHERE r.report_key = ?1 AND s.statement_key BETWEEN r.first_statement AND "
     "r.first_statement + r.n_statements - 1 ORDER BY s.statement_key"),
    ("SELECT s.* FROM report r, statement_piece s WHERE r.report_key = ?1 AND s.statement_key BETWEEN r.first_statement AND "
     "r.first_statement + r.n_statements - 1 ORDER BY s.statement_key, s.part, s.span_begin"),
    ("SELECT s.* FROM report r, channel s WHERE r.report_key = ?1 AND s.statement_key BETWEEN r.first_statement AND "
     "r.first_statement + r.n_statements - 1 ORDER BY s.statement_key, s.position"),
    "SELECT * FROM occasion WHERE report_key = ?1 ORDER BY occasion",
    "SELECT * FROM occasion_channel WHERE report_key = ?1 ORDER BY occasion, position",
    "SELECT * FROM credit WHERE report_key = ?1 ORDER BY credit",
    "SELECT * FROM event WHERE report_key = ?1 ORDER BY event",
    "SELECT * FROM event_participant WHERE report_key = ?1 ORDER BY event, position",
    "SELECT * FROM event_time WHERE report_key = ?1 ORDER BY event, position",
    "SELECT * FROM event_mention WHERE report_key = ?1 ORDER BY event, span_begin, span_end",
};

class RowHasher {
public:
    void add(const Query& row) {
        row.append_row(bytes_);
        if (bytes_.size() >= kChunkBytes) bytes_ = sha256_hex(bytes_);
    }
    void end_table() { bytes_ += '/'; }
    std::string hash() { return sha256_hex(bytes_).substr(0, kHashHexDigits); }

private:
    std::string bytes_;
};

}  // namespace

ReportHash::ReportHash(Database& database) {
    for (const std::string_view sql : kRowsOfReport) rows_.push_back(database.prepare(sql));
}

std::string ReportHash::of(std::int64_t report_key) {
    RowHasher hasher;
    for (Query& rows : rows_) {
        bool has_rows = false;
        for (rows.start(report_key); rows.next(); has_rows = true) hasher.add(rows);
        // Of the last, event_mention, which records of older programs have not, only what is in it counts.
        if (has_rows || &rows != &rows_.back()) hasher.end_table();
    }
    return hasher.hash();
}

std::string tables_hash(Database& database, const std::vector<std::string>& tables) {
    RowHasher hasher;
    for (const std::string& table : tables) {
        Query key = database.prepare("SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk)");
        const std::string order = key.start(table).next() ? key.string(0) : std::string();
        Query rows = database.prepare("SELECT * FROM " + table + (order.empty() ? std::string() : " ORDER BY " + order));
        while (rows.next()) hasher.add(rows);
        hasher.end_table();
    }
    return hasher.hash();
}

RowSum::Hash RowSum::hash_of(std::string_view table, const Query& row) {
    bytes_.assign(table).append(1, '/');
    row.append_row(bytes_);
    const XXH128_hash_t hash = XXH3_128bits(bytes_.data(), bytes_.size());
    return {hash.high64, hash.low64};
}

void RowSum::add(std::string_view table, const Query& row) {
    const Hash hash = hash_of(table, row);
    low_ += hash.low;
    high_ += hash.high + (low_ < hash.low ? 1 : 0);
}

void RowSum::take_away(std::string_view table, const Query& row) {
    const Hash hash = hash_of(table, row);
    high_ -= hash.high + (low_ < hash.low ? 1 : 0);
    low_ -= hash.low;
}

std::string RowSum::text() const {
    return fmt::format("{:016x}{:016x}", high_, low_);
}

bool RowSum::parse(std::string_view text) {
    constexpr std::size_t kDigits = 16;
    if (text.size() != 2 * kDigits) return false;
    std::uint64_t high = 0, low = 0;
    const char* middle = text.data() + kDigits;
    const auto is_number = [](const char* begin, const char* end, std::uint64_t& number) {
        const auto [at, error] = std::from_chars(begin, end, number, 16);
        return error == std::errc() && at == end;
    };
    if (!is_number(text.data(), middle, high) || !is_number(middle, middle + kDigits, low)) return false;
    high_ = high;
    low_ = low;
    return true;
}

RowSum sum_of_rows(Database& database, const std::vector<std::string>& tables) {
    RowSum sum;
    for (const std::string& table : tables) {
        Query rows = database.prepare("SELECT * FROM " + table);
        while (rows.next()) sum.add(table, rows);
    }
    return sum;
}

namespace {

void store(Database& database, std::string_view name, const std::vector<std::string>& tables) {
    const std::string hash = tables_hash(database, tables);
    database.prepare("INSERT INTO link_hash VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET hash = excluded.hash").run(name, hash);
}

const std::vector<std::string> kProblemTables{"problem"};

}  // namespace

void store_decision_hash(Database& database) {
    store(database, kDecisions.name, tables_of(kDecisions));
}

void store_problem_hash(Database& database) {
    store(database, "problem", kProblemTables);
}

namespace {

// Whether the rows of `tables` are those of the hash that is stored as `name`.
bool is_as_stored(Database& database, std::string_view name, const std::vector<std::string>& tables) {
    Query stored = database.prepare("SELECT hash FROM link_hash WHERE name = ?");
    if (!stored.start(name).next()) {
        Query exists = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?");
        const bool is_older = !exists.start(tables.front()).next();  // than this kind
        return is_older || database.integer("SELECT count(*) FROM " + tables.front()) == 0;
    }
    const std::string hash = stored.string(0);
    stored.start(name);
    return hash == tables_hash(database, tables);
}

std::string changed_kind(const Kind& kind) {
    return "the " + std::string(kind.name) + " across reports were changed";
}

}  // namespace

std::vector<std::string> changed_reports(Database& database) {
    std::vector<std::string> changed;
    ReportHash of_report(database);
    Query reports =
        database.prepare("SELECT r.report_key, r.id, h.hash FROM report r LEFT JOIN report_hash h USING (report_key) ORDER BY r.id");
    while (reports.next()) {
        if (of_report.of(reports.integer(0)) != reports.text(2))
            changed.push_back("what is stored of report " + reports.string(1) + " was changed");
    }
    if (database.integer("SELECT count(*) FROM report_hash") != database.integer("SELECT count(*) FROM report"))
        changed.emplace_back("a report that was stored is missing");
    if (!is_as_stored(database, kDecisions.name, tables_of(kDecisions))) changed.push_back(changed_kind(kDecisions));
    if (!is_as_stored(database, "problem", kProblemTables))
        changed.emplace_back("the list of documents that could not be read was changed");
    return changed;
}

std::vector<std::string> changed_rows(Database& database) {
    std::vector<std::string> changed = changed_reports(database);
    Query stored = database.prepare("SELECT hash FROM link_hash WHERE name = ?");
    for (const Kind* kind : kKinds) {
        if (kind == &kDecisions) continue;
        const RowSum sum = sum_of_rows(database, tables_of(*kind));
        const bool is_stored = stored.start(kind->name).next();
        if (is_stored ? stored.text(0) != sum.text() : sum != RowSum()) changed.push_back(changed_kind(*kind));
    }
    Query names = database.prepare("SELECT name FROM link_hash WHERE name <> 'problem' ORDER BY name");
    while (names.next()) {
        const bool is_ours = std::any_of(kKinds.begin(), kKinds.end(), [&](const Kind* kind) { return names.text(0) == kind->name; });
        if (!is_ours) changed.push_back("there is a hash of what no record has: " + names.string(0));
    }
    return changed;
}

}  // namespace onrecord
