#include "text/utf8.h"

#include <gtest/gtest.h>

#include <random>

#include "onrecord/text.h"
#include "text/first_bytes.h"

namespace onrecord {
namespace {

TEST(Utf8, InvalidPartsAreReplacedAndCounted) {
    struct Row {
        std::string bytes, valid;
        std::uint64_t n_replaced;
    };
    const std::string replacement = "\xef\xbf\xbd";
    const Row rows[] = {
        {"plain", "plain", 0},
        {"caf\xc3\xa9", "caf\xc3\xa9", 0},
        {"\xff", replacement, 1},
        {"a\xc3", "a" + replacement, 1},
        {"\xe2\x82z", replacement + "z", 1},
        {"\xed\xa0\x80", replacement + replacement + replacement, 3},
        {"\xc0\xaf", replacement + replacement, 2},
        {"\xf4\x90\x80\x80", replacement + replacement + replacement + replacement, 4},
    };
    for (const Row& row : rows) {
        std::uint64_t n_replaced = 0;
        EXPECT_EQ(Text::from_utf8(row.bytes, &n_replaced).view(), row.valid);
        EXPECT_EQ(n_replaced, row.n_replaced) << row.valid;
    }
}

TEST(Utf8, FirstBytesAreWholeCharacters) {
    const std::string text = "a\xc3\xa9\xf0\x9f\x98\x80";
    const std::size_t sizes[] = {0, 1, 1, 3, 3, 3, 3, 7, 7};
    for (std::size_t n = 0; n < 9; ++n) EXPECT_EQ(first_bytes(text, n).size(), sizes[n]) << n;
    EXPECT_EQ(first_bytes("\x80\x80\x80", 2), "");
}

// The index agrees with counting from the begin, everywhere, for texts of characters of every length.
TEST(Utf8, IndexAgreesWithCounting) {
    const std::string pieces[] = {"a", "\xc3\xa9", "\xe2\x80\x9c", "\xf0\x9f\x98\x80"};
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        std::string text;
        const auto n = random() % 700;
        for (std::size_t i = 0; i < n; ++i) text += pieces[random() % (round % 5 == 0 ? 1 : 4)];  // some of ASCII alone
        const CodePointIndex index(text);
        std::uint32_t code_points = 0;
        for (std::uint32_t at = 0; at < text.size(); at += decode(text, at).length) {
            ASSERT_EQ(index.to_code_points(at), code_points);
            ASSERT_EQ(index.to_bytes(code_points), at);
            ++code_points;
        }
        EXPECT_EQ(index.n_code_points(), code_points);
        EXPECT_EQ(index.to_code_points(static_cast<std::uint32_t>(text.size())), code_points);
        EXPECT_EQ(index.to_bytes(code_points), text.size());
        EXPECT_TRUE(is_valid_utf8(text));
    }
}

}  // namespace
}  // namespace onrecord
