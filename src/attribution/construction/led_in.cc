// Ruiz went on:¶ “The pier is safe.” A paragraph that is a quotation has the source of a colon that ends the one before.
#include <utility>

#include "attribution/finder.h"

namespace onrecord {

void Finder::find_led() {
    if (passage_ == 0 || is_transcript_ || first_ >= end_ || !items_[first_].is_quotation()) return;
    for (std::uint32_t i = first_; i < end_; ++i) {
        if (!items_[i].is_quotation() && !items_[i].is(kPunctuation)) return;
    }
    const Passage& before = all_.passages[passage_ - 1];
    if (before.end < before.first + 3) return;
    const std::uint32_t colon = before.end - 1;
    if (items_[colon].is_quotation() || !items_[colon].is(kColon) || items_[colon - 1].is_quotation()) return;
    Relation relation;
    relation.construction = Construction::led_in;
    relation.cue = {colon, colon + 1};
    const CueGroup group = phrases_.cue_group(colon - 1, before.first, before.end);
    if (group.cue >= 0 && cue(group.cue).kind == CueKind::verb && !group.gerund && !group.passive && !group.infinitive) {
        relation.source = phrases_.subject_before(group.range.begin, before.first);
        relation.cue.begin = group.range.begin;
        relation.entry = group.cue;
    } else {
        relation.source = phrases_.first_subject(before.first, colon);
        if (!names_somebody(relation.source)) return;
    }
    if (relation.source.empty()) return;
    relation.content.push_back({first_, end_});
    add(std::move(relation));
}

}  // namespace onrecord
