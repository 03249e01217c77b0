#include "language/sentence_splitter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "language/analysis.h"

namespace onrecord {
namespace {

std::vector<std::string> sentences(std::string words, const SpanList* paragraphs = nullptr) {
    const Text text = Text::from_utf8(std::move(words));
    const Analysis analysis = analyse(text, paragraphs != nullptr ? *paragraphs : SpanList{text.whole()});
    std::vector<std::string> found;
    for (const Sentence& sentence : analysis.sentences) found.emplace_back(text.slice(sentence.span));
    return found;
}

TEST(SentenceSplitter, JudgesByWhatFollows) {
    const std::vector<std::vector<std::string>> rows = {
        {"The port closed.", "It opened again!", "Why?"},
        {"J. R. Smith met Dr. Ruiz of Harlow Inc. at 5 p.m. on Jan. 5 in St. Mary.", "He left."},
        {"The U.S. President spoke in the U.S. Senate.", "She left the U.S.", "He stayed."},
        {"“Stop.” he said."},
        {"“Stop!” Ana Ruiz shouted.", "She ran."},
        {"“Are you there?” she asked."},
        {"“I left.”", "The crowd cheered."},
        {"\"I left.\"", "\"I came back,\" she said."},
        {"She said: “It is over.", "We are done.”", "Then she left."},
        {"(He declined to comment.)", "She did not."},
        {"It cost $3.5 million.", "Of that, 2.5 was paid."},
        {"Wait ... what ... no.", "Yes…", "No."},
        {"He is no.", "5 is his number."},
        {"It was No. 5 of them."},
        {"The firm, Harlow Co., paid.", "‘We did.’", "The end."},
        {"1. Wash the rice."},
        {"Ruiz v. Harlow Port Authority was heard."},
        {"She and I.", "The others left."},
    };
    for (const auto& row : rows) {
        std::string text;
        for (const auto& sentence : row) text += (text.empty() ? "" : " ") + sentence;
        EXPECT_EQ(sentences(text), row) << text;
    }
}

TEST(SentenceSplitter, AParagraphIsAtLeastOneSentence) {
    const std::string text = "Harbour closed\n\nHARLOW — The port closed. It opened\n• one thing\n• another";
    const SpanList paragraphs = {{0, 14}, {16, static_cast<std::uint32_t>(text.size())}};
    EXPECT_EQ(sentences(text, &paragraphs),
              (std::vector<std::string>{"Harbour closed", "HARLOW — The port closed.", "It opened", "• one thing", "• another"}));
}

}  // namespace
}  // namespace onrecord
