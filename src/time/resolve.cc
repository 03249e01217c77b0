// The rules, in the order of TimeKind (what most reports mean by the words; figures in docs/time.md):
//   a bare weekday is the last such day, the day of publication included; the next one where the clause is future
//   a bare month or month-day is the nearest past or future one as the clause's tense says; without a tense the nearest
//   "a year ago" counts from publication, "a year earlier" and "that year" from the date last spoken of, and both keep a quarter
#include "time/resolve.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

#include "time/calendar.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 5> kSeasons = {"", "SP", "SU", "FA", "WI"};
constexpr std::array<int, 5> kSeasonStart = {0, 3, 6, 9, 12};  // month
constexpr std::array<std::string_view, 5> kParts = {"", "TMO", "TAF", "TEV", "TNI"};
constexpr std::string_view kUnitLetters = "SMHDWMQYEC";  // by TimeUnit; minutes and months differ by the T before

struct Quarter {
    int year = 0;
    int number = 0;  // 1 to 4; 0: none spoken of
};

class Resolver {
public:
    Resolver(const TimeLists& lists, std::optional<Date> published) : lists_(lists) {
        if (!published) return;
        today_ = *published;
        if (today_.has_day()) day_ = day_number(today_);
    }

    TimeExpression resolve(const TimeMatch& m, const std::vector<TimeMatch>& all, std::size_t index) {
        TimeExpression time{m.span, TimeType::DATE, {}};
        sentence_ = m.sentence;
        switch (m.kind) {
            case TimeKind::cal:
            case TimeKind::day2:
                time.value = calendar(m);
                break;
            case TimeKind::holiday:
                time.value = holiday(m);
                break;
            case TimeKind::day:
                time.value = shifted_day(std::atoi(lists_.rules[m.rule].argument.c_str()));
                break;
            case TimeKind::rel:
                time.value = relative(m);
                break;
            case TimeKind::period:
                if (const auto ended = quarter_ended(m, all, index)) {
                    quarter_ = *ended;
                    time.value = fmt::format("{:04}-Q{}", ended->year, ended->number);
                    break;
                }
                time.value = period(m);
                break;
            case TimeKind::dur:
                time.type = TimeType::DURATION;
                time.value = duration(m);
                break;
            case TimeKind::shift:
                time.value = shift(m);
                if (lists_.rules[m.rule].argument == "samepart") time.type = TimeType::TIME;
                if (m.unit != kNoUnit && m.unit < kDay) time.type = time.value.starts_with("P") ? TimeType::DURATION : TimeType::TIME;
                break;
            case TimeKind::set:
                time.type = TimeType::SET;
                time.value = set(m);
                break;
            case TimeKind::tod: {
                time.type = TimeType::TIME;
                time.value = day_beside(all, index);
                break;
            }
            case TimeKind::ref:
                time.value = lists_.rules[m.rule].argument;
                break;
            case TimeKind::none:
                break;
        }
        add_time_of_day(m, time);
        return time;
    }

private:
    [[nodiscard]] bool knows_year() const { return today_.year != 0; }
    [[nodiscard]] bool knows_month() const { return today_.month != 0; }
    [[nodiscard]] bool knows_day() const { return today_.day != 0; }

    std::string spoken(Date date) {  // remembered for "that year", "two days later"
        std::string value = date_value(date);
        if (!value.empty()) last_ = date;
        if (!value.empty() && date.has_day()) {
            last_day_ = date;
            sentence_of_last_day_ = sentence_;
        }
        if (!value.empty() && date.has_day() && knows_day() && day_number(date) <= day_) last_past_day_ = date;
        return value;
    }
    std::string spoken_day(std::int32_t day) { return spoken(date_of(day)); }

