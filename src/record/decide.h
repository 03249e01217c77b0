// What a person decided, put to use: a decision is kept by the words that it is about, and is looked up anew whenever the record is linked.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "across/links.h"
#include "onrecord/record.h"
#include "record/database.h"
#include "record/stored_readings.h"

namespace onrecord {

// Gives each report the outlet and date that were decided for it, and those of its reading where no decision is left. What is there already
// is left alone. REQUIRES: a transaction is open.
void apply_to_reports(Database& database);

// The decisions as linking takes them: places are entities and words of the reports that are there; what is not there is left out.
Decisions decisions_for_linking(Database& database, const StoredReadings& readings);

// All of them, in the order in which they were made. Cost: for each that is about people, one reading of the reports of its places.
std::vector<DecisionRow> stored_decisions(Database& database);

// Adds those that are not there already; how many these are. REQUIRES: a transaction is open; the record is linked again before it is
// committed, or is not linked.
std::uint32_t add_decisions(Database& database, const std::vector<DecisionRow>& decisions);

// Ids of the persons who are one, or are not another, because a person decided so.
std::set<std::string> decided_people(Database& database);

}  // namespace onrecord
