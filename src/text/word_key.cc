#include "text/word_key.h"

#include <utf8proc.h>
#include <xxhash.h>

#include <array>
#include <string>

#include "text/utf8.h"

namespace onrecord {

WordKey word_key(std::string_view word) {
    constexpr std::size_t kShort = 64;  // bytes; longer words are rare and take the allocating way
    if (word.size() <= kShort) {
        std::array<char, kShort> lower;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
        std::size_t i = 0;
        for (; i < word.size() && static_cast<unsigned char>(word[i]) < 0x80; ++i) {
            lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] + ('a' - 'A')) : word[i];
        }
        if (i == word.size()) return XXH3_64bits(lower.data(), i);
    }
    std::string lower;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = decode(word, at);
        at += c.length;
        append_utf8(lower, c.value == U'\u2019' || c.value == U'\u2018'
                               ? U'\''
                               : static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.value))));
    }
    return XXH3_64bits(lower.data(), lower.size());
}

}  // namespace onrecord
