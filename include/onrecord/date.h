// Dates exactly as precise as the evidence: EDTF (ISO 8601-2), the part of levels 0 and 1 that news needs.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

// A day, a month or a year of the proleptic Gregorian calendar. Month 0: only the year is known; day 0: only year and month.
struct Date {
    int year = 0;   // 1 to 9999
    int month = 0;  // 0, or 1 to 12
    int day = 0;    // 0, or 1 to the last day of the month
    constexpr auto operator<=>(const Date&) const = default;

    [[nodiscard]] constexpr bool has_month() const { return month != 0; }
    [[nodiscard]] constexpr bool has_day() const { return day != 0; }
};

// Some time from `first` to `last`, both included; the two are equal if the date is known (2025-08, 2025-08-05).
struct UncertainDate {
    Date first;
    Date last;
    bool approximate = false;  // about that time: 2025-08-05~
    constexpr auto operator<=>(const UncertainDate&) const = default;
};

bool is_valid(Date date);                        // whether the calendar has it, in years 1 to 9999
std::string to_edtf(const UncertainDate& date);  // "2025-08-05", "2025-08", "2025", "2025-07-29/2025-08-05", "2025-08-05~"
// Reads what to_edtf() prints; nothing if it is anything else.
std::optional<UncertainDate> parse_edtf(std::string_view edtf);

}  // namespace onrecord
