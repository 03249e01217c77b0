// Brotli (RFC 7932), as HTTP's content coding "br".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "onrecord/error.h"

namespace onrecord {

// The whole of `bytes`. Errors: malformed (cut off, damaged), too_large (more than `max_bytes`); without a name before the words.
Result<std::string> decompress_brotli(std::string_view bytes, std::size_t max_bytes);

}  // namespace onrecord
