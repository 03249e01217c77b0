// When a report was published, where no line says it but its words pin it down: a past "Sunday, October 6, 2024" in the prose, a dateline
// without a year, a copyright line's year. Unknown rather than guessed.
#pragma once

#include <vector>

#include "onrecord/reading.h"
#include "onrecord/span.h"
#include "onrecord/text.h"
#include "time/matcher.h"

namespace onrecord {

// `found`: what find_published gave, unknown or a dateline without a year; returned as it is where the words pin nothing down. Linear.
Published infer_published(const Text& text, const SpanList& furniture, const std::vector<TimeMatch>& matches, Published found);

}  // namespace onrecord
