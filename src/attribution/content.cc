// How far a content reaches from where it begins, and what a cue takes for one: decided by the cue's frames and the words at its border.
#include <algorithm>
#include <utility>

#include "attribution/finder.h"
#include "text/capital.h"

namespace onrecord {

std::uint32_t Finder::addressee_end(const Cue& entry, std::uint32_t i) const {
    if ((entry.takes & kTakesAddressee) == 0 || i >= end_ || items_[i].is_quotation()) return i;
    if (items_[i].is(kObject)) return i + 1;
    if (items_[i].is(kThat | kComma | kColon | kPreposition | kStop | kTo | kQuestion)) return i;
    std::uint32_t e = i;
    const bool name = items_[i].is(kCapital);
    while (e < end_ && e - i < 12) {
        const Item& item = items_[e];
        if (item.is_quotation() || item.is(kComma | kColon | kStop | kDash | kThat | kQuestion | kTo) || item.time >= 0) break;
        if (item.is(kSubject) && !item.is(kDeterminer)) break;
        if (e > i && item.is(kDeterminer | kPossessive) && !items_[e - 1].is(kPreposition | kAnd)) break;
        if (item.is(kPreposition) && e > i) {
            const bool joins = e + 1 < end_ && items_[e + 1].is(kCapital | kDeterminer) && items_[e + 1].time < 0 && !name;
            if (!joins) break;
        }
        if (e > i && is_finite_verb(items_[e].tags.xpos)) return i;  // it was the clause itself: "told the port would close"
        if (name && e > i && !item.is(kCapital | kPossessiveEnding | kAnd | kMark) && !items_[e - 1].is(kPossessiveEnding)) break;
        ++e;
    }
    return e;
}

bool Finder::ends_as_sentence(std::uint32_t i) const {
    const auto inner = text_.slice(quotations_[static_cast<std::size_t>(items_[i].quotation)].inner);
    return !inner.empty() && (inner.back() == '.' || inner.back() == '?' || inner.back() == '!');
}

std::uint32_t Finder::clause_border(std::uint32_t from, std::uint32_t end, bool noun_phrase) const {
    const std::uint32_t limit = std::min(end, from + kMaxContent);
    if (from + 2 < limit && items_[from].is_quotation() && !items_[from + 1].is_quotation() && ends_as_sentence(from)) {
        // “What now?” and kept going: a whole sentence in marks is the content.
        const Item& next = items_[from + 1];
        if ((next.is(kAnd) && !items_[from + 2].is_quotation() && !items_[from + 2].is(kThat)) ||
            (next.is(kSubordinator) && !next.is(kThat)))
            return from + 1;
    }
    // tweeted “Thank you!” | on Friday
    if (items_[from].is_quotation() && from + 1 < end) {
        std::uint32_t rest = from + 1;
        while (rest < end && !items_[rest].is_quotation() && (items_[rest].time >= 0 || lower(rest) == "on")) ++rest;
        if (rest == end) return from + 1;
    }
    if (from + 1 < limit && items_[from].is(kCommaInside) && items_[from + 1].tags.xpos == Xpos::VBG) return from + 1;
    for (std::uint32_t i = from + 1; i < limit; ++i) {
        const Item& item = items_[i];
        if (item.is_quotation()) {
            // Two attributions may meet at a quotation's end: “…,” adding that “…”.
            if (i + 1 < limit && items_[i + 1].cue >= 0 && (items_[i + 1].form & kGerund) != 0 && speaks(i + 1)) return i + 1;
            if (item.is(kCommaInside) && i + 1 < limit && items_[i + 1].tags.xpos == Xpos::VBG) return i + 1;  // “…,” blaming Brand
            if (noun_phrase && explains_quoted(i + 1, limit)) return i + 1;
            if (item.is(kCommaInside) && i + 1 < limit && (items_[i + 1].is(kAnd) || items_[i + 1].is(kSubordinator)) &&
                goes_over(i + 1, limit))
                return i + 1;
            continue;
        }
        if (item.is(kSemicolon) && has_strong_cue(i + 1, end)) return i;
        const bool comma = item.is(kComma);
        if (comma && i + 1 < limit) {
            std::uint32_t k = i + 1;
            if (items_[k].cue >= 0 && (items_[k].form & kGerund) != 0 && speaks(k)) return i;
            if ((items_[k].is(kAnd) || items_[k].is(kSubordinator)) && goes_over(k, limit)) return i;
            if (noun_phrase && i + 1 < limit) {
                const Item& next = items_[i + 1];
                if (next.cue >= 0 && (next.tags.xpos == Xpos::VBD || next.tags.xpos == Xpos::VBZ)) return i;  // “mocked his coat, called …”
                if (next.is(kAnd) && phrases_.has_finite_verb(i + 2, std::min(end, i + 10))) return i;
                if (next.is(kRelative) || next.is(kIng) || (next.is(kSubordinator) && !next.is(kCoordinator))) return i;
            }
        }
        if (noun_phrase && item.is(kMark) && explains_quoted(i + 1, limit)) return i + 1;
        if (leads_to_question(i, from)) return i;
        // doubts the plan – | “It cannot work,” she said: whose words follow is known.
        if (item.is(kDash) && i + 1 < limit && items_[i + 1].is_quotation() && covered_[i + 1] != 0) return i;
        if (item.is(kDash) && i + 1 < limit && items_[i + 1].is(kAnd) && goes_over(i + 1, limit)) return i;
        if (item.is(kAnd) && !comma && i + 1 < limit) {
            std::uint32_t k = i + 1;
            while (k < limit && items_[k].is(kAdverb)) ++k;
            if (k < limit && elliptic_cue(k)) return i;
        }
        if (noun_phrase && !items_[from].is(kTo) && item.time >= 0 && !within_phrase(i) &&
            !(i + 1 < limit && items_[i + 1].is(kPossessiveEnding)))
            return items_[i - 1].is(kPreposition) && i - 1 > from ? i - 1 : i;
        // “denied the claims after the talks”, “… during a visit”: when something was said is not what was said.
        if (noun_phrase && item.is(kSubordinator) && item.is(kPreposition) && !item.is(kAs) && items_[from].tags.xpos != Xpos::TO) return i;
        if (noun_phrase && i > from + 1 && text_.slice(item.span) == "during") return i;
        if (noun_phrase && item.is(kAnd) && i + 1 < limit && items_[i + 1].cue >= 0 && (items_[i + 1].form & (kPast | kThirdPerson)) != 0 &&
            !items_[i + 1].is(kNounVerb)) {
            return i;
        }
        if (noun_phrase && item.is(kSubordinator) && item.is(kPreposition) && phrases_.has_finite_verb(i + 1, std::min(limit, i + 8)))
            return i;
        if (noun_phrase && item.is(kSubordinator) && !item.is(kPreposition | kCoordinator | kThat)) return i;
    }
    return limit;
}

// called it “a toy,” | which is her own word; “a toy” | – the first of its kind: what the report says of a phrase in marks, behind them.
bool Finder::explains_quoted(std::uint32_t i, std::uint32_t limit) const {
    if (i + 1 >= limit || items_[i].is_quotation() || items_[i + 1].is_quotation()) return false;
    const bool has_comma = items_[i - 1].is(kCommaInside) || (i >= 2 && items_[i - 2].is(kComma));
    if (has_comma) return items_[i].is(kRelative) && !items_[i].is(kThat | kDeterminer);
    return items_[i].is(kDash) && items_[i + 1].is(kDeterminer);
}

// “would look at the facts” of the case | when asked about a pardon: what a quotation answers.
bool Finder::leads_to_question(std::uint32_t i, std::uint32_t from) const {
    if (i + 1 >= end_ || items_[i + 1].is_quotation() || items_[i].tags.xpos != Xpos::WRB || (items_[i + 1].form & kParticiple) == 0 ||
        items_[i + 1].cue < 0 || cue(items_[i + 1].cue).polarity != Polarity::asks)
        return false;
    return std::any_of(items_.begin() + from, items_.begin() + i, [](const Item& item) { return item.is_quotation() || item.is(kMark); });
}

std::uint32_t Finder::coordinate_border(Range cue, Range content) const {
    if (!analysis_.is_parsed() || content.empty() || content.begin < cue.end) return content.end;
    const auto has_subject = [&](std::uint32_t verb, std::uint32_t from) {
        const auto before = analysis_.dependents.before(verb);
        return std::any_of(before.begin(), before.end(),
                           [&](std::uint32_t w) { return w >= from && is_subject(analysis_.words[w].deprel); });
    };
    const std::uint32_t first_cue = first_word_of(cue.begin);
    const std::uint32_t end_cue = first_word_of(cue.end);
    const std::uint32_t begin = first_word_of(content.begin);
    const std::uint32_t end = first_word_of(content.end);
    // The subject of a content that is a quotation is in it; what is joined to the quotation's verb outside of it, without a subject of its
    // own, is what its speaker did: “I have no more to say” | and left.
    const bool opens_quoted = items_[content.begin].is_quotation();
    std::uint32_t end_quoted = begin;
    while (opens_quoted && end_quoted < end && all_.item_of_word[end_quoted] == content.begin) ++end_quoted;
    std::uint32_t conjunction = kNoHead;
    for (std::uint32_t w = begin; w < end; ++w) {
        const Word& word = analysis_.words[w];
        if (word.deprel == Deprel::cc && all_.item_of_word[w] > content.begin) conjunction = w;
        if (word.deprel != Deprel::conj || conjunction == kNoHead || analysis_.words[conjunction].head != w) continue;
        if (!is_finite_verb(word.tags.xpos)) continue;
        if (first_cue <= word.head && word.head < end_cue) {
            // Another attribution, or a clause with a subject of its own; a bare verb is as often the content's.
            if (speaks(all_.item_of_word[w]) || has_subject(w, conjunction)) return all_.item_of_word[conjunction];
        } else if (w >= end_quoted && begin <= word.head && word.head < end_quoted && conjunction + 1 == w) {
            return all_.item_of_word[conjunction];
        }
    }
    return content.end;
}

// A content that ends amid a phrase goes on to the next mark, through what hangs from its words: “they met the crews at the | lock of
// Harlow”. Of PolNeAR train's 9,787 borders 80 come right
// by it and 18 wrong, of dev's 1,146 16 and none.
void Finder::complete_contents() {
    constexpr int kMaxHops = 30;  // from a word up to the content
    if (!analysis_.is_parsed()) return;
    for (std::size_t r = of_passage_; r < relations_.size(); ++r) {
        Relation& relation = relations_[r];
        Range& content = relation.content.back();
        const bool is_behind_cue = relation.construction == Construction::postposed_content ||
                                   relation.construction == Construction::elliptic || relation.construction == Construction::frame;
        if (!is_behind_cue || relation.content.size() > 1 || content.begin < relation.cue.end) continue;
        const std::uint32_t begin = first_word_of(content.begin);
        const std::uint32_t end = first_word_of(content.end);
        // “Ode, who says the pier is sound, | has left”: nothing of the clause around a relative one.
        std::uint32_t verb = relation.cue.end - 1;
        while (verb > relation.cue.begin && !is_finite_verb(items_[verb].tags.xpos)) --verb;
        if (const std::uint32_t governor = clause_end(items_[verb].word, end); governor < end && governor > begin) {
            std::uint32_t cut = phrases_.group_begin(all_.item_of_word[governor], content.begin + 1);
            if (items_[cut - 1].is(kComma | kDash) && cut - 1 > content.begin) --cut;
            Relation shorter = relation;
            shorter.content.back() = trim({content.begin, cut});
            if (!shorter.content.back().empty() && agrees_with_all(shorter, &relation)) content = shorter.content.back();
            continue;
        }
        // “It is shut,” | on Friday; the first “not fit,” | which nobody had been: a quotation or its comma is an end.
        const Item& last = items_[content.end - 1];
        if (last.is_quotation() || (last.is(kMark) && items_[content.end - 2].is(kComma))) continue;
        const auto hangs_from_it = [&](std::uint32_t word) {
            for (int hops = 0; hops < kMaxHops; ++hops) {
                word = analysis_.words[word].head;
                if (word == kNoHead) return false;
                if (begin <= word && word < end) return true;
                const std::uint32_t item = all_.item_of_word[word];
                if (relation.cue.begin <= item && item < relation.cue.end) return false;
            }
            return false;
        };
        std::uint32_t end_item = content.end;
        while (end_item < end_ && covered_[end_item] == 0 && !items_[end_item].is_quotation() &&
               items_[end_item].tags.upos != Upos::PUNCT && hangs_from_it(items_[end_item].word))
            ++end_item;
        if (end_item < end_ && covered_[end_item] != 0) continue;
        Relation longer = relation;
        longer.content.back().end = end_item;
        if (end_item == content.end || !agrees_with_all(longer, &relation)) continue;
        content.end = end_item;
        cover(content);
    }
}

bool Finder::next_is_sentence(std::uint32_t i) const {
    if (i < end_ && !items_[i].is_quotation()) ++i;
    if (i >= end_ || !items_[i].is_quotation()) return false;
    const auto inner = text_.slice(quotations_[static_cast<std::size_t>(items_[i].quotation)].inner);
    return starts_with_capital(inner);
}

bool Finder::starts_other(std::uint32_t i) const {
    const Item& item = items_[i];
    if (item.is(kRelative) && !item.is(kDeterminer)) return true;
    if (item.is(kIng) || item.tags.xpos == Xpos::VBN || (item.tags.xpos == Xpos::VBD && i + 1 < end_ && items_[i + 1].is(kBy))) return true;
    if (item.is(kSubordinator) && !item.is(kPreposition | kCoordinator)) return true;
    return item.is(kCoordinator) && i + 1 < end_ && (items_[i + 1].cue >= 0 || items_[i + 1].is(kFinite));
}

bool Finder::goes_over(std::uint32_t k, std::uint32_t limit) const {
    const bool may_be_subject = !items_[k].is(kPreposition);
    ++k;
    while (k < limit && items_[k].is(kAdverb)) ++k;
    return k < limit && (elliptic_cue(k) || (may_be_subject && starts_attribution(k, limit)));
}

bool Finder::elliptic_cue(std::uint32_t i) const {
    if (!speaks(i) || items_[i].is(kNounVerb)) return false;
    const bool base = (items_[i].form & kBase) != 0;
    if (base ? !(i > first_ && items_[i - 1].is(kSubject)) : (items_[i].form & (kPast | kThirdPerson)) == 0) return false;
    return (cue(items_[i].cue).takes & (kTakesClause | kTakesQuotation)) != 0;
}

bool Finder::has_strong_cue(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < std::min(end, begin + kMaxLook); ++i) {
        if (!items_[i].is_quotation() && speaks(i) && (items_[i].form & kPast) != 0) return true;
    }
    return false;
}

