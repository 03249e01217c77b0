// The tables of a record. docs/record.md explains each to whoever opens the file with another tool; a test compares the two.
#pragma once

#include <cstdint>
#include <string>

#include "record/database.h"

namespace onrecord {

inline constexpr std::int32_t kApplicationId = 0x6f6e7263;  // "onrc": what file(1) and PRAGMA application_id show
inline constexpr std::int32_t kSchemaVersion = 14;          // PRAGMA user_version; raised when a table changes its meaning
// Of 840 articles of 4.6 KB with their indexes: 2.69 x the text, against 2.81 at SQLite's 4096 and 2.92 at 8192 (2.68 at 1024): less is
// lost where the end of a text does not fill its page.
inline constexpr std::int32_t kPageBytes = 2048;

// The CREATE statements, to be run in one transaction.
std::string schema_sql();

// How the tables, views, indexes and triggers of `database` differ from those that a new record has, naming the first; empty if they do
// not. An error where there is no memory to make a new one's; an error of `database` itself is kept by it.
Result<std::string> difference_from_schema(Database& database);

}  // namespace onrecord
