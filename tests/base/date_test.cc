#include "onrecord/date.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace onrecord
