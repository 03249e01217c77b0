// To whom words were said: "told the Courier", "said Ruiz to the Courier", "when Harlow Radio’s Lea Moss asked …, she said". A name that
// nothing else shows to be an outlet is one where only an outlet is addressed so. Cost: linear in the items that are looked at.
#include <algorithm>
#include <string>
#include <utility>

#include "attribution/channel_finder.h"

namespace onrecord {

void ChannelFinder::told(const Relation& relation) {
    if (relation.entry < 0) return;
    const Cue& cue = lists_.cues[static_cast<std::size_t>(relation.entry)];
    if (cue.kind != CueKind::verb || (cue.takes & kTakesAddressee) == 0) return;
    bool tells = false;
    for (std::uint32_t i = relation.cue.begin; i < relation.cue.end; ++i) tells |= (classes(i) & kTelling) != 0;
    if (!tells) return;
    Range to = relation.addressee;
    if (to.empty()) {
        const std::uint32_t end = std::min<std::uint32_t>(all_.passages[relation.passage].end, relation.cue.end + kMaxPhrase);
        to = {relation.cue.end, relation.cue.end};
        while (to.end < end && !items_[to.end].is_quotation() && !items_[to.end].is(kPunctuation | kThat)) ++to.end;
        for (const Range& content : relation.content) {
            if (content.begin >= to.begin) to.end = std::min(to.end, content.begin);
        }
    }
    // "told the New York | Daily News", "told the | Weekly", of which the time expressions take a word.
    while (!to.empty() && to.end < items_.size() && to.end - to.begin < kMaxPhrase && items_[to.end - 1].is(kCapital | kArticle) &&
           items_[to.end].is(kCapital) && !items_[to.end].is_quotation() && items_[to.end].time >= 0 &&
           (classes(to.end) & (kNamesOutlet | kOutletFirst)) != 0) {
        ++to.end;
        while (to.end < items_.size() && items_[to.end].is(kCapital) && items_[to.end].time < 0 && !items_[to.end].is_quotation()) ++to.end;
    }
    // "told Salt | & Quay", "told the Post | - Courier"
    while (!to.empty() && to.end + 1 < items_.size() && items_[to.end - 1].is(kCapital) && items_[to.end + 1].is(kCapital) &&
           !items_[to.end].is_quotation() && (words({to.end, to.end + 1}) == "&" || words({to.end, to.end + 1}) == "-"))
        to.end += 2;
    if (addressed({to.begin, std::min(to.end, to.begin + kMaxPhrase)}, relation.cue.begin, true)) return;
    // "Moss asked whether …. “…,” Ruiz told Moss."
    const auto asked_it = [&](const Relation& other) {
        if (other.source.empty() || items_[other.source.end - 1].is_quotation()) return false;
        return asks(other) && items_[other.source.end - 1].is(kCapital) && items_[other.source.end - 1].key == items_[to.end - 1].key;
    };
    if (to.empty() || items_[to.end - 1].is_quotation() || !items_[to.end - 1].is(kCapital) || to.end - to.begin > 3) return;
    const auto here = relations_.begin() + (&relation - relations_.data());
    if (std::any_of(here - std::min<std::ptrdiff_t>(here - relations_.begin(), kMaxNeighbours), here, asked_it))
        add({ChannelKind::told, span(relation.cue.begin, to.end), {}});
}

void ChannelFinder::told_before_colon(const Relation& relation) {
    if (relation.cue.empty() || relation.source.end >= relation.cue.begin || words(relation.cue) != ":") return;
    for (std::uint32_t i = relation.source.end; i < relation.cue.begin; ++i) {
        if (items_[i].is_quotation()) return;
        if ((classes(i) & kTelling) == 0) continue;
        addressed(phrase_at(i + 1, relation.cue.begin), i, true);
        return;
    }
}

void ChannelFinder::said_to(const Relation& relation) {
    const Range source = relation.source;
    if (relation.cue.empty() || relation.cue.end != source.begin) return;
    for (std::uint32_t i = source.begin + 1; i + 1 < source.end; ++i) {
        if (items_[i].is_quotation() || items_[i].is(kPunctuation)) return;
        if (!items_[i].is(kPreposition)) continue;
        if (words({i, i + 1}) == "to" && items_[i - 1].is(kCapital)) addressed({i + 1, source.end}, i, true);
        return;
    }
}

bool ChannelFinder::addressed(Range to, std::uint32_t begin, bool by_construction) {
    // "told the Courier from behind her counter", "told members of the council"
    for (std::uint32_t i = to.begin + 1; i < to.end; ++i) {
        if (items_[i].is(kPreposition) && !items_[i].is(kCapital) && words({i, i + 1}) != "of") to.end = i;
    }
    if (to.empty()) return false;
    std::uint64_t all = 0;
    std::uint32_t last = to.begin;
    for (std::uint32_t i = to.begin; i < to.end; ++i) {
        std::uint64_t here = classes(i) & (kAudience | kPress | kMedium);
        if (items_[i].is(kCapital)) here &= ~std::uint64_t{kMedium};  // "the Harlow Action Network"
        if (here != 0) last = i;
        all |= here;
    }
    const Item& first = items_[to.begin];
    const bool ours = !first.is_quotation() && !first.is(kCapital) && (first.is(kFirst) || words({to.begin, to.begin + 1}) == "this");
    Range name = names_.name_in(to.begin, to.end);
    // "told Lea Moss of the Courier"
    const bool of = !name.empty() && name.end + 1 < items_.size() && !items_[name.end].is_quotation() &&
                    words({name.end, name.end + 1}) == "of" && !items_[name.end + 1].is_quotation();
    if (of && !names_.is_outlet(name)) {
        const std::uint32_t from = items_[name.end + 1].is(kArticle) ? name.end + 2 : name.end + 1;
        const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(items_.size(), std::size_t{from} + kMaxOutletWords));
        if (const Range outlet = names_.name_in(from, limit); outlet.begin == from && names_.is_outlet(outlet)) name = outlet;
    }
    Channel channel;
    channel.kind = ChannelKind::told;
    // "according to court documents"
    const bool compound = last + 1 < to.end && !items_[last + 1].is_quotation() && items_[last + 1].tags.upos == Upos::NOUN &&
                          !items_[last + 1].is(kCapital) && (classes(last + 1) & kNamesChannel) != 0;
    if (compound) return false;
    // "told its passengers" may be in writing
    if (!first.is_quotation() && first.is(kPossessive) && (classes(last) & kRecipient) != 0) return false;
    if ((classes(last) & kAudience) != 0 && (classes(last) & kPress) == 0 && !items_[last].is(kCapital)) {
        // "told a Harlow Post conference"
        channel.kind = ChannelKind::speech;
    } else if (names_.is_outlet(name) || names_.is_own(name)) {
        channel.outlet = names_.full_name(name);
        last = name.end - 1;
    } else if (ours && ((first.is(kFirst) && is_addressed_alone({to.begin, to.begin + 1}, to)) || (all & (kMedium | kPress)) != 0)) {
        channel.outlet = names_.own();
        if ((all & (kMedium | kPress)) == 0) last = to.begin;
    } else if ((classes(last) & kAudience) != 0 && (classes(last) & kPress) == 0) {
        channel.kind = ChannelKind::speech;
    } else if ((all & kPress) != 0) {
        // "told reporters"; "told a Harlow Post reporter" is above
    } else if ((all & kMedium) != 0) {
        channel.outlet = name.empty() ? last_outlet_ : names_.full_name(name);
        if (!name.empty()) last = std::max(last, name.end - 1);
    } else if (by_construction && name.begin <= to.begin + 1 && names_.may_be_outlet(name) && is_addressed_alone(name, to) &&
               !items_[name.end - 1].is(kPersonNoun)) {  // "told the Mayor"
        channel.outlet = names_.full_name(name);
        names_.remember(words(name));
        last = name.end - 1;
    } else {
        return false;
    }
    channel.span = span(begin, last + 1);
    add(std::move(channel));
    return true;
}

