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
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "attribution/cue_argument.h"
#include "attribution/outlet.h"
#include "language/inflection.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxZone = 30;      // items on either side of a cue that are looked at
constexpr std::uint32_t kMaxPhrase = 14;    // items of a phrase that names a channel
constexpr std::uint32_t kMaxBefore = 7;     // items between a preposition and the noun that it leads to
constexpr std::size_t kMaxNeighbours = 12;  // relations before and after one that may border its zone

constexpr std::uint64_t kBorder = kStop | kSemicolon;

class Channels {
public:
    Channels(const Text& text, const Analysis& analysis, const Passages& passages, const std::vector<Relation>& relations,
             const std::vector<Entity>& entities, const AttributionLists& lists, std::string_view outlet)
        : text_(text),
          all_(passages),
          items_(passages.items),
          relations_(relations),
          lists_(lists),
          arguments_(analysis, passages),
          names_(text, passages.items, entities, lists.channel_words, outlet) {}

    std::vector<Channel> of(std::size_t r) {
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

    // What the sentences before relation r, from passage `next` on, tell of channels alone: "Ruiz spoke to the Courier on Monday." Moves
    // `next` behind them.
    void announced_before(std::size_t r, std::uint32_t& next, std::vector<Announcement>& out) {
        const auto end = r < relations_.size() ? relations_[r].passage : static_cast<std::uint32_t>(all_.passages.size());
        for (; next < end; ++next) {
            const std::size_t n = out.size();
            announce(next, out);
            if (out.size() == n) announce_by_lead(next, out);
        }
    }

    // "In an interview with the Courier, Ruiz was asked about the wall.": what she says next is said there.
    void announced_by_question(std::size_t r, const std::vector<Channel>& channels, std::vector<Announcement>& out) const {
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

    // Whether the sentence says where or to whom the words of relation r were said, or that they are said in general.
    [[nodiscard]] bool is_elsewhere(std::size_t r) const {
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

    // "The inquiry issued a report on Monday. It says …": the document that the sentence before, or this one up to the source, is about:
    // its subject, or what it has told of with "a".
    [[nodiscard]] std::optional<Channel> document_of_it(std::size_t r) {
        const Relation& relation = relations_[r];
        const Range source = relation.source;
        if (source.end != source.begin + 1 || items_[source.begin].is_quotation() || lower_word(words(source)) != "it") return std::nullopt;
        std::uint32_t begin = all_.passages[relation.passage].first;
        if (begin == source.begin) {
            if (relation.passage == 0) return std::nullopt;
            const Passage& before = all_.passages[relation.passage - 1];
            if (before.paragraph + 1 < all_.passages[relation.passage].paragraph) return std::nullopt;
            begin = before.first;
        }
        for (std::uint32_t i = source.begin; i > begin; --i) {
            const std::uint32_t noun = i - 1;
            constexpr std::uint64_t kDocument = kNamesLetter | kNamesStudy | kNamesFiling | kNamesStatement | kMail;
            if (items_[noun].is_quotation() || items_[noun].is(kCapital) || (classes(noun) & kDocument) == 0) continue;
            const bool compound = noun + 1 < source.begin && !items_[noun + 1].is_quotation() && items_[noun + 1].tags.upos == Upos::NOUN;
            if (items_[noun].tags.upos == Upos::VERB || compound) continue;  // "a private email server"
            const std::uint32_t article = article_of(noun, begin);
            const bool indefinite = article < noun && items_[article].is(kArticle) && !items_[article].is(kDefinite);
            if (article == noun || !(indefinite || article == begin)) continue;
            return document(article, noun, source.begin);
        }
        return std::nullopt;
    }

private:
    // The determiner or possessive of the noun, at most kMaxBefore items before it; the noun itself if there is none.
    [[nodiscard]] std::uint32_t article_of(std::uint32_t noun, std::uint32_t begin) const {
        for (std::uint32_t i = noun; i > begin && noun - i < kMaxBefore; --i) {
            const Item& item = items_[i - 1];
            if (item.is_quotation() || item.is(kPunctuation | kPreposition | kRelative) || item.cue >= 0) return noun;
            if (item.is(kArticle | kDeterminer | kPossessive)) return i - 1;
        }
        return noun;
    }
    [[nodiscard]] std::optional<Channel> document(std::uint32_t begin, std::uint32_t noun, std::uint32_t limit) {
        const std::uint64_t here = classes(noun);
        std::uint64_t modifiers = 0;
        for (std::uint32_t i = begin; i < noun; ++i) modifiers |= classes(i);
        Channel channel;
        std::uint32_t end = tail_of_phrase(noun + 1, limit, here, modifiers, channel);
        if (const Range where = publisher(noun, limit); !where.empty() && channel.outlet.empty()) {
            channel.outlet = names_.full_name(where);
            end = where.end;
        }
        const bool report = words({noun, noun + 1}).starts_with("report");
        channel.kind = (here & kNamesStudy) != 0       ? (modifiers & kLegal) != 0           ? ChannelKind::filing
                                                         : report && !channel.outlet.empty() ? ChannelKind::reported
                                                                                             : ChannelKind::study
                       : (here & kNamesFiling) != 0    ? ChannelKind::filing
                       : (here & kNamesStatement) != 0 ? ChannelKind::statement
                                                       : ChannelKind::letter;
        channel.span = span(begin, std::max(end, noun + 1));
        channel.inherited = true;
        return channel;
    }
    // "a report in Quay Notes", of which nothing else tells that it is an outlet.
    [[nodiscard]] Range publisher(std::uint32_t noun, std::uint32_t limit) {
        if (!words({noun, noun + 1}).starts_with("report") || noun + 2 >= limit || (classes(noun + 1) & kIntroIn) == 0) return {noun, noun};
        const std::uint32_t from = items_[noun + 2].is(kArticle) ? noun + 3 : noun + 2;
        const Range where = names_.name_in(from, limit);
        if (where.begin != from || !(names_.may_be_outlet(where) || names_.is_outlet(where))) return {noun, noun};
        names_.remember(words(where));
        return where;
    }

    // ---- sentences that only tell where somebody spoke
    // "In an interview with the Courier, Ruiz laughed the claim off.": whose next words are told there.
    void announce_by_lead(std::uint32_t number, std::vector<Announcement>& out) {
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
    void announce(std::uint32_t number, std::vector<Announcement>& out) {
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
    // "spoke", "was speaking", "had talked", "was interviewed", but not "to speak", "speaking to reporters, she waved"
    [[nodiscard]] bool is_told_of(std::uint32_t verb, std::uint32_t first) const {
        const Xpos tag = items_[verb].tags.xpos;
        if (tag == Xpos::VBD || tag == Xpos::VBZ) return true;
        if (tag != Xpos::VBG && tag != Xpos::VBN) return false;
        for (std::uint32_t i = verb; i > first && verb - i < 3; --i) {
            if (items_[i - 1].is(kBe | kHave)) return true;
            if (!items_[i - 1].is(kAdverb)) return false;
        }
        return false;
    }

    struct Zones {
        Range before, between, behind, after;  // the source and cue; between them; behind both; behind the content
    };

    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return items_[i].is_quotation() ? 0 : classes_of(lists_.channel_words, items_[i].key);
    }
    [[nodiscard]] bool asks(const Relation& relation) const {
        return relation.entry >= 0 && lists_.cues[static_cast<std::size_t>(relation.entry)].polarity == Polarity::asks;
    }
    [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const { return {items_[begin].span.begin, items_[end - 1].span.end}; }
    [[nodiscard]] std::string_view words(Range range) const { return text_.slice(span(range.begin, range.end)); }

    // ---- zones
    [[nodiscard]] Zones zones_of(std::size_t r) const {
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
    [[nodiscard]] Range walk(std::size_t r, std::uint32_t begin, std::uint32_t end) const {
        std::uint32_t i = begin;
        while (i < end && i - begin < kMaxZone && !is_wall(r, i)) ++i;
        return {begin, i};
    }
    // An item that is in a content of this relation, or in the source, cue or content of another one near it that does not hold it.
    [[nodiscard]] bool is_wall(std::size_t r, std::uint32_t i) const {
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

    [[nodiscard]] bool continues(Range content, std::uint32_t i) const {
        if (i < content.end || i - content.end > kMaxBefore) return false;
        for (std::uint32_t k = content.end; k <= i; ++k) {
            if (items_[k].is_quotation() || items_[k].is(kPunctuation)) return false;
        }
        return true;
    }

    // ---- arguments of the cue
    static bool holds(Range range, std::uint32_t item) { return range.begin <= item && item < range.end; }
    [[nodiscard]] static bool is_content(const Relation& relation, std::uint32_t item) {
        return std::any_of(relation.content.begin(), relation.content.end(), [&](Range content) { return holds(content, item); });
    }
    // Whether what stands at `noun` is said of the words of the relation at hand, and not of something else in the sentence.
    [[nodiscard]] bool is_said_of_cue(std::uint32_t noun) const {
        if (cue_.empty()) return true;
        constexpr std::uint64_t kSpeech =
            kSpoken | kAddressing | kAppearing | kContacting | kComment | kNamesInterview | kNamesStatement | kTaking;
        return arguments_.goes_with(noun, cue_, relation_source_, [&](std::uint32_t item) {
            // "Writing on her blog, Ruiz said"
            const bool writes = (classes(item) & (kWriting | kPosting)) != 0 && items_[item].tags.xpos == Xpos::VBG;
            return writes || (classes(item) & kSpeech) != 0;
        });
    }
    // The kind of channel that the noun at `at` is behind the preposition, with the word before it, if that is not before `begin`; `alone`:
    // or by itself.
    [[nodiscard]] std::optional<ChannelKind> kind_of_noun(std::uint32_t at, WordKey preposition, std::uint32_t begin, bool alone) const {
        std::optional<ChannelKind> kind;
        const auto ask = [&](const std::string& listed) {
            const auto found = lists_.channel_arguments.find(word_key(listed));
            if (kind || found == lists_.channel_arguments.end()) return;
            for (const ChannelOfArgument& argument : found->second) {
                if (argument.preposition == preposition && !kind) kind = argument.kind;
            }
        };
        const std::string noun = lower_word(words({at, at + 1})), one = singular_of(noun);
        if (at > begin && !items_[at - 1].is_quotation()) {
            const std::string before = lower_word(words({at - 1, at})) + " ";
            ask(before + noun);
            ask(before + one);
            if (before == "capital ") return std::nullopt;  // "in capital letters"
        }
        if (alone) {
            ask(noun);
            ask(one);
        }
        return kind;
    }
    // "said on her website", "wrote in a memorandum": an argument of the cue whose noun the table knows. Within the content only at its
    // end, and only what is seldom part of what is said.
    void argument_channel(const Relation& relation) {
        bool speaks = relation.entry >= 0 && lists_.cues[static_cast<std::size_t>(relation.entry)].strength == Strength::strong;
        for (std::uint32_t i = relation.cue.begin; i < relation.cue.end; ++i)
            speaks |= items_[i].is(kSpeaking) || (classes(i) & (kPosting | kWriting | kReporting | kTelling)) != 0;
        if (!speaks) return;
        for (const CueArgument& argument : arguments_.of(relation.cue)) {
            if (argument.preposition == argument.head || argument.head > argument.preposition + kMaxPhrase) continue;
            if (items_[argument.head].is(kCapital) && argument.head == argument.preposition + 1) continue;
            const auto kind = kind_of_noun(argument.head, items_[argument.preposition].key, argument.preposition + 1, true);
            if (!kind || holds(relation.source, argument.head)) continue;
            Channel channel;
            channel.kind = *kind;
            std::uint64_t modifiers = 0;
            for (std::uint32_t i = argument.preposition + 1; i < argument.head; ++i) modifiers |= classes(i);
            const std::uint32_t passage_end = all_.passages[relation.passage].end;
            const std::uint32_t end = tail_of_phrase(argument.head + 1, passage_end, classes(argument.head), modifiers, channel);
            if (is_content(relation, argument.head)) {
                const bool sure = *kind == ChannelKind::statement || *kind == ChannelKind::interview || *kind == ChannelKind::post;
                if (!sure || !is_end_of_content(relation, end)) continue;
            }
            channel.span = span(argument.preposition, end);
            add(std::move(channel));
            return;
        }
    }
    // Whether only a time follows in the content.
    [[nodiscard]] bool is_end_of_content(const Relation& relation, std::uint32_t i) const {
        const std::uint32_t end = relation.content.back().end;
        while (i < end && !items_[i].is_quotation() && (items_[i].time >= 0 || items_[i].is(kPreposition | kPunctuation))) ++i;
        return i >= end;
    }

    // ---- the addressee
    void told(const Relation& relation) {
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
            while (to.end < items_.size() && items_[to.end].is(kCapital) && items_[to.end].time < 0 && !items_[to.end].is_quotation())
                ++to.end;
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
    // "Ruiz told a rally outside: “…”"
    void told_before_colon(const Relation& relation) {
        if (relation.cue.empty() || relation.source.end >= relation.cue.begin || words(relation.cue) != ":") return;
        for (std::uint32_t i = relation.source.end; i < relation.cue.begin; ++i) {
            if (items_[i].is_quotation()) return;
            if ((classes(i) & kTelling) == 0) continue;
            addressed(phrase_at(i + 1, relation.cue.begin), i, true);
            return;
        }
    }
    // "said Ruiz to the Courier"
    void said_to(const Relation& relation) {
        const Range source = relation.source;
        if (relation.cue.empty() || relation.cue.end != source.begin) return;
        for (std::uint32_t i = source.begin + 1; i + 1 < source.end; ++i) {
            if (items_[i].is_quotation() || items_[i].is(kPunctuation)) return;
            if (!items_[i].is(kPreposition)) continue;
            if (words({i, i + 1}) == "to" && items_[i - 1].is(kCapital)) addressed({i + 1, source.end}, i, true);
            return;
        }
    }
    // "She is quoted in Salt Lane as saying that …"
    void quoted_as(const Relation& relation) {
        constexpr std::uint32_t kMaxBetween = 8;  // items from "quoted" to "as"
        const std::uint32_t as = relation.cue.begin;
        if (relation.cue.empty() || !items_[as].is(kAs)) return;
        for (std::uint32_t i = as; i > relation.source.begin && as - i < kMaxBetween; --i) {
            if (items_[i - 1].is_quotation() || items_[i - 1].is(kPunctuation)) return;
            if ((classes(i - 1) & kQuoting) == 0 || i + 1 >= as || (!items_[i].is(kBy) && (classes(i) & (kIntroIn | kIntroOn)) == 0))
                continue;
            const std::uint32_t from = items_[i + 1].is(kArticle) ? i + 2 : i + 1;
            const Range name = names_.name_in(from, as);
            if (name.begin != from || !(names_.is_outlet(name) || names_.may_be_outlet(name))) return;
            add({ChannelKind::reported, span(i - 1, name.end), names_.full_name(name)});
            return;
        }
    }
    // "a video in which she said", "on a breakfast show, where he said": what the relative words go back to.
    void antecedent(const Relation& relation) {
        const std::uint32_t first = all_.passages[relation.passage].first;
        std::uint32_t end = relation.source.begin;
        if (end <= first + 2 || relation.cue.empty() || relation.cue.begin < end || items_[end - 1].is_quotation()) return;
        const std::string_view word = words({end - 1, end});
        if (word == "which" && !items_[end - 2].is_quotation() && (classes(end - 2) & (kIntroIn | kIntroOn | kIntroAt)) != 0) {
            end -= 2;
        } else if (word == "where") {
            --end;
            if (!items_[end - 1].is_quotation() && items_[end - 1].is(kComma)) --end;
        } else {
            return;
        }
        std::uint32_t begin = end;
        while (begin > first && end - begin < kMaxPhrase && !items_[begin - 1].is_quotation() &&
               !items_[begin - 1].is(kBorder | kComma | kRelative | kThat))
            --begin;
        if (begin == end) return;
        // "wrote a letter in which": the noun itself
        constexpr std::uint64_t kDocument = kNamesLetter | kNamesStudy | kNamesFiling | kNamesStatement;
        const std::uint32_t noun = end - 1;
        const std::uint32_t article = article_of(noun, begin);
        if ((classes(noun) & kDocument) != 0 && !items_[noun].is(kCapital) && article < noun) {
            Channel channel = *document(article, noun, end);
            channel.inherited = false;
            add(std::move(channel));
            return;
        }
        cue_ = {};
        phrases({begin, end});
    }
    // Adds the channel of who is spoken to in `to`; the channel's words begin with item `begin`. `by_construction`: an unknown name may be
    // an outlet.
    bool addressed(Range to, std::uint32_t begin, bool by_construction) {
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
    // "told Leadline", "told the Comet", but not "told Ruiz Brothers workers"
    [[nodiscard]] bool is_addressed_alone(Range name, Range to) const {
        for (std::uint32_t i = name.end; i < to.end; ++i) {
            if (items_[i].time < 0 && items_[i].tags.upos != Upos::ADV && !items_[i].is(kPossessiveEnding | kAdverb | kPunctuation))
                return false;
        }
        return true;
    }

    void add(Channel channel) {
        for (Channel& one : channels_) {
            if (one.kind != channel.kind) continue;
            if (one.outlet.empty()) one.outlet = std::move(channel.outlet);
            return;
        }
        channels_.push_back(std::move(channel));
    }

    // "told CNN in an interview", "told reporters at a rally": one way, whose kind the second phrase names.
    void told_in() {
        constexpr std::uint32_t kMaxBetween = 40;  // bytes: "told CNN on Monday in an interview"
        if (channels_.size() < 2) return;
        Channel& second = channels_[1];
        // "told staff in an email"
        const bool writes =
            channels_[0].kind == ChannelKind::speech &&
            (second.kind == ChannelKind::letter || second.kind == ChannelKind::statement || second.kind == ChannelKind::post);
        if (channels_[0].kind != ChannelKind::told && !writes) return;
        if (second.span.begin < channels_[0].span.begin || second.span.begin > channels_[0].span.end + kMaxBetween) return;
        if (second.outlet.empty()) second.outlet = std::move(channels_[0].outlet);
        second.span.begin = channels_[0].span.begin;
        channels_.erase(channels_.begin());
    }

    // ---- phrases
    void phrases(Range zone) {
        for (std::uint32_t i = zone.begin; i < zone.end; ++i) {
            if (items_[i].is_quotation()) continue;
            const std::uint64_t here = classes(i);
            // "speaking exclusively to"
            const bool adverb = (here & kSpoken) != 0 && i + 3 < zone.end && items_[i + 1].tags.upos == Upos::ADV;
            const std::uint32_t to_whom = adverb ? i + 2 : i + 1;
            const bool spoken_to = (here & kSpoken) != 0 && to_whom + 1 < zone.end && (classes(to_whom) & kIntroTo) != 0;
            if (spoken_to || ((here & kAddressing) != 0 && i + 1 < zone.end)) {
                // "addressing supporters", "speaking to reporters", "talking with the Courier"
                const std::uint32_t to = spoken_to ? to_whom + 1 : i + 1;
                if (addressed(phrase_at(to, zone.end), i, (adverb || is_lead_) && spoken_to)) {
                    i = to;
                    continue;
                }
            }
            if (const std::uint32_t end = replied(i, zone.end); end > i) {
                i = end - 1;
                continue;
            }
            if (i + 1 < zone.end && is_evidence(i)) {
                add({ChannelKind::speech, span(i, i + 2), {}});
                continue;
            }
            if (const std::uint32_t end = contact(i, zone.end); end > i) {
                i = end - 1;
                continue;
            }
            if ((here & kOnline) != 0 && !items_[i].is(kCapital) && items_[i].tags.upos != Upos::ADJ && is_of_cue(i) &&
                (items_[i - 1].cue >= 0 || items_[i - 1].time >= 0 || items_[i - 1].is(kComma)) && i < cue_.end + kMaxBefore) {
                add({ChannelKind::post, span(i, i + 1), {}});
                continue;
            }
            if ((here & kIntro) == 0) continue;
            const std::uint32_t end = phrase(i, zone, here);
            if (end > i) {
                i = end - 1;
                continue;
            }
            // "speaking on the council floor"
            if (i > zone.begin && !items_[i - 1].is_quotation() && (classes(i - 1) & kSpoken) != 0) {
                const Range place = phrase_at(i + 1, std::min(zone.end, i + 1 + kMaxBefore));
                for (std::uint32_t k = place.begin; k < place.end && !items_[k].is(kPreposition); ++k) {
                    const auto kind = items_[k].is(kCapital) ? std::nullopt : kind_of_noun(k, items_[i].key, i + 1, true);
                    if (kind != ChannelKind::speech) continue;
                    add({*kind, span(i - 1, k + 1), {}});
                    i = k;
                    break;
                }
            }
        }
    }
    // Whether what stands at `i` is an adjunct of the cue of speech or writing at hand, and of no other verb between.
    [[nodiscard]] bool is_of_cue(std::uint32_t i) const {
        constexpr std::uint32_t kMaxBetween = 8;  // items
        if (cue_.empty() && relation_source_.empty()) return false;
        const Range from = cue_.empty() ? relation_source_ : cue_;
        if (!cue_.empty()) {
            bool speaks = false;
            for (std::uint32_t k = cue_.begin; k < cue_.end; ++k)
                speaks |= items_[k].is(kSpeaking) || (classes(k) & (kPosting | kWriting | kReporting | kTelling)) != 0;
            if (!speaks) return false;
        }
        if (from.begin <= i && i < from.end) return true;
        const std::uint32_t low = i < from.begin ? i + 1 : from.end;
        const std::uint32_t high = i < from.begin ? from.begin : i;
        if (high > low + kMaxBetween) return false;
        for (std::uint32_t k = low; k < high; ++k) {
            if (items_[k].is_quotation() || items_[k].tags.upos == Upos::VERB) return false;
        }
        return true;
    }
    // "Giving evidence to the inquiry, Ruiz said"
    [[nodiscard]] bool is_evidence(std::uint32_t i) const {
        const std::string verb = lower_word(words({i, i + 1}));
        if ((verb != "giving" && verb != "gave") || items_[i + 1].is_quotation()) return false;
        const std::string noun = lower_word(words({i + 1, i + 2}));
        return noun == "evidence" || noun == "testimony";
    }
    // "Responding to written questions", "in reply to queries from the Courier"; its end, or `i`.
    std::uint32_t replied(std::uint32_t i, std::uint32_t end) {
        constexpr std::uint32_t kMaxWords = 9;  // to who asked
        if ((classes(i) & kReplying) == 0 || i + 2 >= end || items_[i + 1].is_quotation() || words({i + 1, i + 2}) != "to") return i;
        const std::uint32_t stop = std::min(end, i + kMaxWords);
        bool written = false, asks = false;
        std::uint32_t k = i + 2;
        for (; k < stop && !items_[k].is_quotation() && !items_[k].is(kPunctuation); ++k) {
            const std::string word = lower_word(words({k, k + 1}));
            written |= word == "written" || word == "emailed" || word == "e-mailed";
            asks |= word == "questions" || word == "queries" || word == "inquiries" || word == "enquiries" || word == "comment" ||
                    word == "query" || word == "question";
            const bool link = asks && (word == "from" || word == "by" || word == "of");
            if (!link || k + 1 >= stop) continue;
            const Range who = outlet_or_us(k + 1, end);
            const bool press = !items_[k + 1].is_quotation() && (classes(items_[k + 1].is(kArticle) ? k + 2 : k + 1) & kPress) != 0;
            if (who.empty() && !press) return i;
            std::string outlet;
            if (!who.empty()) outlet = is_us(who) ? std::string(names_.own()) : names_.full_name(names_.name_in(who.begin, who.end));
            const std::uint32_t last = who.empty() ? k + 2 : who.end;
            add({written ? ChannelKind::statement : ChannelKind::told, span(i, last), std::move(outlet)});
            return last;
        }
        if (!asks || !written) return i;
        add({ChannelKind::statement, span(i, k), {}});
        return k;
    }
    // "when we rang", "when the Courier called", "asked by this newspaper", "reached by the Courier", "reached by telephone"; its end, or
    // `i`.
    std::uint32_t contact(std::uint32_t i, std::uint32_t end) {
        if (i + 2 >= end || items_[i + 1].is_quotation()) return i;
        const bool when = words({i, i + 1}) == "when";
        const bool by = (classes(i) & kContacting) != 0 && items_[i + 1].is(kBy);
        if (!when && !by) return i;
        if (by && (classes(i + 2) & kTelephone) != 0) {  // by the reporter
            add({ChannelKind::told, span(i, i + 3), std::string(names_.own())});
            return i + 3;
        }
        // "asked by a reporter"
        if (by && (items_[i + 2].is(kArticle) || (classes(i + 2) & kPress) != 0)) {
            const std::uint32_t noun = items_[i + 2].is(kArticle) ? i + 3 : i + 2;
            const bool press = noun < end && !items_[noun].is_quotation() && !items_[noun].is(kCapital) && (classes(noun) & kPress) != 0;
            if (press && (noun + 1 >= end || items_[noun + 1].is_quotation() || !items_[noun + 1].is(kPreposition))) {
                add({ChannelKind::told, span(i, noun + 1), {}});
                return noun + 1;
            }
        }
        const Range who = outlet_or_us(by ? i + 2 : i + 1, end);
        if (who.empty()) return i;
        std::uint32_t last = who.end;
        if (when && (last >= end || (classes(last) & kContacting) == 0)) return i;
        if (when) ++last;
        add({ChannelKind::told, span(i, last),
             is_us(who) ? std::string(names_.own()) : names_.full_name(names_.name_in(who.begin, who.end))});
        return last;
    }
    // "we", "us", "this newspaper", "our reporter", "the Courier" from item `i` on; empty if it is somebody else.
    [[nodiscard]] Range outlet_or_us(std::uint32_t i, std::uint32_t end) const {
        if (i >= end || items_[i].is_quotation()) return {i, i};
        const bool ours = items_[i].is(kFirst) && !items_[i].is(kFirstSingular);
        const bool noun = i + 1 < end && (classes(i + 1) & (kMedium | kPress)) != 0;
        if ((ours || words({i, i + 1}) == "this") && noun) return {i, i + 2};
        if (ours && !items_[i].is(kPossessive)) return {i, i + 1};
        const std::uint32_t from = items_[i].is(kArticle) ? i + 1 : i;
        const Range name = names_.name_in(from, std::min(end, from + kMaxOutletWords));
        return name.begin == from && names_.is_outlet(name) ? Range{i, name.end} : Range{i, i};
    }
    [[nodiscard]] bool is_us(Range who) const { return items_[who.begin].is(kFirst) || words({who.begin, who.begin + 1}) == "this"; }
    // "Ruiz issued a statement on Monday, saying", "The club published a letter and said", "held a briefing to say", "sent out an email
    // stressing": what is between source and cue, in the source, or in the cue.
    void issued(const Relation& relation) {
        constexpr std::uint32_t kMaxToNoun = 6;  // items from the verb to what is issued
        constexpr std::uint64_t kIssued =
            kNamesStatement | kNamesLetter | kMail | kNamesStudy | kNamesFiling | kNamesPost | kNamesSpeech | kGathering;
        if (relation.cue.empty() || relation.cue.begin <= relation.source.begin) return;
        const std::uint32_t from = std::max(relation.source.begin + 1, relation.cue.begin - std::min(relation.cue.begin, kMaxZone));
        for (std::uint32_t i = from; i + 2 < relation.cue.end; ++i) {
            const bool active = !items_[i].is_quotation() && items_[i].tags.xpos == Xpos::VBD && (classes(i) & (kPassedOn | kGiving)) != 0;
            if (!active || items_[i + 1].is_quotation()) continue;
            const std::uint32_t first = items_[i + 1].tags.xpos == Xpos::RP ? i + 2 : i + 1;
            if (items_[first].is_quotation() || !items_[first].is(kArticle | kPossessive)) continue;
            std::uint32_t noun = first + 1;
            while (noun < relation.cue.end && noun <= first + kMaxToNoun && !items_[noun].is_quotation() &&
                   (classes(noun) & kIssued) == 0 && !items_[noun].is(kPunctuation) &&
                   (!items_[noun].is(kPreposition) || items_[noun - 1].is(kCapital)))
                ++noun;
            if (noun >= relation.cue.end || items_[noun].is_quotation() || (classes(noun) & kIssued) == 0) return;
            if (items_[noun].tags.upos == Upos::VERB || items_[noun].is(kCapital)) return;
            // "a press briefing": the noun that ends the phrase
            while (noun + 1 < relation.cue.end && !items_[noun + 1].is_quotation() && items_[noun + 1].tags.upos == Upos::NOUN &&
                   (classes(noun + 1) & kIssued) != 0)
                ++noun;
            const std::uint64_t here = classes(noun);
            add({(here & kNamesStatement) != 0               ? ChannelKind::statement
                 : (here & (kNamesLetter | kMail)) != 0      ? ChannelKind::letter
                 : (here & (kNamesSpeech | kGathering)) != 0 ? ChannelKind::speech
                 : (here & kNamesFiling) != 0                ? ChannelKind::filing
                 : (here & kNamesPost) != 0                  ? ChannelKind::post
                                                             : ChannelKind::study,
                 span(i, noun + 1),
                 {}});
            return;
        }
    }
    // "When Harlow Radio’s Lea Moss asked about the plan, Ruiz said": the answer was told her outlet.
    void asked(std::size_t r) {
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
    // "A source quoted by the Courier"
    void quoted_by(Range source) {
        for (std::uint32_t i = source.begin; i + 2 < source.end; ++i) {
            if (items_[i].is_quotation() || items_[i + 1].is_quotation() || (classes(i) & kQuoting) == 0 || !items_[i + 1].is(kBy))
                continue;
            const std::uint32_t from = items_[i + 2].is(kArticle) ? i + 3 : i + 2;
            const Range name = names_.name_in(from, source.end);
            if (name.begin == from && (names_.is_outlet(name) || names_.may_be_outlet(name)))
                add({ChannelKind::told, span(i, name.end), names_.full_name(name)});
            return;
        }
    }
    // From `begin` to the next comma, preposition but "of", or other border.
    [[nodiscard]] Range phrase_at(std::uint32_t begin, std::uint32_t end) const {
        std::uint32_t e = begin;
        while (e < end && e - begin < kMaxPhrase && !items_[e].is_quotation() && !items_[e].is(kPunctuation | kThat | kAuxiliary)) ++e;
        return {begin, e};
    }

    // The phrase that the preposition at `i` leads; its end, or `i` where it names no channel.
    std::uint32_t phrase(std::uint32_t i, Range zone, std::uint64_t intro) {
        if ((intro & kIntroOn) != 0 && is_of_cue(i) && i + 1 < items_.size() && items_[i + 1].is_quotation() &&
            has_title_case(text_.slice(items_[i + 1].span))) {
            add({ChannelKind::speech, span(i, i + 2), {}});  // on “Harlow Tonight”
            return i + 1;
        }
        if (i + 1 >= zone.end) return i;
        if ((intro & kIntroOn) != 0 && items_[i + 1].is(kMark) && is_said_of_cue(i + 2)) {
            // on “Harlow Tonight”, whose marks hold no speech
            std::uint32_t close = i + 2;
            while (close < items_.size() && close < i + 2 + kMaxOutletWords && items_[close].is(kCapital) && !items_[close].is_quotation())
                ++close;
            if (close > i + 2 && close < items_.size() && !items_[close].is_quotation() && items_[close].is(kMark)) {
                const Range name{i + 2, close};
                add({ChannelKind::speech, span(i, close + 1), names_.is_outlet(name) ? names_.full_name(name) : std::string()});
                return std::min(close + 1, zone.end);
            }
        }
        // The noun phrase and the last of its words that names a channel.
        std::uint32_t e = i + 1;
        std::optional<std::uint32_t> head;
        std::uint64_t head_classes = 0;
        std::uint64_t modifiers = 0;
        bool determined = false;
        for (; e < zone.end && e - i <= kMaxBefore; ++e) {
            const Item& item = items_[e];
            const bool of_time = item.is(kComma) && items_[e - 1].time >= 0 && !item.is_quotation();  // in the May 3, 2012, cable
            // "in a now-deleted post"
            const bool hyphen = item.is(kDash) && e > i + 1 && item.span.begin == items_[e - 1].span.end && e + 1 < zone.end &&
                                items_[e + 1].span.begin == item.span.end;
            if (of_time || hyphen) continue;
            if (item.is_quotation() || item.is(kPunctuation & ~kMark) || item.is(kThat) || item.is(kRelative)) break;
            const std::uint64_t here = classes(e);
            if (e > i + 1 && !item.is(kCapital) && (item.is(kPreposition) || (head && (here & kPassedOn) != 0))) break;
            if (item.is(kDeterminer | kPossessive | kPossessiveEnding | kNumber) || item.time >= 0) determined = true;
            const bool social = words({e, e + 1}) == "media" && words({e - 1, e}) == "social" && is_of_cue(i);  // "on social media"
            const bool platform = (here & kPlatform) != 0 && item.is(kCapital);
            // A capitalised word within a name ("the Harlow Post") names no kind by itself.
            const bool named = item.is(kCapital) && !platform && e > i + 1 && items_[e - 1].is(kCapital);
            const bool order = (here & kNamesOrder) != 0 && e > i + 1 && !item.is(kCapital) && is_of_cue(i);  // not "in order to"
            if (social || order || ((here & kNamesChannel) != 0 && ((here & kPlatform) == 0 || platform) && !named) ||
                (here & (kAirwaves | kComment)) != 0) {
                if (head) modifiers |= head_classes;
                head = e;
                head_classes = social ? kPlatform : here;
            } else {
                modifiers |= here;
                // "in a campus-wide email"
                if (words({e, e + 1}) == "wide" && words({e - 1, e}) == "-") modifiers |= kInternal;
            }
        }
        if (const std::uint32_t end = outlet_phrase(i, e, intro, head)) return end;
        if ((intro & kIntroOn) != 0 && !head && e > i + 1 && i > 0 && !items_[i - 1].is_quotation() &&
            (classes(i - 1) & (kWriting | kPosting)) != 0 && items_[i - 1].cue >= 0) {
            const Range name = names_.name_in(i + 1, e);  // "wrote on Quayside"
            if (name.begin == i + 1 && names_.may_be_outlet(name) && items_[i + 1].time < 0) {
                add({ChannelKind::post, span(i, name.end), {}});
                return name.end;
            }
        }
        const bool after_cue = i > 0 && !items_[i - 1].is_quotation() && (items_[i - 1].cue >= 0 || holds(cue_, i - 1));
        if (words({i, i + 1}) == "to" && after_cue && (classes(i + 1) & kPress) != 0) {
            if (addressed({i + 1, std::min(e, i + 1 + kMaxPhrase)}, i, false)) return e;  // "insisted to reporters"
        }
        const bool after_speaker = i == relation_source_.end && cue_.end == relation_source_.begin && words({i, i + 1}) == "to";
        if ((intro & kIntroTo) != 0 && i > 0 && (after_cue || after_speaker) && names_.is_outlet(names_.name_in(i + 1, e))) {
            if (addressed({i + 1, std::min(e, i + 1 + kMaxPhrase)}, i, false)) return e;  // "acknowledged to the Courier"
        }
        if ((intro & kIntroTo) != 0 && i > 0 && (classes(i - 1) & (kSpoken | kComment | kReporting | kWriting)) != 0) {
            // "said to reporters", "in comments to the Courier", but "wrote to the council"
            if ((classes(i - 1) & kWriting) != 0) {
                if (e > i + 1 && !names_.is_outlet(names_.name_in(i + 1, e)) && (modifiers & (kPress | kMedium)) == 0 &&
                    words({i, i + 1}) == "to") {
                    add({ChannelKind::letter, span(i - 1, e), {}});
                    return e;
                }
            } else if (addressed({i + 1, std::min(e, i + 1 + kMaxPhrase)}, i, (classes(i - 1) & kComment) != 0)) {
                return e;
            }
        }
        if (!head) {
            // "before a crowd of thousands"
            if ((intro & kIntroBefore) != 0 && e > i + 1 && (classes(e - 1) & kAudience) != 0) {
                add({ChannelKind::speech, span(i, e), {}});
                return e;
            }
            return i;
        }
        // "in a brief sit-in": the noun that ends the phrase is another one.
        if (*head + 1 < e && items_[*head + 1].tags.upos == Upos::NOUN && items_[*head + 1].time < 0) return i;
        if ((intro & kIntroTo) != 0 && (i == 0 || (classes(i - 1) & (kPosting | kWriting | kTaking)) == 0)) return i;
        const bool plural = words({*head, *head + 1}).ends_with('s');
        if (!determined && (head_classes & kNamesStudy) != 0 && (head_classes & kBare) == 0) return i;  // "her lead in polls"
        if (!determined && !plural && (head_classes & (kBare | kMail | kPlatform | kAirwaves)) == 0 && (intro & kIntroBy) == 0) return i;
        // "on a call with analysts"
        for (std::uint32_t k = *head + 2; (head_classes & kCall) != 0 && k < std::min(zone.end, *head + 5); ++k) {
            if (items_[*head + 1].is_quotation() || (classes(*head + 1) & kIntroTo) == 0 || items_[k].is_quotation()) break;
            if ((classes(k) & (kModifiesCall | kPress | kAudience)) != 0) modifiers |= kModifiesCall;
        }
        Channel channel;
        const std::uint32_t end = tail_of_phrase(*head + 1, zone.end, head_classes, modifiers, channel);
        const auto kind = kind_of(intro, head_classes, modifiers, channel.outlet, items_[i + 1].is(kDefinite));
        const bool sure = kind == ChannelKind::interview && !channel.outlet.empty();
        if (!kind || (!sure && !is_said_of_cue(*head))) return i;
        if (words({*head - 1, *head}) == "capital") return i;  // in capital letters
        channel.kind = *kind;
        channel.span = span(i, end);
        add(std::move(channel));
        return end;
    }

    // "on CNN", "on the Harlow Radio show": spoken where many can hear it. The end of the phrase, or 0.
    std::uint32_t outlet_phrase(std::uint32_t i, std::uint32_t end, std::uint64_t intro, std::optional<std::uint32_t> head) {
        if ((intro & kIntroOn) == 0) return 0;
        // "on the breakfast programme Salt and Light"
        for (std::uint32_t k = i + 1; k + 1 < end && !items_[k].is_quotation(); ++k) {
            if (items_[k].is(kCapital) || (classes(k) & kProgramme) == 0) continue;
            const Range called = names_.name_after_medium(k + 1, end);
            if (called.begin != k + 1 || called.empty()) break;
            add({ChannelKind::speech, span(i, called.end), names_.full_name(called)});
            return called.end;
        }
        const Range name = names_.name_in(i + 1, end);
        if (name.empty() || name.begin > i + 2 || !names_.is_outlet(name)) return 0;
        if (head && *head < name.begin) return 0;
        if (!is_said_of_cue(name.end - 1)) return 0;
        const bool interview = head && (classes(*head) & kNamesInterview) != 0;
        add({interview ? ChannelKind::interview : ChannelKind::speech, span(i, std::max(name.end, head ? *head + 1 : 0)),
             names_.full_name(name)});
        return std::max(name.end, head ? *head + 1 : 0);
    }

    [[nodiscard]] static std::optional<ChannelKind> kind_of(std::uint64_t intro, std::uint64_t head, std::uint64_t modifiers,
                                                            const std::string& outlet, bool definite) {
        const bool in = (intro & kIntroIn) != 0;
        const bool at = (intro & kIntroAt) != 0;
        const bool on = (intro & kIntroOn) != 0;
        const bool by = (intro & kIntroBy) != 0;
        const bool to = (intro & kIntroTo) != 0;
        if ((head & kCall) != 0) {
            if ((modifiers & kModifiesCall) == 0) return outlet.empty() ? std::nullopt : std::optional(ChannelKind::interview);
            return in || on || at ? std::optional(ChannelKind::speech) : std::nullopt;
        }
        if ((head & kNamesInterview) != 0 && (in || on || by || at)) return ChannelKind::interview;
        if ((head & kPlatform) != 0 && (on || by || in || to)) return ChannelKind::post;
        if ((head & kNamesPost) != 0 && (head & kPlatform) == 0 && (in || on || by)) return ChannelKind::post;
        if ((head & kNamesStatement) != 0 && (in || by)) return (modifiers & kOpening) != 0 ? ChannelKind::speech : ChannelKind::statement;
        if ((head & kMail) != 0 && (in || by))
            return (modifiers & (kRecipient | kInternal)) != 0 ? ChannelKind::letter : ChannelKind::statement;
        if ((head & kComment) != 0 && (modifiers & kMail) != 0 && in) return ChannelKind::statement;  // "in an emailed response"
        if ((head & (kNamesFiling | kNamesOrder)) != 0 && in) return ChannelKind::filing;
        if ((head & kNamesStudy) != 0 && in) return (modifiers & kLegal) != 0 ? ChannelKind::filing : ChannelKind::study;
        if ((head & kNamesLetter) != 0 && (in || by)) return ChannelKind::letter;
        if ((head & kRecording) != 0 && in) return outlet.empty() && !definite ? ChannelKind::post : ChannelKind::observed;
        if ((head & kNamesSpeech) != 0 && (in || at)) return ChannelKind::speech;
        if ((head & kRoom) != 0 && (in || at)) return ChannelKind::speech;
        if ((head & kGathering) != 0 && (at || ((modifiers & kModifiesCall) != 0 && in))) return ChannelKind::speech;
        if ((head & kAirwaves) != 0 && on) return ChannelKind::speech;
        return std::nullopt;
    }

    // What follows the noun: "with Harlow Weekly", "obtained by the Courier", "to her staff". The end of the phrase.
    std::uint32_t tail_of_phrase(std::uint32_t begin, std::uint32_t zone_end, std::uint64_t head, std::uint64_t& modifiers,
                                 Channel& channel) {
        std::uint32_t end = begin;
        const std::uint32_t limit = std::min(zone_end, begin + kMaxPhrase);
        for (std::uint32_t i = begin; i < limit; ++i) {
            const Item& item = items_[i];
            if (item.is_quotation() || item.is(kStop | kColon | kSemicolon | kThat)) break;
            if (item.is(kSubordinator) && item.is(kPreposition) && !item.is(kAs)) break;  // in a statement after the Courier’s article
            const std::uint64_t here = classes(i);
            // "a letter, seen by the Courier"; "a letter, which the Courier has seen"
            const bool goes_on = i + 1 < limit && ((classes(i + 1) & kPassedOn) != 0 || items_[i + 1].is(kRelative));
            if (item.is(kComma | kDash) && !goes_on) break;
            if ((here & kRecipient) != 0 && (head & kMail) != 0) modifiers |= kRecipient;
            // "in a post on Facebook"
            if (i == begin && (head & kNamesPost) != 0 && (here & kIntroOn) != 0 && i + 1 < limit && (classes(i + 1) & kPlatform) != 0) {
                end = i + 2;
                continue;
            }
            // "in a report to the committee": no speech to it
            if (i == begin && words({i, i + 1}) == "to" && (head & kNamesStudy) != 0 && i + 1 < limit) {
                std::uint32_t k = i + 1;
                while (k < limit && !items_[k].is_quotation() && !items_[k].is(kPunctuation | kPreposition | kThat | kRelative) &&
                       (classes(k) & kPassedOn) == 0 && items_[k].time < 0)
                    ++k;
                const Range name = names_.name_in(i + 1, k);
                if (!names_.is_outlet(name) && k > i + 1) {
                    end = k;
                    i = k - 1;
                    continue;
                }
            }
            if (item.time >= 0 && channel.outlet.empty() && end == i) continue;
            const bool link = item.is(kPreposition) || item.is(kRelative);
            if (!link || i + 1 >= limit || items_[i + 1].is_quotation()) continue;
            const std::uint32_t from = items_[i + 1].is(kDeterminer) && !items_[i + 1].is(kCapital) ? i + 2 : i + 1;
            if (from < limit &&
                ((items_[from].is(kFirst) && !items_[from].is(kCapital)) ||
                 ((classes(from) & kMedium) != 0 && !items_[from].is(kCapital))) &&
                (here & (kIntroBy | kIntroTo)) != 0) {
                if (items_[from].is(kFirst) || words({i + 1, i + 2}) == "this") channel.outlet = names_.own();
                end = from + 1;
                continue;
            }
            Range name = names_.name_in(from, std::min(limit, from + kMaxOutletWords));
            if (name.empty() || name.begin > from + 2 || !channel.outlet.empty()) continue;
            const bool obtained = i > 0 && (classes(i - 1) & kPassedOn) != 0;
            const bool with = (here & kIntroTo) != 0;
            const bool obtained_by = obtained && (here & kIntroBy) != 0;
            const bool interviews = with && (head & kNamesInterview) != 0 && (names_.is_own(name) || names_.may_interview(name));
            if (names_.is_outlet(name) || interviews || (obtained_by && names_.may_be_outlet(name))) {
                channel.outlet = names_.full_name(name);
                if (interviews) names_.remember(words(name));
                end = name.end;
                i = name.end - 1;
            }
        }
        return std::max(end, begin);
    }

    // “said the quay was safe in a statement”: a phrase at the end of what is said, that the content holds.
    void trailing_phrase(const Relation& relation) {
        constexpr std::uint32_t kMaxTrail = 8;  // items from the preposition to the content's end
        const Range content = relation.content.back();
        if (!channels_.empty() || content.begin < relation.cue.end) return;
        for (std::uint32_t i = content.end; i > content.begin + 1 && content.end - i < kMaxTrail; --i) {
            if (items_[i - 1].is_quotation() || items_[i - 1].is(kPunctuation)) return;
            const std::uint64_t here = classes(i - 1);
            if ((here & kIntroIn) == 0 || items_[i - 1].is(kCapital)) continue;
            if (i >= content.end || !items_[i].is(kArticle)) return;
            const std::size_t n = channels_.size();
            phrase(i - 1, {i - 1, content.end}, here);
            if (channels_.size() == n) return;
            const ChannelKind kind = channels_.back().kind;
            const bool sure = kind == ChannelKind::statement || kind == ChannelKind::interview || kind == ChannelKind::post;
            std::uint32_t end = i;
            while (end < content.end && items_[end].span.begin < channels_.back().span.end) ++end;
            while (end < content.end && (items_[end].time >= 0 || items_[end].is(kPreposition))) ++end;
            if (!sure || end != content.end) channels_.pop_back();
            return;
        }
    }

    // ---- the cue
    void cue_itself(const Relation& relation) {
        // "filed a | six-page complaint asking the court", in which the document begins the content
        constexpr std::uint32_t kMaxToNoun = 5;  // items of the content up to the noun
        const Range content = relation.content.front();
        if (channels_.empty() && content.begin == relation.cue.end && (classes(relation.cue.begin) & kLodging) != 0) {
            for (std::uint32_t i = content.begin; i < content.end && i - content.begin < kMaxToNoun && !items_[i].is_quotation(); ++i) {
                if (items_[i].is(kPreposition | kRelative | kThat)) break;
                if ((classes(i) & kNamesFiling) != 0 && !items_[i].is(kCapital))
                    add({ChannelKind::filing, span(relation.cue.begin, i + 1), {}});
            }
        }
        for (std::uint32_t i = relation.cue.begin; i < relation.cue.end; ++i) {
            if ((classes(i) & kTestifying) != 0 && channels_.empty())
                add({ChannelKind::speech, span(relation.cue.begin, relation.cue.end), {}});
            if ((classes(i) & kPosting) != 0) add({ChannelKind::post, span(relation.cue.begin, relation.cue.end), {}});
            // "released a statement saying"
            const bool issued = i > relation.cue.begin + 1 && items_[i - 1].is(kArticle) && (classes(i - 2) & kPassedOn) != 0;
            if (issued && (classes(i) & kNamesStatement) != 0)
                add({ChannelKind::statement, span(relation.cue.begin, relation.cue.end), {}});
        }
    }

    // ---- the source
    // The last word of the source's first noun phrase.
    [[nodiscard]] std::uint32_t head_of(Range source) const {
        std::uint32_t i = source.begin;
        while (i + 1 < source.end) {
            const Item& next = items_[i + 1];
            // "a Harlow Post-Quay Radio poll"
            const bool joins = next.is(kDash) && next.span.begin == items_[i].span.end && i + 2 < source.end;
            if (next.is_quotation() || (next.is(kPunctuation & ~kMark) && !joins) || next.is(kRelative | kThat)) break;
            if (!next.is(kCapital) && (next.is(kPreposition) || (classes(i + 1) & kPassedOn) != 0)) break;
            if (next.time >= 0) break;
            ++i;
        }
        return i;
    }
    // "the letter", "a survey of farmers", "court papers", "a video seen by the Courier"; "messages that show", of which the relative
    // clause is a document's.
    void source_itself(const Relation& relation) {
        Range source = relation.source;
        if (source.end == source.begin + 1 && !items_[source.begin].is_quotation() && items_[source.begin].is(kRelative)) {
            const std::uint32_t noun = arguments_.antecedent_of(relation.cue);
            if (noun >= source.begin || source.begin - noun > kMaxPhrase) return;
            source = {article_of(noun, all_.passages[relation.passage].first), source.begin};
        }
        // "two class action lawsuits being considered in court"; the last word of the first noun phrase where nothing is parsed
        const std::uint32_t by_tree = arguments_.head_of(source);
        if (by_tree < source.end && document_itself(source, by_tree)) return;
        const std::uint32_t head = head_of(source);
        if (head != by_tree) document_itself(source, head);
    }
    bool document_itself(Range source, std::uint32_t head) {
        // "a copy of the letter", "excerpts from his speech"
        if ((classes(head) & kCopy) != 0 && head + 2 < source.end && !items_[head + 1].is_quotation() &&
            items_[head + 1].is(kPreposition) && !items_[head + 2].is_quotation())
            head = head_of({head + 2, source.end});
        if (items_[head].is_quotation() || (items_[head].is(kCapital) && head > source.begin && items_[head - 1].is(kCapital)))
            return false;
        std::uint64_t here = classes(head);
        std::uint64_t modifiers = 0;
        for (std::uint32_t i = source.begin; i < head; ++i) modifiers |= classes(i);
        if ((here & kPlatform) != 0) return false;
        // "the release of the files" is none.
        if ((here & kNamesStatement) != 0 && head + 1 < source.end && words({head + 1, head + 2}) == "of") return false;
        Channel channel;
        std::uint32_t phrase_end = tail_of_phrase(head + 1, source.end, here, modifiers, channel);
        if ((here & kNamesStudy) != 0) {
            // "a report in the Courier", "the Courier’s report"
            const Range name = names_.name_in(source.begin, head);
            const bool report = words({head, head + 1}).starts_with("report");
            const bool by_outlet = names_.is_outlet(name) && report;
            if (const Range where = publisher(head, source.end); !where.empty() && channel.outlet.empty()) {
                channel.outlet = names_.full_name(where);
                phrase_end = where.end;
            }
            const bool by_press = report && name.empty() && (modifiers & (kPress | kNamesOutlet)) != 0;  // "news reports"
            channel.kind = (modifiers & kLegal) != 0                                      ? ChannelKind::filing
                           : by_outlet || by_press || (report && !channel.outlet.empty()) ? ChannelKind::reported
                                                                                          : ChannelKind::study;
            if (by_outlet) channel.outlet = names_.full_name(name);
        } else if ((here & (kNamesFiling | kNamesOrder)) != 0) {
            channel.kind = ChannelKind::filing;
        } else if ((here & kNamesStatement) != 0) {
            channel.kind = ChannelKind::statement;
        } else if ((here & (kNamesLetter | kMail)) != 0) {
            channel.kind = ChannelKind::letter;
        } else if ((here & kRecording) != 0) {
            channel.kind = ChannelKind::observed;
        } else if ((here & kNamesPost) != 0) {
            channel.kind = ChannelKind::post;
        } else if ((here & kNamesSpeech) != 0 && (modifiers & kCopy) != 0) {
            channel.kind = ChannelKind::speech;
        } else if (const auto kind =
                       kind_of_noun(head, word_key("source"), source.begin, head == source.begin || !items_[head].is(kCapital))) {
            channel.kind = *kind;  // "the minutes", "her profile page"
        } else if (const auto two = kind_of_noun(head, word_key("in"), source.begin, false)) {
            channel.kind = *two;  // "the plea agreement"
        } else {
            return false;
        }
        channel.span = span(source.begin, phrase_end);
        add(std::move(channel));
        return true;
    }
    // "Ruiz, in a statement,"; "Ruiz, speaking at a rally,"
    void aside_in_source(const Relation& relation) {
        const Range source = relation.source;
        for (std::uint32_t i = source.begin; i < source.end; ++i) {
            if (items_[i].is_quotation() || !items_[i].is(kComma)) continue;
            const bool leads = i + 1 < source.end &&
                               ((classes(i + 1) & (kIntro | kSpoken | kContacting | kReplying)) != 0 || words({i + 1, i + 2}) == "when");
            if (leads) phrases({i + 1, source.end});
            return;
        }
        // "Ruiz in a blog post | said", "said Ruiz on the council floor"
        for (std::uint32_t i = source.begin + 1; i + 2 < source.end; ++i) {
            if (items_[i].is_quotation() || items_[i].is(kPunctuation)) return;
            if ((classes(i) & kIntroOn) != 0 && items_[i - 1].is(kCapital)) {
                const auto kind = kind_of_noun(source.end - 1, items_[i].key, i + 1, true);
                if (kind) add({*kind, span(i, source.end), {}});
                return;
            }
            if ((classes(i) & kIntroIn) == 0 || !items_[i - 1].is(kCapital | kSubject) || !items_[i + 1].is(kArticle | kPossessive))
                continue;
            const std::size_t n = channels_.size();
            phrase(i, {i, source.end}, classes(i));
            if (channels_.size() > n && channels_.back().kind == ChannelKind::speech) channels_.pop_back();
            return;
        }
    }
    // "state media", "state-run television"
    [[nodiscard]] bool is_state_media(Range source) const {
        const std::uint32_t last = source.end - 1;
        if (items_[last].is_quotation() || items_[last].is(kPunctuation)) return false;
        const std::string medium = lower_word(words({last, last + 1}));
        if (medium != "media" && medium != "tv" && medium != "television" && medium != "radio") return false;
        for (std::uint32_t i = source.begin; i < last; ++i) {
            if (!items_[i].is_quotation() && !items_[i].is(kCapital) && words({i, i + 1}).starts_with("state")) return true;
        }
        return !items_[source.begin].is_quotation() && words({source.begin, source.begin + 1}).starts_with("State");
    }
    // "Harlow Radio reported", "according to the Courier", "the newspaper said"
    void reported(const Relation& relation) {
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
    // "A Courier reporter counted"
    void observed(const Relation& relation) {
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

    const Text& text_;
    const Passages& all_;
    const std::vector<Item>& items_;
    const std::vector<Relation>& relations_;
    const AttributionLists& lists_;
    CueArguments arguments_;
    OutletNames names_;
    std::vector<Channel> channels_;  // of the relation at hand
    Range cue_, relation_source_;    // likewise
    bool is_lead_ = false;           // whether what is looked at leads into a sentence: "Speaking to Leadline, Ruiz …"
    std::string last_outlet_;
};

}  // namespace

FoundChannels find_channels(const Text& text, const Analysis& analysis, const Passages& passages, const std::vector<Relation>& relations,
                            const std::vector<Entity>& entities, const AttributionLists& lists, std::string_view outlet) {
    FoundChannels found;
    found.of_relations.reserve(relations.size());
    if (relations.empty()) return found;
    found.is_elsewhere.reserve(relations.size());
    Channels finder(text, analysis, passages, relations, entities, lists, outlet);
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
