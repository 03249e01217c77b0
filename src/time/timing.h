// When: the time expressions of a report, and its date of publication.
#pragma once

#include <optional>
#include <vector>

#include "language/analysis.h"
#include "onrecord/reading.h"
#include "onrecord/span.h"
#include "onrecord/text.h"
#include "time/time_lists.h"

namespace onrecord {

// `times` sorted by span, disjoint. `published`: as given where something was given; else what the text's own words say (a dateline, a
// header line in the furniture or at the top, or dates that its weekdays pin down); else unknown, never the clock or a file's date.
struct Timing {
    std::vector<TimeExpression> times;
    Published published;
    std::optional<Alternative> other_day;  // of a header line or dateline, where another day was given
};

// `furniture` is looked at for header dates and copyright years only. Never fails. REQUIRES: analysis was made from `text`.
Timing find_times(const Text& text, const Analysis& analysis, const SpanList& furniture, Published given, const TimeLists& lists);

}  // namespace onrecord
