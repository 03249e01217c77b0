#include "text/word_key.h"

#include <utf8proc.h>
#define XXH_INLINE_ALL  // words are short: a call would cost as much as the hash
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <string>

#include "text/utf8.h"

namespace onrecord {

std::string lower_word(std::string_view word) {
    std::string lower;
    lower.reserve(word.size());
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = decode(word, at);
        at += c.length;
        const bool apostrophe = c.value == U'\u2019' || c.value == U'\u2018';
        append_utf8(lower, apostrophe ? U'\'' : static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.value))));
    }
    return lower;
}

// Joiners and soft hyphens go with the marks: they are not seen either.
std::string bare_word(std::string_view word) {
    std::string bare;
    const std::string lower = lower_word(word);
    for (std::size_t at = 0; at < lower.size();) {
        const CodePoint c = decode(lower, at);
        at += c.length;
        constexpr utf8proc_ssize_t kMaxParts = 8;
        std::array<utf8proc_int32_t, kMaxParts> parts{};
        int last_class = 0;
        const utf8proc_ssize_t n =
            utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c.value), parts.data(), kMaxParts,
                                    static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE), &last_class);
        for (utf8proc_ssize_t i = 0; i < std::min(n, kMaxParts); ++i)
            append_utf8(bare, static_cast<char32_t>(parts[static_cast<std::size_t>(i)]));
    }
    return bare;
}

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
    const std::string lower = lower_word(word);
    return XXH3_64bits(lower.data(), lower.size());
}

}  // namespace onrecord
