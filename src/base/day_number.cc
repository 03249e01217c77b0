#include "base/day_number.h"

#include <chrono>

namespace onrecord {

namespace ch = std::chrono;

std::int32_t day_number(Date day) {
    const ch::sys_days days =
        ch::year_month_day(ch::year(day.year), ch::month(static_cast<unsigned>(day.month)), ch::day(static_cast<unsigned>(day.day)));
    return static_cast<std::int32_t>(days.time_since_epoch().count());
}

Date date_of(std::int32_t day_number) {
    const ch::year_month_day day{ch::sys_days(ch::days(day_number))};
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

int weekday_of(std::int32_t day_number) {
    return static_cast<int>(ch::weekday(ch::sys_days(ch::days(day_number))).iso_encoding());
}

}  // namespace onrecord
