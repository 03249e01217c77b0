// According to Ruiz, the pier is safe; the pier is safe, per Ruiz.
#include <algorithm>
#include <utility>

#include "attribution/finder.h"

namespace onrecord {

// “according to Ruiz”; “, per Ruiz”, “as per the bulletin”, which are no rate (“12 per crew”, “per cent”); empty: neither.
Range Finder::according_words(std::uint32_t i, std::uint32_t low) const {
    const Cue& entry = cue(items_[i].cue);
    if (!entry.prepositions.empty()) return i + 2 < end_ && items_[i + 1].is(kTo) ? Range{i, i + 2} : Range{};
    if (i + 1 >= end_) return {};
    const Upos next = items_[i + 1].tags.upos;
    const bool names = next == Upos::DET || next == Upos::PROPN || items_[i + 1].is(kPossessive) ||
                       (items_[i + 1].is(kSourceNoun) && items_[i + 1].tags.xpos == Xpos::NNS) ||
                       (i + 2 < end_ && (items_[i + 2].is(kSourceNoun) || items_[i + 2].tags.upos == Upos::PROPN));
    if (!names || items_[i + 1].is_quotation()) return {};
    if (i > low && items_[i - 1].is(kAs)) return {i - 1, i + 1};
    return i == low || items_[i - 1].is(kComma) || items_[i - 1].is_quotation() ? Range{i, i + 1} : Range{};
}

void Finder::according(std::uint32_t i, std::uint32_t low) {
    Relation relation;
    relation.construction = Construction::according;
    relation.entry = items_[i].cue;
    relation.cue = according_words(i, low);
    if (relation.cue.empty()) return;
    i = relation.cue.begin;
    const bool leads = i == low || (i == low + 1 && items_[low].is(kCoordinator | kComma));
    std::uint32_t e = relation.cue.end;
    const std::uint32_t from = e;
    while (e < end_ && e - from < 40 && !items_[e].is_quotation() && !items_[e].is(kStop | kSemicolon | kColon | kDash)) {
        if (items_[e].is(kComma)) {
            // The first comma ends it, unless an apposition and another comma follow.
            const bool apposition = e + 1 < end_ && items_[e + 1].is(kDeterminer | kRelative | kPossessive) && !items_[e + 1].is(kThat);
            if (!apposition) break;
            std::uint32_t k = e + 1;
            while (k < end_ && k - e < 25 && !items_[k].is(kComma) && !items_[k].is_quotation()) ++k;
            const bool closes = ((k < end_ && items_[k].is(kComma)) || (!leads && k >= end_)) &&
                                (leads || !phrases_.has_finite_verb(e + 1, k) || items_[e + 1].is(kRelative));
            if (!closes || (leads && phrases_.has_finite_verb(e + 1, k) && !items_[e + 1].is(kRelative))) break;
            e = k;
            break;
        }
        ++e;
    }
    relation.source = {from, e};
    if (leads) {
        if (e >= end_) return;
        relation.content.push_back({e, clause_border(e, end_, false)});
    } else {
        std::uint32_t begin = low;
        if (relations_.size() > of_passage_ && trim({low, i}).empty())
            begin = relations_.back().content.front().begin;  // "…," Ruiz said, according to a transcript
        for (std::uint32_t k = i; k > begin + 1 && i - k < 40; --k) {
            if (items_[k - 1].is_quotation()) break;
            if (items_[k].is(kRelative) && !items_[k].is(kDeterminer) && items_[k - 1].is(kComma)) {
                begin = k;  // ", which stood empty, according to Ruiz"
                break;
            }
        }
        if (trim({begin, i}).empty()) return;
        relation.content.push_back({begin, i});
        if (e < end_ && items_[e].is(kComma) && e + 1 < end_ && !starts_other(e + 1) && items_[i - 1].is(kComma) &&
            !phrases_.has_finite_verb(begin, i)) {
            relation.content.push_back({e + 1, clause_border(e + 1, end_, false)});
        }
    }
    cover(relation.source);
    add(std::move(relation));
}

}  // namespace onrecord
