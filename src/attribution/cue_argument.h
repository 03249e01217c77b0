// What goes with a cue in the sentence: the arguments of its predicate as the network names them, and whether a phrase hangs from it in the
// tree.
#pragma once

#include <cstdint>
#include <vector>

#include "attribution/passage.h"
#include "attribution/phrase.h"
#include "language/analysis.h"

namespace onrecord {

// A noun with its preposition that is an argument of a cue's verb: "in | a letter", "to | the council". Items.
struct CueArgument {
    Role role = Role::none;
    std::uint32_t head = 0;         // the noun
    std::uint32_t preposition = 0;  // `head` if there is none
};

// REQUIRES: what is given outlives this, and is of the same text.
class CueArguments {
public:
    CueArguments(const Analysis& analysis, const Passages& passages);

    // Those of the verbs in the cue that are nouns outside quotations, in the order of the text. Cost: the cue's roles.
    [[nodiscard]] std::vector<CueArgument> of(Range cue) const;
    // The noun of the range that hangs from outside it: "class action | lawsuits | being considered in court". The range's end if none
    // does.
    [[nodiscard]] std::uint32_t head_of(Range range) const;
    // The noun of which the cue's clause says more: "a | video | that said". The cue's first item if there is none.
    [[nodiscard]] std::uint32_t antecedent_of(Range cue) const;
    // Whether the noun at item `head` goes with the cue: it hangs from it, from its source, from a verb that the cue hangs from, or from
    // a noun or verb for which `is_speech` holds. Not where it is of something else: "in a letter | filed in court". True where the words
    // have no tree. Cost: the depth of the tree, at most kMaxDepth.
    template <class IsSpeech>
    [[nodiscard]] bool goes_with(std::uint32_t head, Range cue, Range source, IsSpeech is_speech) const {
        std::uint32_t word = word_of(head);
        for (int n = 0; n < kMaxDepth && word != kNoHead; ++n) {
            const std::uint32_t governor = analysis_.words[word].head;
            if (governor == kNoHead) return true;
            const std::uint32_t item = all_.item_of_word[governor];
            if (in(cue, item) || in(source, item) || is_above(governor, cue)) return true;
            if (item != head && is_speech(item)) return true;
            const Deprel relation = analysis_.words[word].deprel;
            const bool is_verb = analysis_.words[governor].tags.upos == Upos::VERB || analysis_.words[governor].tags.upos == Upos::AUX;
            // A clause of something else; a conjunct of it or of a time ("Monday in a letter") is looked at further up.
            if (is_verb) return false;
            const bool is_part =
                relation == Deprel::conj || relation == Deprel::compound || relation == Deprel::flat || relation == Deprel::appos;
            if (!is_part && items_[item].time < 0 && n > 1) return false;
            word = governor;
        }
        return word == kNoHead;
    }

private:
    static constexpr int kMaxDepth = 8;
    static bool in(Range range, std::uint32_t item) { return range.begin <= item && item < range.end; }
    // The first word of an item; kNoHead for a quotation and where nothing is parsed.
    [[nodiscard]] std::uint32_t word_of(std::uint32_t item) const {
        return items_[item].is_quotation() || !analysis_.is_parsed() ? kNoHead : items_[item].word;
    }
    // Whether the cue's first verb hangs from the word, at any depth up to kMaxDepth.
    [[nodiscard]] bool is_above(std::uint32_t word, Range cue) const;

    const Analysis& analysis_;
    const Passages& all_;
    const std::vector<Item>& items_;
};

}  // namespace onrecord