    std::string calendar(const TimeMatch& m) {
        if (m.ordinal != 0 && m.unit == kCentury)
            return m.ordinal >= 1 && m.ordinal <= 21 ? fmt::format("{:02}", m.ordinal - 1) : std::string();
        if (m.ordinal != 0 && m.unit == kQuarter) return quarter(m);
        if (m.half) {
            const int year = m.year != 0    ? m.year
                             : knows_year() ? today_.year + (m.dir != TimeMatch::kNone && m.ordinal != 0 ? m.dir : 0)
                                            : 0;
            return year == 0 ? "XXXX-H" + std::to_string(m.ordinal == 1 ? 1 : 2) : fmt::format("{:04}-H{}", year, m.ordinal == 1 ? 1 : 2);
        }
        if (m.decade != 0) return fmt::format("{:03}", m.decade / 10);
        if (m.season != 0) return season(m);
        const std::string& argument = lists_.rules[m.rule].argument;
        if (m.month != 0 && argument == "same") {  // "June of that year"
            return last_.year != 0 ? spoken({last_.year, m.month, m.day}) : m.day != 0 ? month_day(m) : month(m);
        }
        if (m.month != 0 && argument == "around") return around(m);
        if (argument == "nth") return nth_weekday(m);
        if (argument == "monthday") {  // "the 14th of this month"
            const Date date = month_beside(m);
            if (date.year == 0) return fmt::format("XXXX-XX-{:02}", m.day);
            return is_valid({date.year, date.month, m.day}) ? spoken({date.year, date.month, m.day}) : std::string();
        }
        if (argument == "ordday") {  // "the first of May"
            TimeMatch day = m;
            day.day = m.ordinal;
            return month_day(day);
        }
        if (argument == "daythe") return day_of_last_month(m);
        if (m.month != 0 && !argument.empty()) return end_of_month(m);
        if (m.month != 0) return m.day != 0 ? month_day(m) : month(m);
        if (m.weekday != 0) return weekday(m);
        if (m.year != 0) return spoken({m.year, 0, 0});
        return {};
    }

    std::string quarter(const TimeMatch& m) {
        if (m.ordinal < 1 || m.ordinal > 4) return {};
        int year = m.year;
        if (year == 0) {
            if (!knows_year()) return fmt::format("XXXX-Q{}", m.ordinal);
            year = today_.year;
            if (m.dir != TimeMatch::kNone) {
                year += m.dir;
            } else if (knows_month()) {
                const int now = (today_.month - 1) / 3 + 1;
                if (m.tense == VerbTense::future && m.ordinal < now - 1) {  // the quarter just ended is yet to be reported
                    ++year;
                } else if (m.tense != VerbTense::future && m.ordinal > now) {
                    --year;
                }
            }
        }
        quarter_ = {year, m.ordinal};
        return fmt::format("{:04}-Q{}", year, m.ordinal);
    }

    std::string season(const TimeMatch& m) {
        int year = m.year;
        const auto index = static_cast<std::size_t>(m.season);
        if (year == 0) {
            if (!knows_year()) return fmt::format("XXXX-{}", kSeasons[index]);
            year = today_.year;
            if (knows_month()) {
                const int start = kSeasonStart[index];
                const int before = today_.month < 3 && m.season == 4 ? 1 : 0;  // January is in the winter that began last year
                if (m.dir == -1) {
                    if (today_.month < start + 3) --year;
                } else if (m.dir == 1) {
                    if (today_.month >= start) ++year;
                } else if (m.dir == 0) {
                    year -= before;
                } else if (m.tense == VerbTense::future) {
                    if (today_.month > start + 2) ++year;
                } else if (today_.month < start) {
                    --year;
                }
            } else if (m.dir != TimeMatch::kNone) {
                return fmt::format("XXXX-{}", kSeasons[index]);
            }
        }
        last_ = {year, 0, 0};
        return fmt::format("{:04}-{}", year, kSeasons[index]);
    }

