#include "text/personal_name.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(PersonalName, SurnameIsTheLastWordWithoutGenerationAndMarks) {
    struct Row {
        const char* name;
        const char* surname;
    };
    const Row rows[] = {
        {"Ida Brandt", "Brandt"},
        {"Ida Brandt,", "Brandt"},
        {"Otto Brandt Jr.", "Brandt"},
        {"Otto Brandt, Jr.,", "Brandt"},
        {"Otto Brandt SR", "Brandt"},
        {"Otto Brandt III: ", "Brandt"},
        {"Otto Brandt IV", "Brandt"},
        {"Brandt jr.", "Brandt"},
        {"Brandt", "Brandt"},
        {"Iii", "Iii"},  // nothing before it that it could be the generation of
        {"Otto Brandt-Lund", "Brandt-Lund"},
        {"Otto\nBrandt", "Brandt"},
        {"Otto Brandt Junior", "Junior"},
        {"Otto Srb", "Srb"},
        {" , ;", ""},
        {"", ""},
    };
    for (const Row& row : rows) EXPECT_EQ(surname_of(row.name), row.surname) << row.name;
}

TEST(PersonalName, GenerationsInAnyCaseWithAStopOrWithout) {
    for (const char* word : {"Jr.", "jr", "SR.", "II", "iii", "IV"}) EXPECT_TRUE(is_generation(word)) << word;
    for (const char* word : {"", ".", "J", "Jr..", "Junior", "I", "V", "Esq."}) EXPECT_FALSE(is_generation(word)) << word;
}

TEST(PersonalName, EndingMarksBelongToTheSentence) {
    EXPECT_EQ(without_ending_marks("the harbour authority, "), "the harbour authority");
    EXPECT_EQ(without_ending_marks("Otto Brandt Jr."), "Otto Brandt Jr.");
    EXPECT_EQ(without_ending_marks(";: "), "");
}

}  // namespace
}  // namespace onrecord
