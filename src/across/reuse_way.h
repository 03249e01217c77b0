// How two reports came to share text, as far as the reports themselves say.
#pragma once

#include <vector>

#include "across/links.h"
#include "facts/report_facts.h"

namespace onrecord {

// Fills `way` of every pair. The first of these that holds decides:
// 1. one credits the other's outlet, which does not credit its own: a copy;
// 2. both credit one agency or outlet: both have it from there;
// 3. a report of the record has the same passages, and one of the two credits its outlet: both have it from there;
// 4. one credits an agency or outlet for all of its text: the other has the same text without that credit;
// 5. a report of the record that was published before either has the same passages: a common source, and none of the two is the other's;
// 6. one was published on an earlier day, which says no more than the order.
// `published`: the days of reports that do not say theirs. `all`: every pair of the record, as find_reuse() gives them.
// Cost: n log n in the pairs, and for each pair the reports that share text with both.
void find_ways(const std::vector<ReportFacts>& reports, const std::vector<PublishedBetween>& published, std::vector<Reuse>& all);

}  // namespace onrecord
