// What the trained frames (language/cue_frames.h) know beside the rules. A cue that no list has makes a relation of its own; a relation of
// the rules whose cue the frames do not hold for one is dropped, and where both agree on the cue of reported speech, the frame, which has
// seen the whole sentence, says where source and content begin and end. Quotations are the rules': their marks are exact.
#include <algorithm>

#include "attribution/finder.h"

namespace onrecord {
namespace {

// Of a frame, in log odds: from there on it is a relation by itself; below it a relation of the rules without quotation marks is not
// believed. Set on PolNeAR dev, of which the frames have seen nothing.
constexpr float kMinLogOddsToAdd = -0.5F;
constexpr float kMinLogOddsToKeep = -1.0F;
constexpr float kMinLogOddsOfNested = 2.0F;  // within another's content; at 0.5 the F1 of dev is .0016 lower
// Of a frame whose content is a phrase: what is done has an object as well as what is said. Set on PolNeAR dev: precision .812 -> .837,
// recall .690 -> .678; at 1, .842 and .673.
constexpr float kMinLogOddsOfPhrase = 0.5F;

bool overlaps(Range a, Range b) {
    return a.begin < b.end && b.begin < a.end;
}
bool contains(Range outer, Range inner) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

}  // namespace

// Where the clause that the anchor heads within a noun phrase ends, if that is before the sentence does: at the first word behind it that
// governs it: “Ruiz, who said the pier was safe, | left”.
std::uint32_t Finder::clause_end(std::uint32_t anchor, std::uint32_t end) const {
    const Word* word = &analysis_.words[anchor];
    if (word->deprel != Deprel::acl && word->deprel != Deprel::acl_relcl) return end;
    for (; word->head != kNoHead; word = &analysis_.words[word->head]) {
        if (word->head > anchor) end = std::min(end, word->head);
    }
    return end;
}

// “Ruiz was asked”: those who were asked said nothing.
bool Finder::is_passive_subject(const CueFrame& frame, Range source) const {
    const auto before = analysis_.dependents.before(frame.anchor);
    return std::any_of(before.begin(), before.end(), [&](std::uint32_t w) {
        const std::uint32_t item = all_.item_of_word[w];
        return analysis_.words[w].deprel == Deprel::nsubj_pass && source.begin <= item && item < source.end;
    });
}

// Contents nest or are disjoint, and what is said twice is told once: a relation within the content of another has its cue there too.
bool Finder::agrees(const Relation& own, const Relation& other) {
    for (const Range a : other.content) {
        for (const Range b : own.content) {
            if (!overlaps(a, b)) continue;
            const bool within = contains(a, b) && contains(a, own.cue);
            const bool around = contains(b, a) && contains(b, other.cue);
            if (!within && !around) return false;
        }
    }
    return true;
}

// “She reads “The Long Pier,” a novel.”
bool Finder::names_work(const Relation& relation) const {
    const std::uint32_t begin = items_[relation.content.front().begin].span.begin;
    const auto quotation = std::lower_bound(quotations_.begin(), quotations_.end(), begin,
                                            [](const MarkedQuotation& q, std::uint32_t at) { return q.span.begin < at; });
    return relation.content.size() == 1 && quotation != quotations_.end() && quotation->span.begin == begin && is_title(text_, *quotation);
}

// “In all, 34 engineers testified”: where, when and how the cue is said.
bool Finder::leads_in_only(const Relation& relation, const CueFrame& frame) const {
    const Range content = relation.content.front();
    if (relation.content.size() != 1 || content.begin > relation.cue.begin || any_quotation(content)) return false;
    for (const std::uint32_t w : analysis_.dependents.before(frame.anchor)) {
        const std::uint32_t item = all_.item_of_word[w];
        if (content.begin <= item && item < content.end)
            return analysis_.words[w].deprel == Deprel::obl || analysis_.words[w].deprel == Deprel::advmod;
    }
    return false;
}

// “As allies tell Harlow Weekly, …”: a name alone is whom they told.
bool Finder::names_addressee(const Relation& relation) const {
    const Range content = relation.content.front();
    return relation.content.size() == 1 && std::all_of(items_.begin() + content.begin, items_.begin() + content.end, [](const Item& item) {
               return !item.is_quotation() && item.tags.upos == Upos::PROPN;
           });
}

// “declined to comment”, “denied it”, “pleaded not guilty”: seldom anything else, and missed most where it is.
bool Finder::refuses(const Relation& relation) const {
    if (relation.entry < 0) return false;
    const Cue& entry = cue(relation.entry);
    const bool denies = entry.polarity != Polarity::asserts || items_[relation.content.front().begin].is(kNegation);
    return entry.kind == CueKind::verb && entry.strength == Strength::strong && denies;
}

// Whether a mark is that of a work's title.
bool Finder::is_of_title(Span mark) const {
    const auto quotation = std::lower_bound(quotations_.begin(), quotations_.end(), mark,
                                            [](const MarkedQuotation& q, Span at) { return q.span.end < at.end; });
    return quotation != quotations_.end() && quotation->span.contains(mark) && is_title(text_, *quotation);
}

// “chaired the meeting”, “remember the song “Lanterns””: a content without a verb or a quotation, or with titles for quotations, which may
// be a thing done, not said.
bool Finder::is_phrase(const Relation& relation, bool with_titles) const {
    return std::all_of(relation.content.begin(), relation.content.end(), [&](Range range) {
        return std::none_of(items_.begin() + range.begin, items_.begin() + range.end, [&](const Item& item) {
            const Xpos tag = item.tags.xpos;
            return item.is_quotation() || item.is(kThat) || (item.is(kMark) && !(with_titles && is_of_title(item.span))) ||
                   is_finite_verb(tag) || tag == Xpos::VB || tag == Xpos::VBG || tag == Xpos::MD;
        });
    });
}

// “agreed a deal”, “know the song”: a verb of which the list says that a clause or a quotation follows it, but no phrase.
bool Finder::takes_no_phrase(const Relation& relation) const {
    if (relation.entry < 0 || relation.cue.empty() || items_[relation.cue.end - 1].cue != relation.entry) return false;
    const Cue& entry = cue(relation.entry);
    return entry.kind == CueKind::verb && (entry.takes & (kTakesNoun | kTakesObject | kTakesFromDocument)) == 0 &&
           is_phrase(relation, true);
}

// “conducted a survey”, “worked hard to ensure that …”, “made sure that …”: what the source does.
bool Finder::is_act(const Relation& relation, const CueFrame& frame) const {
    const bool is_listed = lists_.act_verbs.contains(analysis_.words[frame.anchor].key) || lower(relation.cue.end - 1) == "sure";
    return relation.entry < 0 && is_listed && std::none_of(relation.content.begin(), relation.content.end(), [&](Range range) {
               return std::any_of(items_.begin() + range.begin, items_.begin() + range.end,
                                  [](const Item& item) { return item.is_quotation() || item.is(kMark); });
           });
}

// “The inquiry focuses on whether the lock was forced”: what a thing is about, which nobody says.
bool Finder::asks_itself(const Relation& relation) const {
    const Item& opens = items_[relation.content.front().begin];
    return relation.entry < 0 && !opens.is_quotation() && opens.is(kQuestion) &&
           std::none_of(items_.begin() + relation.source.begin, items_.begin() + relation.source.end, [](const Item& item) {
               return item.is_quotation() || item.is(kPerson | kSourceNoun | kRelative) || item.tags.upos == Upos::PROPN ||
                      item.tags.upos == Upos::PRON;
           });
}

// “put it”, “called for”: two words that are a cue together and are seldom anything else.
bool Finder::has_long_cue(const Relation& relation) const {
    return relation.entry >= 0 && std::any_of(items_.begin() + relation.cue.begin, items_.begin() + relation.cue.end,
                                              [&](const Item& item) { return item.long_cue == relation.entry; });
}

Relation Finder::framed(const CueFrame& frame) const {
    // Runs of words of one role, as items.
    Relation relation;
    relation.construction = Construction::frame;
    relation.log_odds = frame.log_odds;
    relation.has_frame_bounds = true;
    const std::uint32_t clause_end = this->clause_end(frame.anchor, frame.end_word);
    for (std::uint32_t w = frame.first_word; w < clause_end;) {
        const CueRole role = analysis_.roles[frame.first_role + w - frame.first_word];
        std::uint32_t e = w + 1;
        while (e < clause_end && analysis_.roles[frame.first_role + e - frame.first_word] == role) ++e;
        const Range run{all_.item_of_word[w], all_.item_of_word[e - 1] + 1};
        if (role == CueRole::content) {
            // A quotation is one item: runs that meet in it are one.
            if (!relation.content.empty() && relation.content.back().end >= run.begin) {
                relation.content.back().end = std::max(relation.content.back().end, run.end);
            } else {
                relation.content.push_back(run);
            }
        } else if (role == CueRole::cue && w <= frame.anchor && frame.anchor < e) {
            relation.cue = run;
        } else if (role == CueRole::source && run.end - run.begin > relation.source.end - relation.source.begin) {
            relation.source = run;
        }
        w = e;
    }
    // Behind a dateline: “HARLOW (NPA) — | The mayor”, but not “RUIZ — who ran the ferry —”.
    const auto is_of_dateline = [](const Item& item) { return item.is(kOpenBracket | kComma) || item.time >= 0; };
    if (relation.source.begin < first_ && first_ < relation.source.end &&
        std::any_of(items_.begin() + relation.source.begin, items_.begin() + first_, is_of_dateline))
        relation.source.begin = first_;
    if (relation.cue.empty()) {
        const std::uint32_t anchor = all_.item_of_word[frame.anchor];
        relation.cue = {anchor, anchor + 1};
    }
    const std::uint32_t anchor = all_.item_of_word[frame.anchor];
    relation.entry = items_[anchor].is_quotation() ? -1 : items_[anchor].cue;
    for (std::uint32_t i = relation.cue.begin; i < relation.cue.end; ++i) relation.negated |= items_[i].is(kNegation);
    // The parts of a relation do not overlap.
    std::erase_if(relation.content, [&](Range& range) {
        for (const Range other : {relation.cue, relation.source}) {
            if (other.empty() || other.end <= range.begin || range.end <= other.begin) continue;
            if (other.begin <= range.begin) {
                range.begin = other.end;
            } else {
                range.end = other.begin;
            }
        }
        range.end = coordinate_border(relation.cue, range);
        range = trim(range);
        return range.empty();
    });
    // “This comes after Ruiz said that …”: what stands before leads in, where a clause of its own follows the cue.
    if (relation.content.size() > 1 && relation.content.back().begin > relation.cue.begin) {
        const Item& opens = items_[relation.content.back().begin];
        if (!opens.is_quotation() && opens.is(kThat)) relation.content.erase(relation.content.begin(), relation.content.end() - 1);
    }
    if (relation.source.begin < relation.cue.end && relation.cue.begin < relation.source.end) relation.source = {};
    return relation;
}

// Of this passage, but for `but`.
bool Finder::agrees_with_all(const Relation& own, const Relation* but) const {
    return std::all_of(relations_.begin() + static_cast<std::ptrdiff_t>(of_passage_), relations_.end(),
                       [&](const Relation& other) { return &other == but || agrees(own, other); });
}

void Finder::weigh_frames() {
    if (!analysis_.is_parsed()) return;
    const std::size_t n_by_rules = relations_.size();
    std::vector<std::uint8_t> upheld(n_by_rules - of_passage_, 0);
    for (; next_frame_ < analysis_.frames.size(); ++next_frame_) {
        const CueFrame& frame = analysis_.frames[next_frame_];
        const std::uint32_t anchor = all_.item_of_word[frame.anchor];
        if (anchor >= all_.passages[passage_].end) break;
        // What an adjective tells of a noun, nobody is named as saying: “an accused spy”.
        if (items_[anchor].is_quotation() || analysis_.words[frame.anchor].deprel == Deprel::amod) continue;
        while (analysis_.sentences[sentence_].end_word <= frame.anchor) ++sentence_;
        Relation own = framed(frame);
        if (own.content.size() > 1) std::erase_if(own.content, [&](Range range) { return is_passive_subject(frame, range); });
        const auto same = std::find_if(relations_.begin() + static_cast<std::ptrdiff_t>(of_passage_),
                                       relations_.begin() + static_cast<std::ptrdiff_t>(n_by_rules),
                                       [&](const Relation& other) { return overlaps(other.cue, own.cue); });
        if (same != relations_.begin() + static_cast<std::ptrdiff_t>(n_by_rules)) {
            same->log_odds = frame.log_odds;
            if (frame.log_odds >= kMinLogOddsToKeep) upheld[static_cast<std::size_t>(same - relations_.begin()) - of_passage_] = 1;
            const bool quoted = std::any_of(same->content.begin(), same->content.end(), [&](Range range) { return any_quotation(range); });
            if (quoted || own.content.empty() || frame.log_odds < kMinLogOddsToAdd || !agrees_with_all(own, &*same)) continue;
            same->has_frame_bounds = true;
            // “informs the agent that …”: whom it tells is no part of the content.
            const Range told = same->addressee;
            const bool holds_addressee = !told.empty() && own.content.front().begin == told.begin && own.content.front().end > told.end &&
                                         same->content.front().begin == told.end && items_[told.end].is(kThat | kQuestion) &&
                                         !items_[told.end].is(kPerson);
            if (holds_addressee) own.content.front().begin = told.end;
            for (const Range range : same->content) std::fill(covered_.begin() + range.begin, covered_.begin() + range.end, 0);
            same->content = std::move(own.content);
            for (const Range range : same->content) cover(range);
            same->cue = own.cue;
            // A source that breaks off within a phrase of the rules' source is that source.
            const bool breaks_off =
                same->source.begin == own.source.begin && own.source.end < same->source.end && !items_[own.source.end].is(kComma);
            if (own.source.empty() || breaks_off || (same->source.empty() && is_passive_subject(frame, own.source))) continue;
            // So is one that lacks its article.
            const bool lacks_article = own.source.begin == same->source.begin + 1 && items_[same->source.begin].tags.upos == Upos::DET;
            same->source = {lacks_article ? same->source.begin : own.source.begin, own.source.end};
            trim_source(*same);
            continue;
        }
        // A frame of no source tells mostly what is expected or alleged of somebody; one that was accused is no source of it.
        if (own.source.empty() || is_passive_subject(frame, own.source)) continue;
        // Within what somebody says, only what the frame is sure of: “Ruiz said Lund had promised a pier”.
        const bool is_nested = covered_[anchor] != 0;
        if (own.content.empty() || frame.log_odds < (is_nested ? kMinLogOddsOfNested : kMinLogOddsToAdd)) continue;
        if (is_nested && std::any_of(own.content.begin(), own.content.end(), [&](Range range) { return any_quotation(range); })) continue;
        if ((frame.log_odds < kMinLogOddsOfPhrase && is_phrase(own, false)) || takes_no_phrase(own)) continue;
        if (asks_itself(own) || is_act(own, frame)) continue;
        if (names_addressee(own) || names_work(own) || leads_in_only(own, frame)) continue;
        if (agrees_with_all(own, nullptr)) add(std::move(own));
    }
    std::size_t r = of_passage_;
    std::erase_if(relations_, [&](const Relation& relation) {
        if (&relation < relations_.data() + of_passage_ || r >= n_by_rules) return false;
        const bool keeps =
            upheld[r++ - of_passage_] != 0 || relation.cue.empty() || relation.construction == Construction::colon || refuses(relation) ||
            (relation.construction == Construction::according && cue(relation.entry).prepositions.empty()) ||  // “per”: no frame has it
            has_long_cue(relation) ||
            std::any_of(relation.content.begin(), relation.content.end(), [&](Range range) { return any_quotation(range); });
        return !keeps;
    });
}

}  // namespace onrecord
