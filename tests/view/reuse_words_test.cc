#include "view/reuse_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

class ReuseWords : public ::testing::Test {
protected:
    ReuseWords() {
        const auto add = [&](const char* id, const char* outlet, const char* published) {
            ReportRow& report = reports_.emplace_back();
            report.id = id;
            report.outlet = outlet;
            report.published = published;
        };
        add("a", "Harlow Times", "2031-03-03");
        add("b", "Coast Post", "2031-03-04");
        add("w", "Quay Wire", "2031-03-02");
    }
    static ReuseRow pair(const char* reason, const char* from = "", const char* third = "") {
        ReuseRow row{"a", "b", 0.5, {}};
        row.reason = reason;
        row.from = from;
        row.third = third;
        return row;
    }
    static CreditRow credit(const char* words) { return {"agency", "Quay Wire", words, {}}; }
    [[nodiscard]] std::string way(const ReuseRow& row) const { return way_in_words(row, ReportBook(reports_)); }

    std::vector<ReportRow> reports_;
};

TEST_F(ReuseWords, SayWhatCreditsAndDaysSay) {
    EXPECT_EQ(way(pair("")), "Neither credits nor days say who had it first.");
    EXPECT_EQ(way(pair("earlier_day", "a")), "Harlow Times, 3 Mar 2031 was published first; no credit says who has it from whom.");
    ReuseRow row = pair("credit", "b");
    row.first_credit = credit("With files from the Coast Post");
    EXPECT_EQ(way(row), "Harlow Times credits Coast Post (“With files from the Coast Post”).");
    row = pair("same_credit");
    row.first_credit = credit("(QW)");
    row.second_credit = credit("With Quay Wire");
    EXPECT_EQ(way(row), "Both credit Quay Wire (“(QW)”, “With Quay Wire”).");
    row = pair("whole_credit");
    row.second_credit = credit("(QW)");
    EXPECT_EQ(way(row), "Both carry Quay Wire’s text: Coast Post credits it (“(QW)”), Harlow Times has the same text without a credit.");
    row.reason = "third_report";
    row.third = "w";
    EXPECT_EQ(way(row),
              "Both carry text of Quay Wire, 2 Mar 2031: Coast Post credits it (“(QW)”), Harlow Times has the same text without a credit.");
    row.second_credit.reset();
    EXPECT_EQ(way(row), "Most or all of it is also in Quay Wire, 2 Mar 2031, published before both.");
    row = pair("credit_of_third", "b", "w");
    row.third_credit = credit("With Coast Post");
    EXPECT_EQ(way(row), "Quay Wire credits Coast Post for the same text (“With Coast Post”), Harlow Times has it without a credit.");
}

TEST_F(ReuseWords, SayHowMuchIsInNoOtherReport) {
    ReuseRow row = pair("");
    row.first_own = 0.604;
    row.second_own = 0.998;
    EXPECT_EQ(own_in_words(row, ReportBook(reports_)), "In no other report: 60 % of the text of Harlow Times, 99 % of that of Coast Post.");
    row.second_own = 0;
    reports_[1].outlet = "Harlow Times";
    EXPECT_EQ(own_in_words(row, ReportBook(reports_)),
              "In no other report: 60 % of the text of Harlow Times, 3 Mar 2031, 0 % of that of Harlow Times, 4 Mar 2031.");
}

}  // namespace
}  // namespace onrecord
