// Channels are read from the addressee of the cue and from the prepositional phrases beside it and before the source:
//
//     told CNN [told, CNN] in an exclusive interview [interview] on Monday
//     In a court filing [filing], her lawyer wrote
//     said in a statement obtained by Harlow Weekly [statement, Harlow Weekly]
//
// A phrase's class is that of its first word that data/english/channel.tsv knows.
#include "attribution/channel.h"

#include <algorithm>
#include <optional>
#include <string>

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxPhrase = 12;  // items of a prepositional phrase

class Channels {
public:
    Channels(const Text& text, const Passages& passages) : text_(text), items_(passages.items) {}

    std::vector<Channel> of(const Relation& relation) {
        std::vector<Channel> channels;
        if (!relation.addressee.empty()) told(relation, channels);
        phrases(relation.adjuncts, channels);
        phrases(relation.lead, channels);
        if (!relation.cue.empty()) cue_itself(relation, channels);
        if (!relation.source.empty() && !relation.cue.empty()) reported(relation, channels);
        for (const Channel& channel : channels) {
            if (!channel.outlet.empty()) last_outlet_ = channel.outlet;
        }
        return channels;
    }

private:
    [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const { return {items_[begin].span.begin, items_[end - 1].span.end}; }

    // The longest run of capitalised words from `i` on; "of" and "the" may stand within it.
    [[nodiscard]] Range name_from(std::uint32_t i, std::uint32_t end) const {
        while (i < end && !items_[i].is(kCapital)) ++i;
        std::uint32_t e = i;
        while (e < end && items_[e].is(kCapital) && items_[e].time < 0) ++e;
        return {i, e};
    }
    [[nodiscard]] std::string outlet_in(std::uint32_t begin, std::uint32_t end) const {
        const Range name = name_from(begin, end);
        return name.empty() ? std::string() : std::string(text_.slice(span(name.begin, name.end)));
    }

    void told(const Relation& relation, std::vector<Channel>& channels) {
        const Range to = relation.addressee;
        bool outlet = false;
        bool reporters = false;
        bool lower = false;
        for (std::uint32_t i = to.begin; i < to.end; ++i) {
            outlet |= items_[i].is(kOutlet);
            reporters |= items_[i].is(kAddressee);
            lower |= !items_[i].is(kCapital);
        }
        if (!outlet && !reporters) return;
        Channel channel;
        channel.kind = ChannelKind::told;
        channel.span = span(relation.cue.begin, to.end);
        if (outlet) {
            channel.outlet = outlet_in(to.begin, to.end);
            if (channel.outlet.empty() && lower) channel.outlet = last_outlet_;
        }
        channels.push_back(std::move(channel));
    }

    void phrases(Range range, std::vector<Channel>& channels) {
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            if (!items_[i].is(kPreposition)) continue;
            std::uint32_t e = i + 1;
            std::optional<ChannelKind> kind;
            std::uint32_t head = i;
            while (e < range.end && e - i < kMaxPhrase && !items_[e].is_quotation() && !items_[e].is(kComma | kColon | kStop | kDash)) {
                const Item& item = items_[e];
                if (!kind) {
                    if (item.is(kPost)) kind = ChannelKind::post;
                    if (item.is(kCapital) && !item.is(kPost)) {
                        ++e;
                        continue;
                    }
                    if (item.is(kInterview)) kind = ChannelKind::interview;
                    if (item.is(kStatementWord)) kind = ChannelKind::statement;
                    if (item.is(kFiling)) kind = ChannelKind::filing;
                    if (kind) head = e;
                    if (!kind && item.is(kPreposition)) break;
                } else if (item.time >= 0) {
                    break;
                }
                ++e;
            }
            if (!kind) continue;
            while (e > head + 1 && items_[e - 1].is(kPreposition)) --e;
            Channel channel;
            channel.kind = *kind;
            channel.span = span(i, e);
            // "with Harlow Weekly", "to NBC News", "obtained by Us Weekly"
            for (std::uint32_t k = head + 1; k < e; ++k) {
                if (items_[k].is(kPreposition) && k + 1 < e) {
                    const Range name = name_from(k + 1, e);
                    if (!name.empty() && name.begin <= k + 2) channel.outlet = outlet_in(k + 1, e);
                    break;
                }
            }
            channels.push_back(std::move(channel));
            i = e - 1;
        }
    }

    // "As Harlow Weekly reported in May, …"
    void reported(const Relation& relation, std::vector<Channel>& channels) {
        const Range source = relation.source;
        if (source.begin == 0 || relation.cue.begin < source.end) return;
        const Item& as = items_[source.begin - 1];
        if (as.is_quotation() || !as.is(kAs) || !items_[source.end - 1].is(kCapital)) return;
        Channel channel;
        channel.kind = ChannelKind::reported;
        channel.span = span(source.begin - 1, std::max(relation.cue.end, relation.adjuncts.end));
        channel.outlet = outlet_in(source.begin, source.end);
        channels.push_back(std::move(channel));
    }

    // "tweeted", "posted".
    void cue_itself(const Relation& relation, std::vector<Channel>& channels) {
        for (std::uint32_t i = relation.cue.begin; i < relation.cue.end; ++i) {
            if (!items_[i].is(kPost) || items_[i].is_quotation()) continue;
            const bool known = std::any_of(channels.begin(), channels.end(), [](const Channel& c) { return c.kind == ChannelKind::post; });
            if (!known) channels.push_back({ChannelKind::post, span(relation.cue.begin, relation.cue.end), {}});
            return;
        }
    }

    const Text& text_;
    const std::vector<Item>& items_;
    std::string last_outlet_;
};

}  // namespace

std::vector<std::vector<Channel>> find_channels(const Text& text, const Passages& passages, const std::vector<Relation>& relations) {
    std::vector<std::vector<Channel>> channels;
    channels.reserve(relations.size());
    Channels finder(text, passages);
    for (const Relation& relation : relations) channels.push_back(finder.of(relation));
    return channels;
}

}  // namespace onrecord
