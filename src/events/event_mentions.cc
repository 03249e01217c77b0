// Where a report mentions again an event that it has reported. Example:
//
//     Police arrested Ana Ruiz on Friday. … The arrest surprised the town. … Since she was arrested, the clerk has said nothing.
//
// A predicate of the network may be a mention of an event of its lemma or, where it is a noun, of one of its verbs (event_noun.tsv). It is
// one where the network gives both the same entity, or a noun of the same lemma, in the same role, and in no role two that differ. A noun
// that says whose it was by a name is one of that person alone; one that says it by the article alone ("the arrest") is the only event of
// its verbs so far. A sentence with a day of its own mentions no event of another day. Mentions are no lines of their own: they need not
// read alone.
#include "events/event_mentions.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "events/event_date.h"
#include "events/same_event.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxEventsOfVerb = 16;
constexpr float kMinFactualityOfMention = 0.5F;  // as of events without a date (events.cc)
constexpr std::size_t kHeadSentences = 3;        // the headline and the lead
constexpr std::array<Role, 3> kCompared{Role::arg0, Role::arg1, Role::arg2};
constexpr std::uint32_t kNothing = UINT32_MAX;

class Mentioner {
public:
    Mentioner(const Analysis& analysis, const std::vector<Entity>& entities, const std::vector<EntityPlace>& places,
              const std::vector<TimeExpression>& times, const EventLists& lists, const Lemmas& lemmas, std::vector<Event>& events)
        : analysis_(analysis), words_(analysis.words), places_(places), times_(times), lists_(lists), lemmas_(lemmas), events_(events) {
        for (const Entity& entity : entities) has_name_.push_back(has_name(entity));
        for (std::uint32_t i = 0; i < events.size(); ++i) of_lemma_[word_key(events[i].lemma)].push_back(i);
        predicates_.assign(events.size(), nullptr);
        for (std::uint32_t i = 0; i < events.size(); ++i) {
            const auto at =
                std::lower_bound(analysis.predicates.begin(), analysis.predicates.end(), events[i].predicate.begin,
                                 [&](const Predicate& predicate, std::uint32_t byte) { return words_[predicate.word].span.begin < byte; });
            if (at != analysis.predicates.end() && words_[at->word].span == events[i].predicate) predicates_[i] = &*at;
            taken_.push_back(events[i].predicate);
        }
        for (const Event& event : events)
            for (const Span mention : event.mentions) taken_.push_back(mention);
        std::sort(taken_.begin(), taken_.end());
    }

    void run() {
        std::size_t time = 0;
        auto predicate = analysis_.predicates.begin();
        const auto& sentences = analysis_.sentences;
        if (sentences.size() > 1 && sentences[1].paragraph != sentences[0].paragraph) {
            headline_end_ = sentences.front().span.end;
            head_end_ = sentences[std::min(sentences.size(), kHeadSentences) - 1].span.end;
        }
        for (const Sentence& sentence : analysis_.sentences) {
            while (time < times_.size() && times_[time].span.end <= sentence.span.begin) ++time;
            take_dates(time, sentence);
            ++n_sentences_;
            for (; predicate != analysis_.predicates.end() && predicate->word < sentence.end_word; ++predicate) look_at(*predicate);
        }
        for (Event& event : events_) std::sort(event.mentions.begin(), event.mentions.end());
    }

private:
    // What a predicate has in a role: an entity that has a name, or else the lemma of a noun.
    struct Filler {
        std::uint32_t entity = kNothing;
        WordKey lemma = 0;
        bool is_other = false;  // "other boats"
        [[nodiscard]] bool known() const { return entity != kNothing || lemma != 0; }
    };
    enum class Agreement : std::uint8_t { unknown, same, other };

