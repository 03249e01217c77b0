// What a reader of the page sees near its headline: who wrote it, and when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/date.h"
#include "page/blocks.h"
#include "page/page_lists.h"

namespace onrecord {

// The block that shows the headline; else a heading that has half of its words; else the first block after the first <h1>.
std::uint32_t headline_block(const Blocks& blocks, NodeIndex first_h1, std::string_view title);

struct VisibleDate {
    Date date;
    bool above = false;     // the headline: it may be the day on which the page was looked at
    bool close = false;     // right below the headline, where a report's own day is
    bool original = false;  // "originally published": of the first publication, whatever else the page says
};
// A date in a line of its own (or after a byline) near the headline, before the text goes on for long, or anywhere with "Published" before
// it. Never one of a change, of another step ("received", "accepted") or of what the report is about ("Meeting of 5 May 2025"), and no
// range of days.
std::optional<VisibleDate> visible_date(const Blocks& blocks, std::uint32_t headline);

// "Issue 58, May 2025", "Vol. 3, No. 2, May 2025": the month of the issue that the page is of; nothing where lines name several. Day 0.
std::optional<Date> issue_month(const Blocks& blocks);

// Names of a byline right below the headline. It is there for the reader, and right where the page's data name who put it online.
std::vector<std::string> headline_byline(const Blocks& blocks, std::uint32_t headline, std::string_view outlet);

// Names that a line near the headline says: "By Ana Ruiz", "Aug. 5, 2025 by Ana Ruiz", "Written by" with the name in the next line.
std::vector<std::string> visible_byline(const Blocks& blocks, std::uint32_t headline, std::string_view outlet);

// A line that is nothing but a person's full name, right below the headline or beside a line with a date; or one that follows a date and a
// sign. `given_names`: page_lists.h.
std::vector<std::string> bare_byline(const Blocks& blocks, std::uint32_t headline, std::string_view outlet, const KeyTable& given_names);

// "Written by Ana Ruiz" anywhere: at the end of the article as a rule.
std::vector<std::string> labelled_byline(const Blocks& blocks, std::string_view outlet);

}  // namespace onrecord
