// The events that say what a story is.
#pragma once

#include <cstddef>
#include <vector>

#include "onrecord/record.h"

namespace onrecord {

inline constexpr std::size_t kMaxKeyEvents = 8;

struct KeyEvents {
    std::vector<const EventRow*> events;  // at most kMaxKeyEvents, in the timeline's order
    const EventRow* first = nullptr;      // the most important of them; nullptr where there are none
};

// Of the dated events those that weigh most. REQUIRES: `timeline` is in the order of time, and outlives the answer.
KeyEvents key_events(const std::vector<EventRow>& timeline);

}  // namespace onrecord
