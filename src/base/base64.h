// Bytes as letters (RFC 4648, section 4), strictly: no line ends, padded. What mail calls base64 is read by intake/mail.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

std::string to_base64(std::string_view bytes);
// Nothing where it is not what to_base64() gives.
std::optional<std::string> from_base64(std::string_view letters);

}  // namespace onrecord
