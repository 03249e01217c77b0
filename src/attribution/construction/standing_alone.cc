// A quotation that stands alone joins the speaker before it; a transcript’s turn goes on to the end of its paragraph.
#include <algorithm>

#include "attribution/finder.h"

namespace onrecord {

void Finder::find_alone() {
    if (relations_.size() > of_passage_) return;
    if (signed_quotation()) return;
    // A turn of a transcript goes on to its paragraph's end.
    if (is_transcript_ && turn_ && !relations_.empty() && all_.passages[*turn_].paragraph == all_.passages[passage_].paragraph) {
        const Range turn = trim({first_, end_});
        if (turn.empty()) return;
        cover(turn);
        relations_.back().content.push_back(turn);
        return;
    }
    bool only = first_ < end_;
    for (std::uint32_t i = first_; i < end_; ++i) only &= items_[i].is_quotation() || items_[i].is(kPunctuation);
    const bool led = first_ < end_ && items_[first_].is_quotation();
    if (!only && !led) return;
    if (relations_.empty() || !led) return;
    const MarkedQuotation& quotation = quotations_[static_cast<std::size_t>(items_[first_].quotation)];
    Relation* quoted_one = &relations_.back();
    for (std::size_t r = relations_.size(); r-- > 0 && relations_[r].passage == relations_.back().passage;) {
        const bool speech = std::any_of(relations_[r].content.begin(), relations_[r].content.end(),
                                        [&](const Range& range) { return any_quotation(range); });
        if (speech) {
            quoted_one = &relations_[r];
            break;
        }
    }
    Relation& last = *quoted_one;
    const Passage& here = all_.passages[passage_];
    const Passage& there = all_.passages[last.passage];
    const bool same_paragraph = here.paragraph == there.paragraph && passage_ == last_passage() + 1;
    const bool next_paragraph = here.paragraph <= there.paragraph + 1 + (quotation.goes_on ? 3U : 0U) && passage_ == last_passage() + 1;
    if (!same_paragraph && !(next_paragraph && only)) return;
    const Range range{first_, end_};
    cover(range);
    last.content.push_back(range);
    reached_ = passage_;
}

std::uint32_t Finder::last_passage() const {
    const std::uint32_t by_cue = relations_.back().passage;
    return std::max(by_cue, reached_ > by_cue ? reached_ : by_cue);
}

}  // namespace onrecord
