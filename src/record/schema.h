// The tables of a record. docs/record.md explains each to whoever opens the file with another tool; a test compares the two.
#pragma once

#include <cstdint>

namespace onrecord {

inline constexpr std::int32_t kApplicationId = 0x6f6e7263;  // "onrc": what file(1) and PRAGMA application_id show
inline constexpr std::int32_t kSchemaVersion = 1;           // PRAGMA user_version; raised when a table changes its meaning
inline constexpr std::int32_t kPageBytes = 8192;  // two leaves of a full-text index a page; articles of 4 to 8 KB leave little unused

extern const char* const kSchema;  // the CREATE statements, to be run in one transaction

}  // namespace onrecord
