// Records of older tables.
#pragma once

#include <cstdint>

#include "record/database.h"

namespace onrecord {

// What an older record holds of its reports can be read from this version on; those before kept no mentions with their entities.
inline constexpr std::int32_t kOldestVersion = 2;

// Makes the tables of an older version readable by what reads those of this one: what a report had not yet is empty. Nothing is written
// but temporary views. Error: malformed where the file is damaged, or holds a view where a table must be.
Status read_as_older(Database& old);

// All reports, problems and decisions of `old` into `copy`, whose tables are new and empty. What stands across reports is left out: linking
// works it out. Error: malformed, with the report whose rows are not what was stored. REQUIRES: read_as_older(old); a transaction of `copy`
// is open.
Status copy_reports(Database& old, Database& copy);

}  // namespace onrecord
