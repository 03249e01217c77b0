#include "facts/assertion_facts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compare/words.h"
#include "facts/report_facts.h"
#include "onrecord/reader.h"

namespace onrecord {
namespace {

Reading read(const std::string& text) {
    static const auto reader = Reader::load();
    Document document;
    document.id = document.input = "test";
    document.date = "2024-03-05";
    document.bytes = text;
    return reader.value().read(document, {}).value();
}

AssertionFacts assertions_of(const Reading& reading) {
    static const FactLists lists = load_fact_lists();
    return take_facts(reading, lists).said;
}

// "own: ...| stated: ...": the words of each assertion, whether it is denied, and how many of them are.
std::string shown(const std::string& text) {
    const Reading reading = read(text);
    std::string all;
    for (const Assertion& assertion : assertions_of(reading).assertions) {
        if (!all.empty()) all += " | ";
        all += assertion.statement ? "stated" : "own";
        if (assertion.denied) all += " denied";
        if (!assertion.negated.empty()) all += " not " + std::to_string(assertion.negated.size());
        all += ": " + std::string(reading.text.slice(assertion.span));
    }
    return all;
}

TEST(Assertions, AreContentsAndWhatTheReportSaysItself) {
    EXPECT_EQ(shown("The weir near Harlow collapsed on Monday."), "own: The weir near Harlow collapsed on Monday");
    EXPECT_EQ(shown("Ana Ruiz said that the weir had collapsed."), "stated: that the weir had collapsed");
    EXPECT_EQ(shown("\"The weir collapsed. Nobody was hurt,\" Ana Ruiz said."),
              "stated: The weir collapsed | stated not 1: Nobody was hurt");
    EXPECT_EQ(shown("Ana Ruiz denied that the weir had collapsed."), "stated denied: that the weir had collapsed");
    EXPECT_EQ(shown("Ana Ruiz declined to comment."), "");
}

TEST(Assertions, NoneAreMadeOfScraps) {
    // Where it was said, around the statement.
    EXPECT_EQ(shown("In an interview with Tideline on Tuesday, Ana Ruiz said that the weir had collapsed."),
              "stated: that the weir had collapsed");
    // A name by itself.
    EXPECT_EQ(shown("Ana Ruiz called him \"Otto Brandt\"."), "");
    // What tells of an event beside a statement stays.
    EXPECT_EQ(shown("The mill burned down on Monday, and Ana Ruiz said that the weir had collapsed."),
              "stated: that the weir had collapsed | own: The mill burned down on Monday, and");
}

TEST(Assertions, WhatNotIsSaidOfIsTheNextWord) {
    const auto negated = [](const std::string& text) {
        const AssertionFacts facts = assertions_of(read(text));
        EXPECT_EQ(facts.assertions.size(), 1u) << text;
        return facts.assertions.empty() ? SortedSet{} : facts.assertions[0].negated;
    };
    EXPECT_EQ(negated("The weir near Harlow has not been repaired since."), SortedSet{cut_word_key("repaired")});
    EXPECT_EQ(negated("The weir near Harlow isn't old."), SortedSet{cut_word_key("old")});
    EXPECT_EQ(negated("The mill lost 41 sacks and not 43."), SortedSet{cut_word_key("43")});
    EXPECT_EQ(negated("No boat was lost near Harlow in the storm."), SortedSet{cut_word_key("boat")});
    // A comma ends what it is said of.
    EXPECT_EQ(negated("Never, the old ferryman of Harlow swore."), SortedSet{});
    EXPECT_EQ(negated("The old weir near Harlow collapsed."), SortedSet{});
}

TEST(Assertions, NumbersHaveWhatTheyCountAndTimesAreNone) {
    const Reading reading = read("The museum lost 43 gold coins and two silver cups worth £1.2m on 28 December 2023.");
    const AssertionFacts facts = assertions_of(reading);
    ASSERT_EQ(facts.assertions.size(), 1u);
    const Assertion& assertion = facts.assertions[0];
    ASSERT_EQ(assertion.numbers.size(), 3u);
    const auto number = [&](double value) {
        for (const AssertedNumber& each : assertion.numbers)
            if (each.value == value) return each;
        return AssertedNumber{};
    };
    EXPECT_EQ(number(43).units[0], cut_word_key("gold"));
    EXPECT_EQ(number(43).units[1], cut_word_key("coins"));
    EXPECT_EQ(number(2).key, cut_word_key("2"));
    EXPECT_EQ(number(1.2).units[0], cut_word_key("million"));
    EXPECT_EQ(assertion.days, std::vector<Days>{days_of("2023-12-28")});
}

TEST(Assertions, SentencesKeepTheirCapitals) {
    const Reading reading = read("Yesterday the Harlow Courier met Ana Ruiz.");
    const AssertionFacts facts = assertions_of(reading);
    ASSERT_EQ(facts.sentences.size(), 1u);
    const auto& capitals = facts.sentences[0].capitals;
    ASSERT_EQ(capitals.size(), 5u);
    EXPECT_EQ(capitals[1].key, cut_word_key("harlow"));
    EXPECT_TRUE(capitals[1].after_the);
    EXPECT_FALSE(capitals[2].after_the);
}

}  // namespace
}  // namespace onrecord
