#include "onrecord/date.h"

#include <gtest/gtest.h>

#include "base/date_range.h"

namespace onrecord {
namespace {

TEST(Date, ReadsAndPrintsTheSameEdtf) {
    for (const char* edtf : {"2025-08-05", "2025-08", "2025", "2025-07-29/2025-08-05", "2024-02-29", "0999-12"}) {
        const auto date = parse_edtf(edtf);
        ASSERT_TRUE(date) << edtf;
        EXPECT_EQ(to_edtf(*date), edtf);
    }
}

TEST(Date, RefusesWhatIsNoDate) {
    for (const char* edtf :
         {"", "2025-13", "2025-02-30", "2025-8-5", "20250805", "2025-08-05/", "2025-08/2024", "2025-00", "XXXX-10-03", "0000"}) {
        EXPECT_FALSE(parse_edtf(edtf)) << edtf;
    }
}

TEST(Date, LiesBetweenOthers) {
    struct Row {
        const char *date, *from, *to;
        bool expected;
    };
    for (const auto& [date, from, to, expected] :
         {Row{"2025-08-05", "", "", true}, Row{"2025-08-05", "2025-08-05", "2025-08-05", true}, Row{"2025-08-05", "2025-08-06", "", false},
          Row{"2025-08-05", "", "2025-08-04", false}, Row{"2025-08", "2025-08-31", "", true}, Row{"2025-08-05", "2025", "2025-08", true},
          Row{"2025-07-29/2025-08-05", "2025-08", "2025-09", true}, Row{"2025", "2026", "", false}})
        EXPECT_EQ(is_between(*parse_edtf(date), parse_edtf(from), parse_edtf(to)), expected) << date << " " << from << " " << to;
}

}  // namespace
}  // namespace onrecord
