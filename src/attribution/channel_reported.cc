// Words that an outlet reported, or a reporter saw: "Harlow Radio reported", "a source quoted by the Courier", "a Courier reporter
// counted".
#include <algorithm>
#include <string>
#include <utility>

#include "attribution/channel_finder.h"

namespace onrecord {

void ChannelFinder::quoted_as(const Relation& relation) {
    constexpr std::uint32_t kMaxBetween = 8;  // items from "quoted" to "as"
    const std::uint32_t as = relation.cue.begin;
    if (relation.cue.empty() || !items_[as].is(kAs)) return;
    for (std::uint32_t i = as; i > relation.source.begin && as - i < kMaxBetween; --i) {
        if (items_[i - 1].is_quotation() || items_[i - 1].is(kPunctuation)) return;
        if ((classes(i - 1) & kQuoting) == 0 || i + 1 >= as || (!items_[i].is(kBy) && (classes(i) & (kIntroIn | kIntroOn)) == 0)) continue;
        const std::uint32_t from = items_[i + 1].is(kArticle) ? i + 2 : i + 1;
        const Range name = names_.name_in(from, as);
        if (name.begin != from || !(names_.is_outlet(name) || names_.may_be_outlet(name))) return;
        add({ChannelKind::reported, span(i - 1, name.end), names_.full_name(name)});
        return;
    }
}

void ChannelFinder::quoted_by(Range source) {
    for (std::uint32_t i = source.begin; i + 2 < source.end; ++i) {
        if (items_[i].is_quotation() || items_[i + 1].is_quotation() || (classes(i) & kQuoting) == 0 || !items_[i + 1].is(kBy)) continue;
        const std::uint32_t from = items_[i + 2].is(kArticle) ? i + 3 : i + 2;
        const Range name = names_.name_in(from, source.end);
        if (name.begin == from && (names_.is_outlet(name) || names_.may_be_outlet(name)))
            add({ChannelKind::told, span(i, name.end), names_.full_name(name)});
        return;
    }
}

bool ChannelFinder::is_state_media(Range source) const {
    const std::uint32_t last = source.end - 1;
    if (items_[last].is_quotation() || items_[last].is(kPunctuation)) return false;
    const std::string medium = lower_word(words({last, last + 1}));
    if (medium != "media" && medium != "tv" && medium != "television" && medium != "radio") return false;
    for (std::uint32_t i = source.begin; i < last; ++i) {
        if (!items_[i].is_quotation() && !items_[i].is(kCapital) && words({i, i + 1}).starts_with("state")) return true;
    }
    return !items_[source.begin].is_quotation() && words({source.begin, source.begin + 1}).starts_with("State");
}

void ChannelFinder::reported(const Relation& relation) {
    const Range source = relation.source;
    bool reports = false;
    for (std::uint32_t i = relation.cue.begin; i < relation.cue.end; ++i) reports |= (classes(i) & kReporting) != 0;
    if (!reports) return;
    if (is_state_media(source)) return add({ChannelKind::reported, span(source.begin, std::max(relation.cue.end, source.end)), {}});
    Range name = names_.name_in(source.begin, source.end);
    // "according to information from Salt Lane"
    const bool from = source.end > source.begin + 2 && words({source.begin, source.begin + 2}) == "information from" &&
                      name.begin <= source.begin + 3 && name.end == source.end && names_.is_outlet(name);
    bool called = false;
    // "the Harlow newspaper Salt Lane": the name that follows the noun
    for (std::uint32_t i = source.begin; i + 1 < source.end && !items_[i].is_quotation(); ++i) {
        if ((classes(i) & kMedium) == 0 || items_[i].is(kCapital)) continue;
        if (const Range after = names_.name_after_medium(i + 1, source.end); !after.empty()) {
            name = after;
            called = true;
        }
        break;
    }
    bool medium = false;
    bool indefinite = false;
    bool described = false;  // "the Courier’s editor", "a columnist for the Courier"
    for (std::uint32_t i = source.begin; i < source.end && !items_[i].is_quotation(); ++i) {
        if (items_[i].is(kPunctuation)) {
            if (i > name.end) break;
            continue;
        }
        indefinite |= i == source.begin && items_[i].is(kArticle | kNumber | kDeterminer) && !items_[i].is(kDefinite);
        medium |= (classes(i) & kMedium) != 0 && !items_[i].is(kCapital);
        if (i >= name.begin && i < name.end) continue;
        described |= items_[i].is(kPossessiveEnding | kPreposition | kPersonNoun) || (classes(i) & kPress) != 0;
        // "a Harlow Post baker"
        described |= i >= name.end && !items_[i].is(kAdverb | kRelative) && items_[i].time < 0 && (classes(i) & kMedium) == 0;
    }
    if (described && !from) return;
    Channel channel;
    channel.kind = ChannelKind::reported;
    // "was first reported by Leadline"
    const std::uint32_t last = relation.cue.end - 1;
    // ... and "Leadline first reported"
    const bool first = relation.cue.end - relation.cue.begin == 2 && words(relation.cue) == "first reported";
    const bool passive = first || (!items_[last].is_quotation() && items_[last].is(kBy));
    if (called || names_.is_outlet(name) || ((medium || passive) && !name.empty() && names_.may_be_outlet(name))) {
        channel.outlet = names_.full_name(name);
    } else if (medium && name.empty() && !indefinite && !last_outlet_.empty()) {
        channel.outlet = last_outlet_;
    } else if (medium && name.empty() && indefinite && words({relation.cue.begin, relation.cue.end}) != "found") {
        // "one newspaper reported": which is not said
    } else {
        return;
    }
    const std::uint32_t begin = std::min(source.begin, relation.cue.begin);
    const bool as = begin > 0 && !items_[begin - 1].is_quotation() && items_[begin - 1].is(kAs);
    channel.span = span(as ? begin - 1 : begin, std::max(relation.cue.end, source.end));
    add(std::move(channel));
}

void ChannelFinder::observed(const Relation& relation) {
    const std::uint32_t head = head_of(relation.source);
    if (items_[head].is_quotation() || (classes(head) & kWitness) == 0) return;
    for (std::uint32_t i = relation.cue.begin; i < relation.cue.end; ++i) {
        if ((classes(i) & kWitnessed) == 0) continue;
        const Range name = names_.name_in(relation.source.begin, relation.source.end);
        add({ChannelKind::observed, span(relation.source.begin, relation.cue.end),
             name.empty() ? std::string(names_.own()) : names_.full_name(name)});
        return;
    }
}

}  // namespace onrecord
