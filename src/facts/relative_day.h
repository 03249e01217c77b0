// Days that a report names by its own.
#pragma once

#include <cstdint>
#include <optional>

#include "onrecord/reading.h"

namespace onrecord {

// A day as it is seen from that of publication.
struct RelativeDay {
    std::optional<std::uint8_t> weekday;  // 1 to 7, from Monday
    std::uint8_t days_ago = 0;            // without a weekday: today, yesterday
    bool is_last = false;                 // "last Friday", which may be that of the week before
    Span words;
};

// Of a time that has no date since the report has none: "on Tuesday", "yesterday", "this morning".
std::optional<RelativeDay> relative_day(const Reading& reading, const TimeExpression& time);

}  // namespace onrecord
