// Whether the rows of a record are what was stored. A hash over all rows of each report, and one over the tables of each kind of link, are
// written by the transaction that writes the rows; `check` compares them. They find what chance or a careless tool has changed; whoever
// means to deceive can write hashes that fit, for they are no signature.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/database.h"

namespace onrecord {

// Hashes of one report's rows, of all its tables.
class ReportHash {
public:
    explicit ReportHash(Database& database);
    std::string of(std::int64_t report_key);  // 16 bytes; of nothing where an error came up

private:
    std::vector<Query> rows_;
};

// Of all rows of `tables`, in the order of their keys. 16 bytes.
std::string tables_hash(Database& database, const std::vector<std::string>& tables);

// Writes the hashes of every kind of link; of decisions alone; of the documents that could not be read. The transaction is the caller's.
void store_link_hashes(Database& database);
void store_decision_hash(Database& database);
void store_problem_hash(Database& database);

// What is not as it was stored, a line each: all of it, or only what linking cannot work out again.
std::vector<std::string> changed_rows(Database& database);
std::vector<std::string> changed_reports(Database& database);

}  // namespace onrecord
