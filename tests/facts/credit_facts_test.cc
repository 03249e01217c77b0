#include "facts/credit_facts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

struct OwedRow {
    CreditKind kind;
    std::string text, outlet;
    bool is_owed, is_agency, is_whole;
};

TEST(CreditFacts, AreOfCreditsThatNameAnOutlet) {
    const std::vector<OwedRow> rows{
        {CreditKind::agency, "(QW)", "QW", true, true, true},
        {CreditKind::agency, "By Quay Wire Agency", "Quay Wire Agency", true, true, true},
        {CreditKind::agency, "With Quay Wire", "Quay Wire", true, true, false},
        {CreditKind::agency, "Source: Additional News Wire", "Additional News Wire", true, true, true},
        {CreditKind::agency, "With files from Quay Wire", "Quay Wire", true, true, false},
        {CreditKind::agency, "Additional reporting: Quay Wire", "Quay Wire", true, true, false},
        {CreditKind::agency, "(with Quay Wire inputs)", "Quay Wire", true, true, false},
        {CreditKind::syndicated, "This story was originally published by Valley Ledger.", "Valley Ledger", true, false, true},
        {CreditKind::contributor, "Reporting by Ana Ruiz", "", false, false, false},
        {CreditKind::update, "Update, 6 p.m.: adds comment from Quay Wire", "Quay Wire", false, false, false},
    };
    for (const OwedRow& row : rows) {
        Reading reading;
        reading.credits = {{CreditKind::correction, {}, "", "An earlier version was wrong."}, {row.kind, {}, row.outlet, row.text}};
        const std::vector<OwedCredit> owed = take_credits(reading);
        ASSERT_EQ(owed.size(), row.is_owed ? 1u : 0u) << row.text;
        if (!row.is_owed) continue;
        EXPECT_EQ(owed[0].outlet, row.outlet);
        EXPECT_EQ(owed[0].number, 1u);
        EXPECT_EQ(owed[0].is_agency, row.is_agency) << row.text;
        EXPECT_EQ(owed[0].is_whole, row.is_whole) << row.text;
    }
}

}  // namespace
}  // namespace onrecord
