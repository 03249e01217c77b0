// Where a report contradicts itself: what cannot both hold of the days that it gives.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "facts/content_index.h"
#include "onrecord/reading.h"

namespace onrecord {

// Two things that a report says and that cannot both hold.
struct Slip {
    struct Value {
        Span span;
        std::string value;
        std::optional<std::uint32_t> speaker;  // index in the report's entities
    };
    std::string topic;
    std::array<Value, 2> values;
};

// data/english/once.tsv. Loaded once.
struct OnceLists {
    struct Once {
        std::uint32_t line = 0;
        bool active = false;  // "died", not "was sentenced"
    };
    std::map<std::uint32_t, Once> told;            // key of "sentenced"
    std::map<std::uint32_t, std::uint32_t> named;  // key of "sentencing"; its line
    std::vector<std::string> names;                // by line
};
OnceLists load_once_lists();

// Sorted by the first value's span. Cost: n log n, and what happens to one person compared two by two, kMaxTellings of them at most.
std::vector<Slip> find_slips(const Reading& reading, const ContentIndex& contents, const OnceLists& lists);

}  // namespace onrecord
