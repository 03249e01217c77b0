// The steps of SHA-256 one by one, which allocate nothing. SHA256(), which takes all bytes at once, has OpenSSL 3 look the algorithm up,
// and where there is no memory for that it crashes. OpenSSL calls the steps deprecated (src/CMakeLists.txt has it say nothing); all
// versions of Debian 12's have them. Tests: tests/faults, which fails every allocation from a random one on.
#include "base/sha256.h"

#include <openssl/sha.h>

namespace onrecord {

std::string sha256(std::string_view bytes) {
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256_CTX state;
    SHA256_Init(&state);
    SHA256_Update(&state, bytes.data(), bytes.size());
    SHA256_Final(reinterpret_cast<unsigned char*>(digest.data()), &state);
    return digest;
}

std::string sha256_hex(std::string_view bytes) {
    const std::string digest = sha256(bytes);
    constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * digest.size());
    for (const char c : digest) {
        const auto byte = static_cast<unsigned char>(c);
        hex.push_back(kDigits[byte >> 4]);
        hex.push_back(kDigits[byte & 15]);
    }
    return hex;
}

}  // namespace onrecord
