#include "view/wording.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(Wording, DatesAsPeopleWriteThem) {
    struct Row {
        std::string_view value, words;
    };
    for (const auto& [value, words] : std::initializer_list<Row>{{"2025-08-05", "5 Aug 2025"},
                                                                 {"2025-08", "Aug 2025"},
                                                                 {"2025", "2025"},
                                                                 {"2025-08-03/2025-08-05", "3–5 Aug 2025"},
                                                                 {"2025-07-29/2025-08-05", "29 Jul – 5 Aug 2025"},
                                                                 {"2024-12-29/2025-01-02", "29 Dec 2024 – 2 Jan 2025"},
                                                                 {"2025-05/2025-07", "May – Jul 2025"},
                                                                 {"2024/2025", "2024 – 2025"},
                                                                 {"2025-W31", "week of 28 Jul 2025"},
                                                                 {"2025-W05", "week of 27 Jan 2025"},
                                                                 {"2025-Q2", "quarter 2 of 2025"},
                                                                 {"2025-SU", "summer 2025"},
                                                                 {"199", "1990s"},
                                                                 {"2025-08-05TEV", "5 Aug 2025, evening"},
                                                                 {"2025-08-05T14:30", "5 Aug 2025, 14:30"},
                                                                 {"XXXX-10-03", "3 Oct, year not known"},
                                                                 {"XXXX-02-29", "29 Feb, year not known"},
                                                                 {"XXXX-WXX-1", "XXXX-WXX-1"},
                                                                 {"PRESENT_REF", "at the time"},
                                                                 {"P11M", "P11M"},
                                                                 {"2025-99-99", "2025-99-99"},
                                                                 {"", ""}}) {
        EXPECT_EQ(readable_date(value), words) << value;
    }
    EXPECT_EQ(date_or_unknown(""), "date not known");
}

TEST(Wording, Ranges) {
    EXPECT_EQ(date_range("2024-05-07", "2024-05-22"), "7–22 May 2024");
    EXPECT_EQ(date_range("2024-05", "2024-06-03"), "May 2024 to 3 Jun 2024");
    EXPECT_EQ(date_range("2024-05-07/2024-05-08", "2024-05-22"), "7–22 May 2024");
    EXPECT_EQ(date_range("2024", ""), "2024");
    EXPECT_EQ(date_range("", ""), "dates not known");
}

TEST(Wording, CountsAndCuts) {
    EXPECT_EQ(counted(1, "report"), "1 report");
    EXPECT_EQ(counted(0, "report"), "0 reports");
    EXPECT_EQ(counted(1234567, "story", "stories"), "1,234,567 stories");
    EXPECT_EQ(shortened("one two three", 13), "one two three");
    EXPECT_EQ(shortened("one two three", 9), "one two …");
    EXPECT_EQ(shortened("漢字漢字", 2), "漢字 …");
    EXPECT_EQ(in_quotation_marks("yes"), "“yes”");
    EXPECT_EQ(in_quotation_marks("yes,"), "“yes”");
    EXPECT_EQ(readable_value("310"), "310");
    EXPECT_EQ(readable_value("2024"), "2024");
    EXPECT_EQ(readable_value("38000000"), "38,000,000");
    EXPECT_EQ(readable_value("2024-05-08"), "8 May 2024");
    EXPECT_EQ(readable_date("1950/1959"), "1950s");
    EXPECT_EQ(in_quotation_marks("“yes,” he"), "“yes,” he");
}

TEST(Wording, CountsNameTheUnnamed) {
    EXPECT_EQ(reports_by_outlets(9, {4, 0}), "9 reports by 4 outlets");
    EXPECT_EQ(reports_by_outlets(1, {1, 0}), "1 report by 1 outlet");
    EXPECT_EQ(reports_by_outlets(3, {1, 2}), "3 reports by 1 named outlet and 2 unnamed");
    EXPECT_EQ(reports_by_outlets(1200, {40, 1100}), "1,200 reports by 40 named outlets and 1,100 unnamed");
    EXPECT_EQ(reports_by_outlets(1, {0, 1}), "1 report by an unnamed outlet");
    EXPECT_EQ(reports_by_outlets(3, {0, 3}), "3 reports by unnamed outlets");
}

TEST(Wording, AValueThatTellsNothingIsNotShown) {
    for (const char* told : {"2025-08-05", "2025-W31", "XXXX-05-08", "2025", "PAST_REF"}) EXPECT_TRUE(tells_when(told)) << told;
    for (const char* untold : {"", "XXXX-WXX", "XXXX-WXX-1"}) EXPECT_FALSE(tells_when(untold)) << untold;
}

}  // namespace
}  // namespace onrecord
