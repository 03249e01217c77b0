#include "onrecord/date.h"

#include <fmt/format.h>

#include <chrono>
#include <utility>

namespace onrecord {
namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = 10 * value + (c - '0');
    }
    return text.empty() ? std::nullopt : std::optional(value);
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    Date date;
    const auto year = digits(text.substr(0, 4));
    if (!year) return std::nullopt;
    date.year = *year;
    if (text.size() >= 7) {
        const auto month = digits(text.substr(5, 2));
        if (text[4] != '-' || !month || *month == 0) return std::nullopt;
        date.month = *month;
    }
    if (text.size() == 10) {
        const auto day = digits(text.substr(8, 2));
        if (text[7] != '-' || !day || *day == 0) return std::nullopt;
        date.day = *day;
    }
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::string edtf_of(Date date) {
    if (date.has_day()) return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    if (date.has_month()) return fmt::format("{:04}-{:02}", date.year, date.month);
    return fmt::format("{:04}", date.year);
}

}  // namespace

bool is_valid(Date date) {
    if (date.year < 1 || date.year > 9999 || date.month < 0 || date.month > 12 || date.day < 0) return false;
    if (!date.has_day()) return true;
    if (!date.has_month()) return false;
    using namespace std::chrono;
    return year_month_day(year(date.year), month(static_cast<unsigned>(date.month)), day(static_cast<unsigned>(date.day))).ok();
}

std::string to_edtf(const UncertainDate& date) {
    const char* qualifier = date.approximate ? "~" : "";
    if (date.first == date.last) return edtf_of(date.first) + qualifier;
    return edtf_of(date.first) + qualifier + "/" + edtf_of(date.last) + qualifier;
}

std::optional<UncertainDate> parse_edtf(std::string_view edtf) {
    bool approximate = false;  // either end is
    const auto date_of = [&](std::string_view text) {
        if (text.ends_with('~')) {
            approximate = true;
            text.remove_suffix(1);
        }
        return parse_date(text);
    };
    const auto slash = edtf.find('/');
    const auto first = date_of(edtf.substr(0, slash));
    const auto last = slash == std::string_view::npos ? first : date_of(edtf.substr(slash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return UncertainDate{*first, *last, approximate};
}

}  // namespace onrecord
