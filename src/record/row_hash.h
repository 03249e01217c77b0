// Whether the rows of a record are what was stored. A hash over all rows of each report, and a sum over the rows of each kind of link, are
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

// A sum over the hashes of rows, modulo 2^128: in whatever order they come, and a row that goes is taken away.
class RowSum {
public:
    // The row that `row` is at.
    void add(std::string_view table, const Query& row);
    void take_away(std::string_view table, const Query& row);
    [[nodiscard]] std::string text() const;  // 32 hexadecimal digits
    bool parse(std::string_view text);       // false, and it stays as it is, where that is no sum
    bool operator==(const RowSum&) const = default;

private:
    struct Hash {
        std::uint64_t high, low;
    };
    Hash hash_of(std::string_view table, const Query& row);

    std::uint64_t high_ = 0, low_ = 0;
    std::string bytes_;
};

// Of all rows of `tables`.
RowSum sum_of_rows(Database& database, const std::vector<std::string>& tables);

// Writes the hash of decisions; of the documents that could not be read. The transaction is the caller's.
void store_decision_hash(Database& database);
void store_problem_hash(Database& database);

// What is not as it was stored, a line each: all of it, or only what linking cannot work out again.
std::vector<std::string> changed_rows(Database& database);
std::vector<std::string> changed_reports(Database& database);

}  // namespace onrecord
