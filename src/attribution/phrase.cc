#include "attribution/phrase.h"

#include <algorithm>

#include "language/verb_group.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxRelative = 15;  // items of a relative clause within a subject

constexpr std::uint32_t kMaxSubject = 40;  // items; a longer one is no noun phrase that the rules could have read right

bool is_comma_like(const Item& item) {
    return item.is(kComma | kDash);
}

}  // namespace

bool Phrases::leads_to_quotation(std::uint32_t i, std::uint32_t end) const {
    if (i < end && !items_[i].is_quotation() && items_[i].is(kObject)) ++i;
    if (i < end && !items_[i].is_quotation() && items_[i].is(kComma | kColon)) ++i;
    return i < end && items_[i].is_quotation();
}

bool Phrases::has_finite_verb(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
        // A participle may be a past tense that was not seen to be one: “Lock rules called for two keepers, he said”.
        if (is_finite_verb(items_[i].tags.xpos) || items_[i].tags.xpos == Xpos::VBN) return true;
    }
    return false;
}

std::uint32_t Phrases::group_begin(std::uint32_t i, std::uint32_t first) const {
    const VerbGroup verb = verb_group(text_, words_, 0, items_[i].word);
    for (; i > first && !items_[i - 1].is_quotation(); --i) {
        const Item& left = items_[i - 1];
        const bool helps = left.word >= verb.first && left.word <= verb.last_helper && words_[left.word].head == verb.verb;
        const bool is_adverb = left.is(kAdverb | kNegation) || (left.is(kLy) && !left.is(kCapital));
        if (!helps && !is_adverb) break;
    }
    return i;
}

CueGroup Phrases::cue_group(std::uint32_t i, std::uint32_t first, std::uint32_t end) const {
    const Item& item = items_[i];
    CueGroup group;
    group.range = {i, i + 1};
    group.verb = i;
    group.cue = item.cue;
    if (item.long_cue >= 0 && i + 1 < end && lists_.cues[static_cast<std::size_t>(item.long_cue)].second == items_[i + 1].key) {
        group.cue = item.long_cue;
        group.range.end = i + 2;
    }
    if (group.cue < 0) return group;
    if (lists_.cues[static_cast<std::size_t>(group.cue)].kind != CueKind::verb) return group;
    const auto none = [&] {
        group.cue = -1;
        return group;
    };
    if (item.form == 0) return none();
    if (i > first && !items_[i - 1].is_quotation() && items_[i - 1].is(kHyphen)) return none();  // "so-called"
    if (item.is(kCapital) && i != first) return none();                                          // a name or a headline

    // A cue must be tagged as a verb; what is always one ("said") is so whatever its tag.
    const bool is_surely = lists_.cues[static_cast<std::size_t>(group.cue)].strength == Strength::strong && (item.form & kPast) != 0;
    const bool some_say = i > first && (item.form & kBase) != 0 && items_[i - 1].is(kDeterminer) && !items_[i - 1].is(kArticle | kDefinite);
    if (!is_verb(item.tags.xpos) && !is_surely && !some_say) return none();

    // “this blog”, “that demand”: a noun, though its letters are a verb's.
    const bool after_determiner = i > first && items_[i - 1].is(kDefinite | kArticle) && items_[i - 1].tags.upos == Upos::DET;
    if (after_determiner && (item.tags.upos == Upos::NOUN || item.tags.upos == Upos::PROPN)) return none();

    const VerbGroup verb = verb_group(text_, words_, 0, item.word);
    const bool has_helper = verb.last_helper != verb.verb;
    const std::uint32_t b = group_begin(i, first);
    group.negated = std::any_of(items_.begin() + b, items_.begin() + i, [](const Item& before) { return before.is(kNegation); });
    group.range.begin = b;
    const Item* left = b > first && !items_[b - 1].is_quotation() ? &items_[b - 1] : nullptr;
    if (left != nullptr && left->is(kTo) && (item.form & kBase) != 0 && !verb.has_have && !verb.has_be) {
        group.infinitive = true;
        group.range.begin = b - 1;
        return group;
    }
    const bool only_gerund = (item.form & kGerund) != 0;
    if (only_gerund) {
        if (!has_helper) {
            group.gerund = true;
            // “after telling the crew that …”
            const bool joins = left != nullptr && left->is(kSubordinator | kBy);
            if (left != nullptr && !joins && left->is(kDeterminer | kPossessive | kPreposition | kPossessiveEnding) &&
                !(leads_to_quotation(group.range.end, end) && !left->is(kDeterminer | kPossessive | kPossessiveEnding)))
                return none();
        }
        return group;
    }
    group.passive = verb.has_be && (item.form & kParticiple) != 0;
    if (has_helper || is_finite_verb(items_[i].tags.xpos) || left == nullptr) return group;
    // A cue that is surely one whatever its tag: yet no noun, which follows determiners, possessives and prepositions.
    if (left->is(kArticle | kPossessive | kPossessiveEnding) || ((item.form & kPast) == 0 && left->is(kPreposition | kModal)))
        return none();
    return group;
}

