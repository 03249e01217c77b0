// Names as no style book has them, by the whole reader: many of one surname, very long ones, in capitals, in small letters, in other
// alphabets, with marks and joiners that are not seen, and the same words over and over. Nobody is invented, nobody is joined with
// another, and what is read grows with the text.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <string>
#include <vector>

#include "attribution/readings.h"
#include "sanitized.h"

namespace onrecord {
namespace {

using NameList = std::vector<std::string>;

NameList people_of(const Reading& reading) {
    NameList names;
    for (const Entity& entity : reading.entities) {
        if (entity.type == EntityType::person) names.push_back(entity.name);
    }
    return names;
}

std::string speaker_of(const Reading& reading, const std::string& words) {
    const Statement* statement = statement_with(reading, words);
    if (statement == nullptr) return "no statement";
    return statement->speaker ? reading.entities[*statement->speaker].name : "";
}

const NameList& given_names() {
    static const NameList kNames = split(
        "Ada Abel Agnes Albin Alma Amos Anders Anton Arlo Asta Beda Bela Berit Bodil Bruno Carla Cato Clara Dagny Edda Edwin Elin Ellis "
        "Elsa Emil Enid Erland Esther Ewan Felix Fergus Flora Frida Gerda Greta Gunnar Hanna Harald Hedda Helga Hugo Ida Inga Ingrid Ivan "
        "Jonas Karin Lars Magnus Nils",
        ' ');
    return kNames;
}

TEST(HostileNames, FiftyOfOneSurname) {
    ASSERT_EQ(given_names().size(), 50U);
    std::string text;
    NameList all;
    for (std::size_t i = 0; i < given_names().size(); ++i) {
        const std::string number = std::to_string(20 + i);
        all.push_back(given_names()[i] + " Brandt");
        text += all.back() + ", " + number + ", of Lenk, said pier " + number + " was unsafe. “Plank " + number + " gave way,” " +
                (i % 2 == 0 ? all.back() : "Brandt") + " said.\n\n";
    }
    const Reading reading = read_text(text);
    EXPECT_EQ(people_of(reading), all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string number = std::to_string(20 + i);
        EXPECT_EQ(speaker_of(reading, "pier " + number), all[i]);
        EXPECT_EQ(speaker_of(reading, "Plank " + number), all[i]) << "a surname alone is who was named in this paragraph";
    }
}

TEST(HostileNames, TwoBrothers) {
    const Reading reading = read_text(
        "The Tolk brewery will close, Anders Tolk said. His brother, Mattis Tolk, said it would not.\n\n"
        "Anders Tolk said that he was sorry. “I had no choice,” Tolk said.\n\n"
        "“Nobody rang me,” said Mattis Tolk. “He never does.”\n\n"
        "Mattis Tolk said his brother was a fool. Anders Tolk said his brother was a poet.");
    EXPECT_EQ(people_of(reading), (NameList{"Anders Tolk", "Mattis Tolk"}));
    EXPECT_EQ(speaker_of(reading, "brewery will close"), "Anders Tolk");
    EXPECT_EQ(speaker_of(reading, "it would not"), "Mattis Tolk");
    EXPECT_EQ(speaker_of(reading, "I had no choice"), "Anders Tolk");
    EXPECT_EQ(speaker_of(reading, "He never does"), "Mattis Tolk");
    EXPECT_EQ(speaker_of(reading, "was a fool"), "Mattis Tolk");
    EXPECT_EQ(speaker_of(reading, "was a poet"), "Anders Tolk");
}

TEST(HostileNames, AreOneHoweverLong) {
    const std::string forty =
        "Ada Berit Clara Dagny Edda Frida Gerda Hanna Inga Karin Lena Maria Nora Olga Petra Rosa Signe Tora Ulla Vera Wilma Ylva Asta "
        "Bodil Carla Dora Elin Flora Greta Hedda Irma Jette Klara Lotte Mina Nelly Oda Paula Runa Brandt";
    std::string particles = "Ada ";
    for (int i = 0; i < 3; ++i) particles += "de la van der bin ";
    particles += "Brandt";
    for (const std::string& name : {forty, particles}) {
        const Reading reading = read_text(name + " said on Monday that the pier was unsafe. Brandt said it had moved.");
        EXPECT_EQ(people_of(reading), NameList{name});
        EXPECT_EQ(speaker_of(reading, "the pier was unsafe"), name);
        EXPECT_EQ(speaker_of(reading, "it had moved"), name);
    }
}

TEST(HostileNames, InAnyLetters) {
    struct Row {
        const char* text;
        NameList people;
    };
    const Row rows[] = {
        {"ADA BRANDT SAID ON MONDAY THAT THE PIER WAS UNSAFE. THE MAYOR, OTTO FALK, SAID IT WOULD CLOSE. FALK DENIED IT.",
         {"ADA BRANDT", "OTTO FALK"}},
        {"ADA BRANDT said the pier was unsafe. The mayor, OTTO FALK, said it would close. “It moved,” BRANDT said. Mr. FALK denied it.",
         {"ADA BRANDT", "OTTO FALK"}},
        {"ada brandt said on monday that the pier was unsafe. the mayor, otto falk, said it would close. falk denied it.",
         {"ada brandt", "otto falk"}},
        {"Ада Брандт said the pier was unsafe. The mayor, Отто Фальк, said it would close. “It moved,” Брандт said. Фальк denied it.",
         {"Ада Брандт", "Отто Фальк"}},
        {"Όττο Φαλκ said the pier was unsafe. “It moved,” Φαλκ said.", {"Όττο Φαλκ"}},
        // e and n with marks of their own, and as one letter each.
        {"Jose\u0301 Nun\u0303ez said the pier was unsafe. “It moved,” Nun\u0303ez said. José Núñez left. Núñez came back.",
         {"Jose\u0301 Nun\u0303ez"}},
        // A joiner, a soft hyphen, a zero-width space: not seen, so no other name.
        {"Ada\u200d Bra\u200dndt said the pier was unsafe. “It moved,” Brandt said. “It is old,” Bra\u200dndt said. Ada Brandt left.",
         {"Ada\u200d Bra\u200dndt"}},
        {"Ada Brandt said the pier was unsafe. “It moved,” Bran\u00addt said. Ada Bran\u00addt left.", {"Ada Brandt"}},
        {"Ada Brandt said the pier was unsafe. “It moved,” Brandt\u200b said. Ada Brandt\u200b left.", {"Ada Brandt"}},
    };
    for (const Row& row : rows) {
        const Reading reading = read_text(row.text);
        EXPECT_EQ(people_of(reading), row.people) << row.text;
        for (const Statement& statement : reading.statements) EXPECT_TRUE(statement.speaker) << row.text;
    }
    // No word of a text in another language is an English name.
    EXPECT_EQ(people_of(read_text("Ада Брандт заявила, что причал опасен. «Он сдвинулся», сказала Брандт.")), NameList{});
}

TEST(HostileNames, AMarkTwoHundredTimes) {
    std::string marks;
    for (int i = 0; i < 200; ++i) marks += "\u0301";
    const Reading reading = read_text("Ada B" + marks + "randt said the pier was unsafe. Ada Brandt said it had moved.");
    EXPECT_EQ(people_of(reading), NameList{"Ada B" + marks + "randt"});
}

// CPU seconds of one reading, the least of two.
double cost(const std::string& text) {
    double least = std::numeric_limits<double>::max();
    for (int i = 0; i < 2; ++i) {
        const std::clock_t begin = std::clock();
        read_text(text);
        least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return least;
}

TEST(HostileNames, CostGrowsWithTheText) {
    constexpr std::size_t kShort = (std::size_t{1} << 13) / kParts;  // bytes
    constexpr int kFew = 300 / static_cast<int>(kParts);             // bearers
    const auto of_length = [](const std::string& piece, std::size_t length) {
        std::string text;
        while (text.size() < length) text += piece;
        return text;
    };
    for (const char* piece :
         {"Brandt said ", "Brandt said. ", "“It moved,” Brandt said.\n\n", "Ida Brandt and Otto Brandt said. ", "Brandt, Brandt said, ",
          "Lund-", "de la ", "Jr. ", "BRANDT ", "Бра ", "Her son, Emil Brandt, 40, said. The younger Brandt said. ",
          "The coach left. Dana Cole, the coach, said. ", "Brandt Cranes fell. Mr. Brandt left. Brandt fell. "}) {
        const double few = cost(of_length(piece, kShort));
        EXPECT_LT(cost(of_length(piece, 4 * kShort)), 4 * 2 * few + 0.1) << piece;  // twice what is linear; 0.1 s of noise
    }
    // As many bearers of a surname as statements, and the surname alone between them.
    const auto bearers = [](int n) {
        std::string text;
        for (int i = 0; i < n; ++i) {
            const std::string given{static_cast<char>('A' + i / 26 % 26), static_cast<char>('a' + i % 26),
                                    static_cast<char>('a' + i / 676)};
            text += given + " Brandt said the pier was unsafe. Brandt left.\n\n";
        }
        return text;
    };
    EXPECT_LT(cost(bearers(4 * kFew)), 4 * 2 * cost(bearers(kFew)) + 0.1);
}

TEST(HostileNames, TwoWordsAHundredThousandTimes) {
    std::string text;
    for (std::size_t i = 0; i < 100'000 / kParts; ++i) text += "Brandt said ";
    const Reading reading = read_text(text);
    EXPECT_EQ(people_of(reading), NameList{"Brandt"});
    ASSERT_EQ(reading.limits.size(), 1U) << "what was not analysed is reported";
    text.clear();
    for (std::size_t i = 0; i < 100'000 / kParts; ++i) text += "Brandt said it moved.\n\n";
    const Reading paragraphs = read_text(text);
    EXPECT_EQ(people_of(paragraphs), NameList{"Brandt"});
    EXPECT_GT(paragraphs.statements.size(), 1000U);
    for (const Statement& statement : paragraphs.statements) EXPECT_TRUE(statement.speaker);
}

}  // namespace
}  // namespace onrecord
