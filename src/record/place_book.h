// Spans of links as the tables have them: bytes are asked for, code points come back.
//
//     book.ask(report_key, span);   // every place, in any order, any number of times
//     book.convert();               // once: each text is read once
//     book.at(report_key, span);    // by the place itself, in any order
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/span.h"
#include "record/database.h"

namespace onrecord {

class PlaceBook {
public:
    explicit PlaceBook(Database& database) : database_(database) {}
    void ask(std::int64_t report, Span span) { places_.push_back({report, span, {}}); }
    void convert();
    // REQUIRES: convert() was called. A place that was not asked for is an error, which the database keeps: nothing wrong gets stored.
    [[nodiscard]] CodePointSpan at(std::int64_t report, Span span) const;

private:
    struct Place {
        std::int64_t report;
        Span span;
        CodePointSpan answer;
    };
    Database& database_;
    std::vector<Place> places_;  // after convert(): sorted by report and span, each once
};

}  // namespace onrecord
