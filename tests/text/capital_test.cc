#include "text/capital.h"

#include <gtest/gtest.h>

#include <string>

#include "language/character.h"

namespace onrecord {
namespace {

TEST(Capital, IsOneInEveryScript) {
    struct Row {
        std::string_view word;
        bool capital;
    };
    const Row rows[] = {
        {"Harlow", true}, {"harlow", false}, {"@harlow", false}, {"[", false},     {"7th", false}, {"", false},
        {"Éva", true},    {"éva", false},    {"×", false},       {"ß", false},     {"Þór", true},  {"÷", false},
        {"Žagar", true},  {"žagar", false},  {"Łuk", true},      {"łuk", false},   {"Đuro", true}, {"đuro", false},
        {"İnci", true},   {"ınci", false},   {"ǅ", true},        {"ǆ", false},     {"Ẽ", true},    {"ẽ", false},
        {"Ωmega", true},  {"ωmega", false},  {"Ярина", true},    {"ярина", false}, {"Արև", true},  {"արև", false},
        {"𐐀", true},      {"𐐨", false},      {"東", false},      {"م", false},     {"“", false},   {"—", false},
    };
    for (const Row& row : rows) EXPECT_EQ(starts_with_capital(row.word), row.capital) << row.word;
}

TEST(Capital, ANameMayBeginWithALetterThatHasNoCase) {
    for (const std::string_view word : {"Harlow", "Łuk", "東", "م"}) EXPECT_TRUE(may_begin_name(word)) << word;
    for (const std::string_view word : {"harlow", "łuk", "—", "“", "7th", ""}) EXPECT_FALSE(may_begin_name(word)) << word;
}

// The tokenizer looks up more than capitals, in one step; what it takes for upper case are the same characters.
TEST(Capital, IsTheTokenizersUpperCase) {
    for (char32_t c = 0; c <= 0x10ffff; ++c) {
        const CharacterKind kind = c < 0x80 ? detail::kAsciiKinds[c] : kind_of_wide(c);
        ASSERT_EQ(is_capital(c), kind == CharacterKind::upper) << std::hex << static_cast<std::uint32_t>(c);
    }
}

}  // namespace
}  // namespace onrecord
