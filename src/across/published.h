// When reports that do not say so were published.
#pragma once

#include <vector>

#include "across/links.h"
#include "facts/report_facts.h"

namespace onrecord {

// Of the reports of `story`, a case, whose own day is not known, those that its other reports date by its events, its quotations or, where
// they lack only the year, by their own days; by report. Cost: n log n in the tellings.
std::vector<PublishedBetween> find_published(const std::vector<ReportFacts>& reports, const Story& story,
                                             const std::vector<TimelineEvent>& events,
                                             const std::vector<std::vector<Quotation::Use>>& quotations);

}  // namespace onrecord