Range Phrases::trim_subject(Range range) const {
    std::uint32_t b = range.begin;
    for (;;) {
        if (b >= range.end) return {range.end, range.end};
        const Item& item = items_[b];
        if (item.is(kComma | kMark | kDash | kStop) || item.is(kCoordinator)) {
            ++b;
        } else if (item.time >= 0 && !(b + 1 < range.end && items_[b + 1].is(kPossessiveEnding))) {
            ++b;
        } else if ((item.is(kAdverb) || (item.is(kLy) && !item.is(kCapital))) && b + 1 < range.end) {
            ++b;
        } else if (item.is(kSubordinator) && !item.is(kPreposition)) {
            ++b;
        } else if (item.is(kPreposition)) {
            // "In Harlow the mayor": the subject begins at the last determiner, pronoun or name that no "of" joins to what stands before.
            std::uint32_t next = b + 1;
            bool found = false;
            for (std::uint32_t k = b + 2; k < range.end; ++k) {
                const bool opens =
                    items_[k].is(kDeterminer | kPossessive | kSubject) || (items_[k].is(kCapital) && !items_[k - 1].is(kCapital));
                if (opens && !items_[k - 1].is(kPreposition | kPossessive | kDeterminer | kPossessiveEnding | kCoordinator)) {
                    next = k;
                    found = true;
                    break;
                }
            }
            b = found ? next : range.end;
        } else {
            return {b, range.end};
        }
    }
}

