// Days that a report names by its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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

// A dateline that has no year.
struct Dateline {
    std::uint8_t month = 0;
    std::uint8_t day = 0;
    Span words;
};
std::optional<Dateline> yearless_dateline(const Reading& reading);

// The day of `dateline` that is nearest to `day` (days since 1970-01-01), of the years around it: four on each side, for 29 February.
std::int32_t day_near(const Dateline& dateline, std::int32_t day);

// The times of the reading that it had to leave open, for want of its day, as they are if it was published on `published`: those in which
// something was said or happened, not what lies ahead. A pure function of both. By index in Reading::times.
struct ResolvedTime {
    std::uint32_t time = 0;
    std::string value;  // a day
};
std::vector<ResolvedTime> resolve_open_times(const Reading& reading, std::int32_t published);

}  // namespace onrecord
