// The date of an event, as EDTF: from the time expression of its clause, or from where the event is reported.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

// The days that a TIMEX3 value covers, as EDTF: 2024-W20 is 2024-05-13/2024-05-19, 199 is 1990/1999. Empty where it is open (a season of no
// year, XXXX-10-03, PAST_REF).
std::string edtf_of_timex(std::string_view value);

// Whether all of `date` lies before the day `published`, as far as both are precise; false where either is no date.
bool is_over(std::string_view date, std::string_view published);

// Whether `date` starts after the day `published`.
bool is_ahead(std::string_view date, std::string_view published);

}  // namespace onrecord
