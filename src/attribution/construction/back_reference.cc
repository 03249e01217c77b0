// A sentence that attributes the one before it: the claim stands there as the report's own, and who told it follows.
//
//     The ferry will sail again on Monday. The harbour office said so in a statement.
//     The ferry will sail again on Monday. That is what Ana Ruiz told the Courier.
//     The ferry will sail again on Monday. So the Courier reported.
//     The ferry will sail again on Monday. The report comes from the Courier.
//     The ferry will sail again on Monday. That is according to Ana Ruiz.
//
// Only within one paragraph, only where nobody else is said to have said the sentence before, and never after a negation or "if". PolNeAR
// marks next to none of these, so that its figures say nothing of them.
#include "attribution/finder.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxItems = 30;        // of a sentence that attributes the one before it
constexpr std::uint32_t kMinItemsBefore = 4;   // of that one
constexpr std::uint32_t kMaxSourceItems = 14;  // of "Ana Ruiz, who heads the harbour office,"

}  // namespace

std::string Finder::lower(std::uint32_t i) const {
    return items_[i].is_quotation() ? std::string() : lower_word(text_.slice(items_[i].span));
}

// "said", "told", "reported".
bool Finder::tells(std::uint32_t i) const {
    if (!speaks(i) || items_[i].is(kCapital)) return false;
    return (classes_of(lists_.channel_words, items_[i].key) & kAttitude) == 0;
}

bool Finder::find_back_reference() {
    if (passage_ == 0 || end_ < first_ + 3 || end_ - first_ > kMaxItems || any_quotation({first_, end_})) return false;
    const Passage& before = all_.passages[passage_ - 1];
    if (before.paragraph != all_.passages[passage_].paragraph || before.end < before.first + kMinItemsBefore) return false;
    if (!relations_.empty() && relations_.back().passage + 1 == passage_) return false;
    for (std::uint32_t i = first_; i < end_; ++i) {
        if (items_[i].is(kNegation | kSubordinator)) return false;
    }
    Relation relation;
    if (!said_so(relation) && !is_what(relation) && !so_said(relation) && !comes_from(relation)) return false;
    if (relation.source.empty() || relation.source.end - relation.source.begin > kMaxSourceItems ||
        items_[relation.source.begin].is(kFirst))
        return false;
    relation.construction = Construction::back_reference;
    relation.content.push_back({before.first, before.end});
    add(std::move(relation));
    // The frames of this sentence have nothing to add.
    while (next_frame_ < analysis_.frames.size() && all_.item_of_word[analysis_.frames[next_frame_].anchor] < all_.passages[passage_].end)
        ++next_frame_;
    return true;
}

// The harbour office said so.
bool Finder::said_so(Relation& relation) const {
    for (std::uint32_t i = first_ + 1; i + 1 < end_; ++i) {
        if (!tells(i)) continue;
        if (lower(i + 1) != "so" || !ends_phrase(i + 2)) return false;
        const std::uint32_t begin = phrases_.group_begin(i, first_ + 1);
        relation.source = phrases_.trim_subject({first_, begin});
        relation.cue = {begin, i + 1};
        relation.entry = items_[i].cue;
        return true;
    }
    return false;
}

// That is what Ana Ruiz told the Courier.
bool Finder::is_what(Relation& relation) const {
    if ((lower(first_) != "that" && lower(first_) != "this") || !items_[first_ + 1].is(kBe)) return false;
    if (lower(first_ + 2) == "according" && first_ + 4 < end_ && lower(first_ + 3) == "to") {
        relation.cue = {first_ + 2, first_ + 4};
        relation.source = phrases_.noun_phrase(first_ + 4, end_);
        relation.entry = items_[first_ + 2].cue;
        return true;
    }
    if (lower(first_ + 2) != "what") return false;
    for (std::uint32_t i = first_ + 4; i < end_; ++i) {
        if (!tells(i)) continue;
        relation.source = phrases_.trim_subject({first_ + 3, i});
        relation.cue = {i, i + 1};
        relation.entry = items_[i].cue;
        return true;
    }
    return false;
}

// So the Courier reported on Monday.
bool Finder::so_said(Relation& relation) const {
    if (lower(first_) != "so") return false;
    for (std::uint32_t i = first_ + 2; i < end_; ++i) {
        if (!tells(i)) continue;
        if (!ends_phrase(i + 1)) return false;
        relation.source = phrases_.trim_subject({first_ + 1, i});
        relation.cue = {i, i + 1};
        relation.entry = items_[i].cue;
        return true;
    }
    return false;
}

// The report comes from the Courier.
bool Finder::comes_from(Relation& relation) const {
    if (first_ + 4 >= end_ || !items_[first_].is(kDeterminer | kArticle)) return false;
    const std::string noun = lower(first_ + 1);
    const std::string verb = lower(first_ + 2);
    if (noun != "report" && noun != "account" && noun != "claim" && noun != "figure" && noun != "news" && noun != "estimate") return false;
    if ((verb != "comes" && verb != "came") || lower(first_ + 3) != "from") return false;
    relation.cue = {first_, first_ + 4};
    relation.source = phrases_.noun_phrase(first_ + 4, end_);
    return true;
}

// Nothing follows but when, where and by which way.
bool Finder::ends_phrase(std::uint32_t i) const {
    return i >= end_ || items_[i].time >= 0 || (!items_[i].is_quotation() && items_[i].is(kPreposition | kComma | kAdverb | kStop));
}

}  // namespace onrecord
