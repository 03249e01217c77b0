// What a timeline says of its order, in words.
#pragma once

#include <string>
#include <vector>

#include "onrecord/record.h"

namespace onrecord {

// Beside an order that the reports' words give and a date, or another report, denies.
inline constexpr const char* kContradicted = "the reports contradict this";

// What is known of when an undated event was: the latest of the dates that it comes after, and the earliest of those that it comes before,
// as EDTF; empty where there is none.
struct Bounds {
    std::string after, before;
};
Bounds bounds_of(const EventRow& event);

// Its date; without one "after 13 May 2024", "between 13 May 2024 and 17 May 2024", by the dated events that it is said to come after and
// before; else "date not known".
std::string when(const EventRow& event);
// Whether dates, or what another report says, deny that `event` comes after `other`; before it where `is_after` is false.
bool is_contradicted(const EventRow& event, const EventRow::Other& other, bool is_after);

std::vector<std::string> ids_of(const std::vector<EventRow::Other>& others);

}  // namespace onrecord
