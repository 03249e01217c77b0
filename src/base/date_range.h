// Dates beside the days that somebody asks for.
#pragma once

#include <optional>

#include "onrecord/date.h"

namespace onrecord {

// Whether `date` lies between two days, months or years, both included, in part at least. No `from` or `to`: there is no such bound.
bool is_between(const UncertainDate& date, const std::optional<UncertainDate>& from, const std::optional<UncertainDate>& to);

}  // namespace onrecord
