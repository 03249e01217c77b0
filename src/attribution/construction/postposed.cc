// Content behind its cue: Ruiz said the pier was safe. Elliptic where the cue has no subject beside it: “…, adding that it was safe”, “got
// up and said”, whose source is that of the verb that it goes on from in the tree, or the one before. The walk asks for questions, nouns,
// adjectives and colons, too, each in its file, from left to right. Cost: each item once, with looks ahead and back of kMaxLook items at
// most.
#include <algorithm>
#include <optional>
#include <utility>

#include "attribution/finder.h"

namespace onrecord {

void Finder::find_before() {
    std::uint32_t low = first_;
    for (std::uint32_t i = first_; i < end_; ++i) {
        const Item& item = items_[i];
        if (covered_[i] != 0) {
            low = i + 1;
            continue;
        }
        if (item.cue < 0 && item.long_cue < 0) {
            if (item.is(kColon) && colon(low, i)) low = i + 1;
            continue;
        }
        CueGroup group = phrases_.cue_group(i, low, end_);
        if (group.cue < 0) {
            // A word that is a noun too: "his claim that".
            if (item.cue >= 0 && item.long_cue >= 0 && cue(item.long_cue).kind == CueKind::noun) {
                group.cue = item.long_cue;
            } else {
                continue;
            }
        }
        const Cue& entry = cue(group.cue);
        const std::size_t n = relations_.size();
        switch (entry.kind) {
            case CueKind::verb:
                if (asked(group, entry)) break;
                if (!group.passive) verb(group, entry, low);
                break;
            case CueKind::noun:
                noun(i, low);
                break;
            case CueKind::adjective:
                adjective(i, low);
                break;
            default:
                break;
        }
        if (relations_.size() > n) {
            const Range last = relations_.back().content.back();
            low = std::max(group.range.end, last.begin > i ? last.end : low);
            if (low > i) i = low - 1;
        }
    }
}

void Finder::verb(const CueGroup& group, const Cue& entry, std::uint32_t low) {
    Relation relation;
    relation.entry = group.cue;
    relation.negated = group.negated;
    relation.cue = group.range;
    relation.construction = Construction::postposed_content;
    std::uint32_t low_source = low;
    if (group.infinitive) {
        // "went on to say": only behind a verb that carries it.
        const std::uint32_t b = group.range.begin;
        if (b <= low || items_[b - 1].is_quotation()) return;
        const CueGroup carrier = carrier_of(b, low);
        if (carrier.cue < 0) return;
        relation.cue.begin = carrier.range.begin;
        relation.negated |= carrier.negated;
    }
    if (group.gerund) {
        const std::uint32_t b = group.range.begin;
        const bool behind_comma = b > first_ && (items_[b - 1].is_quotation() || items_[b - 1].is(kComma | kDash) || covered_[b - 1] != 0);
        const bool joined = b > first_ && !items_[b - 1].is_quotation() && items_[b - 1].is(kBy | kSubordinator);
        const bool quotes = phrases_.leads_to_quotation(group.range.end, end_) && b > low;
        if (!(behind_comma || joined || quotes) || entry.strength == Strength::weak) return;
        relation.construction = Construction::elliptic;
        // “footage of Ruiz saying, “…””: whoever stands before the participle.
        const bool has_subject = quotes && !behind_comma && !joined && items_[b - 1].is_tagged() &&
                                 (items_[b - 1].tags.upos == Upos::PROPN || items_[b - 1].tags.upos == Upos::NOUN);
        relation.source = sender(b);
        if (relation.source.empty())
            relation.source = has_subject                                ? phrases_.subject_before(b, low)
                              : joined && items_[b - 1].is(kAs)          ? quoted_before(b - 1, low)
                              : joined && items_[b - 1].is(kPreposition) ? subject_of_head(b)
                                                                         : source_so_far(b);
        if (relation.source.empty()) return;
    } else {
        relation.source = phrases_.subject_before(relation.cue.begin, low_source);
        if (relation.source.empty()) relation.source = subject_before_aside(relation.cue.begin);
        if (relation.source.empty()) {
            const std::uint32_t b = relation.cue.begin;
            const bool joined = b > first_ && !items_[b - 1].is_quotation() && items_[b - 1].is(kCoordinator | kComma);
            if (!joined && !(b > first_ && covered_[b - 1] != 0)) return;
            relation.construction = Construction::elliptic;
            relation.source = source_so_far(b);
            if (relation.source.empty()) return;
        }
    }
    if (relation.source.begin < relation.cue.end && relation.cue.begin < relation.source.end) return;
    if (!may_speak(relation.source, entry)) return;
    if (relation.source.end == relation.source.begin + 1 && items_[relation.source.begin].is(kSecond)) return;

    std::uint32_t start = group.range.end;
    if (start < end_ && items_[start].is(kColon)) {
        relation.cue.end = start + 1;
        ++start;
    } else {
        const std::uint32_t after = addressee_end(entry, start);
        std::uint32_t skipped = phrases_.skip_adjuncts(after, end_);
        if (skipped + 2 < end_ && items_[skipped].is(kComma) && items_[skipped + 1].is(kAdverb) && items_[skipped + 2].is(kComma))
            skipped += 3;
        if (skipped < end_ && items_[skipped].is(kColon) && skipped + 1 < end_) {
            skipped += 1;
        } else if (skipped < end_ && items_[skipped].is(kComma) && skipped + 1 < end_ &&
                   (items_[skipped + 1].is_quotation() || items_[skipped + 1].is(kThat) || skipped > after ||
                    leads_by_as(relation.source, low))) {
            skipped += 1;
        }
        relation.addressee = {start, after};
        relation.adjuncts = {after, skipped};
        if (skipped >= end_) skipped = after;
        if (skipped < end_ && frame_at(entry, relation.source, skipped, skipped > group.range.end) != 0) {
            start = skipped;
        } else {
            start = after;
            if (relation.adjuncts.end > after && skipped < end_) relation.adjuncts.end = after;
        }
    }
    if (start >= end_) return;
    const std::uint16_t frame = frame_at(entry, relation.source, start, false);
    if (frame == 0) {
        // "called for a vote": the preposition belongs to the cue, a noun phrase follows.
        const bool own = items_[start].is(~std::uint64_t{0}) &&
                         std::find(entry.prepositions.begin(), entry.prepositions.end(), items_[start].key) != entry.prepositions.end();
        if (!own || start != relation.cue.end || start + 1 >= end_) return;
        if (!items_[start + 1].is_quotation()) {
            // “…,” Ruiz said, referring to the storm: the report's own words. “the terms he referred to in court”: nothing follows.
            if (relation.construction == Construction::elliptic && entry.takes == 0) return;
            if (items_[start + 1].is(kPreposition) && !items_[start + 1].is(kNumber | kDeterminer)) return;
        }
        relation.cue.end = start + 1;
        relation.content.push_back({start + 1, clause_border(start + 1, end_, true)});
        add(std::move(relation));
        return;
    }
    if (entry.strength == Strength::weak && (frame & (kTakesQuotation | kTakesClause)) == 0) return;
    // “a convicted thief and accused spy”: a participle before a bare noun is no cue that lacks its subject.
    const std::uint64_t opens_phrase =
        kDeterminer | kPossessive | kPossessiveEnding | kCapital | kObject | kSubject | kNumber | kMark | kNegation | kQuestion;
    if (relation.construction == Construction::elliptic && !group.gerund && (frame & kTakesNoun) != 0 && !items_[start].is(opens_phrase))
        return;
    const bool phrase = (frame & (kTakesNoun | kTakesInfinitive | kTakesQuotedNoun)) != 0;
    std::uint32_t border = coordinate_border(relation.cue, {start, clause_border(start, end_, phrase)});
    const bool subordinate = relation.source.begin > low && relation.source.begin <= first_ + 4 &&
                             !items_[relation.source.begin - 1].is_quotation() && items_[relation.source.begin - 1].is(kSubordinator) &&
                             !leads_by_as(relation.source, low);
    if (relation.source.begin > start) {
        border = start;
        while (border < relation.source.begin && !items_[border].is(kComma | kCommaInside)) ++border;
        if (border < relation.source.begin && items_[border].is_quotation()) ++border;
    }
    const bool relative = items_[relation.source.begin].is(kRelative) && relation.source.end == relation.source.begin + 1;
    for (std::uint32_t k = start + 1; (subordinate || relative) && k < border; ++k) {
        const bool at_comma = items_[k].is(kComma | kDash | kCommaInside);
        if (!at_comma) continue;
        if (subordinate || (k + 1 < border && (items_[k + 1].is(kFinite) || is_finite_verb(items_[k + 1].tags.xpos))))
            border = items_[k].is_quotation() ? k + 1 : k;
    }
    // “a clerk, who asked not to be named, said”: a relative clause within a source is not printed beside it.
    if (relative && relation.source.begin > first_ && items_[relation.source.begin - 1].is(kComma)) {
        std::uint32_t close = border;
        while (close < end_ && close - border < kMaxLead && !items_[close].is_quotation() && !items_[close].is(kComma)) ++close;
        if (close + 1 < end_ && items_[close].is(kComma) && elliptic_cue(close + 1)) return;
    }
    relation.content.push_back({start, border});
    add(std::move(relation));
}

bool Finder::leads_by_as(Range source, std::uint32_t low) const {
    return source.begin > low && source.begin <= first_ + 3 && items_[source.begin - 1].is(kAs);
}

CueGroup Finder::carrier_of(std::uint32_t b, std::uint32_t low) const {
    for (const std::uint32_t back : {1U, 2U}) {
        if (b < low + back) break;
        const std::uint32_t i = b - back;
        if (items_[i].is_quotation()) break;
        if (items_[i].long_cue >= 0 || (items_[i].cue >= 0 && back == 1)) {
            const CueGroup group = phrases_.cue_group(i, low, b);
            if (group.cue >= 0 && group.range.end == b && !group.gerund && !group.passive) return group;
        }
    }
    return {};
}

bool Finder::is_document(Range source) const {
    for (std::uint32_t i = source.begin; i < source.end && !items_[i].is(kPreposition | kComma | kRelative); ++i) {
        if (items_[i].is(kDocumentNoun) && (i + 1 == source.end || items_[i + 1].is(kPreposition | kComma | kRelative | kEd))) return true;
    }
    return false;
}

bool Finder::may_speak(Range source, const Cue& entry) const {
    if (entry.strength == Strength::strong || is_document(source)) return true;
    for (std::uint32_t i = source.begin; i < source.end; ++i) {
        if (items_[i].is(kPerson | kSourceNoun | kRelative)) return true;
        if (items_[i].is(kCapital) && i != first_) return true;
        if (items_[i].is(kCapital) && !items_[i].is(kDeterminer | kPreposition | kSubject)) return true;
    }
    return false;
}

// “The Courier quoted | a clerk | as saying”, “| a clerk | was quoted as saying”: who is quoted before “as”.
Range Finder::quoted_before(std::uint32_t as, std::uint32_t low) const {
    constexpr std::uint32_t kMaxBetween = 12;  // items from "quoted" to "as"
    for (std::uint32_t k = as; k > low && as - k < kMaxBetween && !items_[k - 1].is_quotation();) {
        if (lower(--k) != "quoted" && lower(k) != "cited") continue;
        if (k + 1 < as && items_[k + 1].tags.upos != Upos::ADP) return {k + 1, as};  // but “was quoted in the Courier as saying”
        return phrases_.subject_before(phrases_.group_begin(k, low), low);
    }
    return {};
}

// “The board – which calls the plan “unsafe” – | called for a vote”: the phrase that a relative clause with a statement of its own follows.
Range Finder::subject_before_aside(std::uint32_t cue) const {
    if (relations_.size() == of_passage_ || cue <= first_ + 1 || !is_border(cue - 1)) return {};
    const Range relative = relations_.back().source;
    if (relative.end != relative.begin + 1 || !items_[relative.begin].is(kRelative) || relative.begin <= first_ + 1 ||
        relations_.back().content.back().end + 1 < cue || !items_[relative.begin - 1].is(kComma | kDash))
        return {};
    return phrases_.subject_before(relative.begin - 1, first_);
}

// The phrase of the subject that the tree gives the verb (a word) of this passage: empty where it is no phrase that the rules can read,
// nothing where the verb has none.
std::optional<Range> Finder::subject_of(std::uint32_t verb, std::uint32_t cue) const {
    std::uint32_t nearest = kNoHead;
    for (const std::uint32_t w : analysis_.dependents.before(verb))
        if (is_subject(analysis_.words[w].deprel) && all_.item_of_word[w] >= first_) nearest = w;
    if (nearest == kNoHead) return std::nullopt;
    const std::uint32_t subject = all_.item_of_word[nearest];
    if (items_[subject].is_quotation() || (subject > cue && (items_[cue].form & kGerund) == 0)) return Range{};
    const std::uint32_t group = phrases_.group_begin(all_.item_of_word[verb], subject + 1);
    // “After saying that …, | Ruiz left”: the subject follows.
    const Range phrase = phrases_.subject_before(group, subject > cue ? cue : first_);
    return phrase.begin <= subject && subject < phrase.end ? phrase : Range{};
}

// “Ruiz sent the crews a letter | saying”: who sent the document that the participle at item `cue` is about.
Range Finder::sender(std::uint32_t cue) const {
    if (!analysis_.is_parsed()) return {};
    const Word& participle = analysis_.words[first_word_of(cue)];
    if (participle.deprel != Deprel::acl || participle.head == kNoHead) return {};
    const Word& noun = analysis_.words[participle.head];
    const std::uint32_t item = all_.item_of_word[participle.head];
    if (item < first_ || item >= end_ || !items_[item].is(kDocumentNoun) || noun.deprel != Deprel::obj || noun.head == kNoHead ||
        all_.item_of_word[noun.head] < first_ || all_.item_of_word[noun.head] >= end_)
        return {};
    return subject_of(noun.head, cue).value_or(Range{});
}

// The subject of the verb that the one at item `cue` goes on from: “Ruiz shook her head and | said”, “he found stronger words, | saying”.
Range Finder::subject_of_head(std::uint32_t cue) const {
    constexpr int kMaxHops = 4;  // from a verb to the one that has the subject
    if (!analysis_.is_parsed()) return {};
    std::uint32_t verb = first_word_of(cue);
    while (verb < analysis_.words.size() && all_.item_of_word[verb] < end_ && items_[all_.item_of_word[verb]].cue < 0) ++verb;
    if (verb >= analysis_.words.size() || all_.item_of_word[verb] >= end_) return {};
    for (int hops = 0; hops < kMaxHops; ++hops) {
        const Word& word = analysis_.words[verb];
        if (word.head == kNoHead || all_.item_of_word[word.head] < first_ || all_.item_of_word[word.head] >= end_) return {};
        if (word.deprel != Deprel::conj && word.deprel != Deprel::advcl && word.deprel != Deprel::xcomp) return {};
        verb = word.head;
        if (const auto subject = subject_of(verb, cue)) return *subject;
    }
    return {};
}

Range Finder::source_so_far(std::uint32_t before) const {
    if (const Range subject = subject_of_head(before); !subject.empty()) return subject;
    if (relations_.size() > of_passage_) {
        const Relation& last = relations_.back();
        if (!last.source.empty()) return last.source;
    }
    return phrases_.first_subject(first_, before);
}

}  // namespace onrecord
