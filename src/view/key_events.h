// The events that say what a story is.
#pragma once

#include <cstddef>
#include <vector>

#include "view/terminal.h"

namespace onrecord {

inline constexpr std::size_t kMaxKeyEvents = 8;

struct KeyEvents {
    std::vector<const EventRow*> events;  // at most kMaxKeyEvents, in the timeline's order
    const EventRow* first = nullptr;      // the most important of them; nullptr where there are none
};

// Of the dated events those that weigh most. REQUIRES: `rows` outlives the answer.
KeyEvents key_events(const Rows& rows);

}  // namespace onrecord
