#include "across/published.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "across/link.h"
#include "across/reading_list.h"
#include "across/tests_across.h"
#include "compare/days.h"
#include "facts/relative_day.h"

namespace onrecord {
namespace {

constexpr const char* kCase =
    " The owners of the Tarnfoot dam had been warned by the Tarnfoot engineers. The valley below the Tarnfoot dam was cleared, and the "
    "Tarnfoot school was opened to those who had to leave.";

// "B 2024-03-05/2024-03-11 (on Tuesday)": reports that others date, of a dated report and of undated ones.
std::string dated(const std::string& told, const std::string& day, const std::vector<std::string>& undated) {
    std::vector<Reading> readings{read_report(0, "Paper A", day, told + kCase)};
    for (std::size_t i = 0; i < undated.size(); ++i)
        readings.push_back(read_report(i + 1, std::string("Paper ") + static_cast<char>('B' + i), "", undated[i] + kCase));
    const ReadingList list(std::move(readings));
    const Links links = link(list);
    std::string all;
    for (const PublishedBetween& published : links.published) {
        const Reading reading = list.at(published.report);
        all += (all.empty() ? "" : "; ") + reading.outlet.substr(6) + ' ' + published.date;
        for (const auto& reason : published.reasons) all += " (" + std::string(reading.text.slice(reason.words)) + ')';
    }
    return all;
}

TEST(Published, IsTheWeekAfterAHappeningThatAnotherReportDates) {
    const std::string told = "It is so. The Tarnfoot dam collapsed on 5 March 2024.";  // a Tuesday
    const struct {
        const char* words;
        const char* dated;
    } cases[] = {
        {"It is so. The Tarnfoot dam collapsed on Tuesday.", "B 2024-03-05/2024-03-11 (Tuesday)"},
        {"It is so. The Tarnfoot dam collapsed last Tuesday.", "B 2024-03-06/2024-03-18 (last Tuesday)"},
        {"It is so. The Tarnfoot dam collapsed yesterday.", "B 2024-03-06 (yesterday)"},
        {"It is so. The Tarnfoot dam collapsed this morning.", "B 2024-03-05 (this morning)"},
        {"It is so. The Tarnfoot dam collapsed on Friday.", ""},  // another collapse, or a slip
        {"It is so. The Tarnfoot dam collapsed.", ""},
    };
    for (const auto& c : cases) EXPECT_EQ(dated(told, "2024-03-08", {c.words}), c.dated) << c.words;
}

TEST(Published, IsNotByWhatLiesFarBack) {
    EXPECT_EQ(
        dated("It is so. The Tarnfoot dam collapsed on 5 March 2024.", "2024-06-08", {"It is so. The Tarnfoot dam collapsed on Tuesday."}),
        "");
}

TEST(Published, OfEachReportByItself) {
    EXPECT_EQ(dated("It is so. The Tarnfoot dam collapsed on 5 March 2024.", "2024-03-08",
                    {"It is so. The Tarnfoot dam collapsed yesterday.", "It is so. The Tarnfoot dam collapsed on Tuesday."}),
              "B 2024-03-06 (yesterday); C 2024-03-05/2024-03-11 (Tuesday)");
}

TEST(Published, ADatelineWithoutAYearHasThatOfTheDatedReport) {
    const std::string told = "It is so. The Tarnfoot dam collapsed on 5 March 2024.";
    const std::string dateline = "TARNFOOT, March 6 (Tideline) - The Tarnfoot dam collapsed. It is so.";
    EXPECT_EQ(dated(told, "2024-03-08", {dateline}), "B 2024-03-06 (March 6)");
    EXPECT_EQ(dated(told, "2024-06-08", {dateline}), "");  // too far from it
}

// The dated reports of one event, the nearest of which a yearless dateline follows, whatever their order.
TEST(Published, ADatelineWithoutAYearGoesByTheNearestDatedReport) {
    const auto year = [](const std::vector<std::string>& days, const std::string& dateline) {
        std::vector<ReportFacts> reports(days.size() + 1);
        TimelineEvent event;
        for (std::uint32_t i = 0; i <= days.size(); ++i) {
            if (i < days.size()) reports[i].published = days_of(days[i]);
            reports[i].events.emplace_back();
            event.tellings.push_back({});
            event.tellings.back().report = i;
        }
        const Reading reading = read_report(0, "Paper", "", dateline + " (Tideline) - The Tarnfoot dam collapsed. It is so.");
        reports.back().dateline = take_facts(reading, load_fact_lists()).dateline;
        const auto found = find_published(reports, {}, {event}, {});
        return found.empty() ? std::string("-") : found.front().date;
    };
    const struct {
        std::vector<std::string> days;
        const char* dateline;
        const char* year;
    } cases[] = {
        {{"2024-03-08"}, "TARNFOOT, March 6", "2024-03-06"},
        {{"2023-03-20", "2024-03-08"}, "TARNFOOT, March 6", "2024-03-06"},
        {{"2024-03-08", "2023-03-20"}, "TARNFOOT, March 6", "2024-03-06"},
        {{"2023-03-07", "2024-03-20"}, "TARNFOOT, March 6", "2023-03-06"},
        {{"2023-06-07", "2024-03-20"}, "TARNFOOT, March 6", "2024-03-06"},
        {{"2023-06-07", "2024-07-20"}, "TARNFOOT, March 6", "-"},
        {{"2024-12-30", "2025-12-02"}, "TARNFOOT, Jan. 2", "2025-01-02"},
    };
    for (const auto& c : cases) EXPECT_EQ(year(c.days, c.dateline), c.year) << c.dateline << ' ' << c.days.front();
}

TEST(Published, OpenTimesAreResolvedAgain) {
    const Reading reading = read_report(0, "Paper A", "", "“It is safe,” Ana Ruiz said on Tuesday. Tom Brand resigned on March 4.");
    std::string all;
    for (const ResolvedTime& one : resolve_open_times(reading, days_of("2024-03-08").first))
        all += std::string(reading.text.slice(reading.times[one.time].span)) + " " + one.value + "; ";
    EXPECT_EQ(all, "Tuesday 2024-03-05; March 4 2024-03-04; ");
    EXPECT_EQ(resolve_open_times(reading, days_of("2024-03-08").first).size(), 2U);
}

}  // namespace
}  // namespace onrecord
