#include "time/calendar.h"

#include <fmt/format.h>

#include <chrono>

namespace onrecord {
namespace {
namespace ch = std::chrono;
}  // namespace

int days_in(int year, int month) {
    const auto last = ch::year_month_day_last(ch::year(year), ch::month_day_last(ch::month(static_cast<unsigned>(month))));
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

Date month_plus(Date date, int n_months) {
    const int months = date.year * 12 + (date.month - 1) + n_months;
    const int year = months >= 0 ? months / 12 : (months - 11) / 12;
    return {year, months - year * 12 + 1, 0};
}

std::string day_value(std::int32_t day_number) {
    return date_value(date_of(day_number));
}

std::string week_value(std::int32_t day_number) {
    // The ISO year of a day is the calendar year of its week's Thursday.
    const std::int32_t thursday = day_number - (weekday_of(day_number) - 4);
    const Date date = date_of(thursday);
    if (date.year < 1 || date.year > 9999) return {};
    const int week = (thursday - onrecord::day_number({date.year, 1, 1})) / 7 + 1;
    return fmt::format("{:04}-W{:02}", date.year, week);
}

std::string date_value(Date date) {
    if (date.year < 1 || date.year > 9999) return {};
    if (date.month == 0) return fmt::format("{:04}", date.year);
    if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace onrecord
