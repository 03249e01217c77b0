// Which clauses report events, when these happened, and how surely.
//
// A clause is an event where its verb is a predicate of action that the text presents as having happened, or as to come, and where the
// subject is sure: the network's roles must name the same word that the tree does. Verbs of state and thought are none; speech is in
// `statements`, and an event only with an object and a date ("announced the move on Friday"). What is negated, supposed or asked is none.
//
// The date is that of the clause's own time expression. An event of the lead without one is of about the report's own day ("~"), since news
// leads with what is new; so is one beside a dated event of its sentence, of about that day. Elsewhere an event without a date keeps none.
//
// Cost: linear; each clause looks at the words of its sentence that hang from its verb. Tests: tests/events.
#include "events/events.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "events/certainty.h"
#include "events/clause.h"
#include "events/entity_places.h"
#include "events/event_date.h"
#include "events/event_mentions.h"
#include "events/same_event.h"
#include "language/lemmas.h"
#include "onrecord/date.h"
#include "text/quotation_mark.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxPhraseWords = 14;    // of what is shown
constexpr std::uint32_t kMoreWords = 8;          // where it would end too early without them
constexpr std::uint32_t kMinPredicateWords = 4;  // of them behind the verb, however long the subject
constexpr std::uint32_t kMaxSaidWords = 16;      // of a quotation
constexpr std::uint32_t kReach = 25;             // words before a verb that can make it doubtful
// Of a predicate without a date that has happened. Set on the own gold (tests/events/gold) and ECB+'s developers' part.
constexpr float kMinFactuality = 0.5F;
// Of a noun without a date. Set on ECB+'s developers' part.
constexpr float kMinNounFactuality = 0.6F;
constexpr std::size_t kDayLength = 10;       // of a date that is one day
constexpr std::uint32_t kLeadSentences = 3;  // of a report: headline, lead and the next
// Sentences behind an event of the lead's day in which a past tense goes on with that day. Set on 250 reports of BASIL, AllSides and
// PolNeAR, where 47 dates so given were read: of those up to two sentences behind 28 of 31 are right, of the next two 12 of 16.
constexpr std::uint32_t kReachOfDay = 4;
constexpr std::uint32_t kPostSentences = 2;  // of a post, likewise
constexpr std::uint32_t kReachOfClock = 2;   // sentences behind an event of one day in which an hour is one of that day

class Finder {
public:
    Finder(const Text& text, const Analysis& analysis, const std::vector<Entity>& entities, const std::vector<TimeExpression>& times,
           const std::vector<Statement>& statements, const Published& published, const EventLists& lists, const Lemmatiser& lemmatiser)
        : text_(text),
          words_(analysis.words),
          analysis_(analysis),
          entities_(entities),
          times_(times),
          given_statements_(statements),
          lists_(lists),
          lemmas_(text, analysis, lemmatiser),
          clauses_(text, analysis, times, lists),
          statements_(analysis, entities, statements, lists),
          published_(published.value.size() == kDayLength && parse_edtf(published.value) ? published.value : std::string()),
          mentions_(places_of(entities)) {}

    std::vector<Event> run() {
        std::size_t time = 0;
        next_predicate_ = 0;
        for (const Sentence& sentence : analysis_.sentences) {
            ++n_sentences_;
            while (time < times_.size() && times_[time].span.end <= sentence.span.begin) ++time;
            const bool is_new = sentence.paragraph != paragraph_;
            paragraph_ = sentence.paragraph;
            if (is_new) {
                if (follows_clock_) post_ = n_sentences_;
                follows_clock_ = is_heading_of_post(sentence);
            }
            clauses_.begin(sentence, time, is_headline(sentence));
            const std::size_t n_before = found_.size();
            if (is_new) heading_ = clauses_.heading_time();
            if (n_sentences_ == 1 && is_headline(sentence)) lead_sentence_ = 2;
            goes_on_ = goes_on_ && !names_other_day(sentence, time);
            for (std::uint32_t at = sentence.first_word; at < sentence.end_word; ++at) {
                while (next_predicate_ < analysis_.predicates.size() && analysis_.predicates[next_predicate_].word < at) ++next_predicate_;
                if (const auto clause = clauses_.clause(at)) {
                    add(*clause, sentence);
                } else if (const Predicate* predicate = predicate_at(at); predicate != nullptr && predicate->form == PredicateForm::noun) {
                    add_noun(at, predicate);
                } else if (predicate == nullptr && (clauses_.is(at, lists_.ballot) || clauses_.is(at, lists_.gathering)) &&
                           is_noun(clauses_.tag(at))) {
                    add_noun(at, nullptr);
                }
                if (lists_.once.contains(words_[at].key) && !is_quoted(at)) name_done(at);
            }
            leave_out_repeated(n_before);
        }
        tell_contradicted();
        std::vector<Event> events;
        events.reserve(found_.size());
        for (Found& found : found_) events.push_back(std::move(found.event));
        events = merge_mentions(std::move(events), entities_);
        add_event_mentions(analysis_, entities_, mentions_, times_, lists_, lemmas_, events);
        return events;
    }

private:
    struct Found {
        Event event;
        std::uint16_t once = 0;        // of a plan: the line of once.tsv that it tells of
        bool is_argument = false;      // a noun without a date, subject or object of a verb
        std::uint32_t word = kNoWord;  // that names it
        std::uint32_t said = kNoWord;  // of a saying that is news: the verb of what is said
    };
    // "After his sentencing".
    struct Done {
        WordRange phrase;
        std::uint16_t once = 0;
        std::vector<std::uint32_t> participants;
    };

    // A text's first paragraph, where it is one short sentence.
    [[nodiscard]] bool is_headline(const Sentence& sentence) const {
        constexpr std::uint32_t kMaxHeadlineWords = 20;
        const auto& all = analysis_.sentences;
        return &sentence == &all.front() && all.size() > 1 && all[1].paragraph != sentence.paragraph &&
               sentence.end_word - sentence.first_word <= kMaxHeadlineWords;
    }

    // "17:20 Deal": what heads a post of a report that is written as things happen.
    [[nodiscard]] bool is_heading_of_post(const Sentence& sentence) const {
        constexpr std::uint32_t kMaxHeadingWords = 8;
        constexpr std::size_t kClockBytes = 5;  // "17:20", "17.20"
        const auto words = text_.slice(sentence.span);
        if (sentence.end_word - sentence.first_word > kMaxHeadingWords || words.size() < kClockBytes) return false;
        return is_digit(words[0]) && is_digit(words[1]) && (words[2] == ':' || words[2] == '.') && is_digit(words[3]) &&
               is_digit(words[4]) && (words.size() == kClockBytes || words[kClockBytes] == ' ');
    }

    // Whether what is told is new: at the top of the report, or of a post.
    [[nodiscard]] bool is_new_here() const {
        return n_sentences_ <= kLeadSentences || (post_ != 0 && n_sentences_ - post_ < kPostSentences);
    }

    [[nodiscard]] Span span_of(WordRange range) const {
        return range.empty() ? Span{} : Span{words_[range.begin].span.begin, words_[range.end - 1].span.end};
    }

