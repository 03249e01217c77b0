// The parts of a person’s name, and what the report says that its bearer is.
#pragma once

#include <vector>

#include "entities/name.h"
#include "entities/name_joiner.h"
#include "entities/reference.h"
#include "onrecord/reading.h"

namespace onrecord {

// Fills `parts` and `roles` of the persons among `entities`, which are numbered as in `joined` and, behind those, `found.nameless`. Linear.
void add_roles(const NameContext& context, const std::vector<Name>& names, const JoinedNames& joined, const FoundReferences& found,
               std::vector<Entity>& entities);

}  // namespace onrecord
