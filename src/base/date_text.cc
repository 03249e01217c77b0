#include "base/date_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace onrecord {
namespace {

constexpr int kFirstYear = 1990;  // the web's; what claims to be older is a mistake of the page
constexpr int kLastYear = 2100;

// The length of a space (no-break, en, thin, …) that begins here, in bytes; 0: none.
std::size_t space_at(std::string_view text) {
    if (!text.empty() && text[0] == ' ') return 1;
    if (text.starts_with("\xc2\xa0")) return 2;
    const bool general = text.size() >= 3 && text.starts_with("\xe2\x80");
    const auto last = general ? static_cast<unsigned char>(text[2]) : 0U;
    return general && ((last >= 0x80 && last <= 0x8b) || last == 0xaf) ? 3 : 0;
}

std::optional<Date> checked(int year, int month, int day) {
    const Date date{year, month, day};
    if (year < kFirstYear || year > kLastYear || !is_valid(date)) return std::nullopt;
    return date;
}

// Reads the tokens of a date one by one.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    // A number of at most `max_digits` digits and how many it had; -1 where none stands here.
    int number(int max_digits, int& n_digits) {
        n_digits = 0;
        int value = 0;
        while (n_digits < max_digits && !rest_.empty() && is_digit(rest_[0])) {
            value = value * 10 + (rest_[0] - '0');
            rest_.remove_prefix(1);
            ++n_digits;
        }
        return n_digits == 0 || (!rest_.empty() && is_digit(rest_[0])) ? -1 : value;
    }
    // 1 to 12 for a month's name or its abbreviation; 0 otherwise, with nothing taken.
    int month() {
        static constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                                     "july",    "august",   "september", "october", "november", "december"};
        std::size_t n = 0;
        while (n < rest_.size() && n < 10 && is_letter(rest_[n])) ++n;
        if (n < 3) return 0;
        for (std::size_t month = 0; month < kMonths.size(); ++month) {
            if (n > kMonths[month].size() && !(month == 8 && n == 4)) continue;
            bool same = true;
            for (std::size_t i = 0; i < n && same; ++i) same = lower_case(rest_[i]) == kMonths[month][i];
            if (!same || !(n == 3 || n == kMonths[month].size() || (month == 8 && n == 4))) continue;
            rest_.remove_prefix(n);
            if (!rest_.empty() && rest_[0] == '.') rest_.remove_prefix(1);
            return static_cast<int>(month) + 1;
        }
        return 0;
    }
    bool any_of(std::string_view characters) {
        const bool spaces = characters.find(' ') != std::string_view::npos;
        const std::size_t before = rest_.size();
        for (;;) {
            const std::size_t space = spaces ? space_at(rest_) : 0;
            if (space == 0 && (rest_.empty() || characters.find(rest_[0]) == std::string_view::npos)) break;
            rest_.remove_prefix(std::max<std::size_t>(space, 1));
        }
        return rest_.size() < before;
    }
    bool ordinal_ending() {
        for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
            if (rest_.size() > 1 && lower_case(rest_[0]) == ending[0] && lower_case(rest_[1]) == ending[1]) {
                rest_.remove_prefix(2);
                return true;
            }
        }
        return false;
    }
    void skip(std::size_t n_bytes) { rest_.remove_prefix(n_bytes); }  // REQUIRES: at most what is left
    [[nodiscard]] std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

