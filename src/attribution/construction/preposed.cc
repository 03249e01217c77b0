// Content before its cue: “…,” Ruiz said; “…,” said Ruiz; “…,” Ruiz said, “…”. Three constructions by one walk, which differ in where the
// source is and whether the content goes on behind it. Found first, because such a cue holds all that precedes it, other cues included.
// The walk also asks for what else stands behind its content: any verb beside a quotation (any_verb.cc), “according to” (according.cc).
// Cost: each item once; a cue looks back over kMaxBehind items at most.
#include <algorithm>
#include <utility>

#include "attribution/finder.h"

namespace onrecord {

void Finder::find_behind() {
    std::uint32_t low = first_;
    for (std::uint32_t i = first_; i < end_; ++i) {
        if (items_[i].cue < 0 && items_[i].long_cue < 0) {
            if (unlisted(i, low)) low = std::max(i + 1, relations_.back().content.back().end);
            i = std::max(i + 1, low) - 1;
            continue;
        }
        if (items_[i].cue >= 0 && cue(items_[i].cue).kind == CueKind::according) {
            const std::size_t n = relations_.size();
            according(i, low);
            if (relations_.size() > n) {
                low = std::max({i + 2, relations_.back().source.end, relations_.back().content.back().end});
                i = low - 1;
            }
            continue;
        }
        const CueGroup group = phrases_.cue_group(i, low, end_);
        if (group.cue < 0 || group.gerund || group.infinitive || group.passive) continue;
        const Cue& entry = cue(group.cue);
        if (entry.kind != CueKind::verb || (entry.takes & (kTakesQuotation | kTakesClause)) == 0) continue;
        Relation relation;
        relation.entry = group.cue;
        relation.negated = group.negated;
        relation.cue = group.range;
        std::uint32_t border = 0;  // the item that parts content and source
        std::uint32_t after = group.range.end;
        Range subject = phrases_.subject_before(group.range.begin, low);
        // “…,” Ruiz, told the council: a comma between the subject and its verb.
        if (subject.empty() && group.range.begin > low + 2 && items_[group.range.begin - 1].is(kComma)) {
            subject = phrases_.subject_before(group.range.begin - 1, low);
            if (subject.empty() || subject.begin == low || !items_[subject.begin - 1].is_quotation()) subject = {};
        }
        const bool by_as = !subject.empty() && subject.begin > low + 2 && !items_[subject.begin - 1].is_quotation() &&
                           items_[subject.begin - 1].is(kAs) && is_border(subject.begin - 2);
        if (!subject.empty() && subject.begin > low && subject.begin <= i && (by_as || is_border(subject.begin - 1)) &&
            !items_[subject.begin].is(kRelative)) {
            relation.construction = Construction::preposed_content;
            relation.source = subject;
            border = subject.begin - 1;
            if (by_as) --border;  // "…, as Ruiz put it"
        } else if (group.range.begin > low && group.range.begin == i && is_border(i - 1) &&
                   (items_[i].form & (kPast | kThirdPerson)) != 0) {
            const Range inverted = inverted_source(group.range.end, items_[i - 1].is_quotation());
            if (inverted.empty() || ends_aside(low, i - 1)) continue;
            relation.construction = Construction::inverted;
            relation.source = inverted;
            border = i - 1;
            after = inverted.end;
        } else {
            continue;
        }
        const std::uint32_t earliest = border > low + kMaxBehind ? border - kMaxBehind : low;
        std::uint32_t open = earliest;
        for (std::uint32_t k = border; k > earliest; --k) {
            if (items_[k].is(kColon | kDash) && items_[k + 1].is_quotation() && (items_[k].is(kColon) || follows_sentence(k, earliest))) {
                open = k + 1;
                break;
            }
        }
        const std::uint32_t unlabelled = open;
        while (open < border && !items_[open].is_quotation() && is_label(open)) ++open;
        if (!items_[open].is_quotation()) open = unlabelled;
        const Range before = trim({open, items_[border].is_quotation() ? border + 1 : border});
        if (before.empty()) continue;
        const bool quoted = any_quotation(before);
        // “When she was asked for a “no,” Ruiz said, “Never.””: what leads in is no content, though it ends in a quotation.
        if (leads_in(before.begin)) continue;
        if (!quoted && (entry.takes & kTakesClause) == 0) continue;
        if (quoted && (entry.takes & kTakesQuotation) == 0) continue;
        if (!quoted && entry.strength != Strength::strong) continue;
        if (relation.construction == Construction::inverted && !quoted && entry.strength != Strength::strong) continue;
        // A name with its apposition is no content: "Ana Ruiz, the mayor, said …".
        const std::uint32_t rest = addressee_end(entry, after);
        std::uint32_t tail = phrases_.skip_adjuncts(rest, end_);
        const std::uint32_t programme = tail < end_ && items_[tail].is(kPreposition) ? tail + 1 : tail;
        if (is_programme(programme)) tail = phrases_.skip_adjuncts(programme + 1, end_);
        const bool at_end = tail >= end_ || items_[tail].is(kStop | kSemicolon);
        const bool goes_on = !at_end && (items_[tail].is_quotation() || items_[tail].is(kComma | kColon | kDash));
        if (!at_end && !goes_on && !(quoted && items_[border].is_quotation())) continue;
        // “When asked, Ruiz said, “No.””: what leads in is no content of a whole sentence that follows.
        if (!quoted && goes_on && next_is_sentence(tail)) continue;
        const bool verb = quoted || phrases_.has_finite_verb(before.begin, before.end);
        relation.addressee = {after, rest};
        relation.adjuncts = {rest, tail};
        Range behind{tail, tail};
        if (goes_on) {
            std::uint32_t start = items_[tail].is_quotation() ? tail : tail + 1;
            if (start > tail && start < end_ && !items_[start].is_quotation() && items_[start].is(kMark)) ++start;  // on “Tide,” “…”
            if (start < end_ && items_[start].is_quotation()) {
                behind = {start, clause_border(start, end_, false)};
            } else if (tail == rest && start < end_ &&
                       (items_[start].is(kThat | kModal) ||
                        (items_[start].is(kAnd) && start + 1 < end_ && items_[start + 1].is_quotation()) ||
                        (items_[start].is(kFinite) && !starts_other(start)) ||
                        (!starts_other(start) && !(quoted && items_[border].is_quotation())))) {
                behind = {start, clause_border(start, end_, false)};
            }
        }
        // “Every time you say that,” Ruiz said, closing the file, “you lose a vote.”
        if (behind.empty() && items_[border].is(kCommaInside)) {
            for (std::uint32_t k = tail; k < std::min(end_, tail + kMaxLead); ++k) {
                if (!items_[k].is_quotation() && items_[k].cue < 0) continue;
                if (items_[k].is_quotation() && !next_is_sentence(k) && items_[k - 1].is(kComma))
                    behind = {k, clause_border(k, end_, false)};
                if (items_[k].is_quotation() || speaks(k)) break;
            }
        }
        if (!verb && (behind.empty() || before.end - before.begin > 12 ||
                      !(items_[behind.begin].is_quotation() || phrases_.has_finite_verb(behind.begin, behind.end))))
            continue;
        if (!quoted && behind.empty() && items_[before.begin].is(kSubordinator) && !items_[before.begin].is(kCoordinator)) continue;
        if (!quoted && items_[before.begin].is(kIng)) continue;
        relation.content.push_back(before);
        if (!behind.empty()) {
            relation.content.push_back(behind);
            if (relation.construction == Construction::preposed_content) relation.construction = Construction::split_content;
        }
        low = std::max(tail, behind.end);
        cover(relation.source);
        add(std::move(relation));
        if (low > i) i = low - 1;
    }
}

// Moss doubts the plan – | “It cannot work,” she said: the dash at `dash` ends a sentence of the report's, of which no quotation is part.
bool Finder::follows_sentence(std::uint32_t dash, std::uint32_t low) const {
    return !any_quotation({low, dash}) && next_is_sentence(dash) && phrases_.has_finite_verb(low, dash);
}

bool Finder::leads_in(std::uint32_t i) const {
    const Item& item = items_[i];
    if (i != first_ || item.is_quotation() || i + 1 >= end_ || items_[i + 1].is_quotation()) return false;
    if (!item.is(kSubordinator) || item.is(kCoordinator | kThat | kQuestion)) return item.is(kSubordinator) && item.tags.xpos == Xpos::WRB;
    return !item.is(kPreposition) || items_[i + 1].tags.xpos == Xpos::VBG;
}

// “said on Harlow Radio’s “Morning Tide.””: where it was said.
bool Finder::is_programme(std::uint32_t i) const {
    return i > first_ && i < end_ && items_[i].is_quotation() && !items_[i - 1].is_quotation() &&
           items_[i - 1].is(kPossessiveEnding | kPreposition) &&
           has_title_case(text_.slice(quotations_[static_cast<std::size_t>(items_[i].quotation)].inner));
}

// “Ode, who calls the pier “a trap,” | said …”: a quotation that closes a relative clause behind the verb's subject.
bool Finder::ends_aside(std::uint32_t low, std::uint32_t quotation) const {
    if (!items_[quotation].is_quotation()) return false;
    for (std::uint32_t k = quotation; k > low + 1 && quotation - k < kMaxLead; --k) {
        if (items_[k].is_quotation() && k != quotation) return false;
        if (items_[k].is(kRelative) && !items_[k].is(kThat) && items_[k - 1].is(kComma | kDash)) return true;
    }
    return false;
}

Range Finder::inverted_source(std::uint32_t i, bool after_quotation) const {
    if (i >= end_ || items_[i].is_quotation()) return {i, i};
    const Item& item = items_[i];
    const bool opens = item.is(kCapital | kDeterminer | kPossessive | kSourceNoun) || (item.is(kSubject) && !item.is(kRelative)) ||
                       item.is(kNumber) ||
                       (after_quotation && !item.is(kPreposition | kTo | kPunctuation | kAdverb | kSubordinator | kNegation));
    if (!opens || item.time >= 0 || item.is(kThat) || item.is(kObject)) return {i, i};
    Range range = phrases_.noun_phrase(i, end_);
    if (range.empty()) return range;
    while (range.end + 1 < end_ && items_[range.end].is(kComma)) {
        const Item& next = items_[range.end + 1];
        const bool apposition =
            next.is(kDeterminer | kPossessive | kNumber | kSourceNoun) || (next.is(kRelative) && !next.is(kThat)) || next.is(kCapital);
        if (!apposition || next.time >= 0) break;
        std::uint32_t e = range.end + 1;
        const std::uint32_t from = e;
        bool speaks_itself = false;  // “said Ode, | who thinks that the board “must pay””
        while (e < end_ && e - from < 30 && !items_[e].is_quotation() && !items_[e].is(kComma | kStop | kSemicolon | kColon | kDash)) {
            speaks_itself |= next.is(kRelative) && items_[e].cue >= 0 && is_finite_verb(items_[e].tags.xpos);
            ++e;
        }
        if (speaks_itself && e < end_ && items_[e].is_quotation()) break;
        range.end = e;
    }
    return range;
}

}  // namespace onrecord
