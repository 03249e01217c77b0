#include "view/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>

#include "onrecord/date.h"
#include "record/decided_kind.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 13> kMonths{"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
// The parts of a day and of a year as TimeML spells them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kParts{{{"MO", "morning"},
                                                                                {"MI", "midday"},
                                                                                {"AF", "afternoon"},
                                                                                {"EV", "evening"},
                                                                                {"NI", "night"},
                                                                                {"DT", "daytime"},
                                                                                {"SP", "spring"},
                                                                                {"SU", "summer"},
                                                                                {"FA", "autumn"},
                                                                                {"AU", "autumn"},
                                                                                {"WI", "winter"}}};

std::string_view part_named(std::string_view code) {
    for (const auto& [spelled, words] : kParts) {
        if (spelled == code) return words;
    }
    return {};
}

std::string words_of(Date date) {
    if (date.has_day()) return fmt::format("{} {} {}", date.day, kMonths[static_cast<std::size_t>(date.month)], date.year);
    if (date.has_month()) return fmt::format("{} {}", kMonths[static_cast<std::size_t>(date.month)], date.year);
    return std::to_string(date.year);
}

std::string words_of(const UncertainDate& date) {
    const Date first = date.first, last = date.last;
    if (date.approximate) return "c. " + words_of(UncertainDate{first, last});
    if (first == last) return words_of(first);
    if (!first.has_month() && !last.has_month() && first.year % 10 == 0 && last.year == first.year + 9)
        return fmt::format("{}s", first.year);
    if (first.year == last.year && first.has_day() && last.has_day()) {
        if (first.month == last.month) return fmt::format("{}–{}", first.day, words_of(last));
        return fmt::format("{} {} – {}", first.day, kMonths[static_cast<std::size_t>(first.month)], words_of(last));
    }
    if (first.year == last.year && first.has_month() && last.has_month() && !first.has_day() && !last.has_day()) {
        return fmt::format("{} – {}", kMonths[static_cast<std::size_t>(first.month)], words_of(last));
    }
    return fmt::format("{} – {}", words_of(first), words_of(last));
}

// The week by its Monday. ISO 8601: 4 January is always in the first week of its year.
std::optional<std::string> week_of(int year, int week) {
    if (year < 1 || week < 1 || week > 53) return std::nullopt;
    const std::chrono::sys_days fourth = std::chrono::year(year) / std::chrono::January / 4;
    const std::chrono::weekday day(fourth);
    const std::chrono::year_month_day monday(fourth - (day - std::chrono::Monday) + std::chrono::weeks(week - 1));
    return "week of " + words_of(Date{static_cast<int>(monday.year()), static_cast<int>(static_cast<unsigned>(monday.month())),
                                      static_cast<int>(static_cast<unsigned>(monday.day()))});
}

// TimeML's "2025-W31", "2025-Q3", "2025-SU", "199", and what stands after T; nothing for anything else.
std::optional<std::string> words_of_timeml(std::string_view value) {
    if (value == "PRESENT_REF") return "at the time";
    if (value == "PAST_REF") return "earlier";
    if (value == "FUTURE_REF") return "later";
    if (const auto t = value.find('T'); t != std::string_view::npos && t > 0) {
        const auto day = parse_edtf(value.substr(0, t));
        const auto rest = value.substr(t + 1);
        if (!day || rest.empty()) return std::nullopt;
        const auto part = part_named(rest);
        return words_of(*day) + ", " + std::string(part.empty() ? rest : part);
    }
    const auto is_digit = [&](std::size_t i) { return i < value.size() && value[i] >= '0' && value[i] <= '9'; };
    const auto year = value.substr(0, 4);
    if (!is_digit(0) || !is_digit(1) || !is_digit(2)) return std::nullopt;
    if (value.size() == 3) return std::string(value) + "0s";
    if (!is_digit(3) || value.size() < 7 || value[4] != '-') return std::nullopt;
    const auto rest = value.substr(5);
    if (rest.size() == 3 && rest[0] == 'W' && is_digit(6) && is_digit(7)) {
        return week_of(std::stoi(std::string(year)), (rest[1] - '0') * 10 + (rest[2] - '0'));
    }
    if (rest.size() == 2 && rest[0] == 'Q' && is_digit(6)) return fmt::format("quarter {} of {}", rest[1], year);
    if (const auto part = part_named(rest); !part.empty()) return fmt::format("{} {}", part, year);
    return std::nullopt;
}

}  // namespace

