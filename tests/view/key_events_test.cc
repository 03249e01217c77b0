#include "view/key_events.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

constexpr std::uint32_t kTop = 10, kBelow = 4000;  // places in a report

Rows rows_of_reports() {
    Rows rows;
    for (const char* id : {"a", "b", "c", "d"}) {
        ReportRow report;
        report.id = id;
        report.outlet = std::string("Outlet ") + id;
        report.published = "2024-05-10";
        rows.reports.push_back(report);
    }
    return rows;
}

// An event of a day that the given reports tell of, at the same place in each.
EventRow event_in(const std::vector<std::string>& reports, std::uint32_t place = kBelow) {
    EventRow event;
    event.text = "the pier closed";
    event.date = "2024-05-09";
    for (const auto& report : reports) event.tellings.push_back({{report, {place, place + 20}, "", ""}, event.date});
    return event;
}

// Which of two events is the more important, in whatever order they are.
void expect_first(Rows rows, const EventRow& more, const EventRow& less, const char* why) {
    for (const bool is_swapped : {false, true}) {
        rows.timeline = is_swapped ? std::vector{less, more} : std::vector{more, less};
        EXPECT_EQ(key_events(rows).first, &rows.timeline[is_swapped ? 1 : 0]) << why;
    }
}

TEST(KeyEvents, WeighWhatManyTellFirstHand) {
    const Rows rows = rows_of_reports();
    expect_first(rows, event_in({"a", "b"}), event_in({"a"}), "more outlets");
    expect_first(rows, event_in({"a"}, kTop), event_in({"a"}), "a lead");
    Rows copied = rows;
    copied.reuse.push_back({"a", "b", 0.9, {}});
    copied.reuse.push_back({"b", "c", 0.9, {}});
    expect_first(copied, event_in({"a", "d"}), event_in({"a", "b", "c"}), "copies tell as one");
    Rows partly = rows;
    partly.reuse.push_back({"a", "b", 0.2, {}});
    expect_first(partly, event_in({"a", "b"}), event_in({"a"}), "a shared passage is no copy");
    Rows same = rows;
    same.reports[1].outlet = same.reports[0].outlet;
    expect_first(same, event_in({"a", "c"}), event_in({"a", "b"}), "an outlet tells as one");
    Rows claimed = rows;
    ClaimRow claim;
    claim.n_reports = 2;
    claim.uses.push_back({{"a", {kBelow, kBelow + 10}, "", ""}, {}, "", Polarity::asserts});
    claimed.claims.push_back(claim);
    expect_first(claimed, event_in({"a"}), event_in({"b"}), "a claim rests on it");
    claimed.claims[0].n_reports = 1;
    expect_first(claimed, event_in({"a"}, kTop), event_in({"a"}), "a claim of one report counts for nothing");
}

TEST(KeyEvents, WeighDatesAndDeeds) {
    Rows rows = rows_of_reports();
    const EventRow plain = event_in({"a"});
    EventRow other = plain;
    other.date = "2024";
    expect_first(rows, plain, other, "a day before a year");
    other.date = "2024-05";
    expect_first(rows, plain, other, "a day before a month");
    other.date = "2024-05-09~";
    expect_first(rows, plain, other, "a day before about a day");
    other = event_in({"a", "b"});
    other.date = "2021-05-09";
    expect_first(rows, event_in({"a"}, kTop), other, "the news before what is long past");
    other = plain;
    other.text = "They had gone out";
    expect_first(rows, plain, other, "who?");
    other = plain;
    other.text = "Outlet b has asked the port";
    expect_first(rows, plain, other, "an outlet's own doing");
    other = plain;
    other.certainty = Certainty::planned;
    expect_first(rows, plain, other, "what was before what is to come");
    StatementRow statement;
    statement.report = "a";
    statement.cue = "told";
    statement.cue_spans = {{kBelow + 5, kBelow + 9}};
    rows.statements.push_back(statement);
    expect_first(rows, event_in({"b"}), plain, "a deed before a saying");
    rows.statements[0].cue = "ordered";
    other = plain;
    other.date = "2024-05";
    expect_first(rows, plain, other, "an order is a deed");
}

TEST(KeyEvents, AreFewDatedAndInOrder) {
    Rows rows = rows_of_reports();
    EXPECT_EQ(key_events(rows).first, nullptr);
    for (int i = 0; i < 20; ++i) rows.timeline.push_back(event_in({"a"}));
    for (auto& event : rows.timeline) event.date = "";
    EXPECT_TRUE(key_events(rows).events.empty());
    for (std::size_t i = 0; i < rows.timeline.size(); ++i) rows.timeline[i].date = "2024-05-" + std::to_string(10 + i % 10);
    const KeyEvents key = key_events(rows);
    EXPECT_EQ(key.events.size(), kMaxKeyEvents);
    EXPECT_TRUE(std::is_sorted(key.events.begin(), key.events.end()));
    EXPECT_EQ(key.first, &rows.timeline.back());  // of those alike the latest is the news
    // Reports that copy each other in a ring.
    rows.reuse = {{"a", "b", 0.9, {}}, {"b", "c", 0.9, {}}, {"c", "a", 0.9, {}}};
    EXPECT_EQ(key_events(rows).events.size(), kMaxKeyEvents);
}

}  // namespace
}  // namespace onrecord
