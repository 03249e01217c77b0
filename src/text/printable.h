// What may be sent to a terminal. Bytes from outside (texts, identifiers, file names, a record's columns) can hold characters that a
// terminal obeys: C0 and C1 controls, of which ESC and U+009B begin commands, and those that turn the direction of writing. All that the
// program prints passes one of two doors: one_line() and Page (view/page.h) for what is laid out, printable() for everything else.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

constexpr bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}
constexpr bool is_direction_control(char32_t c) {
    return c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

// `bytes`, which need not be UTF-8, with those characters and bytes that are no UTF-8 as escapes that can be read: \x1b, \u009b, \xff.
// Line feeds, tabs and the carriage return of a line's end are kept where `keep_lines`.
std::string printable(std::string_view bytes, bool keep_lines = false);

}  // namespace onrecord
