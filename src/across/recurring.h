// Lines that an outlet prints around its reports: promotions, standing notes, labels. One report alone may not show what they are; many do.
#pragma once

#include <cstdint>
#include <vector>

#include "across/links.h"
#include "facts/report_facts.h"

namespace onrecord {

// Lines that stand in kMinReports reports of one outlet or more, sorted by their first place. Reports that share most of their text are
// versions of one and count once. A label (what does not end as a sentence does) is furniture wherever it stands. A sentence is what an
// outlet may write again about one matter: it is furniture only where it stands before or after the whole report in nearly all places, or
// where it goes with whatever the outlet writes about; and never where it says who said something. Reports of unknown outlet have none.
// Cost: n log n in the short paragraphs.
std::vector<RecurringLine> find_recurring_lines(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories);

// The places of all lines, sorted.
std::vector<RecurringLine::Place> places_of(const std::vector<RecurringLine>& lines);

// Takes what lies in such lines, of which `places` has all, out of a report's facts, so that no list across reports rests on it.
void leave_out(const std::vector<RecurringLine::Place>& places, ReportIndex report, ReportFacts& facts);

}  // namespace onrecord
