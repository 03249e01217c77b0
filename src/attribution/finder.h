// How find_relations works: the state of its walk over the passages, and the constructions that add to it, each in its file
// (construction/NAME.cc, of the names that `read --explain` prints); content.cc says how far a content reaches.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/relation.h"

namespace onrecord {

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Finder {
public:
    Finder(const Text& text, const Analysis& analysis, const Passages& passages, const std::vector<MarkedQuotation>& quotations,
           const AttributionLists& lists, const Constructions& off)
        : text_(text),
          analysis_(analysis),
          all_(passages),
          items_(passages.items),
          quotations_(quotations),
          lists_(lists),
          off_(off),
          phrases_(text, analysis, passages, lists) {}

    std::vector<Relation> run();

private:
    static constexpr std::uint32_t kMaxContent = 120;  // items of a clause; a sentence is rarely longer
    static constexpr std::uint32_t kMaxBehind = 250;   // items that a cue behind its content may hold
    static constexpr std::uint32_t kMaxLead = 20;      // items before a source that are looked at for time and channel
    static constexpr std::uint32_t kMaxLook = 60;      // items that a look ahead for a verb or a border takes

    // ---- what every relation shares
    [[nodiscard]] const Cue& cue(std::int32_t index) const { return lists_.cues[static_cast<std::size_t>(index)]; }
    void cover(Range range) {
        for (std::uint32_t i = range.begin; i < range.end; ++i) covered_[i] = 1;
    }
    void add(Relation relation);
    [[nodiscard]] Range trim(Range range) const;
    // Drops from a source what is beside its phrase: “by | the port office”, “Brand | on Tuesday”. A time that it drops is the relation's.
    void trim_source(Relation& relation) const;
    [[nodiscard]] bool cannot_speak(const Relation& relation) const;
    [[nodiscard]] std::uint32_t after_dateline() const;
    [[nodiscard]] std::uint32_t after_place(Range content) const;
    [[nodiscard]] bool any_quotation(Range range) const;

    // ---- how far a content reaches (content.cc)
    [[nodiscard]] bool is_border(std::uint32_t i) const { return items_[i].is_quotation() || items_[i].is(kComma | kDash | kMark); }
    [[nodiscard]] bool speaks(std::uint32_t i) const {
        return items_[i].cue >= 0 && cue(items_[i].cue).kind == CueKind::verb && cue(items_[i].cue).strength == Strength::strong;
    }
    // The end of the addressee that a cue like "tell" takes first.
    [[nodiscard]] std::uint32_t addressee_end(const Cue& entry, std::uint32_t i) const;
    [[nodiscard]] bool ends_as_sentence(std::uint32_t i) const;
    // Where a content that begins at `from` ends: before another attribution that the sentence goes on to.
    [[nodiscard]] std::uint32_t clause_border(std::uint32_t from, std::uint32_t end, bool noun_phrase) const;
    // A time that stands within a noun phrase and so does not end it: “the 1996 winner”, “no more than 14 months”.
    [[nodiscard]] bool within_phrase(std::uint32_t i) const {
        const Item& left = items_[i - 1];
        return left.time == items_[i].time || left.is(kDeterminer | kPossessive | kNegation | kPossessiveEnding) ||
               left.tags.upos == Upos::DET || left.tags.upos == Upos::ADJ || (left.tags.upos == Upos::ADP && !left.is(kPreposition));
    }
    [[nodiscard]] bool is_coordinator(std::uint32_t i) const { return items_[i].tags.xpos == Xpos::CC; }
    [[nodiscard]] bool explains_quoted(std::uint32_t i, std::uint32_t limit) const;
    [[nodiscard]] bool leads_to_question(std::uint32_t i, std::uint32_t from) const;
    // Where a content behind its cue ends by the tree: before the conjunction that joins a clause to the cue's verb, not to the content:
    // “said the lock was forced, | but on Friday she sold the house”. The content's end where there is none.
    [[nodiscard]] std::uint32_t coordinate_border(Range cue, Range content) const;
    void complete_contents();
    // Whether a quotation that begins with a capital follows the comma at `i`.
    [[nodiscard]] bool next_is_sentence(std::uint32_t i) const;
    // What follows a cue's comma and is no more of the content: a relative clause, a participle, a new sentence's conjunction.
    [[nodiscard]] bool starts_other(std::uint32_t i) const;
    // A conjunction at `k` that leads to another attribution: "and said", "but he noted".
    [[nodiscard]] bool goes_over(std::uint32_t k, std::uint32_t limit) const;
    // "and said that", "but added": a finite cue straight after a conjunction.
    [[nodiscard]] bool elliptic_cue(std::uint32_t i) const;
    [[nodiscard]] bool has_strong_cue(std::uint32_t begin, std::uint32_t end) const;
    // A subject of few words and a cue that speaks: "…, while the mayor said".
    [[nodiscard]] bool starts_attribution(std::uint32_t begin, std::uint32_t end) const;
    // What stands at `start` as content, if the cue takes it: one bit of Takes, or 0.
    [[nodiscard]] std::uint16_t frame_at(const Cue& entry, Range source, std::uint32_t start, bool after_adjunct) const;

    // ---- content before its cue (construction/preposed.cc, any_verb.cc, according.cc)
    void find_behind();
    // “We won,” trilled the keeper: any verb that is beside a whole quotation with a subject, listed as a cue or not, has it for its
    // content.
    bool unlisted(std::uint32_t i, std::uint32_t low);
    [[nodiscard]] bool follows_sentence(std::uint32_t dash, std::uint32_t low) const;
    // Of a list's number, a bullet or a picture: what is no word of a quotation behind it. 1. “We came.”
    [[nodiscard]] bool is_label(std::uint32_t i) const {
        if (items_[i].is(kNumber))
            return text_.slice(items_[i].span).back() == '.' ||
                   (i + 1 < end_ && !items_[i + 1].is_quotation() && items_[i + 1].is(kStop | kCloseBracket));
        return items_[i].is(kStop | kCloseBracket | kSymbol);
    }
    // A subordinate clause or a participle's phrase that opens a sentence before its subject: “When asked, …”, “After insisting that …, …”.
    [[nodiscard]] bool leads_in(std::uint32_t i) const;
    [[nodiscard]] bool is_programme(std::uint32_t i) const;
    [[nodiscard]] bool ends_aside(std::uint32_t low, std::uint32_t quotation) const;
    // "said Ana Ruiz, a lawyer for the port": from `i` to the end of the phrase and its apposition.
    [[nodiscard]] Range inverted_source(std::uint32_t i, bool after_quotation) const;
    [[nodiscard]] Range according_words(std::uint32_t i, std::uint32_t low) const;
    void according(std::uint32_t i, std::uint32_t low);

    // ---- content after its cue (construction/postposed.cc, question.cc, noun.cc, adjective.cc)
    void find_before();
    // "When asked whether …", "Ruiz was asked by a reporter why …": who asks stands behind "by" or nowhere.
    bool asked(const CueGroup& group, const Cue& entry);
    // "Ruiz’s claim that …", "their fear that …", "a claim that …"
    void noun(std::uint32_t i, std::uint32_t low);
    // "Ruiz is confident that …", "… were worried about …"
    void adjective(std::uint32_t i, std::uint32_t low);
    void verb(const CueGroup& group, const Cue& entry, std::uint32_t low);
    // "As Ruiz observed, …"
    [[nodiscard]] bool leads_by_as(Range source, std::uint32_t low) const;
    // The verb whose infinitive begins at item b: "went on", "declined", "refused", "continued".
    [[nodiscard]] CueGroup carrier_of(std::uint32_t b, std::uint32_t low) const;
    // A poll, a report, records: its head is a document's noun.
    [[nodiscard]] bool is_document(Range source) const;
    // Whether what a weaker cue has for its subject is somebody who can speak.
    [[nodiscard]] bool may_speak(Range source, const Cue& entry) const;
    [[nodiscard]] Range quoted_before(std::uint32_t as, std::uint32_t low) const;
    [[nodiscard]] Range subject_before_aside(std::uint32_t cue) const;
    [[nodiscard]] std::optional<Range> subject_of(std::uint32_t verb, std::uint32_t cue) const;
    [[nodiscard]] Range sender(std::uint32_t cue) const;
    [[nodiscard]] Range subject_of_head(std::uint32_t cue) const;
    // Of a cue without a subject: that of the verb it goes on from, the source of the last relation of this passage, or the sentence's
    // subject.
    [[nodiscard]] Range source_so_far(std::uint32_t before) const;

    // ---- what the trained frames say (construction/frame.cc)
    [[nodiscard]] Relation framed(const CueFrame& frame) const;
    [[nodiscard]] std::uint32_t clause_end(std::uint32_t anchor, std::uint32_t end) const;
    [[nodiscard]] bool is_passive_subject(const CueFrame& frame, Range source) const;
    [[nodiscard]] static bool agrees(const Relation& own, const Relation& other);
    [[nodiscard]] bool agrees_with_all(const Relation& own, const Relation* but) const;
    [[nodiscard]] bool names_addressee(const Relation& relation) const;
    [[nodiscard]] bool leads_in_only(const Relation& relation, const CueFrame& frame) const;
    [[nodiscard]] bool refuses(const Relation& relation) const;
    [[nodiscard]] bool names_work(const Relation& relation) const;
    [[nodiscard]] bool is_of_title(Span mark) const;
    [[nodiscard]] bool is_phrase(const Relation& relation, bool with_titles) const;
    [[nodiscard]] bool takes_no_phrase(const Relation& relation) const;
    [[nodiscard]] bool is_act(const Relation& relation, const CueFrame& frame) const;
    [[nodiscard]] bool asks_itself(const Relation& relation) const;
    [[nodiscard]] bool has_long_cue(const Relation& relation) const;
    void weigh_frames();

    // ---- attributions without a subject before their cue (construction/proposers.cc asks them; agent.cc, valuation.cc, silence.cc,
    // hearing.cc, shared_cue.cc)
    void find_constructions();
    [[nodiscard]] bool agent(std::uint32_t i, Relation& relation) const;
    [[nodiscard]] std::uint32_t number_at(std::uint32_t i) const;
    [[nodiscard]] std::uint32_t figure_end(std::uint32_t i) const;
    [[nodiscard]] bool valuation(std::uint32_t i, Relation& relation) const;
    [[nodiscard]] std::uint32_t verbs_before(std::uint32_t i) const;
    [[nodiscard]] bool is_negated(Range range) const;
    [[nodiscard]] bool no_comment(std::uint32_t i, Relation& relation) const;
    [[nodiscard]] bool unanswered(std::uint32_t i, Relation& relation) const;
    [[nodiscard]] bool no_return(std::uint32_t i, Relation& relation) const;
    [[nodiscard]] bool out_of_reach(std::uint32_t i, Relation& relation) const;
    [[nodiscard]] bool withholds(std::uint32_t i, Relation& relation) const;
    [[nodiscard]] bool told_at_hearing(std::uint32_t i, Relation& relation) const;
    void share_cues();

    // ---- statements within statements (construction/nested.cc)
    [[nodiscard]] std::uint32_t dependent_in(std::uint32_t head, Deprel relation, Range range) const;
    [[nodiscard]] std::uint32_t first_word_of(std::uint32_t item) const {
        return item < items_.size() ? items_[item].word : static_cast<std::uint32_t>(analysis_.words.size());
    }
    void find_nested();
    bool nested_at(std::uint32_t i, Range content);

    // ---- sentences that attribute the one before them (construction/back_reference.cc)
    [[nodiscard]] std::string lower(std::uint32_t i) const;
    [[nodiscard]] bool tells(std::uint32_t i) const;
    [[nodiscard]] bool said_so(Relation& relation) const;
    [[nodiscard]] bool is_what(Relation& relation) const;
    [[nodiscard]] bool so_said(Relation& relation) const;
    [[nodiscard]] bool comes_from(Relation& relation) const;
    [[nodiscard]] bool ends_phrase(std::uint32_t i) const;
    // “The ferry sails. Ruiz said so.” Whether this passage is such a sentence.
    bool find_back_reference();

    // ---- what no word of speaking holds (construction/colon.cc, led_in.cc, standing_alone.cc, signature.cc)
    // A transcript: names with a colon open several paragraphs, one of them more than once.
    [[nodiscard]] bool reads_as_transcript() const;
    [[nodiscard]] bool names_somebody(Range subject) const;
    // "Ruiz: “We checked.”", "RUIZ: We checked."
    bool colon(std::uint32_t low, std::uint32_t i);
    [[nodiscard]] bool colon_behind_clause(std::uint32_t i, Relation& relation) const;
    void find_alone();
    // "Ruiz continued:" at a paragraph's end, and the quotation in the next one.
    void find_led();
    // “We checked.” — Ana Ruiz
    bool signed_quotation();
    [[nodiscard]] std::uint32_t last_passage() const;

    const Text& text_;
    const Analysis& analysis_;
    const Passages& all_;
    const std::vector<Item>& items_;
    const std::vector<MarkedQuotation>& quotations_;
    const AttributionLists& lists_;
    const Constructions& off_;
    Phrases phrases_;
    std::vector<Relation> relations_;
    std::vector<std::uint8_t> covered_;  // items that a content or cue holds
    std::uint32_t passage_ = 0;
    std::uint32_t first_ = 0;
    std::uint32_t end_ = 0;
    std::size_t of_passage_ = 0;  // relations before this passage
    std::size_t next_frame_ = 0;
    std::size_t sentence_ = 0;  // of next_frame_
    bool is_transcript_ = false;
    std::optional<std::uint32_t> turn_;  // the passage of the last turn that a name and a colon opened
    std::uint32_t reached_ = 0;          // the last passage that a relation was drawn on into
};

}  // namespace onrecord