std::string readable_date(std::string_view value) {
    if (const auto date = parse_edtf(value)) return words_of(*date);
    if (const auto words = words_of_timeml(value)) return *words;
    if (value.starts_with("XXXX-")) {
        // A leap year stands in for the year that is not known, so that 29 February has its words.
        const auto date = parse_edtf("2000-" + std::string(value.substr(5)));
        if (date && date->first == date->last) {
            std::string words = words_of(*date);
            return words.substr(0, words.size() - 5) + ", year not known";
        }
    }
    return std::string(value);
}

bool tells_when(std::string_view value) {
    return !value.empty() && readable_date(value).find("XX") == std::string::npos;
}

std::string readable_value(std::string_view value) {
    // Digits alone are a number, or a year, which reads the same; never the decade that they would be as TimeML.
    if (value.empty() || value.find_first_not_of("0123456789") != std::string_view::npos) return readable_date(value);
    const bool long_number = value.size() > 4 && value.size() < 16 && value.front() != '0';
    return long_number ? with_commas(std::stoull(std::string(value))) : std::string(value);
}

std::string date_or_unknown(std::string_view value) {
    return value.empty() ? "date not known" : readable_date(value);
}

std::string date_range(std::string_view first, std::string_view last) {
    if (first.empty()) return "dates not known";
    if (last.empty() || last == first) return readable_date(first);
    const auto a = parse_edtf(first), b = parse_edtf(last);
    // Two days, two months or two years have a short form together.
    const bool alike =
        a && b && a->first <= b->last && a->first.has_month() == b->last.has_month() && a->first.has_day() == b->last.has_day();
    if (alike) return words_of(UncertainDate{a->first, b->last});
    return readable_date(first) + " to " + readable_date(last);
}

