#include "across/reuse_way.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "compare/days.h"

namespace onrecord {
namespace {

struct InventedReport {
    std::string outlet, published;
    std::vector<OwedCredit> credits = {};
};
constexpr bool kAgency = true, kWhole = true;

// What reports 0 and 1 say of their text; report 2, where there is one, has the same passages as both, or `third_has` of 100 bytes of them.
struct WayRow {
    std::vector<InventedReport> reports;
    std::string expected;  // type, credited or not, who had it first, reason, third report, credits of the three
    std::uint32_t third_has = 100;
};

std::string in_words(const ReuseWay& way, const std::vector<std::uint32_t>& number_of) {
    static constexpr std::array<const char*, 4> kTypes{"unknown", "copy", "agency", "common_source"};
    static constexpr std::array<const char*, 7> kReasons{"none",         "credit",          "same_credit", "whole_credit",
                                                         "third_report", "credit_of_third", "earlier_day"};
    std::string words = kTypes[static_cast<std::size_t>(way.type)];
    words += way.is_credited ? ", credited" : "";
    if (way.from) words += fmt::format(", from {}", number_of[*way.from]);
    words += fmt::format(", {}", kReasons[static_cast<std::size_t>(way.reason)]);
    if (way.third) words += fmt::format(" {}", number_of[*way.third]);
    return words;
}

// The way of the pair of reports 0 and 1 where the reports are numbered as `order` says.
std::string way_of(const WayRow& row, const std::vector<std::uint32_t>& order) {
    std::vector<ReportFacts> reports(order.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        const InventedReport& made = row.reports[order[place]];
        reports[place].outlet_name = made.outlet;
        reports[place].published = days_of(made.published);
        reports[place].credits = made.credits;
    }
    std::vector<Reuse> pairs;
    std::size_t asked = 0;
    for (ReportIndex second = 1; second < order.size(); ++second) {
        for (ReportIndex first = 0; first < second; ++first) {
            const bool is_asked = order[first] < 2 && order[second] < 2;
            const Span span{0, is_asked ? 100 : row.third_has};
            if (is_asked) asked = pairs.size();
            pairs.push_back({first, second, 0.5, {{span, span}}});
        }
    }
    find_ways(reports, {}, pairs);
    return in_words(pairs[asked].way, order);
}

TEST(ReuseWay, IsWhatCreditsThirdReportsAndDaysSay) {
    const OwedCredit to_times{"Harlow Times", 0, !kAgency, !kWhole}, to_post{"The Coast Post", 0, !kAgency, !kWhole};
    const OwedCredit with_wire{"Quay Wire", 0, kAgency, !kWhole}, of_wire{"Quay Wire", 1, kAgency, kWhole};
    const OwedCredit of_ledger{"Valley Ledger", 0, !kAgency, kWhole};
    const std::string monday = "2031-03-03", tuesday = "2031-03-04", wednesday = "2031-03-05";
    const std::vector<WayRow> rows{
        {{{"Harlow Times", ""}, {"Coast Post", ""}}, "unknown, none"},
        {{{"Harlow Times", monday}, {"Coast Post", monday}}, "unknown, none"},
        {{{"Harlow Times", monday}, {"Coast Post", "2031-03"}}, "unknown, none"},
        {{{"Harlow Times", monday}, {"Coast Post", tuesday}}, "unknown, from 0, earlier_day"},
        {{{"Harlow Times", tuesday}, {"Coast Post", "2031-02"}}, "unknown, from 1, earlier_day"},
        // One credits the other, under a part of its name too, and whatever the days.
        {{{"Harlow Times", tuesday}, {"Coast Post", monday, {to_times}}}, "copy, credited, from 0, credit"},
        {{{"Harlow Times", "", {to_post}}, {"Coast Post", ""}}, "copy, credited, from 1, credit"},
        {{{"Harlow Times", monday, {to_post}}, {"Coast Post", tuesday, {to_times}}}, "unknown, from 0, earlier_day"},
        // Both credit one.
        {{{"Harlow Times", monday, {with_wire}}, {"Coast Post", tuesday, {of_wire}}}, "agency, credited, same_credit"},
        {{{"Harlow Times", monday, {of_ledger}}, {"Coast Post", tuesday, {of_ledger}}}, "common_source, credited, same_credit"},
        // One credits an agency for all of its text; for a part of it that says nothing.
        {{{"Harlow Times", monday, {of_wire}}, {"Coast Post", tuesday}}, "agency, whole_credit"},
        {{{"Harlow Times", monday}, {"Coast Post", tuesday, {of_ledger}}}, "common_source, whole_credit"},
        {{{"Harlow Times", monday, {with_wire}}, {"Coast Post", tuesday}}, "unknown, from 0, earlier_day"},
        {{{"Harlow Times", monday, {of_wire}}, {"Coast Post", tuesday, {of_ledger}}}, "unknown, from 0, earlier_day"},
        // A third report that is older, or not.
        {{{"Harlow Times", tuesday}, {"Coast Post", wednesday}, {"Valley Ledger", monday}}, "common_source, third_report 2"},
        {{{"Harlow Times", monday}, {"Coast Post", wednesday}, {"Valley Ledger", tuesday}}, "unknown, from 0, earlier_day"},
        {{{"Harlow Times", monday}, {"Coast Post", monday}, {"Valley Ledger", monday}}, "unknown, none"},
        {{{"Harlow Times", tuesday}, {"Coast Post", wednesday}, {"Valley Ledger", monday}}, "unknown, from 0, earlier_day", 40},
        // One that a report credits.
        {{{"Harlow Times", monday, {with_wire}}, {"Coast Post", tuesday}, {"Quay Wire", ""}}, "agency, third_report 2"},
        {{{"Harlow Times", monday}, {"Coast Post", tuesday, {of_ledger}}, {"Valley Ledger", monday}}, "common_source, third_report 2"},
        // A third report that says whose text it is.
        {{{"Harlow Times", monday}, {"Coast Post", monday}, {"Valley Ledger", tuesday, {to_times}}}, "copy, from 0, credit_of_third 2"},
        {{{"Harlow Times", ""}, {"Coast Post", monday}, {"Valley Ledger", tuesday, {to_post}}}, "copy, from 1, credit_of_third 2"},
        {{{"Harlow Times", tuesday}, {"Coast Post", monday}, {"Valley Ledger", tuesday, {to_times}}}, "unknown, from 1, earlier_day"},
        {{{"Harlow Times", monday}, {"Coast Post", monday}, {"Valley Ledger", tuesday, {to_times, to_post}}}, "unknown, none"},
    };
    for (const WayRow& row : rows) {
        std::vector<std::uint32_t> order;
        for (std::uint32_t report = 0; report < row.reports.size(); ++report) order.push_back(report);
        do {
            EXPECT_EQ(way_of(row, order), row.expected)
                << row.reports[0].outlet << ' ' << row.reports[0].published << ", " << row.reports[1].outlet << ' '
                << row.reports[1].published << ", report 0 is number " << std::find(order.begin(), order.end(), 0u) - order.begin();
        } while (std::next_permutation(order.begin(), order.end()));
    }
}

TEST(ReuseWay, NamesTheCreditsThatItRestsOn) {
    std::vector<ReportFacts> reports(3);
    reports[0].outlet_name = "Harlow Times";
    reports[0].credits = {{"Tarn Radio", 0, false, false}, {"Quay Wire", 4, true, false}};
    reports[1].outlet_name = "Coast Post";
    reports[1].credits = {{"Quay Wire", 2, true, true}};
    reports[2].outlet_name = "Quay Wire";
    std::vector<Reuse> pairs;
    for (const auto& [first, second] : {std::pair(0u, 1u), std::pair(0u, 2u)}) pairs.push_back({first, second, 0.5, {{{0, 9}, {0, 9}}}});
    find_ways(reports, {}, pairs);
    EXPECT_EQ(pairs[0].way.first_credit, 4u);
    EXPECT_EQ(pairs[0].way.second_credit, 2u);
    EXPECT_EQ(pairs[1].way.first_credit, 4u);
    EXPECT_EQ(pairs[1].way.second_credit, std::nullopt);
}

// A report that does not say its day has the one that others give.
TEST(ReuseWay, TakesTheDaysOfTheRecord) {
    std::vector<ReportFacts> reports(2);
    reports[0].published = days_of("2031-03-04");
    std::vector<Reuse> pairs{{0, 1, 0.5, {{{0, 9}, {0, 9}}}}};
    find_ways(reports, {{1, "2031-03-03", {}}}, pairs);
    EXPECT_EQ(pairs[0].way.from, 1u);
    EXPECT_EQ(pairs[0].way.reason, ReuseReason::earlier_day);
}

}  // namespace
}  // namespace onrecord
