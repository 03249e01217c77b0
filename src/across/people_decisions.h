// What a person decided about who is who, put in the place of what the program took.
#pragma once

#include <cstdint>
#include <vector>

#include "across/links.h"

namespace onrecord {

// Groups of entities, each of one human being, after the decisions: first those apart, then those that are the same, each in their order.
// Apart: where one group has entities of both sides, those of the second side leave it, and with them whoever is named in a story with
// them and in none with the first side. The same: the groups that have most entities of either side become one, unless another decision
// keeps them apart. Entities that are in no group count for nothing. `story_of`: of each report. Cost: n log n in the entities, and the
// decisions times their entities.
void decide_people(const std::vector<PeopleDecision>& decisions, const std::vector<std::uint32_t>& story_of,
                   std::vector<std::vector<Person::InReport>>& groups);

}  // namespace onrecord
