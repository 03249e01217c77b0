#include "language/sentence_breaks.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "language/analysis.h"
#include "language/tokenizer.h"

namespace onrecord {
namespace {

std::vector<std::string> sentences(const std::vector<std::string>& row) {
    std::string words;
    for (const auto& sentence : row) words += (words.empty() ? "" : " ") + sentence;
    const Text text = Text::from_utf8(std::move(words));
    std::vector<std::string> found;
    for (const Sentence& sentence : analyse(text, {text.whole()}).sentences) found.emplace_back(text.slice(sentence.span));
    return found;
}

TEST(SentenceBreaks, EndSentencesThatNothingEnds) {
    const std::vector<std::vector<std::string>> rows = {
        {"Please send the plan of the quay by noon.", "Thanks,", "Ana"},
        {"The list of the new cranes is on the page below:", "https://harlow.example/cranes"},
        {"Rolf Brand", "03/14/2011 09:20 AM", "We should move the ferry to the other pier."},
    };
    for (const auto& row : rows) EXPECT_EQ(sentences(row), row);
}

TEST(SentenceBreaks, LeaveProseAlone) {
    const std::vector<std::vector<std::string>> rows = {
        {"Mayor Ana Ruiz of Harlow Port met Governor Otto Brandt at Lenk Town Hall."},
        {"The Harlow Post reported on Monday that Judge May had left the case."},
        {"She will be sentenced on Oct. 30.", "On Friday, she was sentenced to two years."},
        {"HARLOW — The pier was closed on Friday, Ana Ruiz said."},
        {"RUIZ: The pier is closed."},
        {"There is one reason: The port has no money."},
        {"She replied: “It may not happen.”", "(A rep for Weir declined to comment.)"},
        {"He said: “Why not?”", "(It was his last day.)", "The pier stayed open."},
        {"“It is over,” (as she put it) and she left."},
        {"“Are you leaving?” Brandt asked.", "“No,” Ruiz said."},
    };
    for (const auto& row : rows) EXPECT_EQ(sentences(row), row);
}

TEST(SentenceBreaks, WithoutAModelTheRulesDecide) {
    std::vector<bool> begins = {true, false, true};
    SentenceBreaks().decide("", {}, {}, begins);
    EXPECT_EQ(begins, (std::vector<bool>{true, false, true}));
}

TEST(SentenceBreaks, AModelThatDoesNotFitIsAnError) {
    EXPECT_TRUE(SentenceBreaks::load());
    EXPECT_FALSE(SentenceBreaks::load(""));
    EXPECT_FALSE(SentenceBreaks::load("no model"));
}

}  // namespace
}  // namespace onrecord
