// Uncertain dates as days, to be compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

// Days since 1970-01-01: the first and the last that a date may be. Of a date that is not known, every day.
struct Days {
    std::int32_t first = INT32_MIN;
    std::int32_t last = INT32_MAX;
    [[nodiscard]] bool known() const { return first != INT32_MIN; }
    [[nodiscard]] std::int32_t width() const { return last - first; }  // REQUIRES: known()
    [[nodiscard]] bool meets(Days other) const { return first <= other.last && other.first <= last; }
    [[nodiscard]] bool operator==(const Days&) const = default;
};

// Of an EDTF date; not known where it is none.
Days days_of(std::string_view edtf);

// "2025-08-05", "2025-07-29/2025-08-05". REQUIRES: known, of years 1 to 9999.
std::string edtf_of(Days days);

// The days that both may be. REQUIRES: a.meets(b).
Days both(Days a, Days b);
// Days between two dates at the least; 0 where they may be the same or one is not known.
std::int32_t days_between(Days a, Days b);

}  // namespace onrecord
