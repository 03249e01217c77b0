// The file that makes one record of several: which they are, where they lie, and what each had when the file was written. docs/record.md
// has its format.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "onrecord/error.h"

namespace onrecord {

struct CatalogueEntry {
    std::string path;  // of the record; in the file from the catalogue's folder, here as it can be opened
    std::uint32_t n_reports = 0;
    std::string first_date, last_date;  // EDTF, of its reports; empty if none is known
    bool operator==(const CatalogueEntry&) const = default;
};

// Each record keeps three files open, and a process may have 1,024.
inline constexpr std::size_t kMaxRecordsOfCatalogue = 240;

// Whether a file begins as a catalogue does.
bool is_catalogue(const std::string& path);

// Errors: not_found, unreadable; malformed with what is wrong; unsupported where a newer onrecord wrote it.
Result<std::vector<CatalogueEntry>> read_catalogue(const std::string& path);

// The content of a catalogue of these records that is to lie at `path`. In the order of their dates, then of their paths, so that the order
// in which they are given does not matter, and a record of later reports changes nothing before it. Errors: what opening a record has;
// usage where a report is in two of them.
Result<std::string> make_catalogue(const std::vector<std::string>& records, const std::string& path);

}  // namespace onrecord
