// Ruiz’s claim that the pier is safe; their fear that it is not.
#include <utility>

#include "attribution/finder.h"

namespace onrecord {

void Finder::noun(std::uint32_t i, std::uint32_t low) {
    // “his claim | in an interview on Monday | that …”
    const std::uint32_t that = phrases_.skip_adjuncts(i + 1, end_);
    if (that >= end_ || items_[that].is_quotation() || !items_[that].is(kThat) || i == low) return;
    if (that > i + 1 && items_[that].tags.upos != Upos::SCONJ) return;
    Relation relation;
    relation.adjuncts = {i + 1, that};
    relation.construction = Construction::noun;
    relation.entry = items_[i].long_cue >= 0 && cue(items_[i].long_cue).kind == CueKind::noun ? items_[i].long_cue : items_[i].cue;
    relation.cue = {i, i + 1};
    std::uint32_t b = i;
    while (b > low && i - b < 4 && !items_[b - 1].is_quotation() &&
           !items_[b - 1].is(kPossessive | kPossessiveEnding | kPunctuation | kPreposition | kDeterminer))
        --b;
    if (b > low && items_[b - 1].is(kPossessive)) {
        relation.source = {b - 1, b};
    } else if (b > low + 1 && items_[b - 1].is(kPossessiveEnding)) {
        // The owner: back to its article, or over the capitals of its name.
        std::uint32_t k = b - 1;
        const bool name = items_[k - 1].is(kCapital);
        while (k > low && b - k < 7 && !items_[k - 1].is_quotation() && !items_[k - 1].is(kPunctuation | kPreposition | kAnd | kFinite)) {
            if (name && !items_[k - 1].is(kCapital)) break;
            --k;
            if (items_[k].is(kArticle | kPossessive)) break;
        }
        if (k < b - 1) relation.source = {k, b};
    }
    if (relation.source.empty()) return;
    relation.content.push_back({that, clause_border(that, end_, true)});
    add(std::move(relation));
}

}  // namespace onrecord
