// Names that no reporter would choose: what is odd about them makes nobody up, splits nobody, and costs no more than linear time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "entities/found.h"

namespace onrecord {
namespace {

std::vector<std::string> persons(const std::string& text) {
    std::vector<std::string> rows = found(text);
    std::erase_if(rows, [](const std::string& row) { return !row.starts_with("person "); });
    return rows;
}

TEST(OddNames, AreWhoTheyAre) {
    struct Row {
        std::string text;
        std::vector<std::string> persons;
    };
    const Row rows[] = {
        // Two brothers: the surname alone is nobody's new.
        {"Otto Brandt met Emil Brandt at the mill. Otto Brandt spoke. Emil Brandt left.",
         {"person Otto Brandt: Otto Brandt, Otto Brandt", "person Emil Brandt: Emil Brandt, Emil Brandt"}},
        // In another script.
        {"Иван Петров spoke in Harlow.", {"person Иван Петров: Иван Петров"}},
        // A mark that combines, and one letter that has it.
        {"Zoe\u0301 Brandt spoke. Zo\u00e9 Brandt left.", {"person Zoe\u0301 Brandt: Zoe\u0301 Brandt, Zo\u00e9 Brandt"}},
        // Joiners inside and between names.
        {"Ana Bra\u200dndt spoke. Ana Brandt left.", {"person Ana Bra\u200dndt: Ana Bra\u200dndt, Ana Brandt"}},
    };
    for (const Row& row : rows) EXPECT_EQ(persons(row.text), row.persons) << row.text;
}

TEST(OddNames, FiftyOfOneSurnameStayFifty) {
    const char* const given[] = {"Ada",  "Ben",   "Clara",  "Dario", "Edith", "Felix", "Greta", "Hugo",   "Irene", "Jonas",
                                 "Karl", "Laura", "Martin", "Nora",  "Oscar", "Paula", "Ralph", "Sophie", "Tomas", "Ursula"};
    const char* const middle[] = {"", "Brook ", "Vale "};
    std::string text;
    int n = 0;
    for (const char* second : middle) {
        for (const char* first : given) {
            if (n++ < 50) text += std::string(first) + " " + second + "Harker spoke. ";
        }
    }
    const auto rows = persons(text + "Harker said so.");
    EXPECT_GE(rows.size(), 20U);
    EXPECT_LE(rows.size(), 51U);
    EXPECT_TRUE(std::none_of(rows.begin(), rows.end(), [](const std::string& row) { return row.starts_with("person Harker:"); }))
        << "nobody is called by the surname alone";
}

TEST(OddNames, ANameOfFortyWordsIsOneOrNone) {
    std::string name;
    for (int i = 0; i < 40; ++i) name += std::string(i == 0 ? "" : " ") + (i % 2 == 0 ? "Maria" : "Harker");
    EXPECT_LE(persons(name + " spoke.").size(), 1U);
    EXPECT_LE(persons("Then " + name + " spoke to the board.").size(), 1U);
}

TEST(OddNames, CostNoMoreThanLinearTime) {
    const auto cost = [](int n) {
        std::string text;
        for (int i = 0; i < n; ++i)
            text += std::string{static_cast<char>('A' + i % 26), static_cast<char>('a' + i / 26 % 26)} + "na Smith spoke. Smith said. ";
        const std::clock_t begin = std::clock();
        (void)found(text);
        return static_cast<double>(std::clock() - begin);
    };
    cost(100);
    const double small = cost(250);
    EXPECT_LT(cost(2000), 3 * 8 * small) << "eight times the text";
}

}  // namespace
}  // namespace onrecord
