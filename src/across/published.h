// When reports that do not say so were published.
#pragma once

#include <vector>

#include "across/links.h"
#include "facts/report_facts.h"

namespace onrecord {

// Of each case the quotations that its reports use. REQUIRES: `quotations` outlive the answer; each report is in one case.
std::vector<std::vector<const Quotation*>> quotations_by_case(const std::vector<Quotation>& quotations, const std::vector<Story>& cases,
                                                              std::size_t n_reports);

// Of the reports that tell of one case's events and quotations and whose own day is not known, those that its other reports date, by
// report. Reports of other cases have no facts of a case. Cost: n log n in the tellings.
std::vector<PublishedBetween> find_published(const std::vector<ReportFacts>& reports, const std::vector<TimelineEvent>& events,
                                             const std::vector<const Quotation*>& quotations);

}  // namespace onrecord
