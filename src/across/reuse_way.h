// How two reports came to share text, as far as the reports themselves say.
#pragma once

#include <vector>

#include "across/links.h"
#include "facts/report_facts.h"

namespace onrecord {

// Fills `way` of every pair. The first of these that holds decides:
// 1. one credits the other's outlet, which does not credit its own: a copy;
// 2. both credit one agency or outlet: both have it from there;
// 3. a third report has the same passages and credits the outlet of one of the two, which is not the later: the other's is a copy;
// 4. a third report has the same passages, and one of the two credits its outlet: both have it from there;
// 5. one credits an agency or outlet for all of its text: the other has the same text without that credit;
// 6. a third report that was published before either has the same passages: a common source, and neither of the two is the other's;
// 7. one was published on an earlier day, which says no more than the order.
// `published`: the days of reports that do not say theirs. `all`: every pair of the record, as find_reuse() gives them.
// Cost: n log n in the pairs, and for each pair the reports that share text with both.
void find_ways(const std::vector<ReportFacts>& reports, const std::vector<PublishedBetween>& published, std::vector<Reuse>& all);

}  // namespace onrecord
