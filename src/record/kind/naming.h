// What people and other names over all reports have in common: each is entities of reports, joined for a reason. Their tables are called
// alike: TABLE_alias (TABLE_key, alias) and TABLE_entity (report_key, entity, TABLE_key, reason), TABLE being "person" or "name".
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/record.h"
#include "record/database.h"

namespace onrecord {

// The column `reason` of TABLE_entity, by the numbers of NameJoin.
#define ONRECORD_REASON_COLUMN                                                                                                             \
    "reason TEXT AS (CASE reason_code WHEN 0 THEN 'full_name' WHEN 1 THEN 'form_of_name' WHEN 2 THEN 'report' WHEN 3 THEN 'story' WHEN 4 " \
    "THEN 'outlet' WHEN 5 THEN 'record' WHEN 6 THEN 'given_name' WHEN 7 THEN 'company' WHEN 8 THEN 'alone' WHEN 9 THEN 'decided' END) "    \
    "VIRTUAL"

// Where somebody or something is named in a report: it may be several entities of one report.
class NamedThere {
public:
    void add(std::string_view mentions);
    std::vector<CodePointSpan> take();  // sorted, each once

private:
    std::vector<CodePointSpan> spans_;
};

// Calls put(first column, report_key, spans) for each one of each report. `sql` gives rows of a number, report_key and mentions in which
// those of one item in one report follow one another.
void each_naming(Database& database, const std::string& sql,
                 const std::function<void(std::int64_t, std::int64_t, const std::vector<CodePointSpan>&)>& put);

// Of the listed items (temp.listed), in their order: their other names, in order.
std::vector<std::vector<std::string>> aliases_of(Database& database, const std::string& table, std::size_t n_items);
// Why each name is taken to be the item's: one a form of the name and reason, with the earliest report's first place of it. Of a case only
// those of its reports.
std::vector<std::vector<NameReason>> reasons_of(Database& database, const std::string& table, std::size_t n_items, const Scope& of);
// Where they are named, earliest report first; without sentences.
std::vector<std::vector<Evidence>> mentions_of(Database& database, const std::string& table, std::size_t n_items);

}  // namespace onrecord
