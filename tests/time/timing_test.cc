#include "time/timing.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "language/language_lists.h"
#include "language/language_models.h"
#include "parsed.h"
#include "time/time_lists.h"

namespace onrecord {
namespace {

struct Lists {
    LanguageLists language = load_language_lists();
    TimeLists time = load_time_lists();
};

const Lists& lists() {
    static const Lists loaded;
    return loaded;
}

Timing read(const std::string& words, const std::string& published) {
    const Text text = Text::from_utf8(words);
    const SpanList paragraphs = {text.whole()};
    Published given;
    if (!published.empty()) given = {published, Basis::given, {}};
    return find_times(text, analyse(text, paragraphs, lists().language), {}, given, lists().time);
}

// "Friday=2024-05-03; May=2024-05": each expression with its value.
std::string told(const std::string& words, const std::string& published) {
    std::string all;
    const Text text = Text::from_utf8(words);
    for (const auto& time : read(words, published).times) {
        if (!all.empty()) all += "; ";
        all += std::string(text.slice(time.span)) + "=" + time.value;
    }
    return all;
}

struct Case {
    const char* words;
    const char* published;
    const char* told;
};

// The tree knows what a verb's auxiliaries are.
TEST(Times, WhatMayBeIsAheadAndWhatMayHaveBeenIsNot) {
    const Case cases[] = {
        {"The mayor said she may close the quay in October.", "2025-02-10", "2025-10"},
        {"The mayor said the crews must leave in September.", "2025-02-10", "2025-09"},
        {"The mayor said she may have closed the quay in October.", "2025-02-10", "2024-10"},
        {"The mayor said she could see the quay in October.", "2025-02-10", "2024-10"},
    };
    for (const Case& c : cases) {
        const Text text = Text::from_utf8(c.words);
        const Timing timing = find_times(text, parsed(text), {}, {c.published, Basis::given, {}}, lists().time);
        ASSERT_EQ(timing.times.size(), 1U) << c.words;
        EXPECT_EQ(timing.times[0].value, c.told) << c.words;
    }
}

TEST(Times, AreResolvedAgainstTheDayOfPublication) {
    const std::vector<Case> cases = {
        // 2024-05-08 is a Wednesday.
        {"The ferry sank on Monday.", "2024-05-08", "Monday=2024-05-06"},
        {"The ferry sank on Wednesday.", "2024-05-08", "Wednesday=2024-05-08"},
        {"The council will meet on Monday.", "2024-05-08", "Monday=2024-05-13"},
        {"The hearing is scheduled for Friday.", "2024-05-08", "Friday=2024-05-10"},
        {"The clerk put back the hearing from Monday to Tuesday.", "2024-05-08", "Monday=2024-05-13; Tuesday=2024-05-14"},
        {"The hearing was moved to Tuesday.", "2024-05-08", "Tuesday=2024-05-14"},
        {"It was to have opened on the first of February. It will now do so on the fourteenth.", "2023-02-05",
         "the first of February=2023-02-01; now=PRESENT_REF; the fourteenth=2023-02-14"},
        {"It sank on 14 May and was raised on the 18th.", "2024-05-28", "14 May=2024-05-14; the 18th=2024-05-18"},
        {"It sank on 14 May and burned on the 18th floor.", "2024-05-28", "14 May=2024-05-14"},
        {"The ferry sank. It was raised on the 18th.", "2024-05-28", ""},
        {"He was arrested on September 16.", "2024-10-07", "September 16=2024-09-16"},
        {"He was arrested on Dec. 16.", "2024-01-07", "Dec. 16=2023-12-16"},
        {"Sentencing is set for Oct. 3.", "2025-08-05", "Oct. 3=2025-10-03"},
        {"She said so on Sunday, October 6.", "2024-10-07", "Sunday, October 6=2024-10-06"},
        {"The footage was shown in May.", "2024-10-07", "May=2024-05"},
        {"She sued him in November 2023.", "2024-10-07", "November 2023=2023-11"},
        {"It began on 3 May 2024.", "2024-10-07", "3 May 2024=2024-05-03"},
        {"It began on May 3, 2024.", "2024-10-07", "May 3, 2024=2024-05-03"},
        {"It began on 2024-05-03.", "2024-10-07", "2024-05-03=2024-05-03"},
        {"The port was closed last week.", "2024-05-08", "last week=2024-W18"},
        {"It was settled earlier this month.", "2024-05-08", "earlier this month=2024-05"},
        {"She left late last year.", "2024-05-08", "late last year=2023"},
        {"The quay opened in late May.", "2024-10-07", "late May=2024-05"},
        {"The quay opened in mid-2024.", "2024-10-07", "mid-2024=2024"},
        {"They were friends in the 1990s.", "2024-10-07", "the 1990s=199"},
        {"It was built in the 19th century.", "2024-10-07", "the 19th century=18"},
        {"He served 34 years.", "2024-10-07", "34 years=P34Y"},
        {"It lasted two and a half hours.", "2024-10-07", "two and a half hours=PT2H30M"},
        {"The ten-year lease ended yesterday.", "2024-10-07", "ten-year=P10Y; yesterday=2024-10-06"},
        {"It sails every week and on Mondays.", "2024-10-07", "every week=P1W; Mondays=XXXX-WXX-1"},
        {"The quay was closed on Friday night.", "2024-05-08", "Friday night=2024-05-03TNI"},
        {"It sank at 10:35 p.m. Tuesday.", "2024-05-08", "10:35 p.m. Tuesday=2024-05-07T22:35"},
        {"He died two years ago.", "2024-05-08", "two years ago=2022"},
        {"The ship sailed on May 1. Two days later it sank.", "2024-05-08", "May 1=2024-05-01; Two days later=2024-05-03"},
        {"The third quarter of 2009 was good.", "2024-05-08", "The third quarter of 2009=2009-Q3"},
        {"He moved there in 1998. That year the mill closed.", "2024-05-08", "1998=1998; That year=1998"},
        {"He is now in prison.", "2024-05-08", "now=PRESENT_REF"},
        {"Ships called there in the last week of March.", "2024-05-08", "the last week of March=2024-W13"},
        {"It closed on the first day of April 2023.", "2024-05-08", "the first day of April 2023=2023-04-01"},
        {"It sank on May 22, 1995. The following year a new one came.", "2024-05-08", "May 22, 1995=1995-05-22; The following year=1996"},
        {"For the year ended Aug. 31 the port lost money.", "2024-05-08", "the year=P1Y; Aug. 31=2023-08-31"},
        {"Freight fell in the latest quarter.", "2024-05-08", "the latest quarter=2024-Q1"},
        {"Freight rose for the week.", "2024-05-06", "the week=2024-W18"},
        {"Freight rose for the week.", "2024-05-08", "the week=2024-W19"},
        {"The strike came a day after the report.", "2024-05-08", "a day=P1D"},
        {"The wall stood for two thousand years.", "2024-05-08", "two thousand years=P2000Y"},
        {"The quay was closed on Christmas Day.", "2024-05-08", "Christmas Day=2023-12-25"},
        {"The quay will be closed on Christmas Day.", "2024-05-08", "Christmas Day=2024-12-25"},
        {"It opened before Thanksgiving 2023.", "2024-05-08", "Thanksgiving 2023=2023-11-23"},
        {"It sank last Good Friday.", "2024-05-08", "last Good Friday=2024-03-29"},
        {"They met on Memorial Day.", "2024-06-08", "Memorial Day=2024-05-27"},
        // Two digits for a year, and other orders.
        {"The deed is stamped 9-Feb-11.", "2015-06-01", "9-Feb-11=2011-02-09"},
        {"The deed is stamped 9-Feb-2011.", "2015-06-01", "9-Feb-2011=2011-02-09"},
        {"The deed is stamped 2011-Feb-09.", "2015-06-01", "2011-Feb-09=2011-02-09"},
        {"The deed is of 1927 February 9.", "2015-06-01", "1927 February 9=1927-02-09"},
        {"The last entry is of 9 Feb 87.", "2015-06-01", "9 Feb 87=1987-02-09"},
        {"They met on 9 February 12 times.", "2015-06-01", "9 February=2015-02-09"},
        {"The quay was built in the summer of ’87.", "2015-06-01", "the summer of ’87=1987-SU"},
        {"The quay was built in Feb '87.", "2015-06-01", "Feb '87=1987-02"},
        {"The count of 2011 Feb was lost.", "2015-06-01", "2011 Feb=2011-02"},
        // Days of a month by their place in it.
        {"It opened on the last Monday of April 2023.", "2024-05-08", "the last Monday of April 2023=2023-04-24"},
        {"It opened on the third Friday of April.", "2024-05-08", "the third Friday of April=2024-04-19"},
        {"It will open on the first Friday of next month.", "2024-05-08", "the first Friday of next month=2024-06-07"},
        {"It opened on the fifth Monday of February 2024.", "2024-05-08", ""},
        {"It will open on the 21st of this month.", "2024-05-08", "the 21st of this month=2024-05-21"},
        {"It opened on the 31st of last month.", "2024-05-08", ""},
        {"The bell was cast in about 1460 and sold.", "2024-05-08", "1460=1460"},
        {"He died soon after. About a quarter of the crew left.", "2024-05-08", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words, c.published), c.told) << c.words;
}

TEST(Times, AHolidayBeforeANounOnlySaysWhich) {
    const auto models = load_language_models();
    ASSERT_TRUE(models.ok());
    for (const auto& [words, n] : {std::pair("She went to the Christmas market.", 0U), std::pair("She went home at Christmas.", 1U)}) {
        const Text text = Text::from_utf8(words);
        const Analysis analysis = tag(text, analyse(text, {text.whole()}, lists().language), models.value());
        EXPECT_EQ(find_times(text, analysis, {}, {"2024-05-08", Basis::given, {}}, lists().time).times.size(), n) << words;
    }
}

TEST(Times, StayOpenWhereTheDayOfPublicationIsUnknown) {
    EXPECT_EQ(told("Sentencing is set for Oct. 3.", ""), "Oct. 3=XXXX-10-03");
    EXPECT_EQ(told("She left on Friday.", ""), "Friday=XXXX-WXX-5");
    EXPECT_EQ(told("She left in 1998.", ""), "1998=1998");
    EXPECT_EQ(told("It sank in May 2023. She left in the last week of March.", ""), "May 2023=2023-05; the last week of March=XXXX-03");
    EXPECT_EQ(told("She left on Christmas Eve.", ""), "Christmas Eve=XXXX-12-24");
    EXPECT_EQ(told("She left on Easter Monday.", ""), "Easter Monday=XXXX-XX-XX");
    EXPECT_EQ(told("She left last year.", "2024"), "last year=2023");
}

TEST(Times, AreNotFoundInWhatOnlyLooksLikeThem) {
    for (const char* words : {"They may leave.",
                              "They march on the port.",
                              "Call 555-1987.",
                              "Call 1987-0512.",
                              "It lies at 1950 Harlow Road.",
                              "She took Flight 1987.",
                              "The map is at www.example.org/2014/05/12/map.html.",
                              "The map is at https://example.org/2014/05/12/.",
                              "He scored at 12:03 of the second period.",
                              "May they leave?",
                              "The second boat sank.",
                              "the late Ana Ruiz",
                              "She is 34 years old.",
                              "the 34-year-old captain",
                              "He polled well on Super Tuesday",
                              "Theresa May spoke.",
                              "It cost $1990.",
                              "2000 people came.",
                              "13/13/2020",
                              "40:99",
                              "99999999999 days"}) {
        EXPECT_EQ(told(words, "2024-05-08"), "") << words;
    }
}

TEST(Published, IsReadFromHeadersAndDatelines) {
    const auto published = [](const std::string& words) { return read(words, "").published; };
    EXPECT_EQ(published("May 3, 2024\nThe ferry sank.").value, "2024-05-03");
    EXPECT_EQ(published("May 3, 2024\nThe ferry sank.").basis, Basis::header);
    EXPECT_EQ(published("Published 3 May 2024, updated 5 May 2024\nThe ferry sank.").value, "2024-05-03");
    EXPECT_EQ(published("TIDELINE\n3 May 2024 / 15:06 GMT / PORTS / HARLOW-WALL\nThe ferry sank.").value, "2024-05-03");
    EXPECT_EQ(published("Fri 3 May 2024, 00:01\nThe ferry sank.").value, "2024-05-03");
    EXPECT_EQ(published("May 3, 2024 was the day on which the ferry sank.").value, "");
    EXPECT_EQ(published("Updated May 5, 2024\nThe ferry sank.").value, "");
    EXPECT_EQ(published("HARLOW, May 3, 2024 (Agency) -- The ferry sank.").value, "2024-05-03");
    EXPECT_EQ(published("HARLOW, May 3 (Agency) \xE2\x80\x94 The ferry sank.").value, "XXXX-05-03");
    EXPECT_EQ(published("HARLOW, May 3 (Agency) \xE2\x80\x94 The ferry sank.").basis, Basis::dateline);
    EXPECT_EQ(published("HARLOW COURIER\nCity edition | Friday, May 3 | 40p\n\nThe ferry sank.").value, "XXXX-05-03");
    EXPECT_EQ(published("HARLOW COURIER\nPosted 3 May\n\nThe ferry sank.").value, "XXXX-05-03");
    EXPECT_EQ(published("The council meets on Friday, May 3, in Lenk\n\nThe ferry sank.").value, "");
    EXPECT_EQ(published("On May 3, 2024, the ferry sank.").value, "");
    EXPECT_EQ(published("Harlow voted on May 3 - a record.").value, "");
    EXPECT_EQ(published("TIDELINE\n05/13/2024 2:30 PM CT\nThe ferry sank.").value, "2024-05-13");
    EXPECT_EQ(published("TIDELINE\nFriday, 3rd May, 2024      75p      Tides\nThe ferry sank.").value, "2024-05-03");
    EXPECT_EQ(published("TIDELINE\n3 May 2024       The ferry sank.").value, "2024-05-03");
    EXPECT_EQ(published("The quarrel is old.\nIt is so.\nYes.\nNo.\n3 May 2024       The ferry sank.").value, "");
    EXPECT_EQ(published("").basis, Basis::unknown);
}

TEST(Published, OfFiguresInDoubtIsDecidedByTheDateline) {
    const auto published = [](const std::string& dateline) {
        const Text text = Text::from_utf8("TIDELINE\n03/05/2024 14:30 GMT\n\n" + dateline + " (Agency) \xE2\x80\x94 The ferry sank.");
        return find_times(text, parsed(text), {}, {}, lists().time).published.value;
    };
    EXPECT_EQ(published("HARLOW, May 3"), "2024-05-03");
    EXPECT_EQ(published("HARLOW, March 5"), "2024-03-05");
    EXPECT_EQ(published("HARLOW, April 2"), "2024-03-05");
}

// `furniture`: the words from the first "\n\n" on.
Timing read_with_furniture(const std::string& words) {
    const Text text = Text::from_utf8(words);
    const auto end = static_cast<std::uint32_t>(words.find("\n\n"));
    return find_times(text, analyse(text, {{0, end}}, lists().language), {{end + 2, text.size()}}, {}, lists().time);
}

TEST(Published, IsInferredWhereTheWordsPinItDown) {
    const auto published = [](const std::string& words) {
        const Published found = read_with_furniture(words).published;
        EXPECT_EQ(found.basis == Basis::inferred, !found.value.empty() && !found.value.starts_with("XXXX")) << words;
        return found.value;
    };
    EXPECT_EQ(published("The ferry sank.\n\n\xC2\xA9 2025 Harlow Courier"), "2025");
    EXPECT_EQ(published("The ferry sank.\n\nCopyright 2019-2025 Harlow Courier"), "2025");
    EXPECT_EQ(published("The ferry sank on May 3, 2026.\n\n\xC2\xA9 2025 Harlow Courier"), "");
    EXPECT_EQ(published("HARLOW, May 8 (Agency) \xE2\x80\x94 It sank.\n\n\xC2\xA9 2024 Agency"), "2024-05-08");
    EXPECT_EQ(published("HARLOW, May 8 (Agency) \xE2\x80\x94 It sank.\n\nAgency"), "XXXX-05-08");
    EXPECT_EQ(published("The port was closed on Sunday, October 6, 2024.\n\nHarlow"), "2024-10-06/2024-10-12");
    EXPECT_EQ(published("The port was closed on Sunday, October 6.\n\n\xC2\xA9 2024 Harlow Courier"), "2024-10-06/2024-10-12");
    EXPECT_EQ(published("The port was closed on Sunday, October 6.\n\nHarlow"), "");
    EXPECT_EQ(published("The ferry will sail on Sunday, October 6, 2024.\n\nHarlow"), "");
    EXPECT_EQ(published("The port was closed on Monday, October 6, 2024.\n\nHarlow"), "");  // a Sunday
}

// With the tags and the tree.
std::string told_of_tree(const std::string& words, const std::string& published) {
    const Text text = Text::from_utf8(words);
    const Analysis analysis = parsed(text);
    Published given;
    if (!published.empty()) given = {published, Basis::given, {}};
    std::string all;
    for (const auto& time : find_times(text, analysis, {}, given, lists().time).times) {
        if (!all.empty()) all += "; ";
        all += std::string(text.slice(time.span)) + "=" + time.value;
    }
    return all;
}

TEST(Times, AreNotAgesDegreesGamesNorNames) {
    const Case cases[] = {
        {"Temperatures soared into the 90s and 100s on Friday.", "", "Friday=2024-05-03"},
        {"Highs in the 80s are forecast.", "", ""},
        {"The air soared into the 90s and 100s.", "", ""},
        {"She was in her early 20s.", "", ""},
        {"Two men in their 30s and 40s left.", "", ""},
        {"They were friends in the 90s.", "", "the 90s=199"},
        {"Prices fell in the late 80s.", "", "the late 80s=198"},
        {"She spent her ’90s in Lenk.", "", "’90s=199"},
        {"The mercury rose in the 1930s.", "", "the 1930s=193"},
        {"Ana Ruiz wrote it in the Harlow Weekly.", "", ""},
        {"It was seen on Harlow News Now on Friday.", "", "Friday=2024-05-03"},
        {"Ana Ruiz was Player of the Year in May.", "", "May=2024-05"},
        {"Weekly meetings are held in Lenk.", "", "Weekly=P1W"},
        {"The mill is inspected weekly.", "", "weekly=P1W"},
        {"Ana Ruiz scored in the first half.", "", ""},
        {"The first half of the match was dull.", "", ""},
        {"Profits rose in the first half.", "", "the first half=2024-H1"},
        {"Profits rose in the first half of the year.", "", "the first half of the year=2024-H1"},
        {"She wants to have this day in court.", "", ""},
        {"She left Lenk this day.", "", "this day=2024-05-08"},
    };
    for (const Case& c : cases) EXPECT_EQ(told_of_tree(c.words, "2024-05-08"), c.told) << c.words;
}

TEST(Times, LastAsLongAsTheirWordsSay) {
    const Case cases[] = {
        {"He faces as many as five years in prison.", "", "as many as five years=P5Y"},
        {"He faces no more than 27 months in prison.", "", "no more than 27 months=P27M"},
        {"It lasted no less than three weeks.", "", "no less than three weeks=P3W"},
        {"It took not more than two days.", "", "not more than two days=P2D"},
        {"It took as little as two days.", "", "as little as two days=P2D"},
        {"It took as long as six months.", "", "as long as six months=P6M"},
        {"It took just under two hours.", "", "just under two hours=PT2H"},
        {"It took more than two days.", "", "more than two days=P2D"},
        {"It took several years.", "", "several years=PXY"},
        {"The nearly year-long quarrel ended.", "", "nearly year-long=P1Y"},
        {"The month-long strike ended.", "", "month-long=P1M"},
        {"The weeklong fair and the yearlong lease ended.", "", "weeklong=P1W; yearlong=P1Y"},
        {"The ten-year lease ended.", "", "ten-year=P10Y"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words, "2024-05-08"), c.told) << c.words;
}

TEST(Times, OfThePastAreNotCountedFromADayAhead) {
    const Case cases[] = {
        {"The vote will be next Tuesday. A day earlier, the pier was closed.", "", "next Tuesday=2024-05-14; A day earlier=2024-05-07"},
        {"It closed on Friday. The vote will be next Tuesday. A day earlier, it was open.", "",
         "Friday=2024-05-03; next Tuesday=2024-05-14; A day earlier=2024-05-02"},
        {"The vote will be next Tuesday. A day earlier, the pier will be closed.", "", "next Tuesday=2024-05-14; A day earlier=2024-05-13"},
        {"They met on Friday. A day earlier, the pier was closed.", "", "Friday=2024-05-03; A day earlier=2024-05-02"},
        {"They met on Friday. Later that evening the pier was closed.", "", "Friday=2024-05-03; Later that evening=2024-05-03TEV"},
        {"They met on Friday. That night it was open.", "", "Friday=2024-05-03; That night=2024-05-03TNI"},
        {"The vote will be next Tuesday. Two days later it will be counted.", "", "next Tuesday=2024-05-14; Two days later=2024-05-16"},
    };
    for (const Case& c : cases) EXPECT_EQ(told_of_tree(c.words, "2024-05-08"), c.told) << c.words;
}

TEST(Times, TakeTheYearThatIsKnownWhereTheMonthLeavesNoDoubt) {
    const Case cases[] = {
        {"Sentencing is set for Oct. 3.", "2025", "Oct. 3=2025-10-03"},
        {"The quay will be closed in October.", "2025", "October=2025-10"},
        {"The quay was closed in May.", "2025", "May=2025-05"},
        {"The quay was closed on July 3.", "2025", "July 3=2025-07-03"},
        {"The quay was closed in September.", "2025", "September=XXXX-09"},  // or the year before
        {"The quay was closed on Nov. 3.", "2025", "Nov. 3=XXXX-11-03"},
        {"The quay will be closed in February.", "2025", "February=XXXX-02"},  // or the year after
        {"The quay will be closed on Feb. 3.", "2025", "Feb. 3=XXXX-02-03"},
        {"The quay was closed last May.", "2025", "last May=XXXX-05"},
        {"The quay was closed on Feb. 29.", "2025", "Feb. 29=XXXX-02-29"},  // which that year had not
        {"She left on Friday.", "2025", "Friday=XXXX-WXX-5"},
        {"The quay was closed in May.", "", "May=XXXX-05"},
    };
    for (const Case& c : cases) EXPECT_EQ(told(c.words, c.published), c.told) << c.words;
}

TEST(Published, OfContradictingWordsIsTheFirmerOrNone) {
    const auto published = [](const std::string& words) { return read_with_furniture(words).published.value; };
    const std::string dateline = "HARLOW, May 8 (Agency) \xE2\x80\x94 ",
                      site = "\n\n\xC2\xA9 2015\xE2\x80\x93" + std::string("2025 Agency");
    // A range of years is that of the site: the last is the page's.
    EXPECT_EQ(published(dateline + "It sank." + site), "2025-05-08");
    EXPECT_EQ(published("It sank." + site + ", founded in 1994"), "2025");
    // A dateline of another century is what it says: an old report on a new site.
    EXPECT_EQ(published("HARLOW, May 8, 1924 (Agency) \xE2\x80\x94 It sank." + site), "1924-05-08");
    // What has been, later than the year of the site: neither.
    EXPECT_EQ(published("It sank on May 8, 2027." + site), "");
    EXPECT_EQ(published(dateline + "It sank on May 7, 2027." + site), "XXXX-05-08");
}

TEST(Times, AreSortedDisjointAndOnBordersWhateverTheDateGiven) {
    const std::string words =
        "On May 3 \xE2\x80\x94 \xE2\x80\x9Ctoday\xE2\x80\x9D \xE2\x80\x94 99 centuries ago, 9999 years from now, 31 February, the "
        "\xE2\x80\x99"
        "80s, last week, Feb. 29, 12:00 UTC Monday.";
    for (const char* published :
         {"", "0001-01-01", "9999-12-31", "1970-01-01", "2024-02-29", "2024", "2024-05", "2024-05-01/2024-05-09", "nonsense"}) {
        const Text text = Text::from_utf8(words);
        std::uint32_t end = 0;
        for (const auto& time : read(words, published).times) {
            EXPECT_LE(end, time.span.begin);
            EXPECT_LT(time.span.begin, time.span.end);
            EXPECT_LE(time.span.end, text.size());
            EXPECT_FALSE(time.value.empty());
            end = time.span.end;
        }
    }
}

}  // namespace
}  // namespace onrecord
