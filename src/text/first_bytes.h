// The beginning of a text that is too long to be looked at whole.
#pragma once

#include <algorithm>
#include <string_view>

#include "text/utf8.h"

namespace onrecord {

// The longest beginning of whole characters in at most `max_bytes`. Of bytes that are no UTF-8 it may be empty.
inline std::string_view first_bytes(std::string_view text, std::size_t max_bytes) {
    std::size_t length = std::min(max_bytes, text.size());
    while (length > 0 && !is_border(text, length)) --length;
    return text.substr(0, length);
}

}  // namespace onrecord
