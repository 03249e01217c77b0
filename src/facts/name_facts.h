// Organizations and places that a report names.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "onrecord/reading.h"

namespace onrecord {

// An organization or place with a name, as linking names needs it.
struct NameInReport {
    std::uint32_t entity = 0;
    EntityType type = EntityType::organization;
    std::string name;
    std::vector<Span> mentions;      // form name only
    std::vector<std::string> forms;  // the mentions' words, in step with `mentions`
    std::string within;              // of a place: the place that is named right behind it ("Lenk, Bern"), or empty
};

std::vector<NameInReport> take_names(const Reading& reading);

}  // namespace onrecord
