#include "time/inferred.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "onrecord/date.h"
#include "time/calendar.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxLine = 200;  // bytes of a copyright line
constexpr std::uint32_t kMaxAhead = 12;  // bytes of it before its mark
constexpr std::int32_t kNews = 6;        // days after which a report no longer names a day by its weekday and its date

struct Year {
    int year = 0;
    Span span;
};

// The last year of "© 2019-2025 The Harlow Courier", where the line begins with its mark.
std::optional<Year> copyright_year(std::string_view line, std::uint32_t offset) {
    std::size_t mark = std::string_view::npos;
    for (const std::string_view sign : {"\xC2\xA9", "&copy", "(c)", "(C)", "Copyright", "copyright", "COPYRIGHT"}) {
        mark = std::min(mark, line.find(sign));
    }
    if (mark == std::string_view::npos || mark > kMaxAhead) return std::nullopt;
    std::optional<Year> last;
    for (std::size_t at = mark; at + 4 <= line.size(); ++at) {
        if (!is_digit(line[at]) || is_digit(line[at - (at > 0 ? 1 : 0)])) continue;
        std::size_t end = at;
        int value = 0;
        while (end < line.size() && is_digit(line[end]) && end - at < 5) value = value * 10 + (line[end++] - '0');
        if (end - at == 4 && value >= 1990 && value < 2100) {
            if (last && at > last->span.end - offset + 5) break;  // "© 2025 …, founded in 1994"
            last = Year{value, {offset + static_cast<std::uint32_t>(at), offset + static_cast<std::uint32_t>(end)}};
        }
        at = end - 1;
    }
    return last;
}

std::optional<Year> copyright_year(const Text& text, const SpanList& furniture) {
    std::optional<Year> best;
    for (const Span span : furniture) {
        for (std::uint32_t at = span.begin; at < span.end;) {
            const auto found = text.view().find('\n', at);
            const std::uint32_t end = found == std::string_view::npos || found >= span.end ? span.end : static_cast<std::uint32_t>(found);
            if (end > at && end - at <= kMaxLine) {
                const auto year = copyright_year(text.slice({at, end}), at);
                if (year && (!best || year->year > best->year)) best = year;
            }
            at = end + 1;
        }
    }
    return best;
}

bool has_month_day(const TimeMatch& m) {
    return m.kind == TimeKind::cal && m.month != 0 && m.day != 0;
}

}  // namespace

Published infer_published(const Text& text, const SpanList& furniture, const std::vector<TimeMatch>& matches, Published found) {
    const auto year = copyright_year(text, furniture);
    // What has been and is dated later than the copyright line says contradicts it.
    const bool contradicted = year && std::any_of(matches.begin(), matches.end(), [&](const TimeMatch& m) {
                                  return m.kind == TimeKind::cal && m.year > year->year && m.tense != VerbTense::future;
                              });
    if (found.basis == Basis::dateline || (found.basis == Basis::header && year)) {
        int month = 0, day = 0;
        if (!year || contradicted || found.value.size() != 10 || !found.value.starts_with("XXXX-")) return found;
        month = (found.value[5] - '0') * 10 + (found.value[6] - '0');
        day = (found.value[8] - '0') * 10 + (found.value[9] - '0');
        if (!is_valid({year->year, month, day})) return found;
        SpanList evidence = found.evidence;
        evidence.push_back(year->span);
        std::sort(evidence.begin(), evidence.end());
        return {date_value({year->year, month, day}), Basis::inferred, std::move(evidence)};
    }
    // The latest past day that is named by weekday and date, and whose weekday is right.
    std::int32_t latest = 0;
    std::int32_t latest_dated = 0;
    SpanList evidence;
    for (const TimeMatch& m : matches) {
        if (!has_month_day(m)) continue;
        if (m.year != 0) {
            if (m.year < 1800 || !is_valid({m.year, m.month, m.day})) continue;
            const std::int32_t day = day_number({m.year, m.month, m.day});
            latest_dated = std::max(latest_dated, day);
            if (m.weekday == weekday_of(day) && m.tense == VerbTense::past && day > latest) {
                latest = day;
                evidence = {m.span};
            }
        } else if (year && m.weekday != 0 && m.tense == VerbTense::past) {
            for (const int y : {year->year, year->year - 1}) {  // no two years running give a date the same weekday
                if (!is_valid({y, m.month, m.day})) continue;
                const std::int32_t day = day_number({y, m.month, m.day});
                if (weekday_of(day) != m.weekday || day <= latest) continue;
                latest = day;
                evidence = {m.span, year->span};
            }
        }
    }
    if (latest > 0 && latest_dated <= latest + kNews) {
        std::sort(evidence.begin(), evidence.end());
        return {day_value(latest) + "/" + day_value(latest + kNews), Basis::inferred, std::move(evidence)};
    }
    if (!year || contradicted || latest > 0 || found.basis == Basis::header) return found;
    return {fmt::format("{:04}", year->year), Basis::inferred, {year->span}};
}

}  // namespace onrecord
