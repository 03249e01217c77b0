// Whether a name is a person's, an organization's or a place's.
#pragma once

#include <vector>

#include "entities/name.h"

namespace onrecord {

// Sets `type` and, of persons, `gender` of every name. The evidence of all places of the same words is summed, so that one clear place
// decides for all. REQUIRES: names are sorted and of `context`.
void type_names(const NameContext& context, std::vector<Name>& names);

// The gender that a person's given name tells; unknown where it tells none.
Gender gender_of_given_name(const NameContext& context, const Name& name);

}  // namespace onrecord
