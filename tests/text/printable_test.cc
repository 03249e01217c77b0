#include "text/printable.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

struct PrintableRow {
    std::string_view given, shown, shown_as_lines;
};
constexpr PrintableRow kRows[] = {
    {"Ana Ruiz, café", "Ana Ruiz, café", "Ana Ruiz, café"},
    {"a\nb\tc\r\nd", "a\\x0ab\\x09c\\x0d\\x0ad", "a\nb\tc\r\nd"},
    {"a\rb", "a\\x0db", "a\\x0db"},  // a lone return writes over what is there
    {"\x1b[31m", "\\x1b[31m", "\\x1b[31m"},
    {"\xc2\x9b"
     "31m",
     "\\u009b31m", "\\u009b31m"},
    {"a\x7f", "a\\x7f", "a\\x7f"},
    {"\xe2\x80\xae"
     "txt.exe",
     "\\u202etxt.exe", "\\u202etxt.exe"},
    {"\xd8\x9c\xe2\x81\xa6", "\\u061c\\u2066", "\\u061c\\u2066"},
    {"caf\xe9 \xe2\x80", "caf\\xe9 \\xe2\\x80", "caf\\xe9 \\xe2\\x80"},  // no UTF-8
    {"\x9b"
     "31m",
     "\\x9b31m", "\\x9b31m"},
};

TEST(Printable, MakesVisibleWhatATerminalObeys) {
    for (const PrintableRow& row : kRows) {
        EXPECT_EQ(printable(row.given), row.shown);
        EXPECT_EQ(printable(row.given, true), row.shown_as_lines);
    }
}

}  // namespace
}  // namespace onrecord
