// What stands across reports, in the tables.
#pragma once

#include "across/links.h"
#include "record/database.h"
#include "record/stored_readings.h"

namespace onrecord {

// Puts `links` of `readings` in the place of what the tables of across held. Number i of a list gets the key i + 1, so that ids ("p1")
// depend on the readings only. False where an error came up. REQUIRES: a transaction is open.
bool replace_links(Database& database, const StoredReadings& readings, const Links& links);

}  // namespace onrecord
