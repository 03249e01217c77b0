// A passage is read twice. First what stands behind its content ("…", Ruiz said; …, said Ruiz; …, Ruiz said, …), because such a cue holds
// all that precedes it, other cues included (PolNeAR marks the outermost attribution only). Then, from left to right, what stands before
// its content (Ruiz said that …; according to Ruiz, …; …, adding that …). What is left over in quotation marks joins the speaker before it.
#include "attribution/relation.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "attribution/finder.h"
#include "base/ascii.h"

namespace onrecord {

std::vector<Relation> Finder::run() {
    covered_.assign(items_.size(), 0);
    is_transcript_ = reads_as_transcript();
    for (std::uint32_t p = 0; p < all_.passages.size(); ++p) {
        passage_ = p;
        first_ = all_.passages[p].first;
        end_ = all_.passages[p].end;
        if (end_ > first_ && items_[end_ - 1].is(kStop)) --end_;
        first_ = after_dateline();
        of_passage_ = relations_.size();
        if (find_back_reference()) continue;
        find_led();
        find_behind();
        find_before();
        weigh_frames();
        find_constructions();
        find_nested();
        complete_contents();
        find_alone();
    }
    return std::move(relations_);
}

void Finder::add(Relation relation) {
    if (off_.test(static_cast<std::size_t>(relation.construction))) return;
    relation.passage = passage_;
    trim_source(relation);
    if (!relation.source.empty() && relation.source.begin > first_ && covered_[relation.source.begin - 1] == 0) {
        std::uint32_t b = relation.source.begin;
        while (b > first_ && covered_[b - 1] == 0 && relation.source.begin - b < kMaxLead && !items_[b - 1].is_quotation()) --b;
        relation.lead = {b, relation.source.begin};
    }
    if (!relation.content.empty()) relation.content.front().begin = after_place(relation.content.front());
    for (Range& range : relation.content) {
        range = trim(range);
        cover(range);
    }
    // “(which Brand defended) left”: nothing that follows. “What the board said”: a heading, which does not say what.
    std::erase_if(relation.content, [&](const Range& range) {
        return range.empty() || items_[range.begin].is(kCloseBracket) ||
               (relation.content.size() == 1 && range.end == range.begin + 1 && items_[range.begin].tags.xpos == Xpos::WP) ||
               std::all_of(items_.begin() + range.begin, items_.begin() + range.end,
                           [](const Item& item) { return !item.is_quotation() && item.is(kPunctuation | kSymbol); });
    });
    cover(relation.cue);
    if (!relation.content.empty() && !cannot_speak(relation)) relations_.push_back(std::move(relation));
}

Range Finder::trim(Range range) const {
    while (!range.empty() && !items_[range.begin].is_quotation() && items_[range.begin].is(kComma | kColon | kSemicolon | kDash | kStop))
        ++range.begin;
    while (!range.empty() && !items_[range.end - 1].is_quotation() &&
           (items_[range.end - 1].is(kComma | kColon | kSemicolon | kDash | kStop) || is_coordinator(range.end - 1)))
        --range.end;
    // “praised Ruiz at the | meeting”: nothing ends with an article, and what leads up to it goes too.
    const auto ends_with_article = [&] { return !items_[range.end - 1].is_quotation() && items_[range.end - 1].is(kArticle); };
    if (range.end - range.begin > 1 && range.end < end_ && ends_with_article()) {
        --range.end;
        while (range.end - range.begin > 1 && items_[range.end - 1].tags.upos == Upos::ADP) --range.end;
    }
    // A question or exclamation mark belongs to the content, a full stop does not.
    if (!range.empty() && range.end == end_ && end_ < all_.passages[passage_].end && !items_[end_].is(kFullStop)) ++range.end;
    return range;
}

// “PORT ARN, Ohio (NPA) — | The pier …”: a paragraph that opens with a place in capitals and a dash begins behind it.
std::uint32_t Finder::after_dateline() const {
    constexpr std::uint32_t kMaxDateline = 14;  // items, with its dash
    const bool opens = passage_ == 0 || all_.passages[passage_ - 1].paragraph != all_.passages[passage_].paragraph;
    if (!opens || items_[first_].is_quotation()) return first_;
    const std::string_view place = text_.slice(items_[first_].span);
    if (place.size() < 3 || std::any_of(place.begin(), place.end(), [](char c) { return is_lower(c); }) || !items_[first_].is(kCapital))
        return first_;
    for (std::uint32_t i = first_ + 1; i + 1 < std::min(end_, first_ + kMaxDateline); ++i) {
        if (items_[i].is_quotation()) break;
        if (items_[i].is(kDash)) return i + 1;
        const bool is_of_it = items_[i].is(kCapital | kComma | kNumber | kOpenBracket | kCloseBracket | kStop) || items_[i].time >= 0 ||
                              items_[i].tags.upos == Upos::ADP;
        if (!is_of_it) break;
    }
    return first_;
}

// “said Sunday in Port Arn, | Ohio, that the pier …”: the rest of a place's name leads up to “that”.
std::uint32_t Finder::after_place(Range content) const {
    constexpr std::uint32_t kMaxPlace = 5;  // items, with its commas
    for (std::uint32_t i = content.begin; i < std::min(content.end, content.begin + kMaxPlace); ++i) {
        if (items_[i].is_quotation()) break;
        if (items_[i].is(kThat)) return i > content.begin && items_[i - 1].is(kComma) ? i : content.begin;
        if (!items_[i].is(kComma) && items_[i].tags.upos != Upos::PROPN) break;
    }
    return content.begin;
}

// “There are fears that …”, “rest assured that …”, “this explains why …”: no source.
bool Finder::cannot_speak(const Relation& relation) const {
    if (relation.source.end != relation.source.begin + 1 || items_[relation.source.begin].is_quotation()) return false;
    if (relation.construction == Construction::colon) return false;
    const Item& source = items_[relation.source.begin];
    if (source.tags.xpos == Xpos::EX || source.tags.xpos == Xpos::VB) return true;
    const std::string word = lower(relation.source.begin);
    const bool is_thing = word == "it" || word == "this" || word == "that" || word == "these" || word == "those";
    const Item& opens = items_[relation.content.front().begin];
    return is_thing && !opens.is_quotation() && opens.is(kQuestion) && !any_quotation(relation.content.front());
}

void Finder::trim_source(Relation& relation) const {
    Range& source = relation.source;
    const auto is_beside = [&](std::uint32_t i, std::uint64_t classes) {
        return source.end - source.begin > 1 && !items_[i].is_quotation() && items_[i].is(classes);
    };
    while (is_beside(source.begin, kBy | kComma | kDash | kColon | kSemicolon) ||
           (source.end - source.begin > 1 && items_[source.begin].tags.xpos == Xpos::RP))
        ++source.begin;
    while (is_beside(source.end - 1, kDash | kColon | kSemicolon) ||
           (is_beside(source.end - 1, ~std::uint64_t{0}) && items_[source.end - 1].tags.upos == Upos::ADV))
        --source.end;
    // “Ode, | who calls the pier”: a relative clause that is cut off before the cue.
    for (std::uint32_t i = source.begin + 2; i < source.end && source.end < relation.cue.begin; ++i) {
        if (items_[i].is(kRelative) && !items_[i].is(kThat) && items_[i - 1].is(kComma) && !items_[source.end - 1].is(kComma))
            source.end = i - 1;
    }
    // A time straight behind the phrase, but none of a clause in it (“a poll released last week”), of its name (“Harlow Today”) or behind
    // another preposition (“a poll in May”).
    std::uint32_t time = source.end;
    while (time > source.begin + 1 && items_[time - 1].time >= 0 && !items_[time - 1].is(kPossessiveEnding)) --time;
    if (time == source.end || lower(time) == "today") return;
    std::uint32_t end = time;
    if (items_[end - 1].tags.upos == Upos::ADP) {
        if (lower(end - 1) != "on" || end - 1 == source.begin) return;
        --end;
    } else if (within_phrase(time) || items_[end - 1].is(kComma)) {
        return;
    }
    while (end > source.begin + 1 && items_[end - 1].is(kAdverb)) --end;
    const bool has_verb =
        std::any_of(items_.begin() + source.begin, items_.begin() + end, [](const Item& item) { return is_verb(item.tags.xpos); });
    if (has_verb) return;
    if (relation.adjuncts.empty()) relation.adjuncts = {time, source.end};
    source.end = end;
}

bool Finder::any_quotation(Range range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
        if (items_[i].is_quotation()) return true;
    }
    return false;
}

std::vector<Relation> find_relations(const Text& text, const Analysis& analysis, const Passages& passages,
                                     const std::vector<MarkedQuotation>& quotations, const AttributionLists& lists,
                                     const Constructions& off) {
    return Finder(text, analysis, passages, quotations, lists, off).run();
}

}  // namespace onrecord