    // Whether a month, or a day of it, is of the report's year where nothing more than that year is known. Set on 900 reports of PolNeAR,
    // BASIL and AllSides, whose day is known: of the months and days that this takes 440 of 449 are of their report's year.
    [[nodiscard]] bool is_of_known_year(const TimeMatch& m) const {
        constexpr int kFirstMonthAhead = 6, kFirstDayAhead = 3, kLastMonthBack = 5, kLastDayBack = 8;  // months
        if (!knows_year() || m.dir != TimeMatch::kNone) return false;
        if (m.tense == VerbTense::future) return m.month >= (m.day != 0 ? kFirstDayAhead : kFirstMonthAhead);
        return m.tense == VerbTense::past && m.month <= (m.day != 0 ? kLastDayBack : kLastMonthBack);
    }

    // The year of a month; 0 where it stays open.
    [[nodiscard]] int year_of_month(const TimeMatch& m) const {
        int year = m.year;
        if (year == 0) {
            if (!knows_year()) return 0;
            if (!knows_month() && m.unit != kYear) return is_of_known_year(m) ? today_.year : 0;
            year = today_.year;
            if (m.unit == kYear && m.dir != TimeMatch::kNone) {
                year += m.dir;
            } else if (m.dir == -1) {
                if (m.month >= today_.month) --year;
            } else if (m.dir == 1) {
                if (m.month <= today_.month) ++year;
            } else if (m.dir == 0) {
                // this year's
            } else if (m.tense == VerbTense::future) {
                if (m.month < today_.month) ++year;
            } else if (m.tense == VerbTense::past) {
                if (m.month > today_.month) --year;
            } else if (m.month - today_.month > 6) {
                --year;
            } else if (today_.month - m.month > 6) {
                ++year;
            }
        }
        return year;
    }
    std::string month(const TimeMatch& m) {
        const int year = year_of_month(m);
        return year != 0 ? spoken({year, m.month, 0}) : fmt::format("XXXX-{:02}", m.month);
    }

    // The month that "this", "last" or "next month" is; year 0 where it stays open.
    [[nodiscard]] Date month_beside(const TimeMatch& m) const {
        if (!knows_month() || m.dir == TimeMatch::kNone) return {};
        return month_plus({today_.year, today_.month, 0}, m.dir);
    }

    // "It was to open on 1 May. It will now do so on the eighth": of the month of a day named in this sentence or the one before.
    std::string day_of_last_month(const TimeMatch& m) {
        const int day = m.day != 0 ? m.day : m.ordinal;
        const Date date{last_day_.year, last_day_.month, day};
        const bool is_near = last_day_.has_day() && m.sentence - sentence_of_last_day_ <= 1;
        return is_near && day > last_day_.day && is_valid(date) ? spoken(date) : std::string();
    }

    // "The second Tuesday of March", "the last Monday of May 2024", "the first Friday of next month".
    std::string nth_weekday(const TimeMatch& m) {
        TimeMatch plain = m;
        plain.dir = TimeMatch::kNone;  // "last" counts the weekday
        const Date month = m.month == 0 ? month_beside(m) : Date{year_of_month(plain), m.month, 0};
        if (month.year == 0) return m.month != 0 ? fmt::format("XXXX-{:02}", m.month) : std::string("XXXX-XX");
        if (m.ordinal < 0 || m.ordinal > 5) return {};
        const int n_days = days_in(month.year, month.month);
        const int first = 1 + (m.weekday - weekday_of(day_number({month.year, month.month, 1})) + 7) % 7;
        const int day = m.ordinal > 0 ? first + 7 * (m.ordinal - 1) : first + 7 * ((n_days - first) / 7);
        return day <= n_days ? spoken({month.year, month.month, day}) : std::string();
    }

    // "The last week of March": the week that has most of its days in it; of other units the day.
    std::string end_of_month(const TimeMatch& m) {
        const std::string value = month(m);
        const int year = year_of_month(m);
        if (value.empty() || year == 0 || (m.unit != kDay && m.unit != kWeek)) return value;
        const bool first = lists_.rules[m.rule].argument == "first";
        const std::int32_t day = day_number({year, m.month, first ? 1 : days_in(year, m.month)});
        if (m.unit == kDay) return spoken_day(day);
        return week_value(day + (first ? 3 : -3));
    }

