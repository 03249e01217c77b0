// A record as JSON Lines, to compare it with another.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/record.h"
#include "view/view.h"

namespace onrecord {

inline std::string exported(const Record& record) {
    std::string out;
    export_jsonl(record, [&](std::string_view part) { out += part; });
    return out;
}

}  // namespace onrecord
