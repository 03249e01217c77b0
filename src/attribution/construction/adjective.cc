// Ruiz is confident that the pier is safe.
#include <algorithm>
#include <utility>

#include "attribution/finder.h"

namespace onrecord {

void Finder::adjective(std::uint32_t i, std::uint32_t low) {
    std::uint32_t b = i;
    bool be = false;
    while (b > low && !items_[b - 1].is_quotation() &&
           (items_[b - 1].is(kBe | kHave | kModal | kNegation | kAdverb) || items_[b - 1].is(kLy))) {
        be |= items_[b - 1].is(kBe);
        --b;
    }
    if (!be || i + 1 >= end_ || items_[i + 1].is_quotation()) return;
    const Cue& entry = cue(items_[i].cue);
    const bool own = std::find(entry.prepositions.begin(), entry.prepositions.end(), items_[i + 1].key) != entry.prepositions.end();
    if (!own && !items_[i + 1].is(kThat)) return;
    Relation relation;
    relation.construction = Construction::adjective;
    relation.entry = items_[i].cue;
    relation.source = phrases_.subject_before(b, low);
    if (relation.source.empty() || !may_speak(relation.source, entry)) return;
    relation.cue = {b, own ? i + 2 : i + 1};
    relation.content.push_back({relation.cue.end, clause_border(relation.cue.end, end_, own)});
    add(std::move(relation));
}

}  // namespace onrecord
