// What stands across reports, in the tables.
#pragma once

#include "across/links.h"
#include "record/database.h"
#include "record/stored_readings.h"

namespace onrecord {

// Makes the tables of across hold `links` of `readings`, and writes what `check` compares. Keys depend on the readings only (item_keys.h).
// With a memory that knows what the tables hold, rows that stay are not touched. False where an error came up. REQUIRES: a transaction is
// open; references are not enforced (unchecked_references.h).
bool store_links(Database& database, const StoredReadings& readings, const Links& links, LinkMemory* memory = nullptr);

}  // namespace onrecord
