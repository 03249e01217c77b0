// The few words of ours between the reports' words: dates for reading, polarity and form in plain English, counts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/reading.h"
#include "onrecord/record.h"

namespace onrecord {

// An EDTF date or a TimeML value as people write it: "5 Aug 2025", "Aug 2025", "29 Jul – 5 Aug 2025", "week of 28 Jul 2025". Empty for an
// empty value; the value itself for what we have no words for.
std::string readable_date(std::string_view value);
// False where a value has no words that a reader could use: a week of no known year (XXXX-WXX), or none at all.
bool tells_when(std::string_view value);

// The value of a difference: a date as readable_date has it, a number with commas from five digits on.
std::string readable_value(std::string_view value);

// "date not known" where there is none.
std::string date_or_unknown(std::string_view value);

// "7–22 May 2024", "May 2024 to 3 Jun 2024"; "dates not known" where there is no first.
std::string date_range(std::string_view first, std::string_view last);

// "1 report", "1,204 reports"; `plural` where it is not the word with an s.
std::string counted(std::uint64_t n, std::string_view noun, std::string_view plural = {});
// How many outlets some reports are of; of `n_unnamed` of the reports the outlet is not known.
struct OutletCount {
    std::uint64_t n_named = 0, n_unnamed = 0;
};
// "4 outlets", "1 named outlet and 2 unnamed", "an unnamed outlet", "unnamed outlets"
std::string outlets_in_words(const OutletCount& n);
// "9 reports by 4 outlets"
std::string reports_by_outlets(std::uint64_t n_reports, const OutletCount& n);
std::string with_commas(std::uint64_t n);

std::string_view plain(Form form);                // "quoted", "partly quoted", "reported"
std::string_view plain(Polarity polarity);        // "" for asserts; "denies", "declines", "asks"
std::string_view plain(Certainty certainty);      // "" for happened; "planned", "alleged", "denied"
std::string_view plain(SpeakerKind kind);         // "" for named; "not named", "a group", ...
std::string plain_basis(std::string_view basis);  // where a publication date was read: "from the page's metadata"

// "decided by a person (decision 2)", of a person across reports.
std::string by_decision(const std::vector<std::uint32_t>& numbers);

// “also 4 August 2025 (article:published_time)”
std::string alternative_in_words(const Alternative& other);
std::string plain_credit(std::string_view kind);  // "credits", "correction", ...

// “Ana Ruiz” in 9 reports and “A. Ruiz” in 2 reports are one person
std::string decision_in_words(const DecisionRow& decision);
// The type of a difference: "the sides disagree", "it changed", ...; the type itself for one that we do not know.
std::string plain_difference(std::string_view type);
// The values of a difference as accounts: those of one value together, in the order of the first of each.
std::vector<std::vector<const DifferenceRow::Value*>> accounts_of(const DifferenceRow& difference);

// Which part of an utterance a use has (part_of() of view/drift.h), as a note: "its beginning", ...; empty for the whole.
std::string_view plain_part(std::string_view part);

// With quotation marks around, unless it begins with one; without a comma at its end.
std::string in_quotation_marks(std::string_view words);

// At most `n_max` characters, cut at a space, with " …" where something was cut.
std::string shortened(std::string_view text, std::size_t n_max);

}  // namespace onrecord
