// Versions of one report: the same page, read again with another text.
#pragma once

#include <vector>

#include "across/links.h"
#include "compare/sorted_set.h"
#include "facts/report_facts.h"

namespace onrecord {

// By older, newer. `reports` have their shared facts.
std::vector<Revision> find_revisions(const Readings& readings, const std::vector<ReportFacts>& reports, LinkMemory* memory);

// The reports that have a newer version, sorted.
std::vector<ReportIndex> earlier_versions(const std::vector<Revision>& revisions);

}  // namespace onrecord
