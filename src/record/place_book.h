// Spans of links as the tables have them: bytes are asked for, code points come back.
//
//     book.ask(report, span);   // every place, in any order, any number of times
//     book.convert(readings);   // once: each text is read once
//     book.at(report, span);    // by the place itself, in any order
#pragma once

#include <cstdint>
#include <vector>

#include "across/links.h"
#include "onrecord/span.h"
#include "record/database.h"
#include "record/stored_readings.h"

namespace onrecord {

class PlaceBook {
public:
    explicit PlaceBook(Database& database) : database_(database) {}
    void ask(ReportIndex report, Span span) { places_.push_back({report, span, {}}); }
    void convert(const StoredReadings& readings);
    // REQUIRES: convert() was called. A place that was not asked for is an error, which the database keeps: nothing wrong gets stored.
    [[nodiscard]] CodePointSpan at(ReportIndex report, Span span) const;

private:
    struct Place {
        ReportIndex report;
        Span span;
        CodePointSpan answer;
    };
    Database& database_;
    std::vector<Place> places_;            // after convert(): sorted by report and span, each once
    std::vector<std::uint32_t> first_of_;  // report r has places_[first_of_[r], first_of_[r + 1])
};

}  // namespace onrecord
