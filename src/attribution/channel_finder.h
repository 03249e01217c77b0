// How find_channels works: what it knows of the relation at hand, and the steps that look for its channels. Each kind has its own file.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/channel.h"
#include "attribution/channel_words.h"
#include "attribution/cue_argument.h"
#include "attribution/outlet.h"

namespace onrecord {

class ChannelFinder {
public:
    ChannelFinder(const Text& text, const Analysis& analysis, const Passages& passages, const std::vector<Relation>& relations,
                  const std::vector<Entity>& entities, const AttributionLists& lists, std::string_view outlet)
        : text_(text),
          all_(passages),
          items_(passages.items),
          relations_(relations),
          lists_(lists),
          arguments_(analysis, passages),
          names_(text, passages.items, entities, lists.channel_words, outlet) {}

    // The channels that the sentence of relation r names for it, nearest to its cue first. Remembers the outlet that was named last.
    std::vector<Channel> of(std::size_t r);
    // What the sentences before relation r, from passage `next` on, tell of channels alone: "Ruiz spoke to the Courier on Monday." Moves
    // `next` behind them.
    void announced_before(std::size_t r, std::uint32_t& next, std::vector<Announcement>& out);
    // "In an interview with the Courier, Ruiz was asked about the wall.": what she says next is said there.
    void announced_by_question(std::size_t r, const std::vector<Channel>& channels, std::vector<Announcement>& out) const;
    // Whether the sentence says where or to whom the words of relation r were said, or that they are said in general.
    [[nodiscard]] bool is_elsewhere(std::size_t r) const;
    // "The inquiry issued a report on Monday. It says …": the document that the sentence before, or this one up to the source, is about:
    // its subject, or what it has told of with "a".
    [[nodiscard]] std::optional<Channel> document_of_it(std::size_t r);

private:
    static constexpr std::uint32_t kMaxZone = 30;      // items on either side of a cue that are looked at
    static constexpr std::uint32_t kMaxPhrase = 14;    // items of a phrase that names a channel
    static constexpr std::uint32_t kMaxBefore = 7;     // items between a preposition and the noun that it leads to
    static constexpr std::size_t kMaxNeighbours = 12;  // relations before and after one that may border its zone
    static constexpr std::uint64_t kBorder = kStop | kSemicolon;

