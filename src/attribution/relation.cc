// A passage is read twice. First what stands behind its content ("…", Ruiz said; …, said Ruiz; …, Ruiz said, …), because such a cue holds
// all that precedes it, other cues included (PolNeAR marks the outermost attribution only). Then, from left to right, what stands before
// its content (Ruiz said that …; according to Ruiz, …; …, adding that …). What is left over in quotation marks joins the speaker before it.
#include "attribution/relation.h"

#include <algorithm>
#include <utility>

#include "attribution/finder.h"

namespace onrecord {

std::vector<Relation> Finder::run() {
    covered_.assign(items_.size(), 0);
    is_transcript_ = reads_as_transcript();
    for (std::uint32_t p = 0; p < all_.passages.size(); ++p) {
        passage_ = p;
        first_ = all_.passages[p].first;
        end_ = all_.passages[p].end;
        if (end_ > first_ && items_[end_ - 1].is(kStop)) --end_;
        of_passage_ = relations_.size();
        if (find_back_reference()) continue;
        find_led();
        find_behind();
        find_before();
        weigh_frames();
        find_nested();
        find_alone();
    }
    return std::move(relations_);
}

void Finder::add(Relation relation) {
    relation.passage = passage_;
    if (!relation.source.empty() && relation.source.begin > first_ && covered_[relation.source.begin - 1] == 0) {
        std::uint32_t b = relation.source.begin;
        while (b > first_ && covered_[b - 1] == 0 && relation.source.begin - b < kMaxLead && !items_[b - 1].is_quotation()) --b;
        relation.lead = {b, relation.source.begin};
    }
    for (Range& range : relation.content) {
        range = trim(range);
        cover(range);
    }
    std::erase_if(relation.content, [](const Range& range) { return range.empty(); });
    cover(relation.cue);
    if (!relation.content.empty()) relations_.push_back(std::move(relation));
}

Range Finder::trim(Range range) const {
    while (!range.empty() && !items_[range.begin].is_quotation() && items_[range.begin].is(kComma | kColon | kSemicolon | kDash | kStop))
        ++range.begin;
    while (!range.empty() && !items_[range.end - 1].is_quotation() &&
           (items_[range.end - 1].is(kComma | kColon | kSemicolon | kDash | kStop) || is_coordinator(range.end - 1)))
        --range.end;
    // A question or exclamation mark belongs to the content, a full stop does not.
    if (!range.empty() && range.end == end_ && end_ < all_.passages[passage_].end && !items_[end_].is(kFullStop)) ++range.end;
    return range;
}

bool Finder::any_quotation(Range range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        if (items_[i].is_quotation()) return true;
    }
    return false;
}

std::vector<Relation> find_relations(const Text& text, const Analysis& analysis, const Passages& passages,
                                     const std::vector<MarkedQuotation>& quotations, const AttributionLists& lists) {
    return Finder(text, analysis, passages, quotations, lists).run();
}

}  // namespace onrecord
