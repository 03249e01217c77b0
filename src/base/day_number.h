// Days as numbers, to reckon with.
#pragma once

#include <cstdint>

#include "onrecord/date.h"

namespace onrecord {

std::int32_t day_number(Date day);        // days since 1970-01-01. REQUIRES: a valid day
Date date_of(std::int32_t day_number);    // REQUIRES: within the years -30000 to 30000; year may be outside 1 to 9999
int weekday_of(std::int32_t day_number);  // 1 Monday to 7 Sunday

}  // namespace onrecord
