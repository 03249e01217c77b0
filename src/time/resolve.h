// What time expressions mean: TIMEX3 values, resolved against the day of publication and the dates spoken of before.
#pragma once

#include <optional>
#include <vector>

#include "onrecord/date.h"
#include "onrecord/reading.h"
#include "time/matcher.h"
#include "time/time_lists.h"

namespace onrecord {

// `published`: as far as it is known (month or year precision too); without it, values stay open (XXXX-10-03) unless their words alone say
// them. One result for each match; an empty value where the words turn out to be no time. Linear.
std::vector<TimeExpression> resolve_times(const std::vector<TimeMatch>& matches, const TimeLists& lists, std::optional<Date> published);

}  // namespace onrecord
