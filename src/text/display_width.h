// How many columns of a terminal text takes: 2 for wide letters (Chinese, Japanese, Korean, emoji), 0 for marks that stand on another.
#pragma once

#include <cstddef>
#include <string_view>

namespace onrecord {

// 0, 1 or 2. Control characters take none: do not print them.
unsigned display_width(char32_t character);

// REQUIRES: valid UTF-8.
std::size_t display_width(std::string_view text);

}  // namespace onrecord