    // "The week of March 3", "the weekend of March 3".
    std::string around(const TimeMatch& m) {
        std::string value = month_day(m);
        if (value.starts_with('X') || (m.unit != kWeek && m.unit != kWeekend)) return value;
        const std::int32_t day = day_number(last_);
        return week_value(day) + (m.unit == kWeekend ? "-WE" : "");
    }

    // Of a day that comes once a year, the one that is nearest after a penalty: date_in(year) gives it where that year has it, and
    // penalty(days from now) what its place costs.
    template <class DateIn, class Penalty>
    [[nodiscard]] std::optional<Date> nearest(DateIn date_in, Penalty penalty) const {
        const std::int32_t now = knows_day() ? day_ : day_number({today_.year, today_.month, 15});
        std::optional<Date> best;
        int best_distance = 0;
        for (int year = today_.year - 1; year <= today_.year + 1; ++year) {
            const std::optional<Date> date = date_in(year);
            if (!date) continue;
            const std::int32_t away = day_number(*date) - now;
            const int distance = std::abs(away) + penalty(away);
            if (best && distance >= best_distance) continue;
            best = date;
            best_distance = distance;
        }
        return best;
    }

    std::string month_day(const TimeMatch& m) {
        if (m.year != 0) {
            const Date date{m.year, m.month, m.day};
            return is_valid(date) ? spoken(date) : std::string();
        }
        if (!knows_month()) {
            const Date date{today_.year, m.month, m.day};
            if (is_of_known_year(m) && is_valid(date)) return spoken(date);
            return fmt::format("XXXX-{:02}-{:02}", m.month, m.day);
        }
        // A clear tense may take another than the nearest.
        const auto date_in = [&](int year) {
            const Date date{year, m.month, m.day};
            return is_valid(date) ? std::optional(date) : std::nullopt;
        };
        const auto best = nearest(date_in, [&](std::int32_t away) {
            const bool unlikely = (m.tense == VerbTense::past && away > 75) || (m.tense == VerbTense::future && away < -45);
            return unlikely ? 200 : 0;
        });
        return best ? spoken(*best) : fmt::format("XXXX-{:02}-{:02}", m.month, m.day);
    }

    // The day of a holiday in a year: "12-25"; "11-4-4", the fourth Thursday of November, "5-0-1" the last Monday of May; "easter-2".
    static std::optional<Date> holiday_in(std::string_view rule, int year) {
        if (!is_valid({year, 1, 1})) return std::nullopt;
        if (rule.starts_with("easter")) {
            return date_of(easter(year) + std::atoi(std::string(rule.substr(6)).c_str()));
        }
        std::array<int, 3> numbers{};
        std::size_t n = 0;
        for (std::size_t at = 0; at < rule.size() && n < numbers.size(); ++n) {
            const auto end = std::min(rule.find('-', at), rule.size());
            numbers[n] = std::atoi(std::string(rule.substr(at, end - at)).c_str());
            at = end + 1;
        }
        Date date{year, numbers[0], n == 2 ? numbers[1] : 1};
        if (!is_valid(date)) return std::nullopt;
        if (n == 3) {
            const int ahead = (numbers[2] - weekday_of(day_number(date)) + 7) % 7;
            date.day = 1 + ahead + 7 * (numbers[1] > 0 ? numbers[1] - 1 : 4);
            if (date.day > days_in(year, date.month)) date.day -= 7;
        }
        return date;
    }
    // Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).
    static std::int32_t easter(int year) {
        const int a = year % 19, b = year / 100, c = year % 100;
        const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        const int m = (a + 11 * h + 22 * l) / 451;
        const int days = h + l - 7 * m + 114;
        return day_number({year, days / 31, days % 31 + 1});
    }

