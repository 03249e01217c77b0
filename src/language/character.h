// What a character is to the tokenizer. ASCII by table, the rest by Unicode's general category.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "text/utf8.h"

namespace onrecord {

enum class CharacterKind : std::uint8_t {
    space,
    lower,  // a letter that is not upper case: those of scripts without case too
    upper,
    digit,
    mark,  // combines with what stands before it: accents, joiners, variation selectors, soft hyphen
    period,
    terminator,   // ! ? and their like
    apostrophe,   // ' ’ ʼ
    hyphen,       // - ‐ ‑
    dash,         // – — ― and their like
    open_quote,   // “ ‘ « „ ‹ `
    close_quote,  // ” » ›
    quote,        // " : either
    open_bracket,
    close_bracket,
    symbol  // all others
};

namespace detail {
constexpr std::array<CharacterKind, 128> make_ascii_kinds() {
    std::array<CharacterKind, 128> kinds{};
    for (std::size_t c = 0; c < 128; ++c) {
        const bool space = c <= 0x20 || c == 0x7f;
        kinds[c] = space                  ? CharacterKind::space
                   : c >= '0' && c <= '9' ? CharacterKind::digit
                   : c >= 'a' && c <= 'z' ? CharacterKind::lower
                   : c >= 'A' && c <= 'Z' ? CharacterKind::upper
                                          : CharacterKind::symbol;
    }
    kinds['.'] = CharacterKind::period;
    kinds['!'] = kinds['?'] = CharacterKind::terminator;
    kinds['\''] = CharacterKind::apostrophe;
    kinds['-'] = CharacterKind::hyphen;
    kinds['"'] = CharacterKind::quote;
    kinds['`'] = CharacterKind::open_quote;
    kinds['('] = kinds['['] = kinds['{'] = CharacterKind::open_bracket;
    kinds[')'] = kinds[']'] = kinds['}'] = CharacterKind::close_bracket;
    return kinds;
}
inline constexpr auto kAsciiKinds = make_ascii_kinds();
}  // namespace detail

// Control characters, zero-width space and byte-order mark count as space: nobody sees them, and words stand on both sides.
CharacterKind kind_of_wide(char32_t c);  // c >= 128

struct Character {
    CharacterKind kind = CharacterKind::space;
    std::uint32_t length = 0;  // bytes; 0 beyond the end
};

// REQUIRES: at <= end <= text.size(), on character borders. Beyond the end there is space.
inline Character character_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
    if (at >= end) return {};
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return {detail::kAsciiKinds[byte], 1};
    const CodePoint c = decode(text, at);
    return {kind_of_wide(c.value), c.length};
}

inline bool is_letter(CharacterKind kind) {
    return kind == CharacterKind::lower || kind == CharacterKind::upper;
}
inline bool is_alphanumeric(CharacterKind kind) {
    return is_letter(kind) || kind == CharacterKind::digit;
}

}  // namespace onrecord
