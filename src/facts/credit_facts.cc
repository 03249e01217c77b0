#include "facts/credit_facts.h"

#include <algorithm>
#include <array>

#include "compare/words.h"

namespace onrecord {
namespace {

// Words of a credit for a part of the report only: "With files from", "Additional reporting by", "contributed to this report".
bool is_of_part(const Credit& credit) {
    static const std::array<std::uint32_t, 12> words{
        cut_word_key("with"),  cut_word_key("additional"), cut_word_key("contributed"), cut_word_key("contributing"),
        cut_word_key("files"), cut_word_key("inputs"),     cut_word_key("input"),       cut_word_key("material"),
        cut_word_key("some"),  cut_word_key("also"),       cut_word_key("reporting"),   cut_word_key("information")};
    const auto cut = cut_words(credit.text, {0, static_cast<std::uint32_t>(credit.text.size())});
    return std::any_of(cut.begin(), cut.end(), [](const CutWord& word) {
        return !word.capital && std::find(words.begin(), words.end(), word.key) != words.end();
    });
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
