// By which way words reached the report: told CNN, in a statement, in a filing, in an interview with, posted on, as X reported.
#pragma once

#include <string_view>
#include <vector>

#include "attribution/relation.h"

namespace onrecord {

// For each relation the channels that its own sentence names, nearest to its cue first. `outlet` is the report's own outlet where it is
// known; it is the outlet of "told this newspaper" and, where its name ends so, of "told the Courier". An outlet is printed with the
// longest name that the text has for it. Cost: linear.
std::vector<std::vector<Channel>> find_channels(const Text& text, const Passages& passages, const std::vector<Relation>& relations,
                                                const std::vector<Entity>& entities, const AttributionLists& lists,
                                                std::string_view outlet);

}  // namespace onrecord