bool ChannelFinder::is_addressed_alone(Range name, Range to) const {
    for (std::uint32_t i = name.end; i < to.end; ++i) {
        if (items_[i].time < 0 && items_[i].tags.upos != Upos::ADV && !items_[i].is(kPossessiveEnding | kAdverb | kPunctuation))
            return false;
    }
    return true;
}

void ChannelFinder::told_in() {
    constexpr std::uint32_t kMaxBetween = 40;  // bytes: "told CNN on Monday in an interview"
    if (channels_.size() < 2) return;
    Channel& second = channels_[1];
    // "told staff in an email"
    const bool writes = channels_[0].kind == ChannelKind::speech &&
                        (second.kind == ChannelKind::letter || second.kind == ChannelKind::statement || second.kind == ChannelKind::post);
    if (channels_[0].kind != ChannelKind::told && !writes) return;
    if (second.span.begin < channels_[0].span.begin || second.span.begin > channels_[0].span.end + kMaxBetween) return;
    if (second.outlet.empty()) second.outlet = std::move(channels_[0].outlet);
    second.span.begin = channels_[0].span.begin;
    channels_.erase(channels_.begin());
}

Range ChannelFinder::outlet_or_us(std::uint32_t i, std::uint32_t end) const {
    if (i >= end || items_[i].is_quotation()) return {i, i};
    const bool ours = items_[i].is(kFirst) && !items_[i].is(kFirstSingular);
    const bool noun = i + 1 < end && (classes(i + 1) & (kMedium | kPress)) != 0;
    if ((ours || words({i, i + 1}) == "this") && noun) return {i, i + 2};
    if (ours && !items_[i].is(kPossessive)) return {i, i + 1};
    const std::uint32_t from = items_[i].is(kArticle) ? i + 1 : i;
    const Range name = names_.name_in(from, std::min(end, from + kMaxOutletWords));
    return name.begin == from && names_.is_outlet(name) ? Range{i, name.end} : Range{i, i};
}

