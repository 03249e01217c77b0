// To whom a report says that it owes text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "onrecord/reading.h"

namespace onrecord {

// A credit that names an outlet or agency.
struct OwedCredit {
    std::string outlet;
    std::uint32_t number = 0;  // in Reading::credits
    bool is_agency = false;
    bool is_whole = false;  // for all of the report ("(HNS)", "By Harlow News Agency"), not for a part ("With files from …")
};

// In the order of the report's credits.
std::vector<OwedCredit> take_credits(const Reading& reading);

}  // namespace onrecord