    std::string holiday(const TimeMatch& m) {
        const std::string& rule = lists_.rules[m.rule].argument;
        if (m.year != 0) {
            const auto date = holiday_in(rule, m.year);
            return date ? spoken(*date) : std::string();
        }
        if (!knows_month()) {
            return rule.find('-') == rule.rfind('-') && rule[0] != 'e' ? "XXXX-" + rule : "XXXX-XX-XX";
        }
        // The nearest, or the one that the words or the tense ask for.
        const bool back = m.dir == -1 || (m.dir == TimeMatch::kNone && m.tense == VerbTense::past);
        const bool ahead = m.dir == 1 || (m.dir == TimeMatch::kNone && m.tense == VerbTense::future);
        const auto best = nearest([&](int year) { return holiday_in(rule, year); },
                                  [&](std::int32_t away) { return (back && away > 0) || (ahead && away < 0) ? 400 : 0; });
        return best ? spoken(*best) : std::string();
    }

    std::string weekday(const TimeMatch& m) {
        if (!knows_day()) return fmt::format("XXXX-WXX-{}", m.weekday);
        const int own = weekday_of(day_);
        const int back = (own - m.weekday + 7) % 7;   // days since the last such day
        const int ahead = (m.weekday - own + 7) % 7;  // days to the next
        if (m.unit == kWeek && m.dir != TimeMatch::kNone) return spoken_day(day_ + m.dir * 7 + m.weekday - own);
        if (m.dir == -1) return spoken_day(day_ - (back == 0 ? 7 : back));
        if (m.dir == 1) return spoken_day(day_ + (ahead == 0 ? 7 : ahead));
        if (m.dir == 0) return spoken_day(day_ + m.weekday - own);
        return spoken_day(m.tense == VerbTense::future ? day_ + ahead : day_ - back);
    }

    std::string shifted_day(int n_days) {
        if (knows_day()) return spoken_day(day_ + n_days);
        return n_days == 0 && knows_month() ? date_value(today_) + "-XX" : "XXXX-XX-XX";
    }

    std::string relative(const TimeMatch& m) {
        const std::string& argument = lists_.rules[m.rule].argument;
        const int by = !argument.empty() ? std::atoi(argument.c_str()) : m.dir == TimeMatch::kNone ? 0 : m.dir;
        switch (m.unit) {
            case kDay:
                return by == 0 ? shifted_day(0) : std::string();
            case kWeek: {
                // On a Monday "the week" is the one that has ended.
                const bool ended = m.dir == TimeMatch::kNone && m.tense != VerbTense::future && knows_day() && weekday_of(day_) == 1;
                return knows_day() ? week_value(day_ + 7 * (ended ? by - 1 : by)) : "XXXX-WXX";
            }
            case kWeekend:
                return weekend(m, by);
            case kMonth:
                return knows_month() ? spoken(month_plus(today_, by)) : "XXXX-XX";
            case kQuarter:
                return knows_month() ? remember_quarter(by) : "XXXX-QX";
            case kYear:
                return knows_year() ? spoken({today_.year + by, 0, 0}) : "XXXX";
            case kDecade:
                return knows_year() ? fmt::format("{:03}", today_.year / 10 + by) : "XXX";
            case kCentury:
                return knows_year() ? fmt::format("{:02}", today_.year / 100 + by) : "XX";
            default:
                return {};
        }
    }

    std::string weekend(const TimeMatch& m, int by) {
        if (!knows_day()) return "XXXX-WXX-WE";
        const int own = weekday_of(day_);
        std::int32_t saturday = day_ + 6 - own;  // this week's
        const bool said = m.dir != TimeMatch::kNone;
        if ((!said && m.tense != VerbTense::future && own < 6) || (said && by == -1) ||
            (said && by == 0 && m.tense == VerbTense::past && own < 3))
            saturday -= 7;
        if (said && by == 1) saturday += 7;
        return week_value(saturday) + "-WE";
    }

