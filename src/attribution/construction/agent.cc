// The closure was confirmed by the port office: the agent of a cue in the passive.
#include "attribution/finder.h"

namespace onrecord {

// The closure was confirmed by the port office.
bool Finder::agent(std::uint32_t i, Relation& relation) const {
    if (items_[i].cue < 0 || items_[i].tags.xpos != Xpos::VBN) return false;
    const CueGroup group = phrases_.cue_group(i, first_, end_);
    if (group.cue < 0 || !group.passive) return false;
    const Cue& entry = cue(group.cue);
    if (entry.kind != CueKind::verb || entry.strength != Strength::strong || (entry.takes & kTakesNoun) == 0) return false;
    std::uint32_t by = group.range.end;
    while (by < end_ && !items_[by].is_quotation() && (items_[by].time >= 0 || items_[by].is(kAdverb))) ++by;
    if (by + 1 >= end_ || !items_[by].is(kBy) || items_[by + 1].is_quotation() || items_[by + 1].tags.xpos == Xpos::VBG) return false;
    relation.source = phrases_.noun_phrase(by + 1, end_);
    relation.cue = {group.range.begin, by + 1};
    relation.entry = group.cue;
    relation.negated = group.negated;
    const Range subject = phrases_.subject_before(group.range.begin, first_);
    if (relation.source.empty() || subject.empty() || !may_speak(relation.source, Cue{})) return false;
    // “which was confirmed by”, “it was confirmed by”: nothing is said.
    if (subject.end - subject.begin == 1 && (items_[subject.begin].tags.upos == Upos::PRON || items_[subject.begin].is(kRelative)))
        return false;
    relation.content = {subject};
    return true;
}

}  // namespace onrecord