    void look_at(const Predicate& predicate) {
        const Span word = words_[predicate.word].span;
        const bool is_noun = predicate.form == PredicateForm::noun;
        if (is_taken(word) || lists_.speech.contains(words_[predicate.word].key)) return;
        if (is_other(predicate.word) || (is_noun && is_complement(predicate.word))) return;
        std::vector<std::uint32_t> candidates = events_of(word_key(lemmas_.of(predicate.word)));
        if (is_noun)
            if (const auto verbs = lists_.verbs_of_noun.find(words_[predicate.word].key); verbs != lists_.verbs_of_noun.end())
                for (const WordKey verb : verbs->second)
                    for (const std::uint32_t event : events_of(verb)) candidates.push_back(event);
        // "The campaign announced" is not what "she campaigned" says.
        const bool names_happening = lists_.happening.contains(words_[predicate.word].key);
        std::erase_if(candidates, [&](std::uint32_t event) {
            const bool is_of_noun = predicates_[event] != nullptr && predicates_[event]->form == PredicateForm::noun;
            return !may_be(predicate, events_[event]) || (is_noun && !names_happening && !is_of_noun);
        });
        std::sort(candidates.begin(), candidates.end());
        std::uint32_t found = kNothing;
        for (const std::uint32_t event : candidates) {  // the nearest before it, else the first behind it
            if (agreement(predicate, event) != Agreement::same) continue;
            if (events_[event].span.begin < word.begin || found == kNothing) found = event;
        }
        std::erase_if(candidates, [&](std::uint32_t event) { return agreement(predicate, event) == Agreement::other; });
        if (found == kNothing && is_noun && is_known(predicate.word)) {
            std::erase_if(candidates, [&](std::uint32_t event) {
                return events_[event].span.begin > word.begin || events_[event].certainty == Certainty::planned;
            });
            const bool is_one = std::all_of(candidates.begin(), candidates.end(), [&](std::uint32_t event) {
                return event == candidates.back() || have_in_common(events_[event].participants, events_[candidates.back()].participants);
            });
            if (!candidates.empty() && is_one) found = candidates.back();
        }
        if (found == kNothing && !is_noun && n_sentences_ <= kHeadSentences)  // what the headline tells is what the lead tells
            for (const std::uint32_t event : candidates)
                if (events_[event].span.begin < head_end_ && (n_sentences_ == 1) != (events_[event].span.begin < headline_end_))
                    found = event;
        if (found == kNothing) return;
        const Span whole = phrase(predicate.word);
        SpanList& mentions = events_[found].mentions;
        const auto is_apart = [&](Span span) {
            return !span.overlaps(events_[found].span) &&
                   std::none_of(mentions.begin(), mentions.end(), [&](Span other) { return other.overlaps(span); });
        };
        if (is_apart(whole)) {
            mentions.push_back(whole);
        } else if (is_apart(word)) {
            mentions.push_back(word);
        }
    }

    [[nodiscard]] bool is_taken(Span word) const {
        const auto next = std::upper_bound(taken_.begin(), taken_.end(), word, [](Span a, Span b) { return a.begin < b.begin; });
        return next != taken_.begin() && std::prev(next)->end >= word.end;
    }

