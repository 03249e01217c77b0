// Statements within what somebody says: “Ruiz said that the minister had promised that the pier would be safe” holds what the minister
// promised. The trained frames seldom see them, since their cue lies in another's content; the tree does. Only a strong verb of speech with
// a subject before it and a clause behind it is taken, in a past form, and only in indirect contents: what a quotation holds is its
// speaker's wording. PolNeAR marks few of these (attribution F1 .7491 without, .7484 with them), but they are statements that the report
// tells of. Cost: the words of the contents.
#include <algorithm>
#include <iterator>

#include "attribution/finder.h"

namespace onrecord {

// The first word that hangs from `head` in the relation and lies in items [range); kNoHead where none does.
std::uint32_t Finder::dependent_in(std::uint32_t head, Deprel relation, Range range) const {
    for (const std::uint32_t w : analysis_.dependents.of(head)) {
        const std::uint32_t item = all_.item_of_word[w];
        if (analysis_.words[w].deprel == relation && item >= range.begin && item < range.end) return w;
    }
    return kNoHead;
}

void Finder::find_nested() {
    const std::size_t n_outer = relations_.size();
    for (std::size_t r = of_passage_; r < n_outer; ++r) {
        const Range cue = relations_[r].cue;
        const std::vector<Range> contents = relations_[r].content;
        for (const Range content : contents) {
            if (any_quotation(content)) continue;
            for (std::uint32_t i = content.begin + 1; i < content.end; ++i) {
                if (!speaks(i) || (i >= cue.begin && i < cue.end)) continue;
                if (nested_at(i, content)) break;  // what stands in that one is a third voice: seldom, and seldom right
            }
        }
    }
}

bool Finder::nested_at(std::uint32_t i, Range content) {
    if (items_[i].tags.xpos != Xpos::VBD && items_[i].tags.xpos != Xpos::VBN) return false;  // made, not held: “the minister says”
    const bool is_cue_of_other = std::any_of(relations_.begin() + static_cast<std::ptrdiff_t>(of_passage_), relations_.end(),
                                             [&](const Relation& other) { return i >= other.cue.begin && i < other.cue.end; });
    if (is_cue_of_other) return false;
    const std::uint32_t verb = items_[i].word;
    const std::uint32_t clause = dependent_in(verb, Deprel::ccomp, {i + 1, content.end});
    if (clause == kNoHead || dependent_in(verb, Deprel::nsubj, {content.begin, i}) == kNoHead) return false;
    const CueGroup group = phrases_.cue_group(i, content.begin, content.end);
    if (group.cue < 0 || group.infinitive || group.gerund || group.passive) return false;
    Relation relation;
    relation.construction = Construction::nested;
    relation.entry = group.cue;
    relation.negated = group.negated;
    relation.cue = group.range;
    relation.source = phrases_.subject_before(group.range.begin, content.begin);
    if (relation.source.empty()) return false;
    // “He thinks they said” is about opinions; a pronoun's statement is seldom one that was made.
    if (relation.source.end - relation.source.begin == 1 && items_[relation.source.begin].tags.upos == Upos::PRON) return false;
    const std::uint32_t begin = analysis_.dependents.leftmost(clause), end = analysis_.dependents.rightmost(clause);
    relation.content.push_back({std::max(all_.item_of_word[begin], group.range.end), std::min(all_.item_of_word[end] + 1, content.end)});
    if (relation.content.front().empty() || any_quotation(relation.content.front())) return false;
    if (!agrees_with_all(relation, nullptr)) return false;
    add(std::move(relation));
    return true;
}

}  // namespace onrecord
