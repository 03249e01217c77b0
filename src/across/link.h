// From readings to what they say together: the one function that calls all others of the room.
#pragma once

#include <vector>

#include "across/links.h"
#include "across/partial_links.h"

namespace onrecord {

// Decisions come before what the program would take (entity_decisions.h).
Links link(const Readings& readings, const Decisions& decisions = {}, LinkMemory* memory = nullptr);

// With what was worked out elsewhere.
Links link(const Readings& readings, const Decisions& decisions, LinkMemory* memory, PartialLinks partial);

}  // namespace onrecord
