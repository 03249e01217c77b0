// Text that one report shares with another.
#pragma once

#include <utility>
#include <vector>

#include "across/links.h"
#include "compare/sharers.h"
#include "facts/report_facts.h"

namespace onrecord {

using ReportPair = std::pair<ReportIndex, ReportIndex>;  // first < second

inline constexpr SharerReach kFingerprintReach{64, 8};  // reports with one fingerprint that are compared with one another

// One pair for each fingerprint that both have, as far as kFingerprintReach goes; in no order.
std::vector<ReportPair> pairs_by_fingerprint(const std::vector<ReportFacts>& reports);

// Compares the reports that share fingerprints enough: `pairs` has a pair for each one that is shared. Sorted by the pair of reports. Loads
// again the readings that have candidates, but for those that `memory` has the answer of.
std::vector<Reuse> find_reuse(const Readings& readings, const std::vector<ReportFacts>& reports, std::vector<ReportPair> pairs,
                              const std::vector<RecurringLine>& recurring_lines, LinkMemory* memory = nullptr);

}  // namespace onrecord
