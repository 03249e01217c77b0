// The council put the cost at nine million: a figure that somebody names.
#include <algorithm>
#include <array>
#include <string_view>

#include "attribution/finder.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxValued = 12;  // items from the verb to the figure

}  // namespace

// The number at item `i` or behind words that lead to one: nine, $40, about 12, more than 30; end_ where none is.
std::uint32_t Finder::number_at(std::uint32_t i) const {
    constexpr std::uint32_t kMaxBefore = 3;  // items before the number
    for (std::uint32_t k = i; k < std::min(end_, i + kMaxBefore); ++k) {
        if (items_[k].is_quotation() || items_[k].time >= 0) return end_;
        if (items_[k].is(kNumber) || items_[k].tags.upos == Upos::NUM)
            return k + 1 < end_ && items_[k + 1].tags.upos == Upos::PROPN ? end_ : k;
        if (items_[k].is(kDefinite | kComma) || items_[k].tags.upos == Upos::PROPN) return end_;
    }
    return end_;
}

// The end of the figure whose number is item `i`: nine million dollars.
std::uint32_t Finder::figure_end(std::uint32_t i) const {
    while (i < end_ && !items_[i].is_quotation() && items_[i].time < 0 &&
           !items_[i].is(kComma | kDash | kSemicolon | kColon | kCoordinator | kSubordinator | kRelative | kStop) &&
           (items_[i].tags.upos != Upos::ADP || lower(i) == "of" || lower(i) == "than") && !is_finite_verb(items_[i].tags.xpos))
        ++i;
    return i;
}

// The council put the cost at nine million. The register has it as eight.
bool Finder::valuation(std::uint32_t i, Relation& relation) const {
    static constexpr std::array<std::string_view, 9> kPut{"put",    "puts",      "pegged",    "pegs",   "valued",
                                                          "values", "estimated", "estimates", "putting"};
    static constexpr std::array<std::string_view, 7> kHeld{"it", "them", "figure", "number", "toll", "count", "total"};
    if (!is_verb(items_[i].tags.xpos) || items_[i].tags.xpos == Xpos::VB || i == first_) return false;
    const bool has = items_[i].is(kHave) && items_[i].tags.upos == Upos::VERB;
    if (!has && !is_one_of(lower(i), kPut)) return false;
    std::uint32_t at = i + 2;
    for (; at + 1 < std::min(end_, i + kMaxValued); ++at) {
        if (items_[at].is_quotation() || items_[at].is(kComma | kDash | kTo) || is_finite_verb(items_[at].tags.xpos)) return false;
        if (lower(at) == "at" || (has && lower(at) == "as")) break;
    }
    if (at + 1 >= std::min(end_, i + kMaxValued) || number_at(at + 1) == end_) return false;
    if (has && !is_one_of(lower(at - 1), kHeld)) return false;
    const std::uint32_t begin = phrases_.group_begin(i, first_ + 1);
    relation.source = phrases_.subject_before(begin, first_);
    if (relation.source.empty() || (items_[i].tags.xpos == Xpos::VBN && begin == i)) return false;
    relation.cue = {begin, i + 1};
    relation.content = {{i + 1, figure_end(number_at(at + 1))}};
    return true;
}

}  // namespace onrecord
