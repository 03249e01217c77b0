// Which items of a list are meant, as SQL.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onrecord/record.h"
#include "record/database.h"
#include "record/kind/kinds.h"
#include "record/statement_words.h"

namespace onrecord {

// Tables of this connection alone, by which a page touches its own rows. Each is made when it is first asked for, and again where another
// program has changed the file. Cost: one reading of the index, or of the case's rows, that it is made from.
class ScopeTables {
public:
    // `case_list`: the cases, newest first.
    void prepare_cases(Database& database);
    // `case_item`: which items of the kind these cases have, beside those of the cases and kinds that were asked for before.
    void prepare_items(Database& database, const Kind& kind, const std::vector<std::int64_t>& cases);
    // `outlet_name`: the outlets that reports name, and the hosts of the addresses of those that name none; `report_host`: of these.
    void prepare_outlets(Database& database);
    // Keys of the statements that are like it, in the order of Record::statements(). The last search is held: its next page costs nothing.
    const std::vector<std::int64_t>& statements_like(Database& database, const Record::StatementsLike& asked);
    void forget() { *this = ScopeTables(); }

private:
    using Version = std::optional<std::int64_t>;  // of the file (PRAGMA data_version) when a table was made
    static bool is_of_now(Database& database, Version& version);

    Version cases_, items_, outlets_, words_version_;
    std::set<std::pair<std::size_t, std::int64_t>> held_;  // number of a kind and key of a case that `case_item` has
    std::int64_t n_items_ = 0;                             // in it
    std::int64_t last_case_ = 0;                           // that was asked for
    std::optional<StatementWords> words_;                  // what statements can be searched by beside their words
    std::optional<std::pair<Record::StatementsLike, std::vector<std::int64_t>>> found_;
};

// The keys of the kind's items of the scope, in the order of its list: a SELECT without arguments. Nothing is chosen where there is no such
// case, report or item.
std::string keys_of(Database& database, ScopeTables& tables, const Kind& kind, const Scope& of);
// The keys of the kind's items that one of these reports has, in no order: `reports` is a SELECT of keys without arguments.
std::string items_of_reports(Database& database, ScopeTables& tables, const Kind& kind, const std::string& reports);
// The keys of the claims of one origin, or of those that are denied, in the order of claims().
std::string claims_of_list(Database& database, ScopeTables& tables, List list, const Scope& of);

// How many of a kind's items a case has, and how many statements.
std::size_t count_in_case(Database& database, ScopeTables& tables, const Kind& kind, const std::string& id);
std::size_t statements_in_case(Database& database, const std::string& id);
// A condition on reports `r`; "1" for all.
std::string reports_of_scope(Database& database, const Scope& of);
// A condition on a column of report keys: those of a case; "1" for every other scope.
std::string reports_of_case_of(Database& database, const Scope& of, const std::string& column);
// A condition on rows `sr` of story_report: their report has no newer version.
inline constexpr std::string_view kNoEarlierVersion = "NOT EXISTS (SELECT 1 FROM revision v WHERE v.older_report_key = sr.report_key)";

// Some reports, or all. Cost: 8 bytes a report, where not all.
class ReportKeys {
public:
    ReportKeys() = default;  // all
    explicit ReportKeys(std::vector<std::int64_t> keys);
    [[nodiscard]] bool contains(std::int64_t key) const;

private:
    std::optional<std::vector<std::int64_t>> keys_;  // rising
};

// Which reports are asked for, as a condition on reports `r` with two arguments, ?N and ?N+1.
class ReportCondition {
public:
    ReportCondition(Database& database, ScopeTables& tables, const Record::ReportsLike& asked);
    [[nodiscard]] ReportKeys keys(Database& database) const;  // of the reports that are asked for
    [[nodiscard]] std::string sql(int n) const;
    [[nodiscard]] const std::string& outlet() const { return outlet_; }  // ?N
    [[nodiscard]] const std::string& days() const { return days_; }      // ?N+1: the dates that fit, as a JSON array
    [[nodiscard]] bool is_empty() const { return outlet_.empty() && days_.empty(); }

private:
    std::string outlet_, days_;
};

// 0: there is none of this id.
std::int64_t key_of_report(Database& database, const std::string& id);
// The number behind the letter of an id ("p3"); 0 for what is no such id.
std::int64_t key_in(std::string_view id, char letter);

// The reports whose ids are before and after another's, which share the longest beginning with it.
class NeighbourIds {
public:
    explicit NeighbourIds(Database& database);
    // In bytes; `id` may be of a report of another record.
    std::size_t shared_beginning(const std::string& id);

private:
    Query before_, after_;
};

}  // namespace onrecord
