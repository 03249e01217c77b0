// Costly inputs are cut to a part of theirs under the sanitizers, which slow everything down ten to twenty times: time is measured without
// them, and what they find they find in a part too.
#pragma once

#include <cstddef>

namespace onrecord {

#ifdef ONRECORD_SANITIZED
inline constexpr std::size_t kParts = 4;
#else
inline constexpr std::size_t kParts = 1;
#endif

}  // namespace onrecord