Range Phrases::subject_before(std::uint32_t end, std::uint32_t first) const {
    if (end <= first) return {end, end};
    std::uint32_t last = end;       // end of the phrase that carries the head
    std::uint32_t whole_end = end;  // with its apposition
    for (int round = 0; round < 3; ++round) {
        if (last <= first) return {end, end};
        const Item& item = items_[last - 1];
        if (item.is(kCloseBracket)) {
            std::uint32_t k = last - 1;
            while (k > first && last - k < kMaxSubject && !items_[k].is(kOpenBracket)) --k;
            if (!items_[k].is(kOpenBracket)) return {end, end};
            last = k;
        } else if (is_comma_like(item) && last - 1 > first) {
            const std::uint64_t partner = item.is(kDash) ? kDash : kComma;
            std::uint32_t k = last - 1;
            bool broken = false;
            while (k > first && last - k < kMaxSubject) {
                --k;
                if (items_[k].is_quotation() || items_[k].is(kStop | kSemicolon | kColon)) {
                    broken = true;
                    break;
                }
                if (items_[k].is(partner)) break;
            }
            if (broken || !items_[k].is(partner) || k == first) return {end, end};
            const std::uint32_t inside = k + 1;
            const bool aside = (inside + 1 == last - 1 && items_[inside].is(kAdverb)) || items_[inside].is(kIng) ||
                               (items_[inside].is(kPreposition | kSubordinator) && !items_[inside].is(kRelative));
            if (aside) whole_end = k;  // ", however,"
            last = k;
        } else {
            break;
        }
    }
    if (last <= first || items_[last - 1].is_quotation()) return {end, end};
    if (items_[last - 1].is(kRelative) && last == end) return {last - 1, end};

    std::uint32_t b = last;
    while (b > first && last - b < kMaxSubject) {
        const Item& item = items_[b - 1];
        if (item.is_quotation() || item.is(kComma | kColon | kSemicolon | kDash | kStop | kOpenBracket | kCloseBracket | kSymbol)) break;
        if (item.is(kRelative) && !item.is(kDeterminer)) break;
        if (item.is(kThat) && b != last) break;
        if (item.is(kQuestion) && !item.is(kPerson)) break;
        if (item.is(kSubordinator) && !item.is(kPreposition | kAdverb)) break;
        if (item.is(kSubordinator) && item.is(kPreposition) && !items_[b].is(kNumber)) break;
        if (is_finite_verb(items_[b - 1].tags.xpos) && !(item.is(kEd) && b < last && item.cue < 0)) break;
        if (item.tags.xpos == Xpos::VBZ || item.tags.xpos == Xpos::VBP) break;
        if (item.is(kAnd) || item.is(kCoordinator)) {
            // "Ruiz and her lawyers": a conjunction stays only where a phrase without a verb leads up to it.
            std::uint32_t k = b - 1;
            bool verb = false;
            while (k > first && b - k < 12 && !items_[k - 1].is(kComma | kColon | kSemicolon | kDash) && !items_[k - 1].is_quotation()) {
                --k;
                if (is_finite_verb(items_[k].tags.xpos) || items_[k].is(kSubordinator | kRelative | kIng)) verb = true;
            }
            if (verb || k == b - 1 || items_[b].is(kSubject)) break;
        }
        --b;
        if (item.is(kSubject) && !item.is(kDeterminer)) break;
    }
    // “A source who testified at the trial said”: the relative clause belongs to the phrase that it follows.
    if (b > first && !items_[b - 1].is_quotation() && !items_[b - 1].is(kPunctuation)) {
        std::uint32_t who = b;
        while (who > first && b - who < kMaxRelative && !items_[who - 1].is_quotation() && !items_[who - 1].is(kPunctuation)) {
            --who;
            if (items_[who].is(kRelative) && items_[who].is(kPerson)) break;
        }
        if (who > first && who < last - 1 && items_[who].is(kRelative) && items_[who].is(kPerson) && !items_[who - 1].is_quotation() &&
            !items_[who - 1].is(kPunctuation)) {
            // Looks no further left than a phrase may be long, so that it calls itself within that window only.
            const Range head = subject_before(who, last > first + kMaxSubject ? last - kMaxSubject : first);
            if (!head.empty() && head.end == who && !items_[head.begin].is(kRelative)) return {head.begin, whole_end};
        }
    }
    Range range = trim_subject({b, last});
    if (!range.empty() && items_[range.end - 1].is(kCoordinator)) return {end, end};
    if (range.empty()) return {end, end};
    range.end = whole_end;
    return range;
}

Range Phrases::noun_phrase(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t e = begin;
    while (e < end && e - begin < kMaxSubject) {
        const Item& item = items_[e];
        if (item.is_quotation() || item.is(kComma | kColon | kSemicolon | kDash | kStop)) break;
        if (item.time >= 0 && e > begin && !(e + 1 < end && items_[e + 1].is(kPossessiveEnding))) {
            if (items_[e - 1].is(kPreposition)) --e;
            break;
        }
        if (e > begin && (is_finite_verb(items_[e].tags.xpos) || item.is(kRelative) || (item.is(kSubordinator) && !item.is(kAdverb))))
            break;
        if (e > begin && item.is(kPreposition) && e + 2 < end) {
            const std::uint64_t where = kInterview | kStatementWord | kFiling | kPost;
            bool adjunct = false;
            for (std::uint32_t k = e + 1; k < end && k < e + 4; ++k) adjunct |= items_[k].is(where) || (items_[k].time >= 0);
            if (adjunct) break;
        }
        ++e;
        if (item.is(kSubject) && e == begin + 1) break;
    }
    return {begin, e};
}

