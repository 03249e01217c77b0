// Statements inside statements: "Ruiz said the minister had promised a new pier" holds what the minister promised.
#pragma once

#include <vector>

#include "onrecord/reading.h"

namespace onrecord {

// Sets `within` of each statement to the one with the shortest content that holds all of its source, cue and content; none where no content
// does. REQUIRES: sorted by first content byte, as a reading has them. Cost: n log n.
void set_within(std::vector<Statement>& statements);

}  // namespace onrecord