std::string with_commas(std::uint64_t n) {
    std::string digits = std::to_string(n);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string counted(std::uint64_t n, std::string_view noun, std::string_view plural) {
    if (n == 1) return fmt::format("1 {}", noun);
    return plural.empty() ? fmt::format("{} {}s", with_commas(n), noun) : fmt::format("{} {}", with_commas(n), plural);
}

std::string outlets_in_words(const OutletCount& n) {
    if (n.n_named == 0) return n.n_unnamed == 1 ? "an unnamed outlet" : "unnamed outlets";
    if (n.n_unnamed == 0) return counted(n.n_named, "outlet");
    return fmt::format("{} and {} unnamed", counted(n.n_named, "named outlet"), with_commas(n.n_unnamed));
}

std::string reports_by_outlets(std::uint64_t n_reports, const OutletCount& n) {
    return fmt::format("{} by {}", counted(n_reports, "report"), outlets_in_words(n));
}

std::string_view plain(Form form) {
    constexpr std::array<std::string_view, 3> words{"quoted", "partly quoted", "indirect"};
    return words[static_cast<std::size_t>(form)];
}

std::string_view plain(Polarity polarity) {
    constexpr std::array<std::string_view, 4> words{"", "denies", "declines", "asks"};
    return words[static_cast<std::size_t>(polarity)];
}

std::string_view plain(Certainty certainty) {
    constexpr std::array<std::string_view, 4> words{"", "planned", "alleged", "denied"};
    return words[static_cast<std::size_t>(certainty)];
}

std::string_view plain(SpeakerKind kind) {
    constexpr std::array<std::string_view, 6> words{"", "described, not named", "anonymous", "a group", "a document", "no source given"};
    return words[static_cast<std::size_t>(kind)];
}

std::string plain_basis(std::string_view basis) {
    if (basis == "given") return "given with the report";
    if (basis == "metadata") return "from the page’s metadata";
    if (basis == "dateline") return "from its dateline";
    if (basis == "header") return "from a line above the report";
    if (basis == "inferred") return "inferred from its words";
    if (basis == "record") return "by what other reports date";
    if (basis == "decided") return "decided by a person";
    return {};
}

std::string by_decision(const std::vector<std::uint32_t>& numbers) {
    return fmt::format("who this is was decided by a person ({} {})", numbers.size() == 1 ? "decision" : "decisions",
                       fmt::join(numbers, ", "));
}

std::string alternative_in_words(const Alternative& other) {
    const std::string value = other.field == ReportField::published ? readable_date(other.value) : other.value;
    return fmt::format("also {} ({})", value, other.where);
}

std::string plain_credit(std::string_view kind) {
    if (kind == "agency") return "credits an agency";
    if (kind == "contributor") return "credits contributors";
    if (kind == "syndicated") return "taken over from another outlet";
    if (kind == "correction") return "has been corrected";
    if (kind == "update") return "has been updated";
    return std::string(kind);
}

std::string plain_difference(std::string_view type) {
    if (type == "dispute") return "the sides disagree";
    if (type == "change") return "it changed with time";
    if (type == "rounding") return "one is rounded";
    if (type == "slip") return "a report differs from itself";
    if (type == "open") return "not explained by the reports";
    return std::string(type);
}

std::vector<std::vector<const DifferenceRow::Value*>> accounts_of(const DifferenceRow& difference) {
    std::vector<std::vector<const DifferenceRow::Value*>> accounts;
    for (const DifferenceRow::Value& value : difference.values) {
        const auto same = [&](const auto& account) { return account.front()->value == value.value; };
        const auto found = std::find_if(accounts.begin(), accounts.end(), same);
        (found == accounts.end() ? accounts.emplace_back() : *found).push_back(&value);
    }
    return accounts;
}

std::string_view plain_part(std::string_view part) {
    if (part == "beginning") return "its beginning";
    if (part == "middle") return "its middle";
    if (part == "end") return "its end";
    if (part == "parts") return "parts of it";
    return {};
}

std::string in_quotation_marks(std::string_view words) {
    for (const std::string_view mark : {"\"", "“", "‘", "'", "«", "„", "”"}) {
        if (words.starts_with(mark)) return std::string(words);
    }
    if (words.ends_with(',')) words.remove_suffix(1);  // of the sentence around
    return fmt::format("“{}”", words);
}

std::string decision_in_words(const DecisionRow& decision) {
    const auto somebody = [](const DecisionRow::Item& item) {
        return item.places.empty() ? "nobody" : fmt::format("“{}” in {}", item.places.front().words, counted(item.places.size(), "report"));
    };
    if (const DecidedKind* const kind = decided_kind(decision.what)) {
        if (decision.items.empty()) return {};  // a damaged record
        const std::string_view are = decision.what == kind->same ? kind->one : kind->two;
        if (kind->by == DecidedKind::By::reports) return fmt::format("Two reports are of {}", are);
        return fmt::format("{} and {} are {}", somebody(decision.items.front()), somebody(decision.items.back()), are);
    }
    switch (decision.what) {
        case DecisionType::outlet:
            return "Published by " + decision.value;
        case DecisionType::date:
            return "Published " + readable_date(decision.value);
        case DecisionType::note:
            return "Note: " + decision.value;
        default:
            return {};
    }
}

std::string shortened(std::string_view text, std::size_t n_max) {
    std::size_t at = 0, n = 0, cut = 0;
    while (at < text.size()) {
        const CodePoint c = decode(text, at);
        if (c.value == ' ') cut = at;
        if (++n > n_max) {
            if (cut == 0) cut = at;
            return std::string(text.substr(0, cut)) + " …";
        }
        at += c.length;
    }
    return std::string(text);
}

}  // namespace onrecord
