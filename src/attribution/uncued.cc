// Speech that no word of speaking holds: transcripts and colons, signed quotations, and quotations that stand alone and so join the
// speaker before them.
#include <algorithm>
#include <utility>

#include "attribution/finder.h"

namespace onrecord {

bool Finder::reads_as_transcript() const {
    constexpr std::size_t kTurns = 4;
    std::vector<WordKey> names;
    for (std::size_t p = 0; p < all_.passages.size(); ++p) {
        const Passage& passage = all_.passages[p];
        if (p > 0 && all_.passages[p - 1].paragraph == passage.paragraph) continue;
        for (std::uint32_t i = passage.first + 1; i < std::min(passage.end, passage.first + 6); ++i) {
            if (items_[i].is(kColon)) {
                names.push_back(items_[i - 1].key);
                break;
            }
            if (!items_[i].is(kCapital | kStop | kOpenBracket | kCloseBracket | kDeterminer)) break;
        }
    }
    if (names.size() < kTurns) return false;
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

// “The harbour master went on:”, “A clerk quoted by the Kiwi Post had another theory:”, not “The trouble begins here:”.
bool Finder::names_somebody(Range subject) const {
    const auto begin = items_.begin() + subject.begin, end = items_.begin() + subject.end;
    const auto who =
        std::find_if(begin, end, [](const Item& item) { return item.is(kPerson | kSourceNoun) || item.tags.upos == Upos::PROPN; });
    return who != end && std::none_of(begin, who, [](const Item& item) { return is_verb(item.tags.xpos); });
}

bool Finder::colon(std::uint32_t low, std::uint32_t i) {
    if (i + 1 >= end_ || i == first_) return false;
    const bool quotation = items_[i + 1].is_quotation();
    if (quotation && covered_[i + 1] != 0) return false;  // WATCH: “It moved,” Ruiz told the council.
    if (low != first_ || i - low > 6) {
        if (!quotation) return false;
        // A clause that leads to a quotation by a colon: its subject speaks.
        const Range subject = phrases_.first_subject(low, i);
        if (subject.empty() || !names_somebody(subject)) return false;
        Relation relation;
        relation.construction = Construction::colon;
        relation.source = subject;
        relation.cue = {i, i + 1};
        relation.content.push_back({i + 1, clause_border(i + 1, end_, false)});
        add(std::move(relation));
        return true;
    }
    for (std::uint32_t k = low; k < i; ++k) {
        if (!items_[k].is(kCapital | kNumber | kStop | kOpenBracket | kCloseBracket | kPossessiveEnding) &&
            !items_[k].is(kDeterminer | kSourceNoun))
            return false;
    }
    if ((!quotation && !is_transcript_) || lower(low) == "dear") return false;  // Dear Moss: a letter's first words
    Relation relation;
    relation.construction = Construction::colon;
    relation.source = {low, i};
    relation.cue = {i, i + 1};
    relation.content.push_back({i + 1, end_});
    add(std::move(relation));
    turn_ = passage_;
    return true;
}

void Finder::find_led() {
    if (passage_ == 0 || is_transcript_ || first_ >= end_ || !items_[first_].is_quotation()) return;
    for (std::uint32_t i = first_; i < end_; ++i) {
        if (!items_[i].is_quotation() && !items_[i].is(kPunctuation)) return;
    }
    const Passage& before = all_.passages[passage_ - 1];
    if (before.end < before.first + 3) return;
    const std::uint32_t colon = before.end - 1;
    if (items_[colon].is_quotation() || !items_[colon].is(kColon) || items_[colon - 1].is_quotation()) return;
    Relation relation;
    relation.construction = Construction::led_in;
    relation.cue = {colon, colon + 1};
    const CueGroup group = phrases_.cue_group(colon - 1, before.first, before.end);
    if (group.cue >= 0 && cue(group.cue).kind == CueKind::verb && !group.gerund && !group.passive && !group.infinitive) {
        relation.source = phrases_.subject_before(group.range.begin, before.first);
        relation.cue.begin = group.range.begin;
        relation.entry = group.cue;
    } else {
        relation.source = phrases_.first_subject(before.first, colon);
        if (!names_somebody(relation.source)) return;
    }
    if (relation.source.empty()) return;
    relation.content.push_back({first_, end_});
    add(std::move(relation));
}

void Finder::find_alone() {
    if (relations_.size() > of_passage_) return;
    if (signed_quotation()) return;
    // A turn of a transcript goes on to its paragraph's end.
    if (is_transcript_ && turn_ && !relations_.empty() && all_.passages[*turn_].paragraph == all_.passages[passage_].paragraph) {
        const Range turn = trim({first_, end_});
        if (turn.empty()) return;
        cover(turn);
        relations_.back().content.push_back(turn);
        return;
    }
    bool only = first_ < end_;
    for (std::uint32_t i = first_; i < end_; ++i) only &= items_[i].is_quotation() || items_[i].is(kPunctuation);
    const bool led = first_ < end_ && items_[first_].is_quotation();
    if (!only && !led) return;
    if (relations_.empty() || !led) return;
    const MarkedQuotation& quotation = quotations_[static_cast<std::size_t>(items_[first_].quotation)];
    Relation* quoted_one = &relations_.back();
    for (std::size_t r = relations_.size(); r-- > 0 && relations_[r].passage == relations_.back().passage;) {
        const bool speech = std::any_of(relations_[r].content.begin(), relations_[r].content.end(),
                                        [&](const Range& range) { return any_quotation(range); });
        if (speech) {
            quoted_one = &relations_[r];
            break;
        }
    }
    Relation& last = *quoted_one;
    const Passage& here = all_.passages[passage_];
    const Passage& there = all_.passages[last.passage];
    const bool same_paragraph = here.paragraph == there.paragraph && passage_ == last_passage() + 1;
    const bool next_paragraph = here.paragraph <= there.paragraph + 1 + (quotation.goes_on ? 3U : 0U) && passage_ == last_passage() + 1;
    if (!same_paragraph && !(next_paragraph && only)) return;
    const Range range{first_, end_};
    cover(range);
    last.content.push_back(range);
    reached_ = passage_;
}

bool Finder::signed_quotation() {
    if (end_ - first_ < 3 || end_ - first_ > 14 || !items_[first_].is_quotation() || !items_[first_ + 1].is(kDash)) return false;
    if (!items_[first_ + 2].is(kCapital)) return false;
    if (phrases_.has_finite_verb(first_ + 2, end_)) return false;
    Relation relation;
    relation.construction = Construction::signature;
    relation.cue = {first_ + 1, first_ + 2};
    relation.source = {first_ + 2, end_};
    relation.content.push_back({first_, first_ + 1});
    add(std::move(relation));
    return true;
}

std::uint32_t Finder::last_passage() const {
    const std::uint32_t by_cue = relations_.back().passage;
    return std::max(by_cue, reached_ > by_cue ? reached_ : by_cue);
}

}  // namespace onrecord
