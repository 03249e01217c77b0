// Mentions of one event in one report.
#pragma once

#include <vector>

#include "onrecord/reading.h"

namespace onrecord {

bool have_in_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

// Two mentions of one event (the same lemma, a participant in common, dates that do not differ, a thing in common) become the first, with
// the more exact of their dates and the other's place among its mentions. Sorted by span. Cost: each event is compared with kMaxCompared of
// its lemma.
std::vector<Event> merge_mentions(std::vector<Event> events, const std::vector<Entity>& entities);

}  // namespace onrecord
