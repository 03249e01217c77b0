// Sentences that only say where or to whom somebody spoke, and questions that say where the answer was given.
#include <algorithm>
#include <utility>

#include "attribution/channel_finder.h"

namespace onrecord {

void ChannelFinder::announced_before(std::size_t r, std::uint32_t& next, std::vector<Announcement>& out) {
    const auto end = r < relations_.size() ? relations_[r].passage : static_cast<std::uint32_t>(all_.passages.size());
    for (; next < end; ++next) {
        const std::size_t n = out.size();
        announce(next, out);
        if (out.size() == n) announce_by_lead(next, out);
    }
}

void ChannelFinder::announced_by_question(std::size_t r, const std::vector<Channel>& channels, std::vector<Announcement>& out) const {
    const Relation& relation = relations_[r];
    const std::uint32_t first = all_.passages[relation.passage].first;
    // "When Harlow Radio’s Lea Moss asked about the wall, Ruiz did not rule it out. “…,” she said."
    if (!relation.source.empty() && relation.source.begin == first + 1 && items_[first].is(kSubordinator) && asks(relation) &&
        (r + 1 == relations_.size() || relations_[r + 1].passage > relation.passage)) {
        const std::uint32_t passage_end = all_.passages[relation.passage].end;
        const Range name = names_.name_in(relation.source.begin, relation.source.end);
        const std::uint32_t from = items_[relation.source.begin].is(kArticle) ? relation.source.begin + 1 : relation.source.begin;
        if (name.begin == from && names_.is_outlet(name) && relation.content.back().end + 1 < passage_end) {
            out.push_back({relation.passage,
                           {relation.content.back().end, passage_end},
                           {{ChannelKind::told, span(relation.source.begin, relation.source.end), names_.full_name(name)}}});
        }
        return;
    }
    if (relation.construction != Construction::question || channels.empty() || !relation.source.empty() || relation.cue.begin <= first)
        return;
    out.push_back({relation.passage, {first, relation.cue.begin}, channels});
}

void ChannelFinder::announce_by_lead(std::uint32_t number, std::vector<Announcement>& out) {
    const Passage& passage = all_.passages[number];
    if (items_[passage.first].is_quotation() || (classes(passage.first) & (kIntroIn | kSpoken)) == 0) return;
    const std::uint32_t stop = std::min(passage.end, passage.first + kMaxZone);
    std::uint32_t comma = passage.first;
    while (comma < stop && !items_[comma].is_quotation() && !items_[comma].is(kComma)) ++comma;
    std::uint32_t verb = comma;
    const auto is_finite = [&](std::uint32_t i) {
        const Xpos tag = items_[i].tags.xpos;
        return tag == Xpos::VBD || tag == Xpos::VBZ || tag == Xpos::VBP;
    };
    while (verb < stop && !items_[verb].is_quotation() && !is_finite(verb)) ++verb;
    if (verb >= stop || items_[verb].is_quotation() || verb < comma + 2) return;
    channels_.clear();
    cue_ = {};
    relation_source_ = {};
    is_lead_ = true;
    phrases({passage.first, comma});
    is_lead_ = false;
    bool speaks = false;  // "In a speech that …, Ruiz …"; somebody is at a rally for other things than to speak
    for (std::uint32_t i = passage.first; i < comma && (classes(passage.first) & kIntroIn) != 0; ++i)
        speaks |= (classes(i) & kNamesSpeech) != 0 && !items_[i].is(kCapital);
    const bool tells =
        !channels_.empty() && channels_.front().kind != ChannelKind::study && (speaks || channels_.front().kind != ChannelKind::speech);
    if (tells) out.push_back({number, {comma + 1, verb}, std::move(channels_)});
    channels_.clear();
}

void ChannelFinder::announce(std::uint32_t number, std::vector<Announcement>& out) {
    const Passage& passage = all_.passages[number];
    for (std::uint32_t i = passage.first + 1; i < passage.end; ++i) {
        if (items_[i].is_quotation()) return;
        if ((classes(i) & kAppearing) == 0 || items_[i].is(kCapital) || !is_told_of(i, passage.first)) continue;
        Announcement announcement{number, {passage.first, i}, {}};
        channels_.clear();
        std::uint32_t stop = i;
        while (stop < passage.end && stop - i < kMaxZone && !items_[stop].is_quotation() && !items_[stop].is(kBorder)) ++stop;
        cue_ = {i, i + 1};
        relation_source_ = {};
        phrases({i, stop});
        // "appeared before the court" tells of no words, "wrote a book on speeches" of none spoken.
        const bool appears = words({i, i + 1}).starts_with("appear");
        const bool writes = (classes(i) & kWriting) != 0;
        std::erase_if(channels_, [&](const Channel& one) {
            return (appears && one.outlet.empty()) || (writes && one.kind != ChannelKind::letter && one.kind != ChannelKind::post);
        });
        announcement.channels = std::move(channels_);
        channels_.clear();
        if (!announcement.channels.empty()) out.push_back(std::move(announcement));
        return;
    }
}

bool ChannelFinder::is_told_of(std::uint32_t verb, std::uint32_t first) const {
    const Xpos tag = items_[verb].tags.xpos;
    if (tag == Xpos::VBD || tag == Xpos::VBZ) return true;
    if (tag != Xpos::VBG && tag != Xpos::VBN) return false;
    for (std::uint32_t i = verb; i > first && verb - i < 3; --i) {
        if (items_[i - 1].is(kBe | kHave)) return true;
        if (!items_[i - 1].is(kAdverb)) return false;
    }
    return false;
}

}  // namespace onrecord
