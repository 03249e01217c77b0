// Which items of a list are meant, as SQL.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "onrecord/record.h"
#include "record/database.h"
#include "record/kind/kinds.h"

namespace onrecord {

// Tables of this connection alone, by which a page of a case touches its own rows: those of the file lead from items to reports only. Each
// is made when it is first asked for, and again where another program has changed the file. Cost: one reading of the table that it is made
// from.
class ScopeTables {
public:
    // `case_report`: the reports of each case; `report_of_story`: those of each story; `case_list`: the cases, newest first,
    // and how many statements and stories each has.
    void prepare_cases(Database& database);
    // `report_item` and `case_item`: which items of the kind each report and each case has.
    void prepare_items(Database& database, const Kind& kind);
    // Whether the kind's items of a case or report are asked for the first time. One reading of their tables finds those of one case; to
    // sort those of all cases takes some five times as long, and pays where several are asked for.
    [[nodiscard]] bool is_first(const Kind& kind);
    // `outlet_name`: the outlets that reports name, and the hosts of the addresses of those that name none; `report_host`: of these.
    void prepare_outlets(Database& database);
    // What statements can be searched by beside their words: `statement_words`, with `speaker` (the name, and the words of the source) and
    // `channel` of each statement, in lower case.
    void prepare_words(Database& database);
    void forget() { *this = ScopeTables(); }

private:
    using Version = std::optional<std::int64_t>;  // of the file (PRAGMA data_version) when a table was made
    static bool is_of_now(Database& database, Version& version);

    Version cases_, outlets_, words_;
    std::array<Version, kKinds.size()> items_;
    std::array<bool, kKinds.size()> was_asked_{};
};

// The keys of the kind's items of the scope, in the order of its list: a SELECT without arguments. Nothing is chosen where there is no such
// case, report or item.
std::string keys_of(Database& database, ScopeTables& tables, const Kind& kind, const Scope& of);
// The keys of the claims of one origin, or of those that are denied, in the order of claims().
std::string claims_of_list(Database& database, ScopeTables& tables, List list, const Scope& of);

// How many of a kind's items a case has, and how many statements.
std::size_t count_in_case(Database& database, ScopeTables& tables, const Kind& kind, const std::string& id);
std::size_t statements_in_case(Database& database, ScopeTables& tables, const std::string& id);
// A condition on reports `r`; "1" for all.
std::string reports_of_scope(Database& database, ScopeTables& tables, const Scope& of);

// Which reports are asked for, as a condition on reports `r` with two arguments, ?N and ?N+1.
class ReportCondition {
public:
    ReportCondition(Database& database, ScopeTables& tables, const Record::ReportsLike& asked);
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
