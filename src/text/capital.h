// Capital letters of every script: Unicode's upper-case and title-case letters. In ASCII a comparison, beyond it one look into a table.
#pragma once

#include <string_view>

#include "text/utf8.h"

namespace onrecord {

bool is_wide_capital(char32_t c);  // c >= 128

inline bool is_capital(char32_t c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : is_wide_capital(c);
}

// Žagar, Łódź, Ωmega; not "zagar", not "", and never in a script without case. REQUIRES: valid UTF-8.
inline bool starts_with_capital(std::string_view word) {
    return !word.empty() && is_capital(decode(word, 0).value);
}

}  // namespace onrecord
