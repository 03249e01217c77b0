// When reports that do not say so were published.
#pragma once

#include <vector>

#include "across/links.h"
#include "facts/report_facts.h"

namespace onrecord {

// Of the reports that tell of one case's events and quotations and whose own day is not known, those that its other reports date, by
// report. Reports of other cases have no facts of a case. Cost: n log n in the tellings.
std::vector<PublishedBetween> find_published(const std::vector<ReportFacts>& reports, const std::vector<TimelineEvent>& events,
                                             const std::vector<std::vector<Quotation::Use>>& quotations);

}  // namespace onrecord
