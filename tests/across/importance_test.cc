#include "across/importance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

using testing::ElementsAre;

constexpr std::uint32_t kTop = 10, kBelow = 4000;  // places in a report
constexpr std::size_t kReports = 4;

struct News {
    std::vector<ReportFacts> reports;
    std::vector<Claim> claims;
    std::vector<Reuse> reuse;

    News() {
        for (std::uint32_t i = 0; i < kReports; ++i) {
            ReportFacts& report = reports.emplace_back();
            report.outlet = i + 1;
            report.outlet_name = "Outlet " + std::to_string(i);
            report.published = days_of("2024-05-10");
            report.events.resize(1);
        }
    }

    // Event 0 of each report.
    static TimelineEvent told_in(const std::vector<ReportIndex>& reports, std::uint32_t place = kBelow) {
        TimelineEvent event;
        event.text = "the pier closed";
        event.date = "2024-05-09";
        for (const ReportIndex report : reports) event.tellings.push_back({report, 0, {place, place + 20}, event.date});
        return event;
    }

    [[nodiscard]] bool is_first(const TimelineEvent& more, const TimelineEvent& less) const {
        std::vector<TimelineEvent> events{more, less};
        weigh_events(events, claims, reports, writers(reports.size(), reuse));
        return events[0].importance > events[1].importance;
    }
};

TEST(Importance, IsOfWhatManyTellFirstHand) {
    const News news;
    EXPECT_TRUE(news.is_first(News::told_in({0, 1}), News::told_in({0})));
    EXPECT_TRUE(news.is_first(News::told_in({0}, kTop), News::told_in({0})));
    News copied = news;
    copied.reuse = {{0, 1, 0.9, {}}, {1, 2, 0.9, {}}};
    EXPECT_TRUE(copied.is_first(News::told_in({0, 3}), News::told_in({0, 1, 2}))) << "copies tell as one";
    News partly = news;
    partly.reuse = {{0, 1, 0.2, {}}};
    EXPECT_TRUE(partly.is_first(News::told_in({0, 1}), News::told_in({0}))) << "a shared passage is no copy";
    News same = news;
    same.reports[1].outlet = same.reports[0].outlet;
    EXPECT_TRUE(same.is_first(News::told_in({0, 2}), News::told_in({0, 1}))) << "an outlet tells as one";
    News unnamed = news;
    for (ReportFacts& report : unnamed.reports) report.outlet = 0;
    EXPECT_TRUE(unnamed.is_first(News::told_in({0, 1}), News::told_in({0}))) << "outlets that are not known may be two";
}

TEST(Importance, IsOfWhatClaimsRestOn) {
    News news;
    Claim claim;
    claim.uses = {{0, {kBelow, kBelow + 10}, {}}, {1, {kTop, kTop + 10}, {}}};
    news.claims = {claim};
    EXPECT_TRUE(news.is_first(News::told_in({0}), News::told_in({2})));
    news.claims[0].uses.pop_back();
    EXPECT_FALSE(news.is_first(News::told_in({0}), News::told_in({2}))) << "a claim of one report counts for nothing";
}

TEST(Importance, IsOfDatesAndDeeds) {
    News news;
    const TimelineEvent plain = News::told_in({0});
    TimelineEvent other = plain;
    for (const char* date : {"2024", "2024-05", "2024-05-09~"}) {
        other.date = date;
        EXPECT_TRUE(news.is_first(plain, other)) << date;
    }
    other = News::told_in({0, 1});
    other.date = "2021-05-09";
    EXPECT_TRUE(news.is_first(News::told_in({0}, kTop), other)) << "the news before what is long past";
    other = plain;
    other.text = "They had gone out";
    EXPECT_TRUE(news.is_first(plain, other)) << "who?";
    other = plain;
    other.text = "Outlet 0 has asked the port";
    EXPECT_TRUE(news.is_first(plain, other)) << "an outlet's own doing";
    other = plain;
    other.certainty = Certainty::planned;
    EXPECT_TRUE(news.is_first(plain, other)) << "what was before what is to come";
    news.reports[0].events[0].is_saying = true;
    EXPECT_TRUE(news.is_first(News::told_in({1}), plain)) << "a deed before a saying";
}

TEST(Importance, WhoWroteACopy) {
    EXPECT_THAT(writers(4, {{0, 1, 0.9, {}}, {1, 2, 0.9, {}}, {2, 3, 0.4, {}}}), ElementsAre(0U, 0U, 0U, 3U));
    EXPECT_THAT(writers(3, {{0, 1, 0.9, {}}, {0, 2, 0.9, {}}, {1, 2, 0.9, {}}}), ElementsAre(0U, 0U, 0U));
}

}  // namespace
}  // namespace onrecord
