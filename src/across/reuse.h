// Text that one report shares with another.
#pragma once

#include <vector>

#include "across/links.h"
#include "facts/report_facts.h"

namespace onrecord {

// Sorted by the pair of reports. Loads again the readings that have candidates, but for those that `memory` has the answer of.
std::vector<Reuse> find_reuse(const Readings& readings, const std::vector<ReportFacts>& reports,
                              const std::vector<RecurringLine>& recurring_lines, LinkMemory* memory = nullptr);

}  // namespace onrecord
