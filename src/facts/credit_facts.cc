#include "facts/credit_facts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "compare/words.h"

namespace onrecord {
namespace {

// "With files from", "Additional reporting by", "contributed to this report": a credit for a part of the report only. The outlet's own name
// does not count.
bool is_of_part(const Credit& credit) {
    static const std::array<std::uint32_t, 12> words{cut_word_key("with"),         cut_word_key("additional"), cut_word_key("contributed"),
                                                     cut_word_key("contributing"), cut_word_key("files"),      cut_word_key("inputs"),
                                                     cut_word_key("input"),        cut_word_key("material"),   cut_word_key("some"),
                                                     cut_word_key("also"),         cut_word_key("reporting"),  cut_word_key("information")};
    const std::string_view text = credit.text;
    const std::size_t name = text.find(credit.outlet);
    const auto has_one_of_them = [&](std::size_t begin, std::size_t end) {
        const auto cut = cut_words(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        return std::any_of(cut.begin(), cut.end(),
                           [](const CutWord& word) { return std::find(words.begin(), words.end(), word.key) != words.end(); });
    };
    if (name == std::string_view::npos) return has_one_of_them(0, text.size());
    return has_one_of_them(0, name) || has_one_of_them(name + credit.outlet.size(), text.size());
}

}  // namespace

std::vector<OwedCredit> take_credits(const Reading& reading) {
    std::vector<OwedCredit> owed;
    for (std::uint32_t number = 0; number < reading.credits.size(); ++number) {
        const Credit& credit = reading.credits[number];
        if (credit.kind == CreditKind::correction || credit.kind == CreditKind::update || credit.outlet.empty()) continue;
        const bool is_whole = credit.kind != CreditKind::contributor && !is_of_part(credit);
        owed.push_back({credit.outlet, number, credit.kind == CreditKind::agency, is_whole});
    }
    return owed;
}

}  // namespace onrecord
