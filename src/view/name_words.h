// Why names are taken to be one, in words.
#pragma once

#include <string_view>

namespace onrecord {

// Of NameReason::type, of a person and of an organization or place.
std::string_view plain_name_reason(std::string_view type);
std::string_view plain_reason_of_name(std::string_view type);

}  // namespace onrecord
