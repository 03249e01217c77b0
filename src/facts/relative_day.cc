#include "facts/relative_day.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/day_number.h"
#include "compare/days.h"
#include "compare/words.h"
#include "onrecord/date.h"

namespace onrecord {

std::optional<RelativeDay> relative_day(const Reading& reading, const TimeExpression& time) {
    constexpr std::string_view kWeekday = "XXXX-WXX-", kDay = "XXXX-XX-XX";
    const std::vector<CutWord> words = cut_words(reading.text.view(), time.span);
    const auto is = [&](std::string_view word) { return !words.empty() && words.front().key == cut_word_key(word); };
    const std::string_view value = time.value;
    RelativeDay day;
    day.words = time.span;
    if (value.starts_with(kWeekday) && value.size() > kWeekday.size()) {
        const char number = value[kWeekday.size()];
        if (number < '1' || number > '7' || is("next")) return std::nullopt;
        day.weekday = static_cast<std::uint8_t>(number - '0');
        day.is_last = is("last");
        return day;
    }
    const bool is_today = is("today") || is("tonight") || is("this");
    if (!value.starts_with(kDay) || (!is_today && !is("yesterday"))) return std::nullopt;
    day.days_ago = is_today ? 0 : 1;
    return day;
}

namespace {

constexpr std::string_view kNoYear = "XXXX-";
constexpr std::size_t kDayBytes = 10;  // of 2025-08-05
constexpr std::int32_t kWeek = 7;      // days

// The month and day of "XXXX-05-03" and what goes on behind it.
std::optional<Dateline> without_year(std::string_view value) {
    if (!value.starts_with(kNoYear) || value.size() < kDayBytes) return std::nullopt;
    const auto number = [&](std::size_t at) {
        const bool digits = value[at] >= '0' && value[at] <= '9' && value[at + 1] >= '0' && value[at + 1] <= '9';
        return digits ? (value[at] - '0') * 10 + (value[at + 1] - '0') : 0;
    };
    const std::string in_leap_year = "2000-" + std::string(value.substr(kNoYear.size(), kDayBytes - kNoYear.size()));
    if (value[7] != '-' || number(5) == 0 || number(8) == 0 || !parse_edtf(in_leap_year)) return std::nullopt;
    return Dateline{static_cast<std::uint8_t>(number(5)), static_cast<std::uint8_t>(number(8)), {}};
}

}  // namespace

std::optional<Dateline> yearless_dateline(const Reading& reading) {
    const bool is_own = reading.published.basis == Basis::dateline || reading.published.basis == Basis::header;
    if (!is_own || reading.published.value.size() != kDayBytes || reading.published.evidence.empty()) return std::nullopt;
    auto dateline = without_year(reading.published.value);
    if (dateline) dateline->words = reading.published.evidence.front();
    return dateline;
}

std::int32_t day_near(const Dateline& dateline, std::int32_t day) {
    std::int32_t best = 0;
    bool any = false;
    const Date around = date_of(day);
    constexpr int kLeap = 4;  // 29 February is in one year of four
    for (int year = around.year - kLeap; year <= around.year + kLeap; ++year) {
        const std::string edtf = fmt::format("{:04}-{:02}-{:02}", year, dateline.month, dateline.day);
        const auto date = parse_edtf(edtf);
        if (!date) continue;
        const std::int32_t found = day_number(date->first);
        if (!any || std::abs(found - day) < std::abs(best - day)) best = found;
        any = true;
    }
    return any ? best : day;
}

std::vector<ResolvedTime> resolve_open_times(const Reading& reading, std::int32_t published) {
    std::vector<bool> is_past(reading.times.size(), false);
    for (const Statement& statement : reading.statements) {
        if (statement.time) is_past[*statement.time] = true;
    }
    for (const Event& event : reading.events) {
        if (event.certainty == Certainty::planned) continue;
        for (const std::uint32_t time : event.times) is_past[time] = true;
    }
    std::vector<ResolvedTime> resolved;
    for (std::uint32_t i = 0; i < reading.times.size(); ++i) {
        const TimeExpression& time = reading.times[i];
        if (!is_past[i]) continue;
        std::optional<std::int32_t> day;
        if (const auto relative = relative_day(reading, time)) {
            day = published - relative->days_ago;
            if (relative->weekday) {
                const std::int32_t back = (weekday_of(published) - *relative->weekday + kWeek) % kWeek;
                day = published - (relative->is_last && back == 0 ? kWeek : back);
            }
        } else if (const auto dateline = without_year(time.value)) {
            day = day_near(*dateline, published);
        }
        if (day) resolved.push_back({i, edtf_of({*day, *day}) + (time.value.size() > kDayBytes ? time.value.substr(kDayBytes) : "")});
    }
    return resolved;
}

}  // namespace onrecord
