// Ruiz was asked whether the pier was safe: who asks is behind “by” or nowhere.
#include <algorithm>
#include <utility>

#include "attribution/finder.h"

namespace onrecord {

bool Finder::asked(const CueGroup& group, const Cue& entry) {
    if (entry.polarity != Polarity::asks || (entry.takes & kTakesQuestion) == 0 || (items_[group.verb].form & kParticiple) == 0)
        return false;
    const std::uint32_t b = group.range.begin;
    const bool opens = b == first_ || (b == first_ + 1 && items_[first_].is(kAnd)) ||
                       (!items_[b - 1].is_quotation() && items_[b - 1].is(kSubordinator | kComma));
    if (!group.passive && !opens) return false;
    Relation relation;
    relation.construction = Construction::question;
    relation.entry = group.cue;
    relation.cue = group.range;
    std::uint32_t start = group.range.end;
    if (start + 1 < end_ && items_[start].is(kBy)) {
        relation.source = phrases_.noun_phrase(start + 1, end_);
        start = relation.source.end;
    }
    if (start >= end_ || items_[start].is_quotation()) return false;
    const bool own = std::find(entry.prepositions.begin(), entry.prepositions.end(), items_[start].key) != entry.prepositions.end();
    if (own && !items_[start].is(kQuestion)) {
        if (relation.source.empty()) relation.cue.end = start + 1;
        ++start;
    } else if (!items_[start].is(kQuestion)) {
        return false;
    }
    const std::uint32_t limit = clause_border(start, end_, false);
    std::uint32_t border = start;
    while (border < limit && !items_[border].is(kComma | kCommaInside)) ++border;
    if (border < limit && items_[border].is_quotation()) ++border;
    relation.content.push_back({start, border});
    const std::size_t n = relations_.size();
    add(std::move(relation));
    return relations_.size() > n;
}

}  // namespace onrecord
