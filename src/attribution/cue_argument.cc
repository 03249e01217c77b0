#include "attribution/cue_argument.h"

#include <algorithm>

namespace onrecord {

CueArguments::CueArguments(const Analysis& analysis, const Passages& passages)
    : analysis_(analysis), all_(passages), items_(passages.items) {}

bool CueArguments::is_above(std::uint32_t word, Range cue) const {
    std::uint32_t below = kNoHead;
    for (std::uint32_t i = cue.begin; i < cue.end && below == kNoHead; ++i) {
        if (items_[i].tags.upos == Upos::VERB || items_[i].tags.upos == Upos::NOUN) below = word_of(i);
    }
    for (int n = 0; n < kMaxDepth && below != kNoHead; ++n) {
        if (below == word) return true;
        // A relative clause says something else of its noun.
        const Deprel relation = analysis_.words[below].deprel;
        if (relation == Deprel::acl_relcl || relation == Deprel::ccomp) return false;
        below = analysis_.words[below].head;
    }
    return false;
}

std::uint32_t CueArguments::head_of(Range range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        const std::uint32_t word = word_of(i);
        if (word == kNoHead || (items_[i].tags.upos != Upos::NOUN && items_[i].tags.upos != Upos::PROPN)) continue;
        const std::uint32_t governor = analysis_.words[word].head;
        if (governor == kNoHead || !in(range, all_.item_of_word[governor])) return i;
    }
    return range.end;
}

std::uint32_t CueArguments::antecedent_of(Range cue) const {
    for (std::uint32_t i = cue.begin; i < cue.end; ++i) {
        const std::uint32_t word = word_of(i);
        const std::uint32_t noun = word == kNoHead ? kNoHead : analysis_.antecedent_of(word);
        if (noun != kNoHead && !items_[all_.item_of_word[noun]].is_quotation()) return all_.item_of_word[noun];
    }
    return cue.begin;
}

std::vector<CueArgument> CueArguments::of(Range cue) const {
    std::vector<CueArgument> arguments;
    for (std::uint32_t i = cue.begin; i < cue.end; ++i) {
        const std::uint32_t verb = word_of(i);
        if (verb == kNoHead || items_[i].tags.upos != Upos::VERB) continue;
        const auto predicate = std::lower_bound(analysis_.predicates.begin(), analysis_.predicates.end(), verb,
                                                [](const Predicate& p, std::uint32_t word) { return p.word < word; });
        if (predicate == analysis_.predicates.end() || predicate->word != verb) continue;
        for (std::uint32_t r = predicate->first_role; r < predicate->end_role; ++r) {
            const RoleHead& role = analysis_.role_heads[r];
            const std::uint32_t head = all_.item_of_word[role.word];
            const Upos upos = analysis_.words[role.word].tags.upos;
            if (items_[head].is_quotation() || (upos != Upos::NOUN && upos != Upos::PROPN)) continue;
            CueArgument argument{role.role, head, head};
            for (const std::uint32_t w : analysis_.dependents.before(role.word)) {
                if (analysis_.words[w].deprel != Deprel::case_) continue;
                argument.preposition = all_.item_of_word[w];
                break;
            }
            if (items_[argument.preposition].is_quotation()) continue;
            arguments.push_back(argument);
        }
    }
    // "admitted in | his plea", where the phrase is of the cue and the network gives it no role
    for (std::uint32_t i = cue.begin; i < cue.end; ++i) {
        const std::uint32_t noun = word_of(i);
        const bool listed = std::any_of(arguments.begin(), arguments.end(), [&](const CueArgument& one) { return one.head == i; });
        if (noun == kNoHead || items_[i].tags.upos != Upos::NOUN || listed) continue;
        for (std::uint32_t k = cue.begin; k < i; ++k) {
            const std::uint32_t before = word_of(k);
            if (before == kNoHead || analysis_.words[before].head != noun || analysis_.words[before].deprel != Deprel::case_) continue;
            arguments.push_back({Role::none, i, k});
            break;
        }
    }
    std::sort(arguments.begin(), arguments.end(), [](const CueArgument& a, const CueArgument& b) { return a.head < b.head; });
    return arguments;
}

}  // namespace onrecord
