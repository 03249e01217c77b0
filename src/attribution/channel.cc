// A channel is named in the words of a sentence that are no content: the addressee of the cue, the phrases beside it, what leads into the
// sentence, the source itself.
//
//     told CNN [told, CNN] in an exclusive interview [interview] on Monday
//     In a court filing [filing], her lawyer wrote
//     said in a statement obtained by Harlow Weekly [statement, Harlow Weekly]
//     the union’s letter [letter], seen by the Courier, says
//     Harlow Radio reported [reported, Harlow Radio]
//
// The zone of a relation (zones_of) is the stretch of items beside its cue that ends at contents, quotations and other cues; so what a
// quotation says of channels ("“he told Fox …”") is none. In a zone a phrase is a channel where one of a few prepositions leads to a noun
// that names a kind (data/english/channel.tsv): "in" a statement, "at" a rally, "on" a platform, but not "after" a meeting or "about" a
// letter. Whether a name is an outlet's goes by its form (its last word), by the names of outlets that the text has in full, by the
// report's own, and by its construction: whom somebody told is an outlet if no entity of that name is a person or a place and no word of it
// names a court, a parliament or another body.
#include "attribution/channel.h"

#include <algorithm>
#include <utility>

#include "attribution/channel_finder.h"

namespace onrecord {

std::vector<Channel> ChannelFinder::of(std::size_t r) {
    const Relation& relation = relations_[r];
    channels_.clear();
    cue_ = relation.cue;
    relation_source_ = relation.source;
    if (!relation.cue.empty()) {
        told(relation);
        const auto [before, between, behind, after] = zones_of(r);
        // "said in a statement" may be the whole cue, or the start of it.
        const bool goes_on = behind.begin == relation.cue.end;
        phrases({relation.cue.begin, goes_on ? behind.end : relation.cue.end});
        if (!goes_on) phrases(behind);
        phrases(between);
        phrases(after);
        trailing_phrase(relation);
        told_in();
        is_lead_ = !before.empty() && before.begin == all_.passages[relation.passage].first;
        phrases(before);
        is_lead_ = false;
        cue_itself(relation);
        if (channels_.empty()) argument_channel(relation);
    } else if (!relation.source.empty() && relation.source.end < relation.content.front().begin) {
        phrases({relation.source.end, relation.content.front().begin});  // "Ruiz, in a statement: “…”"
    }
    if (!relation.source.empty()) {
        source_itself(relation);
        aside_in_source(relation);
        quoted_by(relation.source);
        if (channels_.empty()) told_before_colon(relation);
        if (channels_.empty()) said_to(relation);
        if (channels_.empty()) quoted_as(relation);
        if (channels_.empty()) antecedent(relation);
        if (channels_.empty()) issued(relation);
        if (channels_.empty()) reported(relation);
        if (channels_.empty()) observed(relation);
        if (channels_.empty()) asked(r);
    }
    for (const Channel& channel : channels_) {
        if (!channel.outlet.empty() && channel.outlet != names_.own()) last_outlet_ = channel.outlet;
    }
    return std::move(channels_);
}

bool ChannelFinder::is_elsewhere(std::size_t r) const {
    const Relation& relation = relations_[r];
    if (relation.cue.empty()) return false;
    const bool perfect = items_[relation.cue.begin].is(kHave) && relation.cue.end > relation.cue.begin + 1;
    if (perfect) return true;
    const auto arguments = arguments_.of(relation.cue);
    return std::any_of(arguments.begin(), arguments.end(), [&](const CueArgument& one) {
        if (items_[one.head].time >= 0 || is_content(relation, one.head) || holds(relation.source, one.head)) return false;
        const bool place = one.role == Role::argm_loc && (classes(one.preposition) & (kIntroIn | kIntroAt | kIntroOn)) != 0;
        const bool addressee =
            one.role == Role::arg2 && (one.preposition == one.head || words({one.preposition, one.preposition + 1}) == "to");
        return one.preposition >= relation.source.begin && (place || addressee);
    });
}

ChannelFinder::Zones ChannelFinder::zones_of(std::size_t r) const {
    const Relation& relation = relations_[r];
    const Passage& passage = all_.passages[relation.passage];
    const std::uint32_t left = relation.source.empty() ? relation.cue.begin : std::min(relation.source.begin, relation.cue.begin);
    const std::uint32_t right = relation.source.empty() ? relation.cue.end : std::max(relation.source.end, relation.cue.end);
    Zones zones;
    zones.before = {left, left};
    std::uint32_t low = left > passage.first + kMaxZone ? left - kMaxZone : passage.first;
    while (zones.before.begin > low && !is_wall(r, zones.before.begin - 1)) --zones.before.begin;
    zones.behind = walk(r, right, passage.end);
    const std::uint32_t end = relation.content.back().end;
    if (end > zones.behind.end) zones.after = walk(r, end, passage.end);
    if (!relation.source.empty()) {
        const std::uint32_t begin = std::min(relation.source.end, relation.cue.end);
        const std::uint32_t stop = std::max(relation.source.begin, relation.cue.begin);
        if (begin < stop) zones.between = walk(r, begin, std::min(stop, begin + kMaxZone));
    }
    return zones;
}

Range ChannelFinder::walk(std::size_t r, std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t i = begin;
    while (i < end && i - begin < kMaxZone && !is_wall(r, i)) ++i;
    return {begin, i};
}

bool ChannelFinder::is_wall(std::size_t r, std::uint32_t i) const {
    if (items_[i].is_quotation() || items_[i].is(kBorder)) return true;
    const auto holds = [](const Range& range, std::uint32_t item) { return range.begin <= item && item < range.end; };
    const std::size_t first = r > kMaxNeighbours ? r - kMaxNeighbours : 0;
    const std::size_t last = std::min(relations_.size(), r + kMaxNeighbours + 1);
    for (std::size_t other = first; other < last; ++other) {
        const Relation& relation = relations_[other];
        if (relation.passage != relations_[r].passage) continue;
        for (const Range& content : relation.content) {
            if (holds(content, i) && (other == r || !holds(content, relations_[r].cue.begin))) return true;
            // What holds the cue and ends within a phrase ("“…,” Ruiz said at | a rally, the Courier reported") ends behind it.
            if (other != r && !holds(content, i) && holds(content, relations_[r].cue.begin) && !continues(content, i)) return true;
        }
        if (other != r && (holds(relation.cue, i) || (holds(relation.source, i) && !holds(relations_[r].source, i)))) return true;
    }
    return false;
}

bool ChannelFinder::continues(Range content, std::uint32_t i) const {
    if (i < content.end || i - content.end > kMaxBefore) return false;
    for (std::uint32_t k = content.end; k <= i; ++k) {
        if (items_[k].is_quotation() || items_[k].is(kPunctuation)) return false;
    }
    return true;
}

void ChannelFinder::add(Channel channel) {
    for (Channel& one : channels_) {
        if (one.kind != channel.kind) continue;
        if (one.outlet.empty()) one.outlet = std::move(channel.outlet);
        return;
    }
    channels_.push_back(std::move(channel));
}

FoundChannels find_channels(const Text& text, const Analysis& analysis, const Passages& passages, const std::vector<Relation>& relations,
                            const std::vector<Entity>& entities, const AttributionLists& lists, std::string_view outlet) {
    FoundChannels found;
    found.of_relations.reserve(relations.size());
    if (relations.empty()) return found;
    found.is_elsewhere.reserve(relations.size());
    ChannelFinder finder(text, analysis, passages, relations, entities, lists, outlet);
    std::uint32_t passage = 0;
    for (std::size_t r = 0; r < relations.size(); ++r) {
        finder.announced_before(r, passage, found.announcements);
        passage = std::max(passage, relations[r].passage + 1);
        found.of_relations.push_back(finder.of(r));
        found.of_it.push_back(finder.document_of_it(r));
        found.is_elsewhere.push_back(finder.is_elsewhere(r));
        finder.announced_by_question(r, found.of_relations.back(), found.announcements);
    }
    finder.announced_before(relations.size(), passage, found.announcements);
    return found;
}

}  // namespace onrecord
