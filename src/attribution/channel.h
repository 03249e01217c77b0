// By which way words reached the report: told CNN, in a statement, in a filing, in an interview with, posted on, as X reported.
#pragma once

#include <vector>

#include "attribution/relation.h"

namespace onrecord {

// For each relation its channels, nearest to its cue first. "told the outlet" has the outlet that was named last. Cost: linear.
std::vector<std::vector<Channel>> find_channels(const Text& text, const Passages& passages, const std::vector<Relation>& relations);

}  // namespace onrecord
