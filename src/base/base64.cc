#include "base/base64.h"

#include <openssl/evp.h>

namespace onrecord {

std::string to_base64(std::string_view bytes) {
    std::string letters((bytes.size() + 2) / 3 * 4 + 1, '\0');  // and a zero, which is written too
    const int n = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(letters.data()), reinterpret_cast<const unsigned char*>(bytes.data()),
                                  static_cast<int>(bytes.size()));
    letters.resize(static_cast<std::size_t>(n));
    return letters;
}

std::optional<std::string> from_base64(std::string_view letters) {
    if (letters.size() % 4 != 0) return std::nullopt;
    std::string bytes(letters.size() / 4 * 3, '\0');
    if (EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), reinterpret_cast<const unsigned char*>(letters.data()),
                        static_cast<int>(letters.size())) < 0)
        return std::nullopt;
    for (std::size_t padding = 0; padding < 2 && letters.ends_with('='); ++padding) {
        letters.remove_suffix(1);
        bytes.pop_back();
    }
    return bytes;
}

}  // namespace onrecord
