// When a report was published, as its own words say: a header line at the top or in the furniture ("date 2024-10-07", "Published May 3,
// 2024"), or a dateline ("HARLOW, May 3 (Agency) --"). Unknown rather than guessed.
#pragma once

#include "language/analysis.h"
#include "onrecord/reading.h"
#include "onrecord/span.h"
#include "onrecord/text.h"
#include "time/time_lists.h"

namespace onrecord {

// A dateline without a year gives XXXX-05-03. "Updated …" is no date of publication. Linear.
Published find_published(const Text& text, const Analysis& analysis, const SpanList& furniture, const TimeLists& lists);

}  // namespace onrecord
