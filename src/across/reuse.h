// Text that one report shares with another.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "across/links.h"
#include "compare/sharers.h"
#include "facts/report_facts.h"

namespace onrecord {

using ReportPair = std::pair<ReportIndex, ReportIndex>;  // first < second

inline constexpr SharerReach kFingerprintReach{64, 8};  // reports with one fingerprint that are compared with one another

// Two reports and a fingerprint that both have.
using SharedFingerprint = std::pair<ReportPair, std::uint64_t>;

// Every fingerprint that two reports have, as far as kFingerprintReach goes; sorted by fingerprint.
void for_each_shared_fingerprint(const std::vector<ReportFacts>& reports, const std::function<void(const SharedFingerprint&)>& put);

// One pair for each fingerprint that tells of copying; in no order. `shared`: what was found before, by for_each_shared_fingerprint().
std::vector<ReportPair> pairs_by_fingerprint(const std::vector<ReportFacts>& reports, const std::vector<Story>& cases,
                                             const std::vector<SharedFingerprint>* shared = nullptr);

// Compares the reports that share fingerprints enough: `pairs` has a pair for each one that is shared. Sorted by the pair of reports. Loads
// again the readings that have candidates, but for those that `memory` has the answer of.
std::vector<Reuse> find_reuse(const Readings& readings, const std::vector<ReportFacts>& reports, std::vector<ReportPair> pairs,
                              const std::vector<RecurringLine>& recurring_lines, LinkMemory* memory = nullptr);

}  // namespace onrecord
