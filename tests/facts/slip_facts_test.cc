// What a report says against itself.
#include "facts/slip_facts.h"

#include <gtest/gtest.h>

#include <string>

#include "across/link.h"
#include "across/reading_list.h"
#include "across/tests_across.h"
#include "onrecord/reader.h"

namespace onrecord {
namespace {

// "sentencing: planned, 2024-10-30 | happened; ...": the differences of one report, through the whole reader.
std::string slips(const std::string& words) {
    static const auto reader = Reader::load();
    Document document;
    document.id = "test";
    document.input = "test";
    document.bytes = words;
    document.date = "2024-10-07";
    const Links links = link(ReadingList({reader.value().read(document, {}).value()}));
    std::string all;
    for (const Difference& difference : links.differences) {
        EXPECT_EQ(difference.type, DifferenceType::slip);
        if (!all.empty()) all += "; ";
        all += difference.topic + ":";
        for (const Difference::Value& value : difference.values) {
            EXPECT_LT(value.span.begin, value.span.end);
            all += (value.span == difference.values.front().span ? " " : " | ") + value.value;
        }
    }
    return all;
}

TEST(Slips, WhatIsDoneCannotBeToCome) {
    EXPECT_EQ(slips("Ana Ruiz was convicted of fraud in July. Ruiz’s sentencing is scheduled for Oct. 30.\n\nHer lawyers met the judge "
                    "after her sentencing."),
              "sentencing: planned, 2024-10-30 | happened");
    EXPECT_EQ(slips("Ana Ruiz will be sentenced on Oct. 30. On Friday, Ana Ruiz was sentenced to two years."),
              "sentencing: planned, 2024-10-30 | happened, 2024-10-04");
}

TEST(Slips, WhatHappensOnceHappensOnOneDay) {
    EXPECT_EQ(
        slips("Tomas Keller died on Sept. 3. His widow went on to run the firm, which he had founded.\n\nTomas Keller died on Sept. 5."),
        "death: happened, 2024-09-03 | happened, 2024-09-05");
}

TEST(Slips, AWeekdayIsThatOfItsDay) {
    EXPECT_EQ(slips("The ferry sank on Monday, 7 May 2024, off Harlow."), "weekday of 2024-05-07: Monday | Tuesday by the calendar");
    EXPECT_EQ(slips("The ferry sank on Tuesday, 7 May 2024, off Harlow."), "");
    EXPECT_EQ(slips("The ferry sank on Monday, Sept. 17, off Harlow."), "weekday of 2024-09-17: Monday | Tuesday by the calendar");
    EXPECT_EQ(slips("The ferry sank on Saturday, May 7, off Harlow."), "");  // of 2022
}

TEST(Slips, AreNoneWhereBothCanHold) {
    for (const char* words : {
             "Ana Ruiz was sentenced in 2019. Ana Ruiz will be sentenced on Oct. 30 for another fraud.",  // years between them
             "Ana Ruiz was sentenced on Friday. Tomas Keller will be sentenced on Oct. 30.",              // two people
             "Ana Ruiz was arrested on Friday. Ana Ruiz was arrested on Sunday.",                         // that can happen twice
             "Tomas Keller died in September. Tomas Keller died on Sept. 5.",                             // one is more precise
             "Ana Ruiz’s sentencing is scheduled for Oct. 30. Ruiz will appeal after her sentencing.",    // still to come in both
         }) {
        EXPECT_EQ(slips(words), "") << words;
    }
}

}  // namespace
}  // namespace onrecord
