// Drawings as SVG: what is on the page in words as well. No script, no style but classes of the page's own sheet.
#pragma once

#include <cstddef>
#include <vector>

#include "onrecord/record.h"
#include "view/html/sections.h"

namespace onrecord {

constexpr std::size_t kMaxDrawn = 400;  // events in a picture

// The dated events of a story over its days, of more than `most` those that weigh most: a dot where the day is known, a bar over the days
// that an uncertain date leaves, hollow where it is planned, alleged or denied. Each leads to its entry; the weightiest are named. Empty
// below two dated events.
Html timeline_picture(const std::vector<EventRow>& events, const Setting& setting, std::size_t most = kMaxDrawn);

// The way of a claim from its origins (left) to the reports. Empty where every report has it from its origin directly.
Html chain_picture(const ClaimRow& claim, const Setting& setting);

}  // namespace onrecord