    [[nodiscard]] std::uint64_t classes(std::uint32_t i) const {
        return items_[i].is_quotation() ? 0 : classes_of(lists_.channel_words, items_[i].key);
    }
    [[nodiscard]] bool asks(const Relation& relation) const {
        return relation.entry >= 0 && lists_.cues[static_cast<std::size_t>(relation.entry)].polarity == Polarity::asks;
    }
    [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const { return {items_[begin].span.begin, items_[end - 1].span.end}; }
    [[nodiscard]] std::string_view words(Range range) const { return text_.slice(span(range.begin, range.end)); }
    // Adds a channel, or its outlet to one of the same kind that has none.
    void add(Channel channel);

    // ---- zones: what is looked at
    struct Zones {
        Range before, between, behind, after;  // the source and cue; between them; behind both; behind the content
    };
    // They end at contents, quotations and other relations’ cues and sources, and after kMaxZone items.
    [[nodiscard]] Zones zones_of(std::size_t r) const;
    [[nodiscard]] Range walk(std::size_t r, std::uint32_t begin, std::uint32_t end) const;
    // An item that is in a content of this relation, or in the source, cue or content of another one near it that does not hold it.
    [[nodiscard]] bool is_wall(std::size_t r, std::uint32_t i) const;
    // Whether a content goes on to the item without a mark between.
    [[nodiscard]] bool continues(Range content, std::uint32_t i) const;
    static bool holds(Range range, std::uint32_t item) { return range.begin <= item && item < range.end; }
    [[nodiscard]] static bool is_content(const Relation& relation, std::uint32_t item) {
        return std::any_of(relation.content.begin(), relation.content.end(), [&](Range content) { return holds(content, item); });
    }

    // ---- sentences that only say where somebody spoke (channel_announcement.cc)
    // "In an interview with the Courier, Ruiz laughed the claim off.": whose next words are told there.
    void announce_by_lead(std::uint32_t number, std::vector<Announcement>& out);
    // "Ruiz was speaking to reporters outside the town hall.": a sentence whose verb is one of appearing.
    void announce(std::uint32_t number, std::vector<Announcement>& out);
    // "spoke", "was speaking", "had talked", "was interviewed", but not "to speak", "speaking to reporters, she waved"
    [[nodiscard]] bool is_told_of(std::uint32_t verb, std::uint32_t first) const;

    // ---- the addressee (channel_addressee.cc)
    // "told the Courier": whom the cue, a verb of telling, takes as its addressee.
    void told(const Relation& relation);
    // "Ruiz told a rally outside: “…”"
    void told_before_colon(const Relation& relation);
    // "said Ruiz to the Courier"
    void said_to(const Relation& relation);
    // Adds the channel of who is spoken to in `to`; the channel's words begin with item `begin`. `by_construction`: an unknown name may be
    // an outlet.
    bool addressed(Range to, std::uint32_t begin, bool by_construction);
    // "told Leadline", "told the Comet", but not "told Ruiz Brothers workers"
    [[nodiscard]] bool is_addressed_alone(Range name, Range to) const;
    // "told CNN in an interview", "told reporters at a rally": one way, whose kind the second phrase names.
    void told_in();
    // "we", "us", "this newspaper", "our reporter", "the Courier" from item `i` on; empty if it is somebody else.
    [[nodiscard]] Range outlet_or_us(std::uint32_t i, std::uint32_t end) const;
    // "When Harlow Radio’s Lea Moss asked about the plan, Ruiz said": the answer was told her outlet.
    void asked(std::size_t r);
    [[nodiscard]] bool is_us(Range who) const { return items_[who.begin].is(kFirst) || words({who.begin, who.begin + 1}) == "this"; }

    // ---- phrases (channel_phrase.cc)
    // Whether what stands at `noun` is said of the words of the relation at hand, and not of something else in the sentence.
    [[nodiscard]] bool is_said_of_cue(std::uint32_t noun) const;
    // The kind of channel that the noun at `at` is behind the preposition, with the word before it, if that is not before `begin`; `alone`:
    // or by itself.
    [[nodiscard]] std::optional<ChannelKind> kind_of_noun(std::uint32_t at, WordKey preposition, std::uint32_t begin, bool alone) const;
    // Adds the channels that phrases of the zone name.
    void phrases(Range zone);
    // Whether what stands at `i` is an adjunct of the cue of speech or writing at hand, and of no other verb between.
    [[nodiscard]] bool is_of_cue(std::uint32_t i) const;
    // "Giving evidence to the inquiry, Ruiz said"
    [[nodiscard]] bool is_evidence(std::uint32_t i) const;
    // "Responding to written questions", "in reply to queries from the Courier"; its end, or `i`.
    std::uint32_t replied(std::uint32_t i, std::uint32_t end);
    // "when we rang", "when the Courier called", "asked by this newspaper", "reached by the Courier", "reached by telephone"; its end, or
    // `i`.
    std::uint32_t contact(std::uint32_t i, std::uint32_t end);
    // From `begin` to the next comma, preposition but "of", or other border.
    [[nodiscard]] Range phrase_at(std::uint32_t begin, std::uint32_t end) const;
    // The phrase that the preposition at `i` leads; its end, or `i` where it names no channel.
    std::uint32_t phrase(std::uint32_t i, Range zone, std::uint64_t intro);
    // "on CNN", "on the Harlow Radio show": spoken where many can hear it. The end of the phrase, or 0.
    std::uint32_t outlet_phrase(std::uint32_t i, std::uint32_t end, std::uint64_t intro, std::optional<std::uint32_t> head);
    // The kind that the classes of preposition, noun and what is before it have together.
    [[nodiscard]] static std::optional<ChannelKind> kind_of(std::uint64_t intro, std::uint64_t head, std::uint64_t modifiers,
                                                            const std::string& outlet, bool definite);
    // What follows the noun: "with Harlow Weekly", "obtained by the Courier", "to her staff". The end of the phrase.
    std::uint32_t tail_of_phrase(std::uint32_t begin, std::uint32_t zone_end, std::uint64_t head, std::uint64_t& modifiers,
                                 Channel& channel);
    // “said the quay was safe in a statement”: a phrase at the end of what is said, that the content holds.
    void trailing_phrase(const Relation& relation);

    // ---- documents (channel_document.cc)
    // The determiner or possessive of the noun, at most kMaxBefore items before it; the noun itself if there is none.
    [[nodiscard]] std::uint32_t article_of(std::uint32_t noun, std::uint32_t begin) const;
    // The document that the noun names, with its determiner at `begin` and what follows it up to `limit`.
    [[nodiscard]] std::optional<Channel> document(std::uint32_t begin, std::uint32_t noun, std::uint32_t limit);
    // "a report in Quay Notes", of which nothing else tells that it is an outlet.
    [[nodiscard]] Range publisher(std::uint32_t noun, std::uint32_t limit);
    // "said on her website", "wrote in a memorandum": an argument of the cue whose noun the table knows. Within the content only at its
    // end, and only what is seldom part of what is said.
    void argument_channel(const Relation& relation);
    // Whether only a time follows in the content.
    [[nodiscard]] bool is_end_of_content(const Relation& relation, std::uint32_t i) const;
    // "a video in which she said", "on a breakfast show, where he said": what the relative words go back to.
    void antecedent(const Relation& relation);
    // "Ruiz issued a statement on Monday, saying", "The club published a letter and said", "held a briefing to say", "sent out an email
    // stressing": what is between source and cue, in the source, or in the cue.
    void issued(const Relation& relation);
    // "testified", "tweeted", "filed a | complaint asking", "released a statement saying"
    void cue_itself(const Relation& relation);
    // The last word of the source's first noun phrase.
    [[nodiscard]] std::uint32_t head_of(Range source) const;
    // "the letter", "a survey of farmers", "court papers", "a video seen by the Courier"; "messages that show", of which the relative
    // clause is a document's.
    void source_itself(const Relation& relation);
    // Adds the channel of the document that the source’s head names; false where it names none.
    bool document_itself(Range source, std::uint32_t head);
    // "Ruiz, in a statement,"; "Ruiz, speaking at a rally,"
    void aside_in_source(const Relation& relation);

    // ---- what outlets report and reporters see (channel_reported.cc)
    // "She is quoted in Salt Lane as saying that …"
    void quoted_as(const Relation& relation);
    // "A source quoted by the Courier"
    void quoted_by(Range source);
    // "state media", "state-run television"
    [[nodiscard]] bool is_state_media(Range source) const;
    // "Harlow Radio reported", "according to the Courier", "the newspaper said"
    void reported(const Relation& relation);
    // "A Courier reporter counted"
    void observed(const Relation& relation);

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

}  // namespace onrecord
