#include "language/word_list.h"

#include <gtest/gtest.h>

#include <string>

namespace onrecord {
namespace {

TEST(WordList, AnswersByKeyWhateverTheCase) {
    const WordList list{"said", "n't", "Zürich"};
    EXPECT_EQ(list.size(), 3U);
    EXPECT_TRUE(list.contains(word_key("Said")));
    EXPECT_TRUE(list.contains(word_key("n’t"))) << "a curly apostrophe is an apostrophe";
    EXPECT_TRUE(list.contains(word_key("ZÜRICH")));
    EXPECT_FALSE(list.contains(word_key("says")));
    EXPECT_FALSE(WordList().contains(word_key("said")));
}

TEST(WordList, KeepsTheFirstValueAndGrows) {
    WordList list;
    for (int i = 0; i < 5000; ++i) list.add(std::to_string(i) + "w", static_cast<std::uint8_t>(1 + i % 200));
    list.add("7w", 99);
    EXPECT_EQ(list.size(), 5000U);
    for (int i = 0; i < 5000; ++i) ASSERT_EQ(list.value(word_key(std::to_string(i) + "w")), 1 + i % 200);
    EXPECT_EQ(list.value(word_key("5000w")), 0);
    WordList zero;
    EXPECT_EQ(zero.value(0), 0) << "key 0 is a key like others";
    zero.add_key(0, 3);
    EXPECT_EQ(zero.value(0), 3);
}

}  // namespace
}  // namespace onrecord
