#include "view/reuse_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace onrecord {
namespace {

std::string quoted(const std::optional<CreditRow>& credit) {
    return credit ? in_quotation_marks(credit->text) : std::string();
}

// "Harlow Times credits it (“With HNS”), Coast Post has the same text without a credit"
std::string one_credits(const ReuseRow& reuse, const ReportBook& book) {
    const bool is_first = reuse.first_credit.has_value();
    return fmt::format("{} credits it ({}), {} has the same text without a credit", book.outlet(is_first ? reuse.first : reuse.second),
                       quoted(is_first ? reuse.first_credit : reuse.second_credit), book.outlet(is_first ? reuse.second : reuse.first));
}

// Neither all nor nothing where it is a part.
std::string percent(double share) {
    const double rounded = std::round(100 * share);
    return fmt::format("{:.0f} %", share > 0 && share < 1 ? std::clamp(rounded, 1.0, 99.0) : rounded);
}

}  // namespace

std::string way_in_words(const ReuseRow& reuse, const ReportBook& book) {
    const auto& credit = reuse.first_credit ? reuse.first_credit : reuse.second_credit;
    if (reuse.reason == "credit" && credit)
        return fmt::format("{} credits {} ({}).", book.outlet(reuse.first_credit ? reuse.first : reuse.second),
                           book.outlet(reuse.first_credit ? reuse.second : reuse.first), quoted(credit));
    if (reuse.reason == "same_credit" && credit)
        return fmt::format("Both credit {} ({}, {}).", credit->outlet, quoted(reuse.first_credit), quoted(reuse.second_credit));
    if (reuse.reason == "whole_credit" && credit) return fmt::format("Both carry {}’s text: {}.", credit->outlet, one_credits(reuse, book));
    if (reuse.reason == "third_report" && credit)
        return fmt::format("Both carry text of {}: {}.", book.outlet_and_date(reuse.third), one_credits(reuse, book));
    if (reuse.reason == "third_report")
        return fmt::format("Most or all of it is also in {}, published before both.", book.outlet_and_date(reuse.third));
    if (reuse.reason == "credit_of_third")
        return fmt::format("{} credits {} for the same text ({}), {} has it without a credit.", book.outlet(reuse.third),
                           book.outlet(reuse.from), quoted(reuse.third_credit),
                           book.outlet(reuse.from == reuse.first ? reuse.second : reuse.first));
    if (reuse.reason == "earlier_day")
        return fmt::format("{} was published first; no credit says who has it from whom.", book.outlet_and_date(reuse.from));
    return "Neither credits nor days say who had it first.";
}

std::string own_in_words(const ReuseRow& reuse, const ReportBook& book) {
    const bool is_one_outlet = book.outlet(reuse.first) == book.outlet(reuse.second);
    const auto name = [&](const std::string& report) { return is_one_outlet ? book.outlet_and_date(report) : book.outlet(report); };
    return fmt::format("In no other report: {} of the text of {}, {} of that of {}.", percent(reuse.first_own), name(reuse.first),
                       percent(reuse.second_own), name(reuse.second));
}

}  // namespace onrecord
