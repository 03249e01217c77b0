// Where a report contradicts itself: what cannot both hold of the days that it gives.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "across/features.h"

namespace onrecord {

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
