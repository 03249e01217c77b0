// What somebody may have meant who mistyped a name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// The name that is made of the given one by the fewest letters changed, added, left out, or swapped with the next: at most a third of
// them. Empty where none is so near; the first of several that are as near.
std::string nearest(std::string_view given, const std::vector<std::string>& names);

}  // namespace onrecord