    std::string remember_quarter(int by) {
        const int quarters = today_.year * 4 + (today_.month - 1) / 3 + by;
        quarter_ = {quarters / 4, quarters % 4 + 1};
        return fmt::format("{:04}-Q{}", quarter_.year, quarter_.number);
    }

    // "The quarter ended Sept. 29": the day tells which.
    std::optional<Quarter> quarter_ended(const TimeMatch& m, const std::vector<TimeMatch>& all, std::size_t index) const {
        constexpr std::uint32_t kEnded = 7;  // bytes of " ended "
        if (m.unit != kQuarter || m.ordinal != 0 || index + 1 >= all.size()) return std::nullopt;
        const TimeMatch& next = all[index + 1];
        if (next.sentence != m.sentence || next.first_atom != m.end_atom + 1 || next.span.begin - m.span.end < kEnded) return std::nullopt;
        if (next.kind != TimeKind::cal || next.month == 0 || (next.year == 0 && !knows_month())) return std::nullopt;
        const int year = next.year != 0 ? next.year : today_.year - (next.month > today_.month ? 1 : 0);
        return Quarter{year, (next.month - 1) / 3 + 1};
    }

    std::string period(const TimeMatch& m) {
        const int by = std::atoi(lists_.rules[m.rule].argument.c_str());
        if (lists_.rules[m.rule].argument == "latest" && knows_month()) return remember_quarter(-1);  // the last that has ended
        if (m.year != 0) {
            if (quarter_.number == 0) return fmt::format("{:04}", m.year);
            return fmt::format("{:04}-Q{}", m.year, m.ordinal >= 1 && m.ordinal <= 4 ? m.ordinal : quarter_.number);
        }
        if (m.unit == kMonth && by == -1) {
            if (last_.has_month()) return date_value({last_.year - 1, last_.month, 0});
            return knows_month() ? date_value({today_.year - 1, today_.month, 0}) : "XXXX-XX";
        }
        Quarter quarter = quarter_;
        if (quarter.number == 0) {
            if (!knows_year()) return "XXXX";
            if (by != 0 && m.unit != kQuarter) return date_value({today_.year + by, 0, 0});
            if (!knows_month()) return date_value({today_.year, 0, 0});
            const int last = today_.year * 4 + (today_.month - 1) / 3 - 1;
            quarter = {last / 4, last % 4 + 1};
        }
        if (m.ordinal >= 1 && m.ordinal <= 4) quarter.number = m.ordinal;
        return fmt::format("{:04}-Q{}", quarter.year + by, quarter.number);
    }

    std::string duration(const TimeMatch& m) {
        const std::string& argument = lists_.rules[m.rule].argument;
        if (argument.starts_with("P")) return argument;
        if (m.unit == kNoUnit || m.unit == kWeekend) return m.unit == kWeekend ? "P2D" : std::string();
        const bool several = argument == "X" || m.count < 0 || (m.count == TimeMatch::kNone && !m.half);
        if (several) return amount("X", m.unit);
        if (m.half && (m.count == TimeMatch::kNone || m.count == 1) && !has_and(m)) {
            if (m.unit == kHour) return "PT30M";
            if (m.unit == kDay) return "PT12H";
            if (m.unit == kYear) return "P6M";
            if (m.unit == kDecade) return "P5Y";
            if (m.unit == kCentury) return "P50Y";
            return {};
        }
        if (m.half || m.halves != 0) {
            if (m.unit == kHour) return fmt::format("PT{}H30M", m.count);
            if (m.unit == kMinute) return fmt::format("PT{}M30S", m.count);
            return amount(fmt::format("{}.5", m.count), m.unit);
        }
        if (m.unit == kDecade && m.count > 1) return fmt::format("P{}Y", m.count * 10);
        if (m.unit == kFortnight) return fmt::format("P{}W", m.count * 2);
        if (m.unit == kQuarter) return fmt::format("P{}M", m.count * 3);
        return amount(std::to_string(m.count), m.unit);
    }

