// Capital letters of every script: Unicode's upper-case and title-case letters. In ASCII a comparison, beyond it one look into a table.
#pragma once

#include <string_view>

#include "text/utf8.h"

namespace onrecord {

bool is_wide_capital(char32_t c);  // c >= 128

inline bool is_capital(char32_t c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : is_wide_capital(c);
}

bool is_wide_uncased(char32_t c);  // a letter that is neither capital nor small: of Arabic, Chinese, Hindi. c >= 128

// Žagar, Łódź, Ωmega; not "zagar", not "", and never in a script without case. REQUIRES: valid UTF-8.
inline bool starts_with_capital(std::string_view word) {
    return !word.empty() && is_capital(decode(word, 0).value);
}

// A capital, or a letter of a script that has none: "Ruiz", "Łódź", "王"; not "élan", "ruiz", "–". REQUIRES: valid UTF-8.
inline bool may_begin_name(std::string_view word) {
    if (word.empty()) return false;
    const char32_t c = decode(word, 0).value;
    return is_capital(c) || (c >= 0x80 && is_wide_uncased(c));
}

}  // namespace onrecord
