// The clause of a verb, read from the tree of its sentence: its group ("was reportedly arrested"), its subject, when it happened, and
// the words that complete it. Every walk is bounded, so that the cost is linear in the text.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "events/event_lists.h"
#include "language/analysis.h"
#include "language/verb_group.h"
#include "onrecord/reading.h"
#include "onrecord/text.h"

namespace onrecord {

inline constexpr std::uint32_t kNoWord = ~std::uint32_t{0};
inline constexpr int kMaxHops = 8;  // up or down the tree in one walk

// Words [begin, end) of the analysis.
struct WordRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] bool empty() const { return begin >= end; }
    [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

// Whether what a clause says is vouched for by the words that govern it.
enum class Backing : std::uint8_t {
    vouched,     // "the news that", or nothing governs it
    hearsay,     // "allegations that", "faced charges of theft while"
    disclaimed,  // "no evidence that"
    supposed     // "fears that", "the idea that"
};

struct EventClause {
    std::uint32_t start = 0;  // of the group: "was"
    std::uint32_t verb = 0;   // "arrested"
    WordRange subject;
    bool passive = false;
    bool planned = false;       // "will be", "is scheduled to"
    bool would = false;         // of the planned: "would be"
    bool is_duty = false;       // of the planned: "must be returned"
    bool opens = false;         // a participle that opens its sentence: "Born in Lenk, she …", of another time than the main clause
    bool appointed = false;     // "is scheduled for": the verb says only that something is to be
    bool present = false;       // "meets": to come, or told as it was
    bool going_on = false;      // "is closing", "is being closed"
    bool either = false;        // "quit": may as well be past
    bool perfect = false;       // "has closed"
    bool past_perfect = false;  // "had closed": its "'d" is one of having
    bool participle = false;    // "killing two" after what happened
    bool shares = false;        // with the verb before it: "was seized and sold"
    bool bare = false;          // without its auxiliaries: "signed on Tuesday" after what was signed, "will close and open"
};

// One sentence, asked about its verbs.
class ClauseFinder {
public:
    ClauseFinder(const Text& text, const Analysis& analysis, const std::vector<TimeExpression>& times, const EventLists& lists)
        : text_(text), analysis_(analysis), words_(analysis.words), dependents_(analysis.dependents), times_(times), lists_(lists) {}

    // `is_headline`: its present tense says what happened, its bare infinitive what is to come.
    void begin(const Sentence& sentence, std::size_t first_time, bool is_headline);

    // The clause of this verb; none where it is no verb, has no subject, or is negated, supposed, asked or of no known shape.
    [[nodiscard]] std::optional<EventClause> clause(std::uint32_t verb) const;
    // The noun in "after his sentencing" (its word `after`) where a past clause is told beside it: what it names has happened; the whole
    // phrase "his sentencing", empty where it is none.
    [[nodiscard]] WordRange done_before(std::uint32_t noun) const;
    [[nodiscard]] bool has(std::uint32_t word, Deprel dependent) const;
    [[nodiscard]] bool has_after(std::uint32_t word, Deprel dependent) const {
        for (const std::uint32_t child : dependents_.of(word)) {
            if (child > word && relation(child) == dependent) return true;
        }
        return false;
    }
    // "Told the inquiry", not "told me".
    [[nodiscard]] bool names_hearer(std::uint32_t verb) const {
        for (const std::uint32_t child : dependents_.of(verb)) {
            const Deprel r = relation(child);
            if ((r == Deprel::obj || r == Deprel::iobj) && is_noun(tag(child))) return true;
        }
        return false;
    }
    // "Spoke to Ana Ruiz", "talked with Harlow Radio": somebody with a name.
    [[nodiscard]] bool names_whom(std::uint32_t verb) const {
        for (const std::uint32_t child : dependents_.of(verb)) {
            if (relation(child) != Deprel::obl || child < verb || !is_name(child)) continue;
            for (const std::uint32_t below : dependents_.before(child))
                if (relation(below) == Deprel::case_ && (word(below) == "to" || word(below) == "with")) return true;
        }
        return false;
    }
    // Whether the verb has a complement headed by a word of the list: "in a statement".
    [[nodiscard]] bool is_on(std::uint32_t verb, const WordList& list) const {
        for (const std::uint32_t child : dependents_.of(verb)) {
            if (relation(child) == Deprel::obl && is(child, list)) return true;
        }
        return false;
    }
    // What is said, where it stands before the saying and can be shown whole or up to a comma: "the pier is closed" of "The pier is
    // closed, the port announced on Friday"; empty where there is none, and where it is quoted.
    [[nodiscard]] WordRange said_before(const EventClause& clause, std::uint32_t budget) const;
    // What the clause leaves out: "the injunction" in "the injunction, which the judge extended" and "the injunction he wanted"; may be
    // empty.
    [[nodiscard]] WordRange relative_object(const EventClause& clause) const;
    // "The ferry that sank on Friday", "how the ferry sank": who says something of it takes for granted that it did. Nothing that names a
    // doer and his victim.
    [[nodiscard]] bool is_taken_for_granted(const EventClause& clause) const {
        const Deprel r = relation(clause.verb);
        bool is_granted = r == Deprel::acl || r == Deprel::acl_relcl;
        for (const std::uint32_t child : dependents_.before(clause.verb)) {
            if (r == Deprel::ccomp && tag(child) == Xpos::WRB) is_granted = true;
        }
        return is_granted && !has(clause.verb, Deprel::obj) && !has(clause.verb, Deprel::obl_agent);
    }
    // Whether it is a main clause in the past tense, which goes on from what was told before it.
    [[nodiscard]] bool tells_on(const EventClause& clause) const {
        const Deprel r = relation(clause.verb);
        return (r == Deprel::root || r == Deprel::conj || r == Deprel::parataxis) && tag(clause.start) == Xpos::VBD && !clause.past_perfect;
    }
    // Of a clause in what somebody says, the subject of the saying: "the firm" of "it will close the mill" in "the firm said it will close
    // the mill"; empty where there is none.
    [[nodiscard]] WordRange sayer(const EventClause& clause) const;
    [[nodiscard]] WordRange subject_of(std::uint32_t verb) const { return subject(verb, 0); }
    // The word that heads a phrase: the one whose head lies outside.
    [[nodiscard]] std::uint32_t subject_head(WordRange range) const {
        for (std::uint32_t at = range.begin; at < range.end; ++at)
            if (head(at) == kNoHead || head(at) < range.begin || head(at) >= range.end) return at;
        return range.end - 1;
    }
    // The verb of speech or hearing of which the verb, or one that it is coordinated with, is what is said; kNoWord where there is none.
    [[nodiscard]] std::uint32_t saying(std::uint32_t verb) const;
    // Whether the verb is what somebody says or announces, not what is said of a thing, thought or doubted.
    [[nodiscard]] bool is_said(std::uint32_t verb) const {
        const Deprel r = relation(verb);
        const bool is_shared = r == Deprel::conj && head(verb) != kNoHead && relation(head(verb)) == Deprel::root;
        return r == Deprel::root || r == Deprel::parataxis || is_shared || saying(verb) != kNoWord;
    }
    // The verb or noun that says what is said: "is" of "said on Friday that the pier is safe", and where that comes first; kNoWord.
    [[nodiscard]] std::uint32_t said(std::uint32_t verb) const {
        for (const std::uint32_t child : dependents_.of(verb)) {
            if (relation(child) == Deprel::ccomp) return child;
        }
        return relation(verb) == Deprel::parataxis && head(verb) < verb ? head(verb) : kNoWord;
    }
    // "Told the court of her fears".
    [[nodiscard]] bool names_topic(std::uint32_t verb) const {
        for (const std::uint32_t child : dependents_.of(verb)) {
            for (const std::uint32_t below : dependents_.before(child)) {
                if (relation(child) == Deprel::obl && relation(below) == Deprel::case_ && is(below, lists_.topic)) return true;
            }
        }
        return false;
    }
    // What the noun is worth whose content the clause, or one around it, is: "allegations that he took bribes while …".
    [[nodiscard]] Backing backing(const EventClause& clause) const;
    // "A win would help": of a noun that nothing says will be.
    [[nodiscard]] bool is_supposed_subject(std::uint32_t noun) const {
        return head(noun) != kNoHead && is_subject(relation(noun)) && is_indefinite(noun) &&
               verb_group(text_, words_, first_, head(noun)).has_would;
    }
    // Whether the verb that the noun belongs to is of what is to come: "will stand in the 2024 election".
    [[nodiscard]] bool is_of_plan(std::uint32_t noun) const {
        std::uint32_t above = head(noun);
        for (int hops = 0; hops < kMaxHops && above != kNoHead; ++hops, above = head(above)) {
            if (!is_verb(tag(above))) continue;
            const VerbGroup group = verb_group(text_, words_, first_, above);
            return (group.has_will || group.has_would) && !group.has_have;
        }
        return false;
    }
    // "A win", "new strikes", no name.
    [[nodiscard]] bool is_indefinite(std::uint32_t noun) const {
        if (tag(noun) != Xpos::NN && tag(noun) != Xpos::NNS) return false;
        for (const std::uint32_t child : dependents_.before(noun))
            if ((tag(child) == Xpos::DT && word(child) != "a" && word(child) != "A" && word(child) != "an" && word(child) != "An") ||
                relation(child) == Deprel::nmod_poss)
                return false;
        return true;
    }
    [[nodiscard]] bool is_another(std::uint32_t noun) const {
        for (const std::uint32_t child : dependents_.before(noun))
            if (word(child) == "another" || word(child) == "Another") return true;
        return false;
    }
    [[nodiscard]] bool any_in(Span span, const WordList& list) const {
        const auto first =
            std::lower_bound(words_.begin(), words_.end(), span.begin, [](const Word& w, std::uint32_t at) { return w.span.begin < at; });
        return std::any_of(first, std::find_if(first, words_.end(), [&](const Word& w) { return w.span.begin >= span.end; }),
                           [&](const Word& w) { return list.contains(w.key); });
    }
    [[nodiscard]] bool is_name(std::uint32_t at) const { return tag(at) == Xpos::NNP || tag(at) == Xpos::NNPS; }
    // Whether its infinitive is of speech: "went on to say".
    [[nodiscard]] bool continues_in_speech(const EventClause& clause) const;
    // Whether a later verb of its coordination has the object `object`, or any where that is kNoWord, which the verb may share.
    [[nodiscard]] bool shares_object(std::uint32_t verb, std::uint32_t object) const;
    // The name beside a subject that describes somebody: "Ana Ruiz" of "the port's director, Ana Ruiz, resigned" and of "Ana Ruiz, the
    // director who resigned"; else the subject.
    [[nodiscard]] WordRange named(WordRange subject) const;
    // Whether it is a relative clause about something that is neither its subject nor found: "in the town that she left".
    [[nodiscard]] bool lacks_relative_object(const EventClause& clause) const;
    // As a reader counts them: "nine-year-old" is one.
    [[nodiscard]] std::uint32_t n_words(WordRange range) const {
        std::uint32_t n = 0;
        for (std::uint32_t at = range.begin; at < range.end; ++at) {
            n += at == range.begin || words_[at - 1].span.end != words_[at].span.begin ? 1 : 0;
        }
        return n;
    }
    // At most seven words of a subject, twelve where it cannot be shortened; empty where it is longer yet.
    [[nodiscard]] WordRange shortened(WordRange subject) const;
    // The words of the group, without times.
    [[nodiscard]] std::vector<WordRange> group(const EventClause& clause) const;
    // The words after the verb that belong to it, without times; at most `budget` words, never ending in a dangling one.
    [[nodiscard]] std::vector<WordRange> predicate(const EventClause& clause, std::uint32_t budget) const;
    // Takes from the end of a predicate what dangles: "roles | such as", a bracket that it only opens.
    void trim(std::vector<WordRange>& pieces) const;
    // Whether a complement of the verb is not among the words shown, which end before `end`: "branded the strike | a farce".
    [[nodiscard]] bool lacks_complement(std::uint32_t verb, std::uint32_t end) const;
    // Whether what the last word shown is about stands behind it: "the condition | that …", "is expected to unveil | …".
    [[nodiscard]] bool lacks_content(std::uint32_t noun) const;
    [[nodiscard]] bool is_quantity(std::uint32_t at) const {
        return tag(at) == Xpos::CD || tag(at) == Xpos::DT || tag(at) == Xpos::JJS || tag(at) == Xpos::RBS || tag(at) == Xpos::JJR;
    }
    // "Who", "which", "whose", "when".
    [[nodiscard]] bool asks(std::uint32_t at) const {
        return tag(at) == Xpos::WP || tag(at) == Xpos::WDT || tag(at) == Xpos::WPS || tag(at) == Xpos::WRB;
    }
    // The time of the clause, kNoWord where it has none.
    [[nodiscard]] std::uint32_t time_of(const EventClause& clause) const;
    // The time of what is told to be at the same time: "was hurt when a tram hit her car on Friday"; kNoWord where there is none.
    [[nodiscard]] std::uint32_t time_beside(const EventClause& clause) const;
    // The time expression that dates a noun: "Tuesday's raid", "the raid of 5 March"; kNoWord where none does.
    [[nodiscard]] std::uint32_t time_of_noun(std::uint32_t noun) const;
    [[nodiscard]] std::uint32_t time_said_of(std::uint32_t noun) const;
    // A noun and what is close to it, without times; empty pieces are left out.
    [[nodiscard]] std::vector<WordRange> noun_phrase(std::uint32_t noun) const;
    // Whether a noun without a time names one thing that happened: in a phrase that says which one, not in one of what may be or is none.
    [[nodiscard]] bool is_settled(std::uint32_t noun) const;
    // Whether a verb of the list has the noun behind one of the prepositions: "called for a strike".
    [[nodiscard]] bool is_governed(std::uint32_t noun, const WordList& verbs, const WordList& prepositions) const;
    // "In advance of", "on behalf of": a preposition in three words, no thing.
    [[nodiscard]] bool is_in_set_phrase(std::uint32_t noun) const;
    // Whether the time is an hour alone: "6.40 p.m.", "noon", not "Friday at noon". Of the sentence in hand.
    [[nodiscard]] bool is_clock(std::uint32_t time) const;
    // The second of two days: "between 5 March and 19 March"; kNoWord where there is none.
    [[nodiscard]] std::uint32_t second_time(std::uint32_t time) const;
    // The time that opens the sentence as a heading does: "May 3, 2016: The state grants a permit"; kNoWord where none does.
    [[nodiscard]] std::uint32_t heading_time() const;

    [[nodiscard]] bool is_argument(std::uint32_t noun) const { return is_subject(relation(noun)); }
    // "Acted in a play", "served four months": verbs of state that name an event with what they have.
    [[nodiscard]] bool is_done_with(std::uint32_t verb) const {
        for (const std::uint32_t child : dependents_.behind(verb)) {
            const bool is_term = time_at(child) != kNoWord && times_[time_at(child)].type == TimeType::DURATION;
            if (relation(child) == Deprel::obj && (is_term || is(child, lists_.term)) && is(verb, lists_.serving)) return true;
            if (relation(child) == Deprel::obl && is(verb, lists_.acting) && is(child, lists_.play) &&
                word(dependents_.leftmost(child)) == "in")
                return true;
        }
        return false;
    }
    // "Appeared calm", "grew heated": how something was.
    [[nodiscard]] bool tells_how(std::uint32_t verb) const {
        for (const std::uint32_t child : dependents_.of(verb)) {
            if (relation(child) == Deprel::xcomp && (tag(child) == Xpos::JJ || tag(child) == Xpos::JJR)) return !has(verb, Deprel::obj);
        }
        return false;
    }
    // Whether the word heads a complement of the verb, with no comma before it.
    [[nodiscard]] bool is_complement(std::uint32_t word, std::uint32_t verb) const {
        const Deprel r = relation(word);
        return head(word) == verb && !is_comma(dependents_.leftmost(word)) && time_at(word) == kNoWord &&
               (r == Deprel::obl || r == Deprel::obj || r == Deprel::iobj || r == Deprel::xcomp);
    }
    // "Teen hurt by tram in Lenk": of a headline, which leaves out its "was", so that the tree has a noun with a participle.
    [[nodiscard]] bool is_verb_of_headline(std::uint32_t verb) const {
        if (!is_headline_ || tag(verb) != Xpos::VBN || relation(verb) != Deprel::acl || verb == first_ || !is_noun(tag(verb - 1)))
            return false;
        const Deprel above = relation(head(verb));
        return above == Deprel::root || above == Deprel::appos || above == Deprel::parataxis;
    }
    // Whether the verb is the one of its sentence.
    [[nodiscard]] bool is_main(std::uint32_t verb) const { return relation(verb) == Deprel::root || relation(verb) == Deprel::parataxis; }
    // "The station where she was based": of its place nothing is left.
    [[nodiscard]] bool lacks_place(std::uint32_t verb) const {
        for (const std::uint32_t child : dependents_.before(verb)) {
            if (tag(child) == Xpos::WRB && word(child) == "where") return relation(verb) == Deprel::acl_relcl;
        }
        return false;
    }
    // "After she left", "before it closed".
    [[nodiscard]] bool is_at_another_time(std::uint32_t verb) const {
        for (const std::uint32_t child : dependents_.before(verb)) {
            if (relation(child) == Deprel::mark && is(child, lists_.not_at_once)) return true;
        }
        return false;
    }
    // "Has risen since the spring": not of one day.
    [[nodiscard]] bool goes_back(std::uint32_t verb) const {
        for (std::uint32_t at = verb + 1; at <= dependents_.rightmost(verb); ++at) {
            if (word(at) == "since") return true;
            if (word(at) == "first" || tag(at) == Xpos::JJS) return false;  // "made its first loss since the war"
        }
        return false;
    }
    // "Hopes it will close", "thought it would": in somebody's mind.
    [[nodiscard]] bool is_in_mind(std::uint32_t verb) const {
        return relation(verb) == Deprel::ccomp && head(verb) != kNoHead && (is(head(verb), lists_.state) || is(head(verb), lists_.mind));
    }

    // Index of the time expression that the word lies in, kNoWord: none.
    [[nodiscard]] std::uint32_t time_at(std::uint32_t at) const { return node(at).time; }
    [[nodiscard]] std::string_view word(std::uint32_t at) const { return text_.slice(words_[at].span); }
    [[nodiscard]] Xpos tag(std::uint32_t at) const { return words_[at].tags.xpos; }
    [[nodiscard]] bool is(std::uint32_t at, const WordList& list) const { return list.contains(words_[at].key); }

private:
    // What the times say of a word.
    struct Node {
        std::uint32_t time = kNoWord;  // the time expression that it lies in
        std::uint32_t told = kNoWord;  // a verb's: the first word of the time that tells when
    };
    // A verb's group, and what around it speaks for a plan or against the fact.
    struct Setting {
        VerbGroup group;
        bool is_plan = false;    // "due to close"
        bool is_unsure = false;  // negated, supposed, possible or asked
    };

    [[nodiscard]] Node& node(std::uint32_t at) { return nodes_[at - first_]; }
    [[nodiscard]] const Node& node(std::uint32_t at) const { return nodes_[at - first_]; }
    [[nodiscard]] Deprel relation(std::uint32_t at) const { return words_[at].deprel; }
    [[nodiscard]] std::uint32_t head(std::uint32_t at) const { return words_[at].head; }
    [[nodiscard]] bool is_comma(std::uint32_t at) const { return tag(at) == Xpos::COMMA; }
    [[nodiscard]] bool opens_aside(std::uint32_t at) const { return is_comma(at) || tag(at) == Xpos::LRB; }
    [[nodiscard]] bool is_relative(std::uint32_t at) const;          // "who", "which", "that"
    [[nodiscard]] bool is_relative_phrase(std::uint32_t at) const {  // "in which"
        return tag(at) == Xpos::IN && at + 1 < end_ && asks(at + 1);
    }
    [[nodiscard]] bool usable(std::uint32_t time) const;
    [[nodiscard]] bool dates_noun(std::uint32_t first) const;
    [[nodiscard]] std::uint32_t time_of_occasion(std::uint32_t verb) const;
    [[nodiscard]] bool is_dateline(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] bool tells_when(std::uint32_t first, std::uint32_t last, bool planned) const;
    [[nodiscard]] std::uint32_t host(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] Setting setting_of(std::uint32_t verb) const;
    [[nodiscard]] bool names_aim(std::uint32_t verb) const;
    [[nodiscard]] bool is_far(std::uint32_t participle) const;
    [[nodiscard]] std::optional<EventClause> shaped(std::uint32_t verb, int hops) const;
    [[nodiscard]] std::optional<EventClause> participle(std::uint32_t verb) const;
    [[nodiscard]] std::optional<EventClause> infinitive(std::uint32_t verb, const Setting& setting) const;
    [[nodiscard]] WordRange subject(std::uint32_t verb, int hops) const;
    [[nodiscard]] bool has_subject(std::uint32_t verb) const;
    [[nodiscard]] bool has_what(std::uint32_t verb) const;
    [[nodiscard]] bool is_how(std::uint32_t verb) const;
    [[nodiscard]] bool is_supposed_with(std::uint32_t verb) const;
    [[nodiscard]] bool is_duty(const VerbGroup& group) const;
    [[nodiscard]] bool is_due_at_time(std::uint32_t adjective) const;
    [[nodiscard]] bool is_denied(std::uint32_t noun) const;
    [[nodiscard]] bool lists_hearsay(std::uint32_t verb) const;
    [[nodiscard]] WordRange phrase(std::uint32_t noun) const;
    [[nodiscard]] std::uint32_t phrase_end(std::uint32_t noun, bool passes_times, int depth = 0) const;
    [[nodiscard]] std::uint32_t end_of_aside_time(std::uint32_t at, std::uint32_t end, bool is_noun_phrase) const;
    void add_without_times(WordRange range, std::vector<WordRange>& pieces, bool is_noun_phrase = false) const;

    const Text& text_;
    const Analysis& analysis_;
    const std::vector<Word>& words_;
    const Dependents& dependents_;
    const std::vector<TimeExpression>& times_;
    const EventLists& lists_;
    std::vector<Node> nodes_;  // of the sentence's words
    std::uint32_t first_ = 0;
    std::uint32_t end_ = 0;
    bool is_headline_ = false;
};

}  // namespace onrecord