    // "a year and a half" against "half a year": the count stands apart from the half.
    static bool has_and(const TimeMatch& m) { return m.end_atom - m.first_atom > 3; }

    static std::string amount(std::string_view count, std::int8_t unit) {
        if (unit == kNoUnit || static_cast<std::size_t>(unit) >= kUnitLetters.size()) return {};
        return fmt::format("P{}{}{}", unit < kDay ? "T" : "", count, kUnitLetters[static_cast<std::size_t>(unit)]);
    }

    std::string shift(const TimeMatch& m) {
        const std::string& argument = lists_.rules[m.rule].argument;
        if (argument == "same") return same(m.unit);
        if (argument == "samepart")  // "later that evening"
            return same(kDay) + std::string(kParts[static_cast<std::size_t>(m.part)]);
        const bool from_now = argument == "ago" || argument == "now";
        const int sign = argument == "ago" || argument == "before" || argument == "prior" ? -1 : 1;
        // "The previous year" is a year, whatever it is counted from.
        if ((argument == "prior" || argument == "next") && m.unit == kYear && quarter_.number == 0) {
            const int year = last_.year != 0 ? last_.year : today_.year;
            return year != 0 ? spoken({year + sign, 0, 0}) : "XXXX";
        }
        if (m.unit == kNoUnit && m.part != 0) {  // "the next morning"
            if (last_.has_day()) return day_value(day_number(last_) + 1) + std::string(kParts[static_cast<std::size_t>(m.part)]);
            return "XXXX-XX-XX" + std::string(kParts[static_cast<std::size_t>(m.part)]);
        }
        const int count = m.count == TimeMatch::kNone ? (m.dir == TimeMatch::kNone && argument == "ago" ? -1 : 1) : m.count;
        if (count < 0) return sign < 0 ? "PAST_REF" : "FUTURE_REF";
        if (count > 5000 || m.unit == kNoUnit) return {};
        if (m.unit < kDay) return amount(std::to_string(count), m.unit);
        const int by = sign * count;
        if ((m.unit == kYear) && quarter_.number != 0 && count == 1) return fmt::format("{:04}-Q{}", quarter_.year + by, quarter_.number);
        Date from = from_now ? today_ : last_.year != 0 ? last_ : today_;
        // "The vote is on Tuesday. A day earlier she was arrested": not counted from a day that lies ahead.
        const bool is_ahead = knows_day() && from.has_day() && day_number(from) > day_;
        if (sign < 0 && !from_now && is_ahead && m.tense == VerbTense::past) from = last_past_day_.has_day() ? last_past_day_ : today_;
        return moved(from, m.unit, by, from_now);
    }

    std::string moved(Date from, std::int8_t unit, int by, bool from_now) {
        switch (unit) {
            case kDay:
            case kWeek:
            case kFortnight:
            case kWeekend: {
                if (!from.has_day()) from = last_day_;
                if (!from.has_day()) return "XXXX-XX-XX";
                const std::int32_t day = day_number(from) + by * (unit == kDay ? 1 : unit == kFortnight ? 14 : 7);
                return unit == kWeek && from_now ? week_value(day) : spoken_day(day);
            }
            case kMonth:
            case kQuarter:
                if (!from.has_month()) return "XXXX-XX";
                return spoken(month_plus(from, by * (unit == kQuarter ? 3 : 1)));
            case kYear:
            case kDecade:
            case kCentury: {
                if (from.year == 0) return "XXXX";
                const int years = by * (unit == kYear ? 1 : unit == kDecade ? 10 : 100);
                Date to{from.year + years, 0, 0};
                if (!from_now && unit == kYear && from != today_) {
                    const Date same{to.year, from.month, from.day};
                    if (is_valid(same)) to = same;
                }
                return spoken(to);
            }
            default:
                return {};
        }
    }