Range Phrases::first_subject(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t b = begin;
    // Leave out what leads into the sentence up to a comma: "On Monday, …", "In denying the request, …".
    for (int round = 0; round < 2 && b < end; ++round) {
        const Item& item = items_[b];
        if (!item.is(kPreposition | kSubordinator | kIng | kAdverb | kEd)) break;
        std::uint32_t k = b;
        while (k < end && k - b < kMaxSubject && !items_[k].is(kComma) && !items_[k].is_quotation()) ++k;
        if (k >= end || !items_[k].is(kComma)) break;
        b = k + 1;
    }
    std::uint32_t e = b;
    std::uint32_t comma = end;
    while (e < end && e - b < kMaxSubject && !items_[e].is_quotation()) {
        if (e > b && (is_finite_verb(items_[e].tags.xpos) || items_[e].is(kRelative))) break;
        if (items_[e].is(kComma) && comma == end) comma = e;
        ++e;
    }
    while (e > b && (items_[e - 1].is(kAdverb | kComma) || items_[e - 1].is(kLy))) --e;
    if (comma < e && e - comma > 25) e = comma;
    return trim_subject({b, e});
}

// “in an e-mail|, a copy of which the Courier has seen,| that …”: the end of such an aside at `comma`, else `comma`.
std::uint32_t Phrases::behind_aside(std::uint32_t comma, std::uint32_t end) const {
    constexpr std::uint32_t kMaxToRelative = 5, kMaxAside = 14;  // items
    if (comma >= end || items_[comma].is_quotation() || !items_[comma].is(kComma)) return comma;
    bool relative = false;
    for (std::uint32_t k = comma + 1; k < std::min(end, comma + kMaxAside); ++k) {
        if (items_[k].is_quotation() || items_[k].is(kStop | kColon | kSemicolon)) return comma;
        if (items_[k].is(kRelative) && !items_[k].is(kThat)) relative |= k <= comma + kMaxToRelative;
        if (!items_[k].is(kComma)) continue;
        return relative && k + 1 < end && items_[k + 1].is(kThat) ? k + 1 : comma;
    }
    return comma;
}

std::uint32_t Phrases::skip_adjuncts(std::uint32_t i, std::uint32_t end) const {
    for (;;) {
        if (i >= end || items_[i].is_quotation()) return i;
        const Item& item = items_[i];
        if (item.time >= 0) {
            ++i;
            continue;
        }
        if (item.is(kAdverb) && !item.is(kQuestion | kNegation)) {
            ++i;
            continue;
        }
        if (!item.is(kPreposition)) return i;
        // “agreed to clean up”: an infinitive is the content, no phrase beside the cue.
        if (item.is(kTo) && i + 1 < end && items_[i + 1].tags.xpos == Xpos::VB) return i;
        if (i + 1 < end && items_[i + 1].time >= 0) {
            ++i;
            continue;
        }
        // A prepositional phrase: to the next comma, "that", quotation, colon or the end, if no verb stands before it.
        std::uint32_t k = i + 1;
        while (k < end && k - i < 16 && !items_[k].is_quotation() && !items_[k].is(kComma | kColon | kStop | kThat | kSemicolon | kDash)) {
            if (is_finite_verb(items_[k].tags.xpos) || (items_[k].is(kSubject) && !items_[k].is(kDeterminer | kRelative))) return i;
            if (items_[k].time >= 0 || (items_[k].is(kPreposition) && k > i + 1)) break;
            ++k;
        }
        if (k - i >= 16 || k == i + 1) return i;
        i = behind_aside(k, end);
    }
}

}  // namespace onrecord
