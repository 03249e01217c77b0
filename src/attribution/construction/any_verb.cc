// “We won,” trilled the keeper: a verb that no list has, beside a whole quotation with a subject of its own.
#include <utility>

#include "attribution/finder.h"

namespace onrecord {

bool Finder::unlisted(std::uint32_t i, std::uint32_t low) {
    const Item& verb = items_[i];
    if (i == low || verb.is_quotation() || verb.is(kAuxiliary) || (verb.tags.xpos != Xpos::VBD && verb.tags.xpos != Xpos::VBZ))
        return false;
    // The marks hold a whole utterance, which the sentence goes on from, and nothing stands before them: no title, no term.
    const auto is_speech = [&](std::uint32_t k) {
        if (!items_[k].is_quotation() || k - low > kMaxLead || !trim({low, k}).empty()) return false;
        const char last = text_.slice(quotations_[static_cast<std::size_t>(items_[k].quotation)].inner).back();
        return last == ',' || last == '?' || last == '!';
    };
    std::uint32_t after = i + 1;
    if (after < end_ && items_[after].tags.xpos == Xpos::RP) ++after;  // piped up
    Relation relation;
    relation.construction = Construction::any_verb;
    relation.cue = {i, after};
    std::uint32_t border = i - 1;
    if (is_speech(border)) {
        relation.source = inverted_source(after, true);
        after = relation.source.end;
    } else {
        relation.source = phrases_.subject_before(i, low);
        if (relation.source.empty() || relation.source.begin == low || items_[relation.source.begin].is(kRelative)) return false;
        border = relation.source.begin - 1;
        if (!is_speech(border)) return false;
    }
    // “Help!” came the reply: nobody.
    if (relation.source.empty() || items_[relation.source.end - 1].cue >= 0) return false;
    const std::uint32_t tail = phrases_.skip_adjuncts(after, end_);
    if (tail < end_ && !items_[tail].is_quotation() && !items_[tail].is(kStop | kSemicolon | kComma | kColon | kDash | kAdverb))
        return false;
    relation.adjuncts = {after, tail};
    relation.content.push_back({border, border + 1});
    if (tail + 1 < end_ && items_[tail].is(kComma) && items_[tail + 1].is_quotation()) {
        relation.content.push_back({tail + 1, clause_border(tail + 1, end_, false)});
    }
    cover(relation.source);
    add(std::move(relation));
    return true;
}

}  // namespace onrecord