    [[nodiscard]] std::string same(std::int8_t unit) const {
        switch (unit) {
            case kDay:
                return last_day_.has_day() ? date_value(last_day_) : "XXXX-XX-XX";
            case kWeek:
                return last_.has_day() ? week_value(day_number(last_)) : "XXXX-WXX";
            case kMonth:
                return last_.has_month() ? date_value({last_.year, last_.month, 0}) : "XXXX-XX";
            case kYear:
                return last_.year != 0 ? date_value({last_.year, 0, 0}) : "XXXX";
            default:
                return {};
        }
    }

    [[nodiscard]] std::string set(const TimeMatch& m) const {
        const std::string& argument = lists_.rules[m.rule].argument;
        if (!argument.empty()) return argument;
        if (m.weekday != 0) return fmt::format("XXXX-WXX-{}{}", m.weekday, kParts[static_cast<std::size_t>(m.part)]);
        if (m.month != 0) return fmt::format("XXXX-{:02}", m.month);
        if (m.unit == kFortnight) return "P2W";
        if (m.unit == kWeekend) return "XXXX-WXX-WE";
        return amount(m.count > 1 ? std::to_string(m.count) : "1", m.unit);
    }

    // The day that a bare time of day belongs to: a day that the same sentence has named, else the day of publication.
    [[nodiscard]] std::string day_beside(const std::vector<TimeMatch>& all, std::size_t index) const {
        const TimeMatch& m = all[index];
        if (index > 0 && all[index - 1].sentence == m.sentence && last_.has_day() &&
            (all[index - 1].kind == TimeKind::cal || all[index - 1].kind == TimeKind::day)) {
            return date_value(last_);
        }
        return knows_day() ? day_value(day_) : "XXXX-XX-XX";
    }

    void add_time_of_day(const TimeMatch& m, TimeExpression& time) const {
        if (time.value.empty() || m.kind == TimeKind::ref || m.kind == TimeKind::set || m.kind == TimeKind::dur) return;
        int clock = m.clock;
        if (m.kind == TimeKind::tod && clock == TimeMatch::kNone && m.part == 0 && m.count != TimeMatch::kNone) clock = m.count * 60;
        if (m.kind == TimeKind::tod && clock == TimeMatch::kNone && m.part != 0 && m.count != TimeMatch::kNone) {
            clock = m.count * 60 + (m.part == 1 || m.count >= 12 ? 0 : 720);
        }
        if (clock != TimeMatch::kNone) {
            if (clock < 0 || clock > 1440) {
                time.value.clear();
                return;
            }
            time.type = TimeType::TIME;
            time.value += fmt::format("T{:02}:{:02}{}", clock / 60, clock % 60, m.zone == 1 ? "Z" : "");
            return;
        }
        if (m.part != 0 && (m.kind == TimeKind::cal || m.kind == TimeKind::day || m.kind == TimeKind::day2 || m.kind == TimeKind::tod)) {
            time.type = TimeType::TIME;
            time.value += kParts[static_cast<std::size_t>(m.part)];
        }
    }

    const TimeLists& lists_;
    Date today_;                                             // year 0: unknown
    std::int32_t day_ = 0;                                   // of today_, where its day is known
    Date last_;                                              // the date last spoken of
    Date last_day_;                                          // the last that was a day
    std::uint32_t sentence_ = 0, sentence_of_last_day_ = 0;  // of the time in hand, and of that day
    Date last_past_day_;                                     // the last that was a day before publication, or its own
    Quarter quarter_;                                        // the quarter last spoken of
};

}  // namespace

std::vector<TimeExpression> resolve_times(const std::vector<TimeMatch>& matches, const TimeLists& lists, std::optional<Date> published) {
    std::vector<TimeExpression> times;
    times.reserve(matches.size());
    Resolver resolver(lists, published);
    for (std::size_t i = 0; i < matches.size(); ++i) times.push_back(resolver.resolve(matches[i], matches, i));
    return times;
}

}  // namespace onrecord
