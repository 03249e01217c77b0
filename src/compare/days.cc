#include "compare/days.h"

#include <algorithm>
#include <string>

#include "base/day_number.h"
#include "onrecord/date.h"

namespace onrecord {
namespace {

// A report calls the news of some days "now": what is of about its day was at most so many days before.
constexpr std::int32_t kApproximateDays = 3;

}  // namespace

Days days_of(std::string_view edtf) {
    const auto date = edtf.empty() ? std::nullopt : parse_edtf(edtf);
    if (!date) return {};
    const auto day = [](int year, int month, int day_of_month) { return day_number({year, month, day_of_month}); };
    const Date a = date->first;
    const Date b = date->last;
    Days days;
    days.first = day(a.year, a.has_month() ? a.month : 1, a.has_day() ? a.day : 1);
    if (b.has_day()) {
        days.last = day(b.year, b.month, b.day);
    } else if (b.has_month()) {
        days.last = (b.month == 12 ? day(b.year + 1, 1, 1) : day(b.year, b.month + 1, 1)) - 1;
    } else {
        days.last = day(b.year + 1, 1, 1) - 1;
    }
    if (date->approximate) days.first -= kApproximateDays;
    return days;
}

std::string edtf_of(Days days) {
    return to_edtf({date_of(days.first), date_of(days.last), false});
}

Days both(Days a, Days b) {
    return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

std::int32_t days_between(Days a, Days b) {
    if (!a.known() || !b.known()) return 0;
    return std::max({0, a.first - b.last, b.first - a.last});
}

}  // namespace onrecord
