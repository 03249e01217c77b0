#include "page/credit.h"

#include <gtest/gtest.h>

#include "base/names.h"

namespace onrecord {
namespace {

// "kind: words (outlet)"
std::vector<std::string> credits_of(const std::string& bytes, std::string_view outlet = {}) {
    static const CreditLists lists = load_credit_lists();
    const Text text = Text::from_utf8(bytes);
    std::vector<std::string> all;
    for (const Credit& credit : find_credits(text, outlet, lists)) {
        EXPECT_EQ(credit.text, text.slice(credit.span));
        all.push_back(std::string(name_of(credit.kind)) + ": " + credit.text + " (" + credit.outlet + ")");
    }
    return all;
}

TEST(Credit, Lines) {
    const struct {
        const char* text;
        std::vector<std::string> credits;
    } rows[] = {
        {"The pier shut.\n\nWith files from the Harlow News Service",
         {"agency: With files from the Harlow News Service (Harlow News Service)"}},
        {"The pier shut.\n\n(With HNS inputs)", {"agency: (With HNS inputs) (HNS)"}},
        {"The pier shut.\n\nWith Harlow Wire", {"agency: With Harlow Wire (Harlow Wire)"}},
        {"The pier shut. (HNS)", {"agency: (HNS) (HNS)"}},
        {"The pier shut.\n\n(HNS)", {"agency: (HNS) (HNS)"}},
        {"The pier shut.\n\n(Reporting by Ana Ruiz; Editing by Tom Lind)",
         {"contributor: (Reporting by Ana Ruiz; Editing by Tom Lind) ()"}},
        {"The pier shut.\n\nTom Lind in Harlow contributed to this report.",
         {"contributor: Tom Lind in Harlow contributed to this report. ()"}},
        {"The pier shut.\n\nThe Harlow Press contributed to this report.",
         {"agency: The Harlow Press contributed to this report. (Harlow Press)"}},
        {"The pier shut.\n\nAdditional reporting by Tom Lind.", {"contributor: Additional reporting by Tom Lind. ()"}},
        {"The pier shut.\n\nThis story was originally published by The Ledger.",
         {"syndicated: This story was originally published by The Ledger. (Ledger)"}},
        {"The pier shut.\n\nAn earlier version of this article gave the wrong day. It shut on Monday.",
         {"correction: An earlier version of this article gave the wrong day. It shut on Monday. ()"}},
        {"The pier shut.\n\nCorrection: it shut on Monday. Not on Tuesday.",
         {"correction: Correction: it shut on Monday. Not on Tuesday. ()"}},
        {"(Updates with comment from the owner)\n\nThe pier shut.", {"update: (Updates with comment from the owner) ()"}},
        {"Update, 6 p.m.: adds comment from the owner.\n\nThe pier shut.", {"update: Update, 6 p.m.: adds comment from the owner. ()"}},
        {"The pier shut.\n\nReporting by Ana Ruiz. This story has been updated.",
         {"contributor: Reporting by Ana Ruiz. ()", "update: This story has been updated. ()"}},
        {"The pier shut.\n\nSome lines in this page are from Tidewire.", {"agency: Some lines in this page are from Tidewire. (Tidewire)"}},
        {"The pier shut.\n\nA correction: this post once said that it shut on Monday.",
         {"correction: A correction: this post once said that it shut on Monday. ()"}},
        {"The pier shut.\n\nIn our report of May 3 we said that Ms Ruiz was 62. She is 52.",
         {"correction: In our report of May 3 we said that Ms Ruiz was 62. She is 52. ()"}},
        {"By Harlow Press Agency\n\nThe pier shut.", {"agency: By Harlow Press Agency (Harlow Press Agency)"}},
        {"By our harbour reporter and Tide News Agency\n\nThe pier shut.",
         {"agency: By our harbour reporter and Tide News Agency (Tide News Agency)"}},
        // None.
        {"By Ana Ruiz\n\nThe pier shut.", {}},
        {"The pier shut.\n\nBy Harlow Press standards that was early.", {}},
        {"Updated: 3 March 2024, 10:15\n\nThe pier shut.", {}},
        {"With Tom Lind gone, the pier shut.", {}},
        {"An earlier report said that the pier was safe.", {}},
        {"The pier (built by the HNS) shut. Originally published in March 2022.", {}},
        {"The firms contributed to the fund.", {}},
        {"a (b broke. (It broke\nIt (c broke.) [It broke.", {}},
        {"", {}},
        {"(", {}},
    };
    for (const auto& row : rows) EXPECT_EQ(credits_of(row.text), row.credits) << row.text;
}

TEST(Credit, AreNoMoreThanAReportHas) {
    std::string text;
    for (std::size_t i = 0; i < 2 * kMaxCredits; ++i) text += "With files from the Harlow News Service\n";
    EXPECT_EQ(credits_of(text).size(), kMaxCredits);
}

TEST(Credit, TheOutletOwesItselfNothing) {
    EXPECT_TRUE(credits_of("The pier shut. (HNS)", "HNS").empty());
}

}  // namespace
}  // namespace onrecord
