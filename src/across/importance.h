// How much each happening weighs in the news of its case.
#pragma once

#include <vector>

#include "across/links.h"
#include "facts/report_facts.h"

namespace onrecord {

// By report, the one that wrote its text: itself, or the one that it and the copies between go back to (Reuse). Never a later index.
std::vector<ReportIndex> writers(std::size_t n_reports, const std::vector<Reuse>& reuse);

// Fills `importance` of one case's events. `claims` are the case's. Cost: n log n in the tellings and the claims' uses.
void weigh_events(std::vector<TimelineEvent>& events, const std::vector<Claim>& claims, const std::vector<ReportFacts>& reports,
                  const std::vector<ReportIndex>& writer_of);

}  // namespace onrecord
