// Which names of a report are of the same one.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/name.h"

namespace onrecord {

struct JoinedNames {
    std::vector<std::uint32_t> entity_of;  // of each name; entities are numbered by their first name
    std::uint32_t n_entities = 0;
};

// Passes of falling precision: the same words; fuller and shorter forms of a person's name; a surname, given name or nickname alone;
// acronyms and shorter forms of an organization's name; other names of a country. Corrects `type` and `gender` of the names that it joins.
// Cost: n log n in the names. After Raghunathan et al. 2010.
JoinedNames join_names(const NameContext& context, std::vector<Name>& names);

}  // namespace onrecord
