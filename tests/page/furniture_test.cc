#include "page/furniture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "page/plain_text.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words_of(std::string_view text, const SpanList& spans) {
    std::vector<std::string> words;
    for (const Span span : spans) words.emplace_back(text.substr(span.begin, span.length()));
    return words;
}

std::vector<std::string> paragraphs_of(std::string_view text) {
    return words_of(text, find_paragraphs(text));
}

TEST(Paragraphs, AsTheLineEndsMeanThem) {
    EXPECT_THAT(paragraphs_of(""), IsEmpty());
    EXPECT_THAT(paragraphs_of(" \n\t\n"), IsEmpty());
    EXPECT_THAT(paragraphs_of("One.\n\n  Two. \r\n\r\nThree."), ElementsAre("One.", "Two.", "Three."));
    EXPECT_THAT(paragraphs_of("The port closed on Friday after a long dispute between the two sides of it.\nThe mayor said so.\n"),
                ElementsAre("The port closed on Friday after a long dispute between the two sides of it.", "The mayor said so."));
    EXPECT_THAT(paragraphs_of("The port authority said on Friday that the northern berth would be\n"
                              "closed until the end of the month, and that the ferries would leave\n"
                              "from the old pier.\n\nNobody was hurt."),
                ElementsAre("The port authority said on Friday that the northern berth would be\n"
                            "closed until the end of the month, and that the ferries would leave\n"
                            "from the old pier.",
                            "Nobody was hurt."));
}

struct Row {
    const char* what;
    std::string text;
    std::vector<std::string> furniture;
};

const std::string kReport =
    "Ana Ruiz told the council on Monday that the northern berth would stay closed until the inquiry has ended, and that she had asked for "
    "it.";

TEST(Furniture, IsMarked) {
    const Row rows[] = {
        {"nothing", kReport, {}},
        {"header date, glued", " date 2024-10-07 " + kReport, {"date 2024-10-07"}},
        {"header date, alone", "Published: 2024-10-07 10:30\n\n" + kReport, {"Published: 2024-10-07 10:30"}},
        {"a sentence about a date", "Date palms grow by the harbour.\n\n" + kReport, {}},
        {"copyright, half decoded",
         kReport + "\n\n&copy 2025 Harlow Media, a division of Lind Ltd.",
         {"&copy 2025 Harlow Media, a division of Lind Ltd."}},
        {"copyright line", kReport + "\n\nCopyright 2025 Harlow Times", {"Copyright 2025 Harlow Times"}},
        {"copyright law", "Copyright law was changed.\n\n" + kReport, {}},
        {"comment form", kReport + "\n\nLeave A Reply\n\nExit mobile version", {"Leave A Reply", "Exit mobile version"}},
        {"credit", kReport + "\n\nWith files from the Northern Wire", {"With files from the Northern Wire"}},
        {"sign-up",
         kReport + "\n\nSign up for our newsletter and read the harbour news first.\n\n" + kReport + " Again.",
         {"Sign up for our newsletter and read the harbour news first."}},
        {"between two promos",
         kReport + "\n\nSign up for breaking alerts.\n\nGet the harbour news\n\nSign up for breaking alerts.\n\n" + kReport + " Again.",
         {"Sign up for breaking alerts.", "Get the harbour news", "Sign up for breaking alerts."}},
        {"a list under a heading",
         kReport + "\n\nCurator Recommendations\n\n  • Ten boats to look at\n\n  • Ropes on sale\n",
         {"Curator Recommendations", "• Ten boats to look at", "• Ropes on sale"}},
        {"a sub-heading of the report",
         kReport + "\n\nTrending\n\nThe word stood on every wall of the port when the strike began. " + kReport,
         {}},
        {"quoted", kReport + "\n\n“Sign up for the newsletter,” she told them, “and you will know.”", {}},
        {"all of it", "Share\n\nSubscribe now\n\nLeave a reply", {}},
    };
    const auto patterns = load_furniture_patterns();
    ASSERT_FALSE(patterns.empty());
    for (const Row& row : rows) {
        const auto marked = mark_furniture(row.text, find_paragraphs(row.text), patterns);
        EXPECT_THAT(words_of(row.text, marked.furniture), testing::ElementsAreArray(row.furniture)) << row.what;
        std::uint32_t last = 0;
        for (const Span span : marked.paragraphs) {
            EXPECT_GE(span.begin, last) << row.what;
            last = span.end;
            for (const Span other : marked.furniture) EXPECT_FALSE(span.overlaps(other)) << row.what;
        }
    }
}

TEST(PlainText, TheLastOfTooManyParagraphsRunsToTheEnd) {
    std::string text;
    for (std::size_t i = 0; i < 2 * kMaxParagraphs; ++i) text += "a\n";
    const auto paragraphs = find_paragraphs(text);
    ASSERT_EQ(paragraphs.size(), kMaxParagraphs);
    EXPECT_EQ(paragraphs.back().begin, 2 * (kMaxParagraphs - 1));
    EXPECT_EQ(paragraphs.back().end, text.size() - 1);
}

}  // namespace
}  // namespace onrecord