    [[nodiscard]] std::vector<std::uint32_t> events_of(WordKey lemma) const {
        const auto found = of_lemma_.find(lemma);
        if (found == of_lemma_.end()) return {};
        const auto& all = found->second;
        return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), kMaxEventsOfVerb))};
    }

    // Whether certainty and day allow it.
    [[nodiscard]] bool may_be(const Predicate& predicate, const Event& event) const {
        if (event.certainty == Certainty::denied || event.span.overlaps(words_[predicate.word].span)) return false;
        const bool is_fact = predicate.factuality >= kMinFactualityOfMention;
        if (predicate.form != PredicateForm::noun && event.certainty != Certainty::alleged &&
            is_fact != (event.certainty == Certainty::happened))
            return false;
        return event.date.empty() || dates_allow(event.date.substr(0, event.date.find('~')));
    }

    void take_dates(std::size_t first_time, const Sentence& sentence) {
        dates_.clear();
        for (std::size_t i = first_time; i < times_.size() && times_[i].span.begin < sentence.span.end; ++i)
            dates_.push_back(edtf_of_timex(times_[i].value));
        std::sort(dates_.begin(), dates_.end());
        dates_.erase(std::unique(dates_.begin(), dates_.end()), dates_.end());
    }

    // Whether each date of the sentence is as `days` as far as both go: begins it ("2024-05"), or goes on after it.
    [[nodiscard]] bool dates_allow(std::string_view days) const {
        const auto first = std::lower_bound(dates_.begin(), dates_.end(), days);
        auto n = std::partition_point(first, dates_.end(), [&](std::string_view date) { return date.starts_with(days); }) - first;
        for (std::size_t length = 0; length < days.size(); ++length)
            n += std::binary_search(dates_.begin(), dates_.end(), days.substr(0, length)) ? 1 : 0;
        return n == std::ssize(dates_);
    }

    [[nodiscard]] std::uint32_t entity_at(std::uint32_t word) const {
        constexpr int kMaxNested = 8;
        const Span span = words_[word].span;
        auto next = std::upper_bound(places_.begin(), places_.end(), span.begin,
                                     [](std::uint32_t at, const EntityPlace& p) { return at < p.span.begin; });
        for (int n = 0; n < kMaxNested && next != places_.begin(); ++n) {
            --next;
            if (next->span.end >= span.end) return next->entity;
        }
        return kNothing;
    }

    [[nodiscard]] Filler filler(const Predicate& predicate, Role role) const {
        for (std::uint32_t i = predicate.first_role; i < predicate.end_role; ++i) {
            const RoleHead& head = analysis_.role_heads[i];
            if (head.role != role) continue;
            if (const std::uint32_t entity = entity_at(head.word); entity != kNothing && has_name_[entity]) return {entity, 0};
            if (is_noun(words_[head.word].tags.xpos)) return {kNothing, word_key(lemmas_.of(head.word)), is_other(head.word)};
        }
        return {};
    }

    // The likest is what speaks for or against one being the other: in the roles that both have, and in whose the noun says it was.
    [[nodiscard]] Agreement agreement(const Predicate& predicate, std::uint32_t event) const {
        if (predicates_[event] == nullptr) return Agreement::unknown;
        std::array<Agreement, kCompared.size()> of_role{};
        bool has_object = false, may_differ = false;
        for (std::size_t i = 0; i < kCompared.size(); ++i) {
            const Filler a = filler(predicate, kCompared[i]), b = filler(*predicates_[event], kCompared[i]);
            if (kCompared[i] == Role::arg1) has_object = a.known() || b.known();
            if (!a.known() || !b.known()) continue;
            const bool are_alike = (a.entity != kNothing) == (b.entity != kNothing);
            if (!are_alike) {  // "the lineman", "Ana Ruiz": may be one
                may_differ = true;
            } else if (a.entity != b.entity || a.lemma != b.lemma || a.is_other != b.is_other) {
                return Agreement::other;
            } else {
                of_role[i] = Agreement::same;
            }
        }
        // "Won the vote" and "won among dockers" need not be one for being the same person's.
        const bool is_same =
            of_role[1] == Agreement::same || (!has_object && (of_role[0] == Agreement::same || of_role[2] == Agreement::same));
        if (predicate.form != PredicateForm::noun) return is_same && !may_differ ? Agreement::same : Agreement::unknown;
        Agreement all = is_same && !may_differ ? Agreement::same : Agreement::unknown;
        for (const std::uint32_t child : analysis_.dependents.of(predicate.word)) {  // "Ruiz's arrest", "the arrest of a clerk"
            const bool is_owner = words_[child].deprel == Deprel::nmod_poss || words_[child].deprel == Deprel::nmod;
            const std::uint32_t entity = entity_at(child);
            const auto& takes_part = events_[event].participants;
            const bool is_of_event = entity != kNothing && std::find(takes_part.begin(), takes_part.end(), entity) != takes_part.end();
            if (is_of_event) {
                all = Agreement::same;
            } else if ((entity != kNothing && has_name_[entity]) || (is_owner && words_[child].deprel == Deprel::nmod_poss)) {
                return Agreement::other;
            }
        }
        return all;
    }

    // "Her last arrest", "other boats", "had previously been arrested", "cannot support".
    [[nodiscard]] bool is_other(std::uint32_t word) const {
        const auto children = analysis_.dependents.of(word);
        return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
            return lists_.another.contains(words_[child].key) || lists_.unsettled.contains(words_[child].key) ||
                   lists_.no.contains(words_[child].key);
        });
    }

    // "Called it an attack", "it was an attack": what something is.
    [[nodiscard]] bool is_complement(std::uint32_t word) const {
        const auto children = analysis_.dependents.before(word);
        return words_[word].deprel == Deprel::xcomp ||
               std::any_of(children.begin(), children.end(), [&](std::uint32_t child) { return words_[child].deprel == Deprel::cop; });
    }

    // "The arrest", "this arrest".
    [[nodiscard]] bool is_known(std::uint32_t noun) const {
        for (const std::uint32_t child : analysis_.dependents.before(noun)) {
            const Word& word = words_[child];
            if (word.deprel == Deprel::det && lists_.the_same.contains(word.key)) return words_[noun].tags.xpos == Xpos::NN;
        }
        return false;
    }

    // The word with the article, the possessive or the auxiliaries before it.
    [[nodiscard]] Span phrase(std::uint32_t word) const {
        std::uint32_t first = word;
        for (const std::uint32_t child : analysis_.dependents.before(word)) {
            const Deprel relation = words_[child].deprel;
            const bool is_part = relation == Deprel::det || relation == Deprel::nmod_poss || relation == Deprel::aux ||
                                 relation == Deprel::aux_pass || relation == Deprel::amod || relation == Deprel::compound;
            if (is_part) first = std::min(first, analysis_.dependents.leftmost(child));
        }
        return {words_[first].span.begin, words_[word].span.end};
    }

    const Analysis& analysis_;
    const std::vector<Word>& words_;
    const std::vector<EntityPlace>& places_;
    const std::vector<TimeExpression>& times_;
    const EventLists& lists_;
    const Lemmas& lemmas_;
    std::vector<Event>& events_;
    std::vector<bool> has_name_;  // of each entity
    std::unordered_map<WordKey, std::vector<std::uint32_t>> of_lemma_;
    std::vector<const Predicate*> predicates_;  // of the events; nullptr: the network takes the word for none
    SpanList taken_;                            // words that name events already
    std::size_t n_sentences_ = 0;               // so far
    std::uint32_t headline_end_ = 0;            // 0: the report has none
    std::uint32_t head_end_ = 0;                // of the headline and the lead
    std::vector<std::string> dates_;            // of the sentence, sorted, each once
};

}  // namespace

void add_event_mentions(const Analysis& analysis, const std::vector<Entity>& entities, const std::vector<EntityPlace>& places,
                        const std::vector<TimeExpression>& times, const EventLists& lists, const Lemmas& lemmas,
                        std::vector<Event>& events) {
    if (!events.empty()) Mentioner(analysis, entities, places, times, lists, lemmas, events).run();
}

}  // namespace onrecord