std::optional<Date> numeric(Scanner scan) {
    int n = 0;
    const Scanner start = scan;
    const int first = scan.number(8, n);
    if (first < 0) return std::nullopt;
    if (n == 8) return checked(first / 10000, first / 100 % 100, first % 100);
    if (n == 4 && !scan.rest().empty() && (scan.rest()[0] == '-' || scan.rest()[0] == '/' || scan.rest()[0] == '.')) {
        scan.any_of("-/.");
        const int month = scan.number(2, n);
        if (month < 1 || !scan.any_of("-/.")) return std::nullopt;
        const int day = scan.number(2, n);
        return day < 1 ? std::nullopt : checked(first, month, day);
    }
    if (n <= 2) {
        // Written out: 5 August 2025, 5th of August, 2025
        scan.ordinal_ending();
        if (scan.any_of(" .-/,")) {
            if (scan.rest().substr(0, 3) == "of ") scan.any_of("of ");
            if (const int month = scan.month(); month > 0) {
                scan.any_of(" ,-./'");
                const int year = scan.number(4, n);
                return n == 4 ? checked(year, month, first) : std::nullopt;
            }
        }
        // 05/23/2025 and 23.05.2025 where only one of the two can be a month.
        Scanner again = start;
        const int a = again.number(2, n);
        if (!again.any_of("/.-")) return std::nullopt;
        const int b = again.number(2, n);
        if (b < 0 || !again.any_of("/.-")) return std::nullopt;
        const int year = again.number(4, n);
        if (n != 4) return std::nullopt;
        if (a > 12 && b <= 12) return checked(year, b, a);
        if (b > 12 && a <= 12) return checked(year, a, b);
        if (a == b) return checked(year, a, b);
    }
    return std::nullopt;
}

std::optional<Date> written(Scanner scan) {
    const int month = scan.month();
    if (month == 0) return std::nullopt;
    int n = 0;
    if (!scan.any_of(" ,-")) return std::nullopt;
    const int day = scan.number(2, n);
    if (day < 1) return std::nullopt;
    scan.ordinal_ending();
    if (!scan.any_of(" ,-'")) return std::nullopt;
    // "Tue May 14 09:00:00 2024", as C prints it.
    constexpr std::size_t kClockBytes = 9;  // with the space after it
    const std::string_view rest = scan.rest();
    if (rest.size() > kClockBytes && rest[2] == ':' && rest[5] == ':' && rest[kClockBytes - 1] == ' ') scan.skip(kClockBytes);
    const int year = scan.number(4, n);
    return n == 4 ? checked(year, month, day) : std::nullopt;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    while (!text.empty() && (text[0] == ' ' || text[0] == '\n')) text.remove_prefix(1);
    // A day of the week may come first.
    for (const std::string_view day : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
        if (text.size() > 3 && lower_case(text[0]) == day[0] && lower_case(text[1]) == day[1] && lower_case(text[2]) == day[2]) {
            while (!text.empty() && is_letter(text[0])) text.remove_prefix(1);
            while (!text.empty() && (text[0] == ',' || text[0] == '.' || text[0] == ' ')) text.remove_prefix(1);
            break;
        }
    }
    // Or one of another language: "Di, 5 Aug 2025".
    constexpr std::size_t kMaxWeekdayBytes = 12;
    if (const auto comma = text.substr(0, kMaxWeekdayBytes).find(", ");
        comma != std::string_view::npos && text.substr(0, comma).find_first_of(" 0123456789") == std::string_view::npos &&
        comma + 2 < text.size() && is_digit(text[comma + 2]))
        text.remove_prefix(comma + 2);
    if (text.empty()) return std::nullopt;
    return is_digit(text[0]) ? numeric(Scanner(text)) : written(Scanner(text));
}

std::optional<Date> find_date(std::string_view text) {
    bool in_word = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte == 0xc2 || byte == 0xe2) {  // U+0080 to U+00BF, U+2000 to U+2FFF: spaces, dashes, bullets
            in_word = false;
            at += byte == 0xc2 ? 1 : 2;
            continue;
        }
        const bool word = is_letter(text[at]) || is_digit(text[at]) || byte >= 0x80;
        // "Ana RuizAug 5, 2025": pages part by style what their text does not.
        const bool glued = in_word && is_upper(text[at]) && !is_upper(text[at - 1]) && is_letter(text[at - 1]);
        if (word && (!in_word || glued)) {
            const std::string_view rest = text.substr(at);
            if (const auto found = is_digit(rest[0]) ? numeric(Scanner(rest)) : written(Scanner(rest))) return found;
        }
        in_word = word;
    }
    return std::nullopt;
}

}  // namespace onrecord