    // Of all mentions in the span.
    [[nodiscard]] std::vector<std::uint32_t> entities_in(Span span) const {
        std::vector<std::uint32_t> entities;
        for (auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), EntityPlace{{span.begin, 0}, 0});
             mention != mentions_.end() && mention->span.begin < span.end; ++mention) {
            if (mention->span.end <= span.end) entities.push_back(mention->entity);
        }
        return entities;
    }

    // Whether the sentence, whose first time is `time`, tells of another day than the lead's.
    [[nodiscard]] bool names_other_day(const Sentence& sentence, std::size_t time) const {
        for (; time < times_.size() && times_[time].span.begin < sentence.span.end; ++time) {
            const TimeExpression& expression = times_[time];
            const bool is_day = expression.type == TimeType::DATE && !expression.value.ends_with("_REF");
            if (is_day && edtf_of_timex(expression.value) != day_of_lead_) return true;
        }
        return false;
    }

    // "The raid of 5 March": an event that a noun names, with its own date; "the arrest of Ana Ruiz": without one.
    // `predicate`: the network's, nullptr where it takes the noun for none; then only with a date.
    void add_noun(std::uint32_t noun, const Predicate* predicate) {
        const std::uint32_t time = clauses_.time_of_noun(noun);
        const bool is_dated = time != kNoWord;
        if (is_quoted(noun) || clauses_.is_in_set_phrase(noun) || clauses_.is_supposed_subject(noun)) return;
        if (clauses_.is(noun, lists_.occurrence) && clauses_.has(noun, Deprel::det) && clauses_.is_another(noun)) return;
        if (!is_dated && !names_happening(noun, predicate)) return;
        std::string date = is_dated ? edtf_of_timex(times_[time].value) : std::string();
        const auto pieces = clauses_.noun_phrase(noun);
        // "His September arrest", of a report of an unknown year: a time, but no date.
        if ((is_dated && date.empty() && !names_happening(noun, predicate)) || pieces.empty()) return;
        const std::uint32_t byte = words_[noun].span.begin;
        const auto statement = statements_.innermost(byte);
        const Standing standing = statement ? statements_.standing(*statement) : Standing::fact;
        if (standing == Standing::question || standing == Standing::denial) return;
        Event event;
        event.span = {words_[pieces.front().begin].span.begin, words_[pieces.back().end - 1].span.end};
        event.participants = entities_in(event.span);
        const std::string* owner = owner_named({pieces.front().begin, noun + 1});
        if (clauses_.tag(pieces.front().begin) == Xpos::PRPS && owner == nullptr) return;  // "their session"
        if (owner != nullptr) event.text = *owner + "'s";
        for (WordRange piece : pieces) {
            if (owner != nullptr && piece.begin == pieces.front().begin) ++piece.begin;
            if (!piece.empty()) append(event.text, piece);
        }
        if (event.participants.empty() && event.text.find(' ') == std::string::npos) return;  // "Monday's vote"
        // "A Friday press conference".
        const auto first = clauses_.word(pieces.front().begin);
        const std::uint32_t n_words = std::accumulate(pieces.begin(), pieces.end(), 0u, [&](std::uint32_t n, WordRange piece) {
            for (std::uint32_t at = piece.begin; at < piece.end; ++at) n += clauses_.time_at(at) == kNoWord ? 1 : 0;
            return n;
        });
        const bool is_of_any = event.participants.empty() && clauses_.is(noun, lists_.occasion) && (first == "a" || first == "A") &&
                               n_words <= 3 && !is_ahead(date, published_);
        const bool is_short = pieces.back().end - pieces.front().begin <= 2;
        const bool is_vague = is_dated && (is_short || is_of_any) && !lists_.happening.contains(words_[noun].key);
        if ((!is_dated || is_vague) && !says_which(pieces, noun)) return;  // "a speech", "the break"
        event.statement = statement;
        set_predicate(noun, event);
        if (predicate != nullptr) event.clause = static_cast<std::uint32_t>(next_predicate_);
        if (is_dated) event.times = {time};
        // "The theft of the cup" takes for granted that it was, "was charged with the theft" not.
        const bool is_charge = clauses_.is_governed(noun, lists_.accusing, lists_.accused_of);
        const bool is_to_come = is_ahead(date, published_) || (is_dated && clauses_.is_of_plan(noun) && !is_over(date, published_));
        event.certainty = is_to_come                                      ? Certainty::planned
                          : standing == Standing::allegation || is_charge ? Certainty::alleged
                                                                          : Certainty::happened;
        event.date = std::move(date);
        found_.push_back({std::move(event), 0, !is_dated && clauses_.is_argument(noun)});
    }

    // A noun without a date: one that names happenings, which the text presents as one that was.
    [[nodiscard]] bool names_happening(std::uint32_t noun, const Predicate* predicate) const {
        return predicate != nullptr && lists_.happening.contains(words_[noun].key) && predicate->factuality >= kMinNounFactuality &&
               clauses_.is_settled(noun);
    }

    // Whether the phrase can be read alone: short enough, one happening, and a name, or what it was done to, says which one. Bare plurals
    // ("attacks on cities") are kinds of happenings as often as those of one day.
    [[nodiscard]] bool says_which(const std::vector<WordRange>& pieces, std::uint32_t noun) const {
        const std::uint32_t first = pieces.front().begin;
        const bool is_plural = clauses_.tag(noun) == Xpos::NNS || clauses_.tag(noun) == Xpos::NNPS;
        const bool is_definite = clauses_.word(first) == "the" || clauses_.word(first) == "The" || clauses_.has(noun, Deprel::nmod_poss);
        if (is_plural && !is_definite) return false;
        std::uint32_t n_words = 0;
        bool has_name = false;
        bool has_of = false;
        for (const WordRange piece : pieces) {
            n_words += piece.size();
            for (std::uint32_t at = piece.begin; at < piece.end; ++at) {
                const Xpos tag = clauses_.tag(at);
                has_name = has_name || (at != noun && (tag == Xpos::NNP || tag == Xpos::NNPS) && clauses_.time_at(at) == kNoWord);
                // "The killing of a guard", not "the killing of guards".
                has_of = has_of || (at == noun + 1 && clauses_.word(at) == "of" && at + 2 < piece.end &&
                                    (clauses_.is_quantity(at + 1) || clauses_.tag(at + 1) == Xpos::PRPS));
            }
        }
        return n_words <= kMaxPhraseWords && (has_name || (is_definite && has_of));
    }

    // When: the time expressions that say it, and their days.
    struct When {
        std::string date;                  // EDTF; empty: unknown
        std::vector<std::uint32_t> times;  // indices in times
    };

    [[nodiscard]] When when(const EventClause& clause) const {
        When when;
        std::uint32_t time = clauses_.time_of(clause);
        if (time == kNoWord && heading_ != kNoWord && !lists_.state.contains(words_[clause.verb].key)) time = heading_;
        if (time == kNoWord) return when;
        when.date = edtf_of_timex(times_[time].value);
        if (clauses_.is_clock(time) && n_sentences_ - dated_sentence_ <= kReachOfClock && dated_sentence_ != 0 &&
            !date_of_sentence_.empty())
            when.date = date_of_sentence_;  // "on Friday the ferry left … At 6.40 it hit the pier"
        if (clause.perfect && !clause.planned && is_ahead(when.date, published_))
            return {};  // "have been built since, with orders until 2030"
        when.times.push_back(time);
        if (const std::uint32_t second = clauses_.second_time(time); second != kNoWord) {
            const auto from = parse_edtf(when.date);
            const auto to = parse_edtf(edtf_of_timex(times_[second].value));
            if (from && to && clauses_.is(clause.verb, lists_.moved)) return {};  // "moved from Friday to Monday" on some other day
            if (from && to && from->first < to->last) {
                when.date = to_edtf({from->first, to->last});
                when.times.push_back(second);
            }
        }
        return when;
    }

    // The network's predicate at the word, nullptr where it is none.
    [[nodiscard]] const Predicate* predicate_at(std::uint32_t word) const {
        const bool is_it = next_predicate_ < analysis_.predicates.size() && analysis_.predicates[next_predicate_].word == word;
        return is_it ? &analysis_.predicates[next_predicate_] : nullptr;
    }

    // Whether the network, too, takes a word of the subject, or of what stands beside it ("Tarn & Sons, the maker of biscuits, has …"),
    // for an argument of the predicate.
    [[nodiscard]] bool is_sure(WordRange subject, const Predicate& predicate) const {
        for (std::uint32_t i = predicate.first_role; i < predicate.end_role; ++i) {
            const RoleHead& role = analysis_.role_heads[i];
            if (!is_core(role.role)) continue;
            const auto is_within = [&](std::uint32_t word) { return word >= subject.begin && word < subject.end; };
            const Word& word = words_[role.word];
            if (is_within(role.word) || (word.deprel == Deprel::appos && is_within(word.head))) return true;
        }
        return false;
    }

    // "The rules will take effect": of a light verb, whose subject is an argument of its object.
    [[nodiscard]] bool is_sure_of_object(const EventClause& clause) const {
        constexpr std::size_t kMaxPredicatesBetween = 3;
        const auto& all = analysis_.predicates;
        for (std::size_t i = next_predicate_; i < std::min(all.size(), next_predicate_ + kMaxPredicatesBetween); ++i) {
            const bool is_object =
                all[i].word > clause.verb && all[i].form == PredicateForm::noun && clauses_.is_complement(all[i].word, clause.verb);
            if (is_object) return !clauses_.is(all[i].word, lists_.hearsay) && is_sure(clause.subject, all[i]);  // "made arguments"
        }
        return false;
    }

    [[nodiscard]] bool names_event(const EventClause& clause, const Sentence& sentence, bool is_dated) const {
        // The lists have the forms of the past and the base.
        const bool is_ing = clauses_.tag(clause.verb) == Xpos::VBG;
        const bool is_listed = !is_ing && clauses_.tag(clause.verb) != Xpos::VBZ;
        const WordKey key = is_listed ? words_[clause.verb].key : word_key(lemma_of(clause.verb));
        if (clause.appointed) return true;
        // "Was recalled" is of toys or envoys, "recalled" of a witness's night.
        if ((clause.passive || is_ing) && clauses_.is(clause.verb, lists_.recall)) return true;
        if (is_told_on_occasion(clause, is_dated) || is_said_as_news(clause, sentence, is_dated)) return true;
        if (clauses_.is(clause.verb, lists_.agreed) && !is_dated && clauses_.has(clause.verb, Deprel::ccomp)) return false;  // a view
        // "A statement released on Tuesday": whose, and what it says, is told elsewhere.
        const bool is_made_known =
            clauses_.is(clause.verb, lists_.obtained) ||
            (clauses_.is(clause.verb, lists_.published) && is_indefinite(clause.subject) && !clauses_.has(clause.verb, Deprel::obl_agent));
        if (clause.bare && clause.passive && is_made_known && clauses_.is(clause.subject.end - 1, lists_.document)) return false;
        if (lists_.speech_act.contains(key)) return is_dated || is_headline(sentence) || is_done_by_saying(clause);
        if (lists_.speech.contains(key)) return is_dated && petition(clause, sentence);
        // "“It is sound,” she declared in a filing": any verb that says what was said.
        if (!is_dated && !clause.passive && !clauses_.has(clause.verb, Deprel::obj) && !clauses_.has(clause.verb, Deprel::xcomp) &&
            statements_.is_cue_of_quotation(words_[clause.verb].span.begin))
            return false;
        // Of a headline's present tense: "faces charges" is new.
        if (clauses_.is_done_with(clause.verb) || is_used_as_news(clause)) return true;
        return !lists_.state.contains(is_ing ? key : words_[clause.verb].key) || clauses_.has(clause.verb, Deprel::compound_prt);
    }

    // Of the headline and the lead what somebody used is news: "Mayor used clerk's telephone".
    [[nodiscard]] bool is_used_as_news(const EventClause& clause) const {
        const bool is_told = clauses_.is_main(clause.verb) || clauses_.saying(clause.verb) != kNoWord;
        return n_sentences_ <= lead_sentence_ && is_told && !clause.passive && !clause.planned && clauses_.is(clause.verb, lists_.using_) &&
               clauses_.has(clause.verb, Deprel::obj);
    }

    // What is said, as news of its own: in the lead, in the perfect ("has warned that"); on a day of its own, where the words say to whom
    // ("told the inquiry on Friday") or on what occasion ("said in a statement on Friday"); and what a court hears.
    [[nodiscard]] bool is_told_on_occasion(const EventClause& clause, bool is_dated) const {
        if (is_dated && has_spoken_to(clause)) return true;
        const bool is_lead = clause.perfect && n_sentences_ <= kLeadSentences;
        if ((!is_dated && !is_lead) || clause.passive || clause.planned || clause.past_perfect || clause.participle) return false;
        if (is_quoted(clause.verb) || statements_.innermost(words_[clause.verb].span.begin)) return false;
        if (clauses_.is(clause.verb, lists_.heard)) return clauses_.is(clause.subject.end - 1, lists_.hearer);
        const WordKey key = words_[clause.verb].key;
        if (!lists_.speech.contains(key) && (!is_lead || !lists_.speech_act.contains(key))) return false;
        if (is_lead) return clauses_.has_after(clause.verb, Deprel::ccomp);
        if (clauses_.is(clause.verb, lists_.telling)) return clauses_.names_hearer(clause.verb);
        return clauses_.is_on(clause.verb, lists_.occasion);
    }

    // "Spoke to the bride on Sunday".
    [[nodiscard]] bool has_spoken_to(const EventClause& clause) const {
        return clauses_.is(clause.verb, lists_.speaking) && !clause.planned && clauses_.names_whom(clause.verb);
    }

    // What the headline or the first sentence says that somebody said, where that is the news: "The mayor said on Friday that the pier is
    // safe".
    [[nodiscard]] bool is_said_as_news(const EventClause& clause, const Sentence& sentence, bool is_dated) const {
        if (n_sentences_ > lead_sentence_ || clause.passive || clause.planned || clause.past_perfect || clause.participle) return false;
        if ((!is_dated && !is_headline(sentence)) || !clauses_.is_main(clause.verb) || is_quoted(clause.verb)) return false;
        return is_speech(clause.verb) && clauses_.said(clause.verb) != kNoWord;
    }

    // Of mere speech, in any form.
    [[nodiscard]] bool is_speech(std::uint32_t verb) const {
        return lists_.speech.contains(words_[verb].key) || lists_.speech.contains(word_key(lemma_of(verb)));
    }

    // "A statement", "reports".
    [[nodiscard]] bool is_indefinite(WordRange subject) const {
        const auto first = clauses_.word(subject.begin);
        return first == "a" || first == "A" || first == "an" || first == "An" ||
               (subject.size() == 1 && clauses_.tag(subject.begin) == Xpos::NNS);
    }

    // "Announced the closure", "was denied bail": an act of speech that has a thing for its object, not what was said; no charge. Of what
    // is said only where the saying makes it so: "announced that it will close".
    [[nodiscard]] bool is_done_by_saying(const EventClause& clause) const {
        if (clauses_.has(clause.verb, Deprel::ccomp)) return clauses_.is(clause.verb, lists_.announced);
        if (clauses_.is(clause.verb, lists_.alleged)) return false;
        return clause.passive || clauses_.has(clause.verb, Deprel::obj);
    }

    [[nodiscard]] bool names_subject(const EventClause& clause) const {
        const WordRange subject = clause.subject;
        if (clauses_.tag(subject.end - 1) == Xpos::POS) return false;  // "Japan's"
        if (clauses_.is(subject.begin, lists_.no)) return false;       // "not all"
        for (std::uint32_t at = subject.begin; at < subject.end; ++at)
            if (clauses_.tag(at) == Xpos::WPS) return false;  // "whose husband"
        if (subject.size() != 1) return true;
        return !clauses_.is(subject.begin, lists_.thing_pronoun) &&
               (!clauses_.is(subject.begin, lists_.speaker) || name_of_pronoun(subject, clause) != nullptr);
    }

    // "Allegedly", "is accused of" before it in its sentence.
    [[nodiscard]] bool is_hedged(const EventClause& clause, const Sentence& sentence) const {
        for (std::uint32_t at = std::max(sentence.first_word, clause.verb - std::min(clause.verb, kReach)); at < clause.verb; ++at) {
            // "Jobless claims rose", "a claim that she rejected".
            const bool is_antecedent = words_[clause.verb].deprel == Deprel::acl_relcl && words_[clause.verb].head == at;
            const bool is_thing = is_noun(clauses_.tag(at)) && (is_antecedent || (at >= clause.subject.begin && at < clause.subject.end));
            if (clauses_.is(at, lists_.alleged) && !is_thing) return true;
        }
        return false;
    }

    void add(const EventClause& clause, const Sentence& sentence) {
        When at = when(clause);
        const bool ahead = is_ahead(at.date, published_);
        // What has happened is not of tomorrow: the time is another clause's.
        if (!clause.planned && !clause.present && ahead && at.date.size() == kDayLength) at = {};
        const bool dated = !at.date.empty();
        if (!names_event(clause, sentence, dated) || !names_subject(clause)) return;
        const std::uint32_t byte = words_[clause.verb].span.begin;
        const auto statement = statements_.innermost(byte);
        const Backing backing = clauses_.backing(clause);
        if (backing == Backing::supposed) return;
        const Standing standing = standing_at(clause, statement, backing);
        if (standing == Standing::question) return;

        // "Meets on 6 June" is to come; under a heading it is told as it was; else it is a habit.
        const bool planned = clause.planned || (clause.present && ahead);
        const bool under_heading = heading_ != kNoWord && !at.times.empty() && at.times.front() == heading_;
        if (clause.present && !planned && !clause.going_on && !(clause.either && !at.times.empty()) && !under_heading) return;
        if (clause.is_duty && (!ahead || standing != Standing::fact || clauses_.is_in_mind(clause.verb))) return;
        // What is still to come is not of last year.
        const auto plan = clauses_.word(clause.start);
        const bool is_now = plan == "will" || plan == "is" || plan == "are" || lists_.plans.contains(words_[clause.start].key);
        if (dated && clause.planned && is_now && is_over(at.date, published_)) return;
        if (clause.bare && standing == Standing::denial) return;
        if (dated && clause.would && is_only_supposed(clause, at, statement)) return;
        if (!dated && (clauses_.word(sentence.end_word - 1) == "?" || !is_undated_event(clause, planned, statement))) return;

        Event event;
        if (!set_phrase(clause, dated, event)) return;
        if (!dated && at.times.empty()) date_by_place(clause, planned, statement, at);
        event.statement = statement;
        set_predicate(clause.appointed ? clause.subject.end - 1 : clause.verb, event);
        if (const Predicate* predicate = predicate_at(clause.verb))
            event.clause = static_cast<std::uint32_t>(predicate - analysis_.predicates.data());
        if (!planned && !clause.opens && !at.times.empty() && at.date.size() == kDayLength) {
            dated_sentence_ = n_sentences_;
            dated_statement_ = statement;
            date_of_sentence_ = at.date;
            if (n_sentences_ <= kLeadSentences && day_of_lead_.empty()) day_of_lead_ = at.date;
            goes_on_ = at.date == day_of_lead_;
        }
        event.times = std::move(at.times);
        event.date = std::move(at.date);
        const bool is_granted = clauses_.is_taken_for_granted(clause) || tells_own_act(clause) || is_of_client(clause.subject, statement);
        const bool is_alleged =
            standing == Standing::allegation || is_hedged(clause, sentence) || (standing == Standing::account && !is_granted);
        event.certainty = standing == Standing::denial ? Certainty::denied
                          : planned                    ? Certainty::planned
                          : is_alleged                 ? Certainty::alleged
                                                       : Certainty::happened;
        // Of "his sentencing is set for" the noun says what is planned.
        const WordKey key = words_[clause.verb].key;
        const auto once = lists_.once.find(clause.appointed ? words_[clause.subject.end - 1].key : key);
        const bool is_news = is_said_as_news(clause, sentence, dated);
        found_.push_back({std::move(event), planned && once != lists_.once.end() ? once->second : std::uint16_t{0}, false, clause.verb,
                          is_news ? clauses_.said(clause.verb) : kNoWord});
    }

    // "A strike would close the mill next month": what may follow, where nobody says that it will. "A law would close the mill" is what the
    // law is for.
    [[nodiscard]] bool is_only_supposed(const EventClause& clause, const When& at, std::optional<std::uint32_t> statement) const {
        if (published_.empty() || is_over(at.date, published_)) return false;
        if (clauses_.is_in_mind(clause.verb)) return true;
        const std::uint32_t head = clauses_.subject_head(clause.subject);
        if (!clauses_.is_indefinite(head) || clauses_.is(head, lists_.scheme)) return false;
        // "She said that a buyer would take over the mill" is a plan, "that a sale would help it" none.
        const bool is_said = statement || clauses_.saying(clause.verb) != kNoWord;
        return !is_said || clauses_.is(head, lists_.happening);
    }

    // Without a date only what the network is sure of: a predicate, presented as fact, of a subject that both name.
    [[nodiscard]] bool is_undated_event(const EventClause& clause, bool planned, std::optional<std::uint32_t> statement) const {
        const Predicate* predicate = predicate_at(clause.verb);
        if (predicate == nullptr || (!planned && predicate->factuality < kMinFactuality)) return false;
        const bool is_of_noun = clause.bare && !clause.shares && !clauses_.is_verb_of_headline(clause.verb);
        if (is_of_noun) return false;  // "the deal signed with the firm"
        if (is_quoted(clause.verb) || (statement && statements_.is_direct(*statement))) return false;
        // "Boutiques are turning heads, he says": a view.
        if (clause.going_on && statement && statements_.standing(*statement) != Standing::fact) return false;
        const WordRange shown = clauses_.shortened(clause.subject);
        if (is_nameless(shown, clause)) return false;
        if (clauses_.tag(clause.subject.begin) == Xpos::PRPS && owner_named(clause.subject) == nullptr) return false;  // "their anger grew"
        if (clauses_.tells_how(clause.verb) && !clause.passive) return false;
        if (clause.going_on && clauses_.is_in_mind(clause.verb)) return false;
        // Only supposed: "a law that would close it", "unconvinced that it would close", "thinks it will close".
        const bool is_supposed =
            clause.would ? !statement || clause.bare || !clauses_.is_said(clause.verb) : clauses_.is_in_mind(clause.verb);
        if (planned && is_supposed) return false;
        const Xpos first = clauses_.tag(clause.subject.begin);
        if (first == Xpos::DT && clauses_.is(clause.subject.begin, lists_.thing_pronoun)) return false;  // "those issues"
        const bool is_sure_subject = clause.shares || is_sure(clause.subject, *predicate) || is_sure_of_object(clause);
        return is_sure_subject && !lacks_object(clause) && !clauses_.lacks_relative_object(clause);
    }

    // Whether the network gives the verb an object that the tree has not below it: "shoved, dragged and kicked her" has one for all three.
    [[nodiscard]] bool lacks_object(const EventClause& clause) const {
        if (clause.passive || clauses_.has(clause.verb, Deprel::obj) || clauses_.has(clause.verb, Deprel::ccomp) ||
            clauses_.has(clause.verb, Deprel::xcomp))
            return false;
        const Predicate& predicate = *predicate_at(clause.verb);
        for (std::uint32_t i = predicate.first_role; i < predicate.end_role; ++i) {
            const RoleHead& role = analysis_.role_heads[i];
            if (is_core(role.role) && role.role != Role::arg0 && role.word > clause.verb && clauses_.shares_object(clause.verb, role.word))
                return true;
        }
        return clauses_.shares_object(clause.verb, kNoWord);
    }

    // Whether the subject is a pronoun of which nothing says who it is.
    [[nodiscard]] bool is_nameless(WordRange subject, const EventClause& clause) const {
        return subject.size() == 1 && clauses_.is(subject.begin, lists_.pronoun) && name_of_pronoun(subject, clause) == nullptr &&
               sayer_of_pronoun(subject, clause).empty();
    }

    // An event of the lead is of about the report's day, one beside a dated event of its sentence of about that day.
    void date_by_place(const EventClause& clause, bool planned, std::optional<std::uint32_t> statement, When& at) const {
        if (clause.past_perfect || clauses_.is_at_another_time(clause.verb)) return;
        if (const std::uint32_t time = clauses_.time_beside(clause); time != kNoWord && !clause.perfect && !clause.going_on) {
            const std::string date = edtf_of_timex(times_[time].value);
            const bool fits = planned ? !is_over(date, published_) : !is_ahead(date, published_);
            if (date.size() == kDayLength && fits) at.date = date + "~";
            return;
        }
        if (planned) return;
        if (clause.going_on) {  // as it is reported
            if (!published_.empty()) at.date = published_ + "~";
        } else if (clause.perfect) {
            if (!published_.empty() && is_new_here() && !clauses_.goes_back(clause.verb)) at.date = published_ + "~";
        } else if (dated_sentence_ == n_sentences_ && dated_statement_ == statement) {  // what is said is of another day than the saying
            at.date = date_of_sentence_ + "~";
        } else if (!statement && goes_on_ && n_sentences_ - dated_sentence_ <= kReachOfDay && clauses_.tells_on(clause)) {
            at.date = day_of_lead_ + "~";
        }
    }

    // Span, text and participants; false where there is too little to show.
    bool set_phrase(const EventClause& clause, bool is_dated, Event& event) const {
        const WordRange subject = clause.subject;
        const WordRange named = clauses_.named(subject);
        // "Ana Ruiz, the head of the firm, which | sold": whatever the tree says, it is no person.
        const bool is_of_thing = named.begin < subject.begin && clauses_.any_in(words_[clause.verb - 1].span, lists_.which);
        if (is_of_thing) return false;
        WordRange shown = clauses_.shortened(named);
        if (shown.empty()) return false;
        shown.end = std::min(name_end(shown.end), clause.start < shown.end ? shown.end : std::max(clause.start, shown.end));
        const std::uint32_t used = clauses_.n_words(shown) + (clause.verb + 1 - clause.start);
        const std::uint32_t budget = std::max(used + kMinPredicateWords, kMaxPhraseWords) - used;
        const auto ends_early = [&](const std::vector<WordRange>& pieces) {
            return !pieces.empty() &&
                   (clauses_.lacks_content(pieces.back().end - 1) || clauses_.lacks_complement(clause.verb, pieces.back().end));
        };
        auto predicate = clauses_.predicate(clause, budget);
        const bool is_cut = ends_early(predicate) || (predicate.empty() && !clause.passive);
        if (is_cut || lacks_role(clause.verb, predicate)) {
            auto longer = clauses_.predicate(clause, budget + kMoreWords);
            if (is_cut || !ends_early(longer)) predicate = std::move(longer);
        }
        if (!is_dated && (ends_early(predicate) || (predicate.empty() && clauses_.lacks_place(clause.verb)))) return false;
        clauses_.trim(predicate);
        if (!is_dated && predicate.size() == 1 && predicate.front().size() == 1 &&
            (clauses_.is(predicate.front().begin, lists_.thing_pronoun) || clauses_.is(predicate.front().begin, lists_.it)))
            return false;                                         // "disputed this"
        for (std::size_t i = 0; i + 1 < predicate.size(); ++i) {  // "called the boat “the Gull|” in a letter"
            WordRange& piece = predicate[i];
            const std::uint32_t end = quotation_end(piece.end, piece.begin);
            if (end == piece.end + 1 && end <= predicate[i + 1].begin) piece.end = end;
        }
        if (!predicate.empty()) predicate.back().end = quotation_end(name_end(predicate.back().end), predicate.front().begin);
        const WordKey verb = words_[clause.verb].key;
        if (predicate.empty() && !lists_.complete.contains(verb) && predicate_at(clause.verb) != nullptr && lacks_object(clause))
            return false;
        if (!clause.passive && lists_.light.contains(verb) && lacks_thing(clause)) return false;  // "she took", "she made in Lenk"
        if (!is_dated && lists_.light.contains(verb) && is_known_thing(predicate)) return false;  // "made the remarks"
        if (clauses_.continues_in_speech(clause)) return false;                                   // "went on to say"
        if (!predicate.empty() && clauses_.asks(predicate.back().end - 1)) return false;
        for (const WordRange piece : predicate)  // "failed to against Lenk": the verb is left out
            for (std::uint32_t word = piece.begin; word + 1 < piece.end; ++word)
                if (clauses_.word(word) == "to" && clauses_.tag(word + 1) == Xpos::IN) return false;
        if (!is_dated && has_unnamed_object(clause, predicate)) return false;  // "replaced him"
        // "Investigators discovered that", "she spent Friday": without what it is about it says nothing.
        const WordRange said = predicate.empty() ? clauses_.said_before(clause, budget) : WordRange{};
        if (!clause.passive && predicate.empty() && (clauses_.has(clause.verb, Deprel::ccomp) || clauses_.has(clause.verb, Deprel::obj))) {
            if (clauses_.relative_object(clause).empty() && said.empty()) return false;
        }
        // "The fire moved": the verb alone says it only where it is one that needs no more.
        if (!is_dated && !clause.passive && predicate.empty() && said.empty() && !lists_.complete.contains(verb) &&
            clauses_.relative_object(clause).empty())
            return false;
        const bool is_quoting = said.empty() && lacks_said(clause, predicate);
        const Quoted quoted = is_quoting ? words_said(clause.verb) : Quoted();
        if (is_quoting && quoted.words.empty()) return false;
        if (!predicate.empty() && clauses_.word(predicate.front().begin) == "no") return false;  // "made no promise"
        // What was said to somebody is of other events: "told the court | that the pier had closed".
        std::uint32_t end = clause.verb + 1;
        for (const WordRange piece : predicate) {
            if (end > clause.verb + 1 && clauses_.word(piece.begin) == "that") break;
            end = piece.end;
        }
        event.span = {std::min(words_[shown.begin].span.begin, words_[clause.start].span.begin),
                      std::max(words_[shown.end - 1].span.end, words_[end - 1].span.end)};
        auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), EntityPlace{{words_[subject.begin].span.begin, 0}, 0});
        for (; mention != mentions_.end() && mention->span.begin < event.span.end; ++mention) {
            const bool aside =
                mention->span.begin >= words_[subject.end - 1].span.end && mention->span.end <= words_[clause.start].span.begin;
            if (mention->span.end > event.span.end || aside) continue;
            if (std::find(event.participants.begin(), event.participants.end(), mention->entity) == event.participants.end()) {
                event.participants.push_back(mention->entity);
            }
        }
        if (const std::string* name = name_of_pronoun(shown, clause)) {
            event.text = *name;
        } else if (const std::string* owner = owner_named(shown)) {
            event.text = *owner + "'s";
            append(event.text, {shown.begin + 1, shown.end});
        } else if (const WordRange sayer = sayer_of_pronoun(shown, clause); !sayer.empty()) {
            append(event.text, sayer);
        } else {
            append(event.text, shown);
        }
        if (clause.bare && clause.planned) {
            const bool be = clauses_.word(clause.start) == "be";
            event.text += clause.passive && !be ? " will be" : " will";
        } else if (clause.bare && clause.passive) {
            const std::uint32_t noun = clauses_.subject_head(subject);  // "tests by the port"
            event.text += is_plural({subject.begin, std::max(noun, subject.begin) + 1}) ? " were" : " was";
        }
        if (clause.participle) {
            event.text += ' ';
            event.text += lists_.verbs.past_of(lemma_of(clause.verb));
        } else {
            for (const WordRange piece : clauses_.group(clause)) append_group(event.text, piece, clause);
        }
        // "The lease, which the council extended": its object stands before it.
        if (!clause.passive) {
            if (const WordRange object = clauses_.relative_object(clause); !object.empty() && object.size() < kMaxPhraseWords / 2) {
                const std::size_t at = event.text.size() + 1;
                append(event.text, object);
                if (clauses_.tag(object.begin) == Xpos::DT && event.text[at] == 'T') event.text[at] = 't';
                event.span.begin = words_[object.begin].span.begin;
            }
        }
        for (const WordRange piece : predicate) append_named(event.text, piece, clause);
        if (!said.empty()) append_said(event.text, said);
        if (is_quoting) append_quoted(event.text, quoted);
        return is_dated || !ends_in_quotation(predicate);
    }

    // The name of whom a pronoun that is the verb's object means; nullptr where it means nobody of a name, or the subject.
    [[nodiscard]] const std::string* name_of_object(std::uint32_t word, const EventClause& clause) const {
        const Span place = words_[word].span;
        const std::vector<std::uint32_t> subject = entities_in(span_of(clause.subject));
        for (const std::uint32_t entity : entities_in(place))
            if (entities_[entity].type == EntityType::person && has_name(entities_[entity]) &&
                std::find(subject.begin(), subject.end(), entity) == subject.end())
                return &entities_[entity].name;
        return nullptr;
    }
    [[nodiscard]] bool is_pronoun_object(std::uint32_t word, const EventClause& clause) const {
        const bool is_object = words_[word].deprel == Deprel::obj || words_[word].deprel == Deprel::iobj;
        return is_object && words_[word].head == clause.verb && clauses_.is(word, lists_.object_pronoun);
    }
    [[nodiscard]] bool has_unnamed_object(const EventClause& clause, const std::vector<WordRange>& predicate) const {
        return std::any_of(predicate.begin(), predicate.end(), [&](WordRange piece) {
            return is_pronoun_object(piece.begin, clause) && name_of_object(piece.begin, clause) == nullptr;
        });
    }
    // With names for pronouns: "replaced | Ana Ruiz".
    void append_named(std::string& out, WordRange piece, const EventClause& clause) const {
        const std::string* name = is_pronoun_object(piece.begin, clause) ? name_of_object(piece.begin, clause) : nullptr;
        if (name == nullptr) return append(out, piece);
        out.append(" ").append(*name);
        if (++piece.begin < piece.end) append(out, piece);
    }

    // Whether a complement that the network takes for an argument of the verb is not among the words shown: "moved from the mill | to the
    // harbour".
    [[nodiscard]] bool lacks_role(std::uint32_t verb, const std::vector<WordRange>& shown) const {
        const Predicate* predicate = predicate_at(verb);
        if (predicate == nullptr || shown.empty()) return false;
        for (std::uint32_t i = predicate->first_role; i < predicate->end_role; ++i) {
            const RoleHead& role = analysis_.role_heads[i];
            if (is_core(role.role) && role.word >= shown.back().end && clauses_.is_complement(role.word, verb)) return true;
        }
        return false;
    }

    // "Told the court", "said in an interview": that somebody spoke, without what was said or of what.
    [[nodiscard]] bool lacks_said(const EventClause& clause, const std::vector<WordRange>& predicate) const {
        if (clause.passive || !lists_.speech.contains(words_[clause.verb].key) || clauses_.has(clause.verb, Deprel::xcomp)) return false;
        if (has_spoken_to(clause)) return false;
        if (clauses_.names_topic(clause.verb)) return false;
        if (clauses_.has(clause.verb, Deprel::obj) && !clauses_.is(clause.verb, lists_.telling)) return false;
        const std::uint32_t said = clauses_.said(clause.verb), first = words_said(clause.verb).words.begin;
        return std::none_of(predicate.begin(), predicate.end(), [&](WordRange piece) {
            return (piece.begin <= said && said < piece.end) || (piece.begin <= first && first < piece.end);
        });
    }

    // What a verb of saying says, by the statement of which it is the cue: its first sentence, or as much of it as can be shown.
    struct Quoted {
        WordRange words;         // empty: nothing that can be shown
        bool is_direct = false;  // in quotation marks
        bool is_cut = false;
    };
    [[nodiscard]] Quoted words_said(std::uint32_t verb) const {
        const auto statement = statements_.of_cue(words_[verb].span.begin);
        if (!statement || given_statements_[*statement].content.empty()) return {};
        const Span content = given_statements_[*statement].content.front();
        const auto at = [&](std::uint32_t byte) {
            return static_cast<std::uint32_t>(
                std::lower_bound(words_.begin(), words_.end(), byte, [](const Word& w, std::uint32_t b) { return w.span.begin < b; }) -
                words_.begin());
        };
        Quoted quoted{{at(content.begin), at(content.end)}, statements_.is_direct(*statement)};
        WordRange& range = quoted.words;
        const auto is_outside = [&](std::uint32_t word) {
            const Xpos tag = clauses_.tag(word);
            return tag == Xpos::COMMA || tag == Xpos::PERIOD || quotation_mark(clauses_.word(word)) != QuotationMark::none;
        };
        while (!range.empty() && is_outside(range.begin)) ++range.begin;
        std::uint32_t end = range.begin;
        while (end < range.end && end < range.begin + kMaxSaidWords && clauses_.tag(end) != Xpos::PERIOD) ++end;
        quoted.is_cut = end < range.end && clauses_.tag(end) != Xpos::PERIOD;
        range.end = end;
        while (!range.empty() && is_outside(range.end - 1)) --range.end;
        return quoted;
    }

    // "The remarks", "that decision": which one, the words before it have said.
    [[nodiscard]] bool is_known_thing(const std::vector<WordRange>& phrase) const {
        if (phrase.size() != 1 || phrase.front().size() != 2) return false;
        const auto first = clauses_.word(phrase.front().begin);
        return first == "the" || clauses_.is(phrase.front().begin, lists_.thing_pronoun);
    }

    // Whether a verb that tells nothing without an object has none, nor a particle, nor one before it.
    [[nodiscard]] bool lacks_thing(const EventClause& clause) const {
        return !clauses_.has(clause.verb, Deprel::obj) && !clauses_.has(clause.verb, Deprel::xcomp) &&
               !clauses_.has(clause.verb, Deprel::compound_prt) && !clauses_.has(clause.verb, Deprel::advmod) &&
               clauses_.relative_object(clause).empty();
    }

    // A phrase that ends within a name goes on to the name's end: the tree may hang its last word elsewhere ("obtained by Harlow |
    // Weekly", "Ana Ruiz|-Lund").
    [[nodiscard]] std::uint32_t name_end(std::uint32_t end) const {
        if (end >= words_.size() || (clauses_.tag(end) != Xpos::NNP && clauses_.tag(end) != Xpos::HYPH)) return end;
        // "The Lenk|-Arn border".
        if (clauses_.tag(end) == Xpos::HYPH && end + 1 < words_.size() && words_[end].span.begin == words_[end - 1].span.end &&
            is_noun(clauses_.tag(end + 1))) {
            end += 2;
            while (end < words_.size() && is_noun(clauses_.tag(end)) && words_[end - 1].head == end) ++end;
            return end;
        }
        const std::uint32_t border = words_[end].span.begin;
        auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), EntityPlace{{border, 0}, 0});
        if (mention == mentions_.begin()) return end;
        const Span name = std::prev(mention)->span;
        while (end < words_.size() && words_[end].span.end <= name.end) ++end;
        return end;
    }

    // The innermost quotation that holds the byte, nullptr where none does; at most a few begin before it that are closed by then.
    [[nodiscard]] const MarkedQuotation* quotation_at(std::uint32_t byte) const {
        constexpr int kMaxNested = 8;
        auto next = std::upper_bound(analysis_.quotations.begin(), analysis_.quotations.end(), byte,
                                     [](std::uint32_t at, const MarkedQuotation& q) { return at < q.span.begin; });
        for (int n = 0; n < kMaxNested && next != analysis_.quotations.begin(); ++n) {
            --next;
            if (next->span.end > byte) return &*next;
        }
        return nullptr;
    }
    [[nodiscard]] bool is_quoted(std::uint32_t word) const { return quotation_at(words_[word].span.begin) != nullptr; }

    // A phrase from word `begin` that ends within a quotation that it has opened goes on to its end, where that is near.
    [[nodiscard]] std::uint32_t quotation_end(std::uint32_t end, std::uint32_t begin) const {
        const MarkedQuotation* quotation = quotation_at(words_[end - 1].span.begin);
        if (quotation == nullptr || quotation->span.begin < words_[begin].span.begin) return end;
        std::uint32_t last = end;
        while (last < words_.size() && last < end + kMaxPhraseWords / 2 && words_[last].span.begin < quotation->span.end) ++last;
        return words_[last - 1].span.end >= quotation->span.end ? last : end;
    }

    // Whether the words of the phrase open a quotation that they do not close.
    [[nodiscard]] bool ends_in_quotation(const std::vector<WordRange>& phrase) const {
        if (phrase.empty()) return false;
        const Word& last = words_[phrase.back().end - 1];
        const MarkedQuotation* quotation = quotation_at(last.span.begin);
        return quotation != nullptr && quotation->span.begin >= words_[phrase.front().begin].span.begin &&
               quotation->span.end > last.span.end;
    }

    void name_done(std::uint32_t noun) {
        const WordRange phrase = clauses_.done_before(noun);
        if (phrase.empty()) return;
        Done done{phrase, lists_.once.at(words_[noun].key), {}};
        const Span span{words_[phrase.begin].span.begin, words_[phrase.end - 1].span.end};
        done.participants = entities_in(span);
        if (!done.participants.empty()) done_.push_back(std::move(done));
    }

    // What is named as done where the same report plans it for somebody: told, so that both can be held against each other.
    void tell_contradicted() {
        for (const Done& done : done_) {
            const bool is_planned = std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
                return found.once == done.once && have_in_common(done.participants, found.event.participants);
            });
            if (!is_planned) continue;
            Event event;
            event.span = {words_[done.phrase.begin].span.begin, words_[done.phrase.end - 1].span.end};
            append(event.text, done.phrase);
            event.participants = done.participants;
            set_predicate(done.phrase.end - 1, event);
            event.statement = statements_.innermost(event.span.begin);
            const bool is_fact = !event.statement || statements_.standing(*event.statement) == Standing::fact;
            event.certainty = is_fact ? Certainty::happened : Certainty::alleged;
            found_.push_back({std::move(event), 0});
        }
    }

    // Of a sentence, whose events begin at `first`: a noun without a date that is subject or object of what is told beside it is told with
    // it; a saying is told where what is said is no event.
    void leave_out_repeated(std::size_t first) {
        constexpr std::size_t kMaxBeside = 8;  // events before and after it
        repeated_.clear();
        for (std::size_t i = first; i < found_.size(); ++i) {
            if (!found_[i].is_argument && found_[i].said == kNoWord) continue;
            const Span noun = found_[i].event.span;
            const std::size_t end = std::min(found_.size(), i + kMaxBeside + 1);
            for (std::size_t j = std::max(first + kMaxBeside, i) - kMaxBeside; j < end; ++j) {
                const Span other = found_[j].event.span;
                const bool is_told_with = !found_[j].is_argument && noun.begin >= other.begin && noun.end <= other.end;
                if (found_[i].is_argument ? !is_told_with : found_[j].word != found_[i].said) continue;
                repeated_.push_back(i);
                break;
            }
        }
        for (auto i = repeated_.rbegin(); i != repeated_.rend(); ++i) found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(*i));
    }

    // Who a subject of one pronoun is, where that is a person with a name, for a phrase that is read alone. Nothing where the verb would
    // not fit the name ("I have", "I am").
    [[nodiscard]] const std::string* name_of_pronoun(WordRange subject, const EventClause& clause) const {
        if (subject.size() != 1 || clauses_.tag(subject.begin) != Xpos::PRP || clauses_.tag(clause.start) == Xpos::VBP) return nullptr;
        const Span place = words_[subject.begin].span;
        for (auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), EntityPlace{{place.begin, 0}, 0});
             mention != mentions_.end() && mention->span.begin == place.begin; ++mention) {
            const Entity& entity = entities_[mention->entity];
            if (mention->span == place && entity.type == EntityType::person && (has_name(entity) || is_described_near(entity, place)))
                return is_named_behind(mention->entity, clause.verb) ? nullptr : &entity.name;
        }
        return nullptr;
    }

    // "A clerk was walking home when | she was hit": of a person without a name whom this sentence or the one before it describes.
    [[nodiscard]] bool is_described_near(const Entity& entity, Span pronoun) const {
        const std::uint32_t from = analysis_.sentences[std::max(n_sentences_, 2u) - 2].span.begin;
        return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& mention) {
            return mention.form == MentionForm::nominal && mention.span.begin >= from && mention.span.end <= pronoun.begin &&
                   text_.slice(mention.span) == entity.name;
        });
    }

    // "He praised Mr. Ruiz's choir": whom an object, or what is close to it, calls by name the subject's pronoun is not.
    [[nodiscard]] bool is_named_behind(std::uint32_t entity, std::uint32_t verb) const {
        const auto names = [&](std::uint32_t word) {
            const auto& mentions = entities_[entity].mentions;
            return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
                return mention.form == MentionForm::name && mention.span.contains(words_[word].span);
            });
        };
        for (const std::uint32_t child : analysis_.dependents.behind(verb)) {
            const Deprel relation = words_[child].deprel;
            if (relation != Deprel::obj && relation != Deprel::iobj && relation != Deprel::obl) continue;
            if (names(child)) return true;
            for (const std::uint32_t below : analysis_.dependents.of(child)) {
                const Deprel part = words_[below].deprel;
                if ((part == Deprel::nmod || part == Deprel::nmod_poss || part == Deprel::compound) && names(below)) return true;
            }
        }
        return false;
    }

    // Whose "his house" is, for the same phrase; nullptr where that is not said by name.
    [[nodiscard]] const std::string* owner_named(WordRange subject) const {
        if (subject.size() < 2 || clauses_.tag(subject.begin) != Xpos::PRPS) return nullptr;
        const Span place = words_[subject.begin].span;
        for (auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), EntityPlace{{place.begin, 0}, 0});
             mention != mentions_.end() && mention->span.begin == place.begin; ++mention) {
            if (mention->span == place && has_name(entities_[mention->entity])) return &entities_[mention->entity].name;
        }
        return nullptr;
    }

    // Who "it" or "they" is in what a firm, a body or a group says of itself; empty where that is not to be seen.
    [[nodiscard]] WordRange sayer_of_pronoun(WordRange subject, const EventClause& clause) const {
        if (subject.size() != 1 || clauses_.tag(subject.begin) != Xpos::PRP) return {};
        const bool it = clauses_.is(subject.begin, lists_.it), they = clauses_.is(subject.begin, lists_.they);
        if (!it && !they) return {};
        const WordRange sayer = clauses_.shortened(clauses_.sayer(clause));
        if (sayer.empty() || sayer.begin > subject.begin || clauses_.tag(sayer.begin) == Xpos::PRP) return {};
        if (it && clauses_.is(sayer.end - 1, lists_.person)) return {};
        const Xpos head = clauses_.tag(sayer.end - 1);
        return is_noun(head) && (is_plural(sayer) == they || names_body(sayer)) ? sayer
                                                                                : WordRange{};  // "Brackwell Foods said it", "said they"
    }

    // "The firm said it had closed the mill": what a body says of its own doing.
    // "The singer announced that she has left the choir": of one's own doing, in a word that owns it.
    [[nodiscard]] bool tells_own_act(const EventClause& clause) const {
        if (const std::uint32_t saying = clauses_.saying(clause.verb); saying != kNoWord && clauses_.is(saying, lists_.owned)) {
            const WordRange sayer = clauses_.subject_of(saying);
            const bool is_pronoun = clause.subject.size() == 1 && clauses_.is(clause.subject.begin, lists_.pronoun);
            if (is_pronoun && have_in_common(entities_in(span_of(sayer)), entities_in(span_of(clause.subject)))) return true;
            if (!sayer_of_pronoun(clause.subject, clause).empty()) return true;  // "the firm confirmed that it had been fined"
        }
        if (clause.passive) return false;
        const WordRange sayer = sayer_of_pronoun(clause.subject, clause);
        return !sayer.empty() && names_body(sayer);
    }

    // By whose word the clause is in the report: the least sure of the statement, of who said it within that, and of what governs it.
    [[nodiscard]] Standing standing_at(const EventClause& clause, std::optional<std::uint32_t> statement, Backing backing) const {
        if (backing == Backing::disclaimed) return Standing::denial;
        Standing standing = Standing::account;
        if (statement) {
            standing = statements_.standing(*statement);
            // "Police said the clerk told them that": the clerk's word.
            const std::uint32_t saying = clauses_.saying(clause.verb);
            const bool is_within = saying != kNoWord && statements_.innermost(words_[saying].span.begin) == statement;
            if (standing == Standing::fact && is_within) standing = standing_of_said(clause.verb);
            if (standing == Standing::fact && clauses_.is(clause.verb, lists_.informing)) standing = Standing::account;
            if (standing == Standing::fact && is_word_against_word(clause.subject, *statement)) standing = Standing::allegation;
        } else if (!is_quoted(clause.verb)) {
            standing = standing_of_said(clause.verb);
        }
        const bool is_unsaid = standing == Standing::denial || standing == Standing::question;
        return backing == Backing::hearsay && !is_unsaid ? Standing::allegation : standing;
    }

    // "The minister said that Arn had shelled the harbour": of what another state, or its army, has done.
    [[nodiscard]] bool is_word_against_word(WordRange subject, std::uint32_t statement) const {
        const SpanList& source = given_statements_[statement].source;
        const auto is_statesman = [&](Span span) { return clauses_.any_in(span, lists_.statesman); };
        if (std::none_of(source.begin(), source.end(), is_statesman)) return false;
        const auto is_place = [&](std::uint32_t entity) { return entities_[entity].type == EntityType::place; };
        const std::uint32_t last = subject.end - 1;
        bool is_force = false, has_adjective = false;
        for (std::uint32_t at = subject.begin; at < subject.end; ++at) {
            is_force = is_force || clauses_.is(at, lists_.state_force);
            has_adjective = has_adjective || (at < last && clauses_.tag(at) != Xpos::DT && is_upper(clauses_.word(at).front()));
        }
        std::vector<std::uint32_t> places = entities_in(span_of(subject));
        std::erase_if(places, [&](std::uint32_t entity) { return !is_place(entity); });
        for (const Span span : source)
            if (have_in_common(places, entities_in(span))) return false;  // its own
        if (is_force) return has_adjective || !places.empty();
        const std::vector<std::uint32_t> whole = entities_in(span_of(subject));
        return !places.empty() && places.size() == whole.size() && subject.size() <= 2 && clauses_.is_name(last);
    }

    // "A spokesman for the firm said the firm had sold the mill": of the doing of whom he speaks for, like its own word.
    [[nodiscard]] bool is_of_client(WordRange subject, std::optional<std::uint32_t> statement) const {
        if (!statement || !given_statements_[*statement].on_behalf_of) return false;
        const auto& source = given_statements_[*statement].source;
        const auto names_spokesperson = [&](Span span) { return clauses_.any_in(span, lists_.spokesperson); };
        const auto speaker = given_statements_[*statement].speaker;
        const bool is_spokesperson = std::any_of(source.begin(), source.end(), names_spokesperson) ||
                                     (speaker && std::any_of(entities_[*speaker].mentions.begin(), entities_[*speaker].mentions.end(),
                                                             [&](const Mention& mention) { return names_spokesperson(mention.span); }));
        if (!is_spokesperson) return false;
        const std::vector<std::uint32_t> named = entities_in(span_of(subject));
        return std::find(named.begin(), named.end(), *given_statements_[*statement].on_behalf_of) != named.end();
    }

    // Of what a verb of speech says that is in no statement: "the jury was told that she struck him".
    [[nodiscard]] Standing standing_of_said(std::uint32_t verb) const {
        const std::uint32_t saying = clauses_.saying(verb);
        if (saying == kNoWord) return Standing::fact;
        if (clauses_.is(saying, lists_.heard) || clauses_.has(saying, Deprel::aux_pass)) return Standing::allegation;
        const WordRange subject = clauses_.subject_of(saying);
        for (std::uint32_t at = subject.begin; at < subject.end; ++at)
            if (clauses_.is(at, lists_.authority)) return Standing::fact;
        return subject.empty() ? Standing::fact : Standing::account;
    }

    // Whether the words name a firm or another body, of which both "it" and "they" are said.
    [[nodiscard]] bool names_body(WordRange range) const {
        const Span place{words_[range.begin].span.begin, words_[range.end - 1].span.end};
        for (auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), EntityPlace{{place.begin, 0}, 0});
             mention != mentions_.end() && mention->span.begin < place.end; ++mention) {
            if (mention->span.end == place.end && entities_[mention->entity].type == EntityType::organization) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_plural(WordRange subject) const {
        const Xpos head = clauses_.tag(subject.end - 1);
        return head == Xpos::NNS || head == Xpos::NNPS || (head == Xpos::CD && clauses_.word(subject.end - 1) != "one");
    }

    // "Asked the court to forbid": a request made, not a question.
    [[nodiscard]] bool petition(const EventClause& clause, const Sentence& sentence) const {
        if (clauses_.word(clause.verb) != "asked" || clause.passive) return false;
        for (std::uint32_t at = clause.verb + 2; at < sentence.end_word && at < clause.verb + kMaxPhraseWords; ++at) {
            if (clauses_.tag(at) == Xpos::TO) return true;
        }
        return false;
    }

    // The words with white space made single spaces, without what stands in brackets.
    void append(std::string& out, WordRange range) const {
        if (!out.empty()) out += ' ';
        const auto text = text_.slice({words_[range.begin].span.begin, words_[range.end - 1].span.end});
        for (std::size_t at = 0; at < text.size(); ++at) {
            const char c = text[at];
            if (const std::size_t close = c == '(' ? text.find(')', at) : std::string::npos; close != std::string::npos) {
                at = close;
                continue;
            }
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!space) {
                out += c;
            } else if (!out.empty() && out.back() != ' ') {
                out += ' ';
            }
        }
    }

    // " that the pier is closed", of what stands first in its sentence.
    void append_said(std::string& out, WordRange said) const {
        out += " that";
        const std::size_t at = out.size() + 1;
        append(out, said);
        const Xpos first = clauses_.tag(said.begin);
        const bool keeps_capital = first == Xpos::NNP || first == Xpos::NNPS || first == Xpos::PRP || is_upper(out[at + 1]);
        if (!keeps_capital) out[at] = lower_case(out[at]);
    }

    void append_quoted(std::string& out, const Quoted& quoted) const {
        const Xpos first = clauses_.tag(quoted.words.begin);
        if (quoted.is_direct) {
            std::string words;
            append(words, quoted.words);
            out.append(" ").append(kOpeningMark).append(words);
        } else if (first == Xpos::IN || first == Xpos::TO || clauses_.asks(quoted.words.begin)) {
            append(out, quoted.words);
        } else {
            append_said(out, quoted.words);
        }
        if (quoted.is_cut) out += " …";
        if (quoted.is_direct) out += kClosingMark;
    }

    // Of a verb group, with its contractions written out: "they've moved" is read as "have moved" behind another subject.
    void append_group(std::string& out, WordRange range, const EventClause& clause) const {
        const auto written_out = [&](std::uint32_t at) -> std::string_view {
            const auto w = clauses_.word(at);
            const std::size_t mark = w.starts_with('\'') ? 1 : w.starts_with("\xE2\x80\x99") ? 3 : 0;
            const auto rest = w.substr(mark);
            if (mark == 0) return {};
            if (rest == "ve") return "have";
            if (rest == "ll") return "will";
            if (rest == "re") return "are";
            if (rest == "m") return "am";
            if (rest == "d") return clause.past_perfect ? "had" : "would";
            return rest == "s" ? (clause.perfect ? "has" : "is") : std::string_view();
        };
        if (const auto whole = written_out(range.begin); !whole.empty()) {
            out += ' ';
            out += whole;
            if (++range.begin == range.end) return;
        }
        const std::size_t at = out.size() + 1;
        append(out, range);
        if (clause.bare) out[at] = lower_case(out[at]);  // "Born in Lenk, she …"
    }

    void set_predicate(std::uint32_t word, Event& event) const {
        event.predicate = words_[word].span;
        event.lemma = lemma_of(word);
    }
    [[nodiscard]] std::string lemma_of(std::uint32_t word) const { return lemmas_.of(word); }

    const Text& text_;
    const std::vector<Word>& words_;
    const Analysis& analysis_;
    const std::vector<Entity>& entities_;
    const std::vector<TimeExpression>& times_;
    const std::vector<Statement>& given_statements_;
    const EventLists& lists_;
    Lemmas lemmas_;
    ClauseFinder clauses_;
    StatementIndex statements_;
    std::string published_;  // a day, or empty
    std::vector<EntityPlace> mentions_;
    std::vector<Found> found_;
    std::vector<Done> done_;
    std::vector<std::size_t> repeated_;  // of the sentence in hand
    std::uint32_t paragraph_ = kNoWord;
    std::uint32_t heading_ = kNoWord;               // the time that opens the paragraph, as in a list of dates
    std::size_t next_predicate_ = 0;                // the first of the analysis at or after the word in hand
    std::uint32_t n_sentences_ = 0;                 // so far
    std::optional<std::uint32_t> dated_statement_;  // of it
    std::uint32_t dated_sentence_ = 0;              // the last with an event of one day; 0: none yet
    std::string date_of_sentence_;
    std::string day_of_lead_;          // of the first event of the lead that has one
    std::uint32_t lead_sentence_ = 1;  // the first, or the one behind the headline
    bool goes_on_ = false;             // what is told is still of that day
    bool follows_clock_ = false;       // the paragraph in hand is the heading of a post
    std::uint32_t post_ = 0;           // the first sentence of the last post; 0: none yet
};

}  // namespace

std::vector<Event> find_events(const Text& text, const Analysis& analysis, const std::vector<Entity>& entities,
                               const std::vector<TimeExpression>& times, const std::vector<Statement>& statements,
                               const Published& published, const EventLists& lists, const Lemmatiser& lemmatiser) {
    return Finder(text, analysis, entities, times, statements, published, lists, lemmatiser).run();
}

}  // namespace onrecord
