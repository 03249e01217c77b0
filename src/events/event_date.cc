#include "events/event_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "onrecord/date.h"

namespace onrecord {
namespace {

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::string edtf_of_timex(std::string_view value) {
    value = value.substr(0, value.find('T'));
    if (parse_edtf(value)) return std::string(value);
    if (value.size() == 3) {
        const auto decade = number(value);
        return decade ? fmt::format("{:03}0/{:03}9", *decade, *decade) : std::string();
    }
    if (value.size() < 7 || value[4] != '-') return {};
    const auto year = number(value.substr(0, 4));
    if (!year || *year < 1 || *year > 9998) return {};
    const std::string_view rest = value.substr(5);
    if (rest[0] == 'W' && rest.size() >= 3) {  // an ISO week, Monday to Sunday; its weekend
        const auto week = number(rest.substr(1, 2));
        if (!week || *week < 1 || *week > 53) return {};
        using namespace std::chrono;
        const sys_days fourth{std::chrono::year{*year} / January / 4};  // always in week 1
        const sys_days monday = fourth - (weekday{fourth} - Monday) + weeks{*week - 1};
        const auto day = [](sys_days d) {
            const year_month_day ymd{d};
            return fmt::format("{:04}-{:02}-{:02}", int{ymd.year()}, unsigned{ymd.month()}, unsigned{ymd.day()});
        };
        if (rest.ends_with("-WE")) return day(monday + days{5}) + "/" + day(monday + days{6});
        return rest.size() == 3 ? day(monday) + "/" + day(monday + days{6}) : std::string();
    }
    const auto of_months = [&](int first, int last) { return fmt::format("{:04}-{:02}/{:04}-{:02}", *year, first, *year, last); };
    if (rest.size() == 2 && rest[0] == 'Q' && rest[1] >= '1' && rest[1] <= '4')
        return of_months((rest[1] - '1') * 3 + 1, (rest[1] - '0') * 3);
    if (rest == "H1") return of_months(1, 6);
    if (rest == "H2") return of_months(7, 12);
    if (rest == "SP") return of_months(3, 5);
    if (rest == "SU") return of_months(6, 8);
    if (rest == "FA") return of_months(9, 11);
    if (rest == "WI") return fmt::format("{:04}-12/{:04}-02", *year, *year + 1);
    return {};
}

bool is_over(std::string_view date, std::string_view published) {
    const auto days = parse_edtf(date);
    const auto day = parse_edtf(published);
    if (!days || !day) return false;
    const Date last = days->last;  // a month or year goes on to its end
    const Date today = day->first;
    if (last.year != today.year || !last.has_month()) return last.year < today.year;
    return last.month != today.month || !last.has_day() ? last.month < today.month : last.day < today.day;
}

bool is_ahead(std::string_view date, std::string_view published) {
    if (date.empty() || published.empty()) return false;
    return date.substr(0, 10) > published.substr(0, std::min<std::size_t>(date.size(), 10));
}

}  // namespace onrecord
