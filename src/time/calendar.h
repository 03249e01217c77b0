// Days, weeks and months as numbers, and the TIMEX3 values of them. Years outside 1 to 9999 give no value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/day_number.h"
#include "onrecord/date.h"

namespace onrecord {

int days_in(int year, int month);
Date month_plus(Date date, int n_months);  // month precision

std::string day_value(std::int32_t day_number);   // "2024-10-07", empty outside the years 1 to 9999
std::string week_value(std::int32_t day_number);  // "2024-W41"
std::string date_value(Date date);                // "2024-10-07", "2024-10", "2024"

}  // namespace onrecord
