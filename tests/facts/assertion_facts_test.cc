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

// "own: ...| stated: ...": the words of each assertion, and whether it is negated.
std::string shown(const std::string& text) {
    const Reading reading = read(text);
    std::string all;
    for (const Assertion& assertion : assertions_of(reading).assertions) {
        if (!all.empty()) all += " | ";
        all += assertion.statement ? "stated" : "own";
        if (assertion.negated) all += " not";
        all += ": " + std::string(reading.text.slice(assertion.span));
    }
    return all;
}

TEST(Assertions, AreContentsAndWhatTheReportSaysItself) {
    EXPECT_EQ(shown("The weir near Harlow collapsed on Monday."), "own: The weir near Harlow collapsed on Monday");
    EXPECT_EQ(shown("Ana Ruiz said that the weir had collapsed."), "stated: that the weir had collapsed");
    EXPECT_EQ(shown("\"The weir collapsed. Nobody was hurt,\" Ana Ruiz said."), "stated: The weir collapsed | stated not: Nobody was hurt");
    EXPECT_EQ(shown("Ana Ruiz denied that the weir had collapsed."), "stated not: that the weir had collapsed");
    EXPECT_EQ(shown("Ana Ruiz declined to comment."), "");
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
