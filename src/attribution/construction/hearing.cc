// The tribunal was told that the boat had been sold: said at a hearing, by nobody who is named.
#include <algorithm>

#include "attribution/finder.h"

namespace onrecord {

// The tribunal was told that the boat had been sold. An inquest has been told …
bool Finder::told_at_hearing(std::uint32_t i, Relation& relation) const {
    if (lower(i) != "told" || i < first_ + 2) return false;
    const CueGroup group = phrases_.cue_group(i, first_, end_);
    if (group.cue < 0 || !group.passive || group.negated) return false;
    const Range body = phrases_.subject_before(group.range.begin, first_);
    if (body.empty() || items_[body.end - 1].is_quotation() || !lists_.hearing_nouns.contains(items_[body.end - 1].key)) return false;
    const std::uint32_t begin = phrases_.skip_adjuncts(group.range.end, end_);
    if (begin >= end_ || !(items_[begin].is(kThat | kQuestion) || phrases_.has_finite_verb(begin, std::min(end_, begin + kMaxLook))))
        return false;
    relation.entry = group.cue;
    relation.cue = group.range;
    relation.adjuncts = {group.range.end, begin};
    relation.content = {{begin, clause_border(begin, end_, false)}};
    return true;
}

}  // namespace onrecord
