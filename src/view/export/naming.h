// How the formats name a report and what was found in it, where they have identifiers of their own; and its date, where they have no EDTF.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "onrecord/date.h"
#include "view/report_book.h"

namespace onrecord {

// "urn:x-onrecord:report:a1", "urn:x-onrecord:statement:a1:3": an IRI whatever is in the id.
std::string iri(std::string_view kind, std::string_view id);
std::string iri(std::string_view kind, std::string_view report, std::uint32_t number);

// The name of a report's file in a folder, without an ending: no two reports have the same one.
std::string file_name_of(std::string_view report);

// By which a text cites the report, in BibTeX, RIS and CSL: letters, digits and "-_~.+" only.
std::string citation_key(const ReportBook& book, std::string_view report);

// A day, a month or a year, of which all is known: the same in EDTF and in ISO 8601. Nothing for an interval or "about then".
std::optional<Date> certain_date(std::string_view edtf);

}  // namespace onrecord