void ChannelFinder::asked(std::size_t r) {
    const Relation& answer = relations_[r];
    // "I asked her whether …. “Every day,” she replied."
    if (r > 0 && asks(relations_[r - 1]) && !relations_[r - 1].source.empty()) {
        const Relation& before = relations_[r - 1];
        const Item& who = items_[before.source.begin];
        const bool mine = before.source.end == before.source.begin + 1 && !who.is_quotation() && who.is(kFirst) && who.is(kSubject);
        if (mine && all_.passages[before.passage].paragraph == all_.passages[answer.passage].paragraph &&
            !items_[answer.source.begin].is_quotation() && !items_[answer.source.begin].is(kFirst))
            return add({ChannelKind::told, span(before.source.begin, before.cue.end), std::string(names_.own())});
    }
    const auto is_question = [&](const Relation& other) {
        const Range who = other.source;
        return other.passage == answer.passage && who.begin > 0 && !who.empty() && asks(other) &&
               other.content.back().end <= answer.source.begin && !items_[who.begin - 1].is_quotation() &&
               items_[who.begin - 1].is(kSubordinator);
    };
    const auto first = relations_.begin() + static_cast<std::ptrdiff_t>(r - std::min(r, kMaxNeighbours));
    const auto end = relations_.begin() + static_cast<std::ptrdiff_t>(std::min(relations_.size(), r + kMaxNeighbours));
    const auto question = std::find_if(first, end, is_question);
    if (question == end) return;
    const Range who = question->source;
    for (std::uint32_t i = who.begin; i < who.end; ++i) {
        // "a reporter for the Courier", "the Courier", "Harlow Radio’s Lea Moss"
        const bool opens = i == who.begin || (!items_[i - 1].is_quotation() && items_[i - 1].is(kPreposition));
        if (!opens || items_[i].is_quotation()) continue;
        const std::uint32_t from = items_[i].is(kArticle) ? i + 1 : i;
        const Range name = names_.name_in(from, who.end);
        // "When a reporter asked whether …, Ruiz said"
        const bool press = i == who.begin && from + 1 == who.end && (classes(from) & kPress) != 0 && !items_[from].is(kCapital);
        if (press) return add({ChannelKind::told, span(who.begin, who.end), {}});
        if (name.begin != from || !names_.is_outlet(name)) continue;
        add({ChannelKind::told, span(who.begin, who.end), names_.full_name(name)});
        return;
    }
}

}  // namespace onrecord
