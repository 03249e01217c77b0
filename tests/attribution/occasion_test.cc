#include "attribution/occasion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "attribution/readings.h"

namespace onrecord {
namespace {

// The occasions of a text's statements, in the order of their cues, as letters: "aab" is two on one occasion, then one on another.
std::string occasions_of(const Reading& reading) {
    std::vector<std::pair<std::uint32_t, std::optional<std::uint32_t>>> by_cue;
    for (const Statement& statement : reading.statements) {
        by_cue.emplace_back(statement.cue.empty() ? statement.content.front().begin : statement.cue.front().begin, statement.occasion);
    }
    std::sort(by_cue.begin(), by_cue.end());
    std::string letters;
    std::vector<std::uint32_t> seen;
    for (const auto& [at, occasion] : by_cue) {
        if (!occasion) {
            letters += '-';
            continue;
        }
        auto known = std::find(seen.begin(), seen.end(), *occasion);
        letters += static_cast<char>('a' + (known - seen.begin()));
        if (known == seen.end()) seen.push_back(*occasion);
    }
    return letters;
}

TEST(Occasion, SharedUnlessSomethingSpeaksAgainstIt) {
    const struct {
        const char* text;
        const char* occasions;
    } rows[] = {
        // One conversation.
        {"“It is sound,” Ana Ruiz told the Harlow Post. “I checked it myself,” she said.", "aa"},
        {"Ana Ruiz said that the pier was safe. “I checked it myself,” she told the Harlow Post.", "aa"},
        // Another outlet, another kind, another day.
        {"“It is sound,” Ana Ruiz told the Harlow Post. “I checked it myself,” she told Radio Quay.", "ab"},
        {"“It is sound,” Ana Ruiz told reporters. “I checked it myself,” she wrote on Facebook.", "ab"},
        {"“It is sound,” Ana Ruiz told the Harlow Post on Monday. “I checked it myself,” she told the Harlow Post on Friday.", "ab"},
        {"“It is sound,” Ana Ruiz said in a statement. “I checked it myself,” she said in a separate statement.", "ab"},
        {"“It is sound,” Ana Ruiz told the Harlow Post. Later, in parliament, she said that the pier was old.", "ab"},
        {"“It is sound,” Ana Ruiz told reporters. “I checked it myself,” she had told the Harlow Post.", "ab"},
        // A lawyer issues it for her, and she goes on in it, far below too.
        {"“It is sound,” Ana Ruiz’s attorney, Dana Cole, said in a statement. “I checked it myself,” Ana Ruiz continued.", "aa"},
        {"“It is sound,” Ana Ruiz’s attorney, Dana Cole, told reporters. “I checked it myself,” Ana Ruiz continued.", "ab"},
        {"“It is sound,” Ana Ruiz said in a statement.\n\nThe wind fell.\n\nThe tide rose.\n\nThe boats came in.\n\nThe gulls "
         "left.\n\n“I checked it myself,” Ruiz went on.",
         "aa"},
        {"“It is sound,” Ana Ruiz said in a statement.\n\nThe wind fell.\n\nThe tide rose.\n\nThe boats came in.\n\nThe gulls "
         "left.\n\n“I checked it myself,” Ruiz said.",
         "ab"},
        // What stands before the channel is named shares it in the lead alone, or straight before.
        {"“It is sound,” Ana Ruiz said.\n\nThe wind fell.\n\n“I checked it myself,” Ruiz told the Harlow Post.", "aa"},
        {"The wind fell.\n\nThe tide rose.\n\nThe boats came in.\n\n“It is sound,” Ana Ruiz said.\n\nThe gulls left.\n\n“I checked it "
         "myself,” Ruiz told the Harlow Post.",
         "ab"},
        // Two speakers.
        {"“It is sound,” Ana Ruiz told reporters. “I checked it myself,” Tom Okafor told reporters.", "ab"},
        // One document.
        {"Ana Ruiz wrote in a letter to the council that the pier was safe. The letter said that she had checked it.", "aa"},
        {"Ana Ruiz wrote in a letter to the council that the pier was safe. The note said that she had checked it.", "ab"},
    };
    for (const auto& row : rows) EXPECT_EQ(occasions_of(read_text(row.text)), row.occasions) << row.text;
}

TEST(Occasion, ASentenceBesideItTellsItsChannel) {
    const struct {
        const char* text;
        std::vector<std::string> channels;  // of its first statement
    } rows[] = {
        {"The hauliers’ spokeswoman, Mei Gallagher, spoke to the Harlow Post on Friday. She said that the pier was safe.",
         {"told*: spoke to the Harlow Post (Harlow Post)"}},
        {"Ana Ruiz said that the pier was safe. She was speaking to reporters outside the town hall.", {"told*: speaking to reporters ()"}},
        {"Ana Ruiz spoke in an interview with the Harlow Post on Friday. “The pier is safe,” she said.",
         {"interview*: in an interview with the Harlow Post (Harlow Post)"}},
        {"“The pier is safe,” Ana Ruiz said.\n\nThe wind fell.\n\nThe tide rose.\n\nThe boats came in.\n\nThe gulls left.\n\n"
         "Ana Ruiz and Tom Okafor spoke to the Harlow Post.",
         {"told*: spoke to the Harlow Post (Harlow Post)"}},
        // Somebody else's, another way named, and what tells of no channel.
        {"Ana Ruiz said that the pier was safe. Tom Okafor was speaking to reporters outside the town hall.", {}},
        {"Ana Ruiz said that the pier was safe. She spoke to her sister.", {}},
        {"Ana Ruiz said that the pier was safe. She spoke to the Harlow Action Network.", {}},
        {"Ana Ruiz said that the pier was safe. She wrote a study of cases before the court.", {}},
        {"Ana Ruiz wrote on Facebook that the pier was safe. She spoke to the Harlow Post on Friday.", {"post: on Facebook ()"}},
        {"Friends of Ana Ruiz spoke to the Harlow Post. Ana Ruiz said that the pier was safe.", {}},
    };
    for (const auto& row : rows) {
        const Reading reading = read_text(row.text);
        ASSERT_FALSE(reading.statements.empty()) << row.text;
        EXPECT_EQ(channels_of(reading, reading.statements.front()), row.channels) << row.text;
    }
}

TEST(Occasion, ItsChannelIsInheritedWithItsPlace) {
    const Reading reading = read_text("“It is sound,” Ana Ruiz told the Harlow Post. “I checked it myself,” she said.");
    ASSERT_EQ(reading.statements.size(), 2U);
    EXPECT_THAT(channels_of(reading, reading.statements[1]), testing::ElementsAre("told*: told the Harlow Post (Harlow Post)"));
    ASSERT_EQ(reading.occasions.size(), 1U);
    EXPECT_THAT(reading.occasions[0].statements, testing::ElementsAre(0U, 1U));
    ASSERT_EQ(reading.occasions[0].channel.size(), 1U);
    EXPECT_FALSE(reading.occasions[0].channel[0].inherited);
    EXPECT_EQ(reading.occasions[0].speaker, reading.statements[0].speaker);
}

TEST(Occasion, FarWordsDoNotInherit) {
    std::string text = "“It is sound,” Ana Ruiz told the Harlow Post.\n\n";
    for (const char* line : {"The pier was built of oak in the spring of that year.", "Its deck is of iron from the works at Callow.",
                             "In winter the sea covers the lower steps.", "Four boats moor at it, and a ferry in summer.",
                             "The lamp at its end was lit for the first time in May.", "A storm took the old one."})
        text += std::string(line) + "\n\n";
    text += "The harbour was dredged, Ruiz said.";
    const Reading reading = read_text(text);
    ASSERT_EQ(reading.statements.size(), 2U);
    EXPECT_TRUE(reading.statements[1].channel.empty());
    EXPECT_NE(reading.statements[0].occasion, reading.statements[1].occasion);
}

// "kind by author on date" of the first occasion that is in a document.
std::string document_of(const Reading& reading) {
    for (const Occasion& one : reading.occasions) {
        if (one.document_kind.empty()) continue;
        return one.document_kind + (one.document_author ? " by " + reading.entities[*one.document_author].name : "") +
               (one.document_date.empty() ? "" : " on " + one.document_date);
    }
    return "";
}

TEST(Occasion, ADocumentHasItsKindAuthorAndDay) {
    const struct {
        const char* text;
        const char* document;
    } rows[] = {
        {"In a letter to the council dated February 3, Ana Ruiz wrote that the pier was safe.", "letter by Ana Ruiz on 2024-02-03"},
        {"“The pier is safe,” Ana Ruiz said in a statement on Monday.", "statement by Ana Ruiz on 2024-03-04"},
        {"Ana Ruiz told the Harlow Post that the pier was safe.", ""},
        {"A letter from Ana Ruiz says that the pier is safe.", "letter by Ana Ruiz"},
        {"Court papers say that the pier was sold.", "papers"},
    };
    for (const auto& row : rows) EXPECT_EQ(document_of(read_text(row.text)), row.document) << row.text;
}

// The channels of the last statement, and whether it shares the occasion of the first.
TEST(Occasion, WhatSetsOneApart) {
    const struct {
        const char* text;
        const char* channel;  // of the last: "told*"; empty: none
        bool is_shared;
    } rows[] = {
        {"“It is sound,” Ana Ruiz told the Harlow Post.\n\nRuiz said the pier would open.", "told*", true},
        {"“It is sound,” Ana Ruiz told the Harlow Post.\n\nAt the same time, Ruiz said the pier would open.", "told*", true},
        {"“It is sound,” Ana Ruiz told the Harlow Post.\n\nPointing to the pier, Ruiz said it would open.", "told*", true},
        {"“It is sound,” Ana Ruiz told the Harlow Post.\n\nIn her grounds of appeal, Ruiz said the pier would open.", "", false},
        {"“It is sound,” Ana Ruiz told the Harlow Post.\n\nPreaching at the cathedral, Ruiz said the pier would open.", "", false},
        {"“It is sound,” Ana Ruiz told the Harlow Post.\n\nRuiz said last year that the pier would open.", "", false},
        {"Ana Ruiz held a press briefing to say that the pier was sound.\n\n“It is sound,” Ruiz told reporters.", "told", true},
        {"When Harlow Radio’s Lea Moss asked about the pier, Ana Ruiz did not rule a sale out. “It is old,” Ruiz said.", "told*", false},
        {"I asked Ana Ruiz whether the pier was sound. “It is,” she replied.", "told", false},
        {"In a speech that went on for an hour, Ana Ruiz spoke of the pier. “It is sound,” Ruiz said.", "speech*", true},
        {"Ana Ruiz’s legal team filed a motion asking the court to stop the sale.\n\n“It is ours,” her attorneys wrote.", "filing*", true},
        {"In a letter, the crew said the pier was sold. The draft says that it was sold for nothing.", "letter", true},
    };
    for (const auto& row : rows) {
        const Reading reading = read_text(row.text);
        ASSERT_FALSE(reading.statements.empty()) << row.text;
        const Statement& last = reading.statements.back();
        std::string channel;
        if (!last.channel.empty()) channel = std::string(name_of(last.channel.front().kind)) + (last.channel.front().inherited ? "*" : "");
        EXPECT_EQ(channel, row.channel) << row.text;
        const bool is_shared = last.occasion.has_value() && last.occasion == reading.statements.front().occasion;
        EXPECT_EQ(is_shared || reading.statements.size() == 1, row.is_shared || reading.statements.size() == 1) << row.text;
    }
}

}  // namespace
}  // namespace onrecord
