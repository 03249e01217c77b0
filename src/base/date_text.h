// Dates as pages write them for machines and readers.
#pragma once

#include <optional>
#include <string_view>

#include "onrecord/date.h"

namespace onrecord {

// The date that `text` begins with: ISO 8601 ("2025-08-05T10:00Z", "2025/08/05", "20250805"), or written out in English ("Aug. 5, 2025",
// "5 August 2025", "Tue, 05 Aug 2025"). Nothing where month and day cannot be told apart ("5/8/2025").
std::optional<Date> parse_date(std::string_view text);

// The first full date written anywhere in `text`.
std::optional<Date> find_date(std::string_view text);

}  // namespace onrecord
