// Which event of a report comes after which, by the report's own words.
#pragma once

#include <vector>

#include "facts/found_event.h"
#include "onrecord/reading.h"

namespace onrecord {

// Fills FoundEvent::after and says_when. REQUIRES: `events` are of the reading, in the order of its text.
void find_order(const Reading& reading, std::vector<FoundEvent>& events);

}  // namespace onrecord