bool Finder::starts_attribution(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < std::min(end, begin + 9); ++i) {
        if (items_[i].is_quotation() || items_[i].is(kComma)) return false;
        if (i > begin && elliptic_cue(i)) return !phrases_.has_finite_verb(begin, i);
    }
    return false;
}

std::uint16_t Finder::frame_at(const Cue& entry, Range source, std::uint32_t start, bool after_adjunct) const {
    const Item& item = items_[start];
    if (item.is_quotation())
        return (entry.takes & (kTakesQuotation | kTakesClause | kTakesNoun | kTakesQuotedNoun)) != 0 ? kTakesQuotation : 0;
    // “found that place”: no clause follows
    if (item.is(kThat) && item.tags.upos != Upos::DET)
        return (entry.takes & (kTakesClause | kTakesThat)) != 0 ? kTakesClause : (entry.takes & kTakesNoun) != 0 ? kTakesNoun : 0;
    if (item.is(kTo)) return (entry.takes & kTakesInfinitive) != 0 ? kTakesInfinitive : 0;
    if (item.is(kQuestion) && !item.is(kPerson))
        return (entry.takes & kTakesQuestion) != 0 ? kTakesQuestion : (entry.takes & kTakesNoun) != 0 ? kTakesNoun : 0;
    if (item.is(kComma | kStop | kSemicolon | kColon)) return 0;
    const std::uint32_t limit = std::min(end_, start + kMaxLook);
    if ((entry.takes & kTakesClause) != 0) {
        std::uint32_t k = start;
        while (k < limit && !items_[k].is(kSemicolon)) {
            // “denied the claims, and the case was settled”: the verb behind the conjunction is another clause's.
            if ((entry.takes & kTakesNoun) != 0 && items_[k].is(kComma) && k + 1 < limit && items_[k + 1].is(kAnd)) break;
            if (k > start && is_finite_verb(items_[k].tags.xpos)) return kTakesClause;
            if (items_[k].is(kRelative) && k > start && !items_[k].is(kThat)) break;
            ++k;
        }
    }
    if (item.is(kNegation) && (entry.takes & kTakesNoun) != 0) return kTakesNoun;
    if (item.is(kPreposition | kAnd | kSubordinator | kAdverb) || after_adjunct) return 0;
    if ((entry.takes & kTakesNoun) != 0) return kTakesNoun;
    if ((entry.takes & kTakesFromDocument) != 0 && is_document(source)) return kTakesClause;
    if ((entry.takes & kTakesObject) != 0) {
        if (item.is(kObject)) return start + 1 < end_ && items_[start + 1].is(kAdverb | kPreposition | kComma) ? 0 : kTakesNoun;
        for (std::uint32_t k = start + 1;
             k + 1 < std::min(end_, start + 8) && !items_[k].is_quotation() && !items_[k].is(kComma | kPreposition); ++k) {
            if (items_[k].is(kArticle) && !items_[k].is(kDefinite) && !items_[k - 1].is(kPreposition)) return kTakesNoun;
        }
    }
    if ((entry.takes & kTakesQuotedNoun) != 0) {
        for (std::uint32_t k = start; k < std::min(end_, start + 15); ++k) {
            if (items_[k].is_quotation() || items_[k].is(kMark)) return kTakesQuotedNoun;
        }
    }
    return 0;
}

}  // namespace onrecord
