#include "across/link_memory.h"

#include "base/sha256.h"

namespace onrecord {

extern const char kLinkingVersion[];  // generated

std::string memory_key(std::string_view kind, std::string_view inputs) {
    constexpr std::size_t kHexDigits = 32;
    std::string bytes(kLinkingVersion);
    bytes.append(1, ' ').append(kind).append(1, ' ').append(inputs);
    return sha256_hex(bytes).substr(0, kHexDigits);
}

}  // namespace onrecord
