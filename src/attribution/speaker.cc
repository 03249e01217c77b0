// A source is read from its head: "Ruiz’s attorney, Dana Cole," has the head "attorney" and, in apposition, the name Dana Cole; it speaks
// for Ruiz. The head is looked up among the mentions of the entities room: a name first, then a description or pronoun that its chain
// resolves. Probabilities are one constant a kind of link (docs/attribution.md).
#include "attribution/speaker.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

// How likely each link is right, counted by reading (the table of docs/attribution.md, “How likely the speaker is right”). A pronoun or
// description is as likely right as the entities room has it.
constexpr double kByName = 0.98;  // times: a name that several bear, as likely as the entities room has it
constexpr double kByApposition = 0.97;
constexpr double kByNoun = 0.85;  // the only group called so, the nameless one called so before
constexpr double kByRelative = 0.9;
constexpr double kAsDescribed = 0.9;  // "a clerk": an entity of its own, made of the source's words
// "the clerk": as often somebody whom this report or another one names. "The clerks" hardly ever are.
constexpr double kAsDescribedDefinite = 0.5;
// Below it nobody is named: a wrong name is worse than none. Of 24 pronouns of PolNeAR train with .5 to .6, read by hand, 14 were right.
constexpr double kLeastSure = 0.6;
constexpr double kElliptic = 0.96;           // times: the source was carried from before
constexpr std::uint32_t kMaxHeadWords = 60;  // items of a source that are read

struct Place {
    Span span;
    std::uint32_t entity = 0;
    MentionForm form = MentionForm::name;
    double probability = 1;
};

struct Group {
    std::uint32_t entity = 0;
    std::vector<WordKey> words;  // of its name
};

// A source that no name leads to: "a clerk", "an official close to the talks".
struct Nameless {
    std::uint32_t entity = 0;
    SpeakerKind kind = SpeakerKind::described;
};

std::vector<WordKey> words_of(std::string_view name) {
    std::vector<WordKey> words;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find(' '), name.size());
        if (end > 0) words.push_back(word_key(name.substr(0, end)));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return words;
}

class Resolver {
public:
    Resolver(const Text& text, const Passages& passages, const Analysis& analysis, const std::vector<LikelyReference>& references,
             const AttributionLists& lists, std::vector<Entity>& entities)
        : text_(text),
          passages_(passages),
          items_(passages.items),
          analysis_(analysis),
          words_(analysis.words),
          lists_(lists),
          entities_(entities) {
        for (std::uint32_t e = 0; e < entities.size(); ++e) {
            bool has_name = false;
            for (const Mention& mention : entities[e].mentions) {
                has_name |= mention.form == MentionForm::name;
                Place& place = places_.emplace_back(Place{mention.span, e, mention.form});
                const auto at = std::lower_bound(references.begin(), references.end(), mention.span,
                                                 [](const LikelyReference& a, Span b) { return a.span < b; });
                if (at != references.end() && at->span == mention.span) place.probability = at->probability;
            }
            named_.push_back(has_name);
            is_plural_.push_back(!has_name && is_plural(entities[e].mentions.front().span));
            is_nameless_.push_back(false);
            if (!entities[e].members.empty()) several_.try_emplace(entities[e].members, e);
            // A museum or a school may be a place by its name.
            if (has_name && (entities[e].type == EntityType::organization || entities[e].type == EntityType::place)) {
                std::vector<WordKey> words = words_of(entities[e].name);
                if (words.size() < 2) continue;  // a name of one word has no head
                const WordKey head = words.back();
                called_[head].push_back({e, std::move(words)});
            }
        }
        std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
            return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
        });
    }

    // Who speaks, and remembers it for the next relation.
    Speaker resolve(const Relation& relation) {
        const Speaker speaker = resolve_alone(relation);
        if (relation.source.empty()) return speaker;
        const std::uint32_t begin = relation.source.begin;
        if (!items_[begin].is(kSubject)) last_ = {speaker.entity, speaker.kind, begin, relation.passage};
        return speaker;
    }

private:
    Speaker resolve_alone(const Relation& relation) {
        Speaker speaker;
        if (!first_passage_) first_passage_ = relation.passage;
        if (relation.source.empty()) return speaker;
        Range source = relation.source;
        source.end = std::min(source.end, source.begin + kMaxHeadWords);
        const std::uint32_t core_end = end_of_core(source);
        const std::uint32_t head = core_end - 1;
        const Item& word = items_[head];
        const bool elliptic = relation.construction == Construction::elliptic;
        speaker.is_carried = elliptic;
        const auto found = [&](const Place& place, SpeakerLink link, double probability) {
            constexpr double kSteps = 1000;  // a probability has three decimals, as JSON prints it
            const double sure = std::round(probability * place.probability * (elliptic ? kElliptic : 1.0) * kSteps) / kSteps;
            // Who is meant is unsure; that it is somebody with a name, or what somebody is who is only described, is not.
            if (sure < kLeastSure && (!named_[place.entity] || place.form == MentionForm::name)) speaker.kind = kind_of(place.entity, word);
            if (sure < kLeastSure) return;
            speaker.entity = place.entity;
            speaker.link = link;
            speaker.probability = sure;
            speaker.kind = is_nameless_[place.entity] ? SpeakerKind::anonymous : kind_of(place.entity, word);
            if (const auto several = several_at(place)) {
                speaker.entity = several;
                speaker.kind = SpeakerKind::group;
            }
        };
        const bool is_pronoun = word.is(kRelative) || (word.is(kSubject | kObject | kPossessive) && !word.is(kDeterminer));
        if (core_end == source.begin + 1 && is_pronoun) {
            speaker.kind = SpeakerKind::described;
            if (word.is(kRelative)) {
                if (const Place* place = antecedent(head)) {
                    found(*place, SpeakerLink::relative, kByRelative);
                    return speaker;
                }
                // “The union, which says …”: whoever would be the source if the phrase before it were.
                const Range before = phrase_before_relative(head);
                if (before.empty()) return speaker;
                Relation of_phrase = relation;
                of_phrase.source = before;
                return resolve_alone(of_phrase);
            }
            const Place* place = place_at(word.span, true);
            if (place != nullptr) found(*place, SpeakerLink::pronoun, 1);
            if (!speaker.entity && (place == nullptr || !named_[place->entity]) && goes_on(relation, head)) {
                speaker.entity = last_.entity;
                speaker.kind = last_.kind;
                speaker.link = SpeakerLink::same_nameless;
                speaker.probability = last_.entity ? kByNoun : 0;
            }
            return speaker;
        }
        speaker.on_behalf_of = client_of(source);
        const Place* name = place_at(word.span, false);
        if (word.is(kDocumentNoun) && (!word.is(kCapital) || is_sentence_start(head))) {
            // "The website, Harlow Daily, said": a document's name speaks, not who wrote it.
            name = name_in_apposition(source, core_end);
            if (name == nullptr || entities_[name->entity].type == EntityType::person) {
                speaker.kind = SpeakerKind::document;
                return speaker;
            }
            found(*name, SpeakerLink::apposition, kByApposition);
            return finish(speaker);
        }
        const bool is_turn = relation.construction == Construction::colon && core_end == source.begin + 1;
        if (is_turn && (name == nullptr || entities_[name->entity].name.find(' ') == std::string::npos)) {
            if (const Place* bearer = bearer_of(word); bearer != nullptr) name = bearer;
        }
        if (name != nullptr) {
            found(*name, SpeakerLink::name, kByName);
            return finish(speaker);
        }
        // "Dr. May said", where the source was cut before a word that is a month, or a verb, too
        if (core_end == source.end && core_end < items_.size() && word.is(kCapital) && text_.slice(word.span).ends_with('.') &&
            !items_[core_end].is_quotation()) {
            const Place* bearer = place_at(items_[core_end].span, false);
            if (bearer != nullptr && entities_[bearer->entity].type == EntityType::person &&
                bearer->span.begin == items_[core_end].span.begin) {
                found(*bearer, SpeakerLink::name, kByName);
                return finish(speaker);
            }
        }
        if (name = name_after_title(source, core_end); name != nullptr) {
            found(*name, SpeakerLink::apposition, kByApposition);
            return finish(speaker);
        }
        // The name may stand in apposition, straight after the comma or in place of it.
        if (name = name_in_apposition(source, core_end); name != nullptr) {
            found(*name, SpeakerLink::apposition, kByApposition);
            const bool one = !speaker.entity || entities_[*speaker.entity].members.empty();
            if (one && entities_[name->entity].type == EntityType::person) speaker.kind = SpeakerKind::named;
            return finish(speaker);
        }
        const bool one_of_them = last_nameless_ && word_is(source.begin, "one") && source.end >= source.begin + 3 &&
                                 word_is(source.begin + 1, "of") && word_is(source.begin + 2, "them");
        if (is_anonymous(source, core_end) || hides_name(core_end) || one_of_them) {
            speaker.kind = SpeakerKind::anonymous;
            add_described(speaker, source, core_end);
            remember_nameless(word.key, *speaker.entity);
            return finish(speaker);
        }
        const bool definite = items_[source.begin].is(kDefinite);
        const auto again = nameless_.find(word.key);
        const auto same = [&](const Nameless& nameless) {
            speaker.kind = nameless.kind;
            speaker.entity = nameless.entity;
            speaker.link = SpeakerLink::same_nameless;
            speaker.probability = kByNoun;
            return finish(speaker);
        };
        // "the person" after "a person familiar with the talks": the same.
        if (again != nameless_.end() && definite && again->second.kind == SpeakerKind::anonymous) return same(again->second);
        // "the source", "this person" after "a clerk who asked not to be named"
        const bool any = last_nameless_ && core_end == source.begin + 2 && (word.is(kSecretNoun) || is_this_person(source.begin));
        if (any && definite) return same({*last_nameless_, SpeakerKind::anonymous});
        const bool ends = core_end == source.end || items_[core_end].is(kComma);
        const auto group = ends ? group_called(head, source.begin) : std::nullopt;
        const Place* place = place_at(word.span, true);
        const bool is_known =
            place != nullptr && (named_[place->entity] || (!group && place->probability >= kLeastSure && goes_back(*place, source)));
        if (is_known) {
            speaker.kind = is_group(word) ? SpeakerKind::group : SpeakerKind::described;
            if (!named_[place->entity]) call_in_full(place->entity, {source.begin, core_end});
            found(*place, SpeakerLink::description, 1);
            if (speaker.entity && !named_[*speaker.entity] && is_unnamed(relation, source, core_end)) {
                speaker.kind = SpeakerKind::anonymous;
                remember_nameless(word.key, *speaker.entity);
            }
            return finish(speaker);
        }
        if (again != nameless_.end() && definite) return same(again->second);
        // "the lawyers" after "his lawyers", and "Ruiz's lawyers" once more
        if (const auto said = groups_.find(word.key); is_several(word) && said != groups_.end() && core_end <= source.begin + 3 &&
                                                      items_[source.begin].is(kDefinite | kPossessive) &&
                                                      (!speaker.on_behalf_of || speaker.on_behalf_of == said->second.client))
            return same({said->second.entity, SpeakerKind::group});
        if (group) {
            speaker.entity = *group;
            speaker.link = SpeakerLink::group;
            speaker.probability = kByNoun;
            speaker.kind = SpeakerKind::group;
            return finish(speaker);
        }
        speaker.kind = is_group(word) ? SpeakerKind::group : SpeakerKind::described;
        if (!word.is(kSourceNoun) && !word.is(kCapital) && !items_[source.begin].is(kDeterminer | kPossessive | kNumber))
            return finish(speaker);
        const bool unnamed = is_unnamed(relation, source, core_end);
        if (unnamed) speaker.kind = SpeakerKind::anonymous;
        add_described(speaker, source, core_end);
        if (!unnamed && is_several(word)) groups_[word.key] = {*speaker.entity, speaker.on_behalf_of};
        if (unnamed) {
            remember_nameless(word.key, *speaker.entity);
        } else if (!definite && speaker.kind == SpeakerKind::described && items_[source.begin].is(kArticle | kNumber | kDeterminer)) {
            nameless_[word.key] = {*speaker.entity, speaker.kind};
        }
        return finish(speaker);
    }

    static Speaker finish(Speaker speaker) {
        if (speaker.on_behalf_of == speaker.entity) speaker.on_behalf_of.reset();
        return speaker;
    }

    // Whether a pronoun at item `i` that the entities room led to nobody means the speaker before: "A clerk said …. She thinks", "The note
    // says …. It adds". Only where that one has no name, in the same paragraph and with nobody else between.
    [[nodiscard]] bool goes_on(const Relation& relation, std::uint32_t i) const {
        if (last_.source == kNowhere || last_.source >= i || relation.passage - last_.passage > 1 ||
            passages_.passages[relation.passage].paragraph != passages_.passages[last_.passage].paragraph)
            return false;
        const bool person = items_[i].is(kPerson) && !items_[i].is(kFirst | kSecond);
        const bool named = last_.entity && named_[*last_.entity];
        if (person ? named ||
                         (last_.kind != SpeakerKind::described && last_.kind != SpeakerKind::anonymous && last_.kind != SpeakerKind::group)
                   : last_.kind != SpeakerKind::document && last_.kind != SpeakerKind::group)
            return false;
        const auto begin = std::upper_bound(places_.begin(), places_.end(), items_[last_.source].span.end,
                                            [](std::uint32_t at, const Place& p) { return at < p.span.begin; });
        return std::none_of(begin,
                            std::lower_bound(begin, places_.end(), items_[i].span.begin,
                                             [](const Place& p, std::uint32_t at) { return p.span.begin < at; }),
                            [&](const Place& p) { return p.entity != last_.entity && may_speak(p); });
    }

    // Where the head's phrase ends: before the first comma, bracket, preposition or relative clause.
    [[nodiscard]] std::uint32_t end_of_core(Range source) const {
        std::uint32_t e = source.begin + 1;
        for (; e < source.end; ++e) {
            const Item& item = items_[e];
            if (item.is(kHyphen) || items_[e - 1].is(kHyphen)) continue;  // a mother-of-three
            if (item.is(kComma | kOpenBracket | kDash | kRelative)) break;
            if (item.is(kPreposition) && !item.is(kCapital)) break;
            // "the letter released on Monday"
            if (item.tags.xpos == Xpos::VBN && !item.is(kCapital) && items_[e - 1].tags.upos == Upos::NOUN) break;
            // "people familiar with": an adjective that a preposition follows is no head
            if (e + 1 < source.end && items_[e + 1].is(kPreposition) && !item.is(kCapital | kSourceNoun | kPossessiveEnding) &&
                items_[e - 1].is(kSourceNoun))
                break;
        }
        while (e > source.begin + 1 && items_[e - 1].is(kMark | kAdverb | kPossessiveEnding)) --e;
        // "Ana Ruiz QC": the name is the head.
        if (e > source.begin + 2 && items_[e - 1].is(kCapital) && lists_.postnominals.contains(items_[e - 1].key) &&
            place_at(items_[e - 2].span, false) != nullptr)
            --e;
        return e;
    }

    // “MOSS:” of a transcript that has “LEA MOSS:” too: the one person whose name ends so, in any case. Null: nobody, or several.
    [[nodiscard]] const Place* bearer_of(const Item& surname) {
        if (!bearers_) {
            bearers_.emplace();
            for (const Place& place : places_) {
                const EntityType type = entities_[place.entity].type;
                if (place.form != MentionForm::name || (type != EntityType::person && type != EntityType::other)) continue;
                const std::string& name = entities_[place.entity].name;
                if (name.find(' ') == std::string::npos) continue;
                const auto [at, is_new] = bearers_->try_emplace(word_key(name.substr(name.rfind(' ') + 1)), &place);
                if (!is_new && at->second != nullptr && at->second->entity != place.entity) at->second = nullptr;
            }
        }
        const auto at = bearers_->find(surname.key);
        return at == bearers_->end() ? nullptr : at->second;
    }

    // "Secretary of State Ana Ruiz": the person's name at the end of a title in capitals.
    [[nodiscard]] const Place* name_after_title(Range source, std::uint32_t core_end) const {
        constexpr std::uint32_t kMaxOffice = 5;  // items from the preposition to the name
        if (core_end >= source.end || items_[core_end].is_quotation() || text_.slice(items_[core_end].span) != "of") return nullptr;
        const Item& office = items_[core_end - 1];
        if (!office.is(kCapital) || is_plural_noun(office)) return nullptr;
        for (std::uint32_t k = core_end + 1; k < source.end && k <= core_end + kMaxOffice && !items_[k].is_quotation(); ++k) {
            if (!items_[k].is(kCapital) || text_.slice(items_[k].span).back() == '.') return nullptr;  // "Friend of Mr. Ruiz"
            const Place* name = place_at(items_[k].span, false);
            if (name == nullptr || entities_[name->entity].type != EntityType::person || name->span.begin != items_[k].span.begin) continue;
            std::uint32_t after = k;
            while (after < source.end && items_[after].span.begin < name->span.end) ++after;
            const bool ends = after == source.end || items_[after].is(kComma | kOpenBracket | kDash | kRelative);
            return k > core_end + 1 && ends ? name : nullptr;  // "Friends of Ana Ruiz" are not she
        }
        return nullptr;
    }

    // A name behind the first comma: "a clerk of the court, Ana Ruiz,", "its author, the engineer Ana Ruiz,". Of one who is no person only
    // straight behind the comma and up to the next, and only of what is no person's noun: "the builder, Harlow Works,".
    [[nodiscard]] const Place* name_in_apposition(Range source, std::uint32_t core_end) const {
        constexpr std::uint32_t kMaxBetween = 10;  // items from the head to the comma
        constexpr std::uint32_t kMaxTitle = 5;     // items from the comma to the name
        std::uint32_t i = core_end;
        while (i < source.end && i < core_end + kMaxBetween && !items_[i].is(kComma | kRelative)) ++i;
        if (i >= source.end || !items_[i].is(kComma)) return nullptr;
        for (std::uint32_t k = i + 1; k < source.end && k < i + 1 + kMaxTitle; ++k) {
            if (items_[k].is_quotation() || items_[k].is(kComma | kPreposition | kRelative | kPossessiveEnding | kCoordinator))
                return nullptr;
            const Place* name = place_at(items_[k].span, false);
            if (name == nullptr || name->span.begin != items_[k].span.begin) continue;
            if (entities_[name->entity].type != EntityType::person) {
                if (k != i + 1 || i != core_end || items_[core_end - 1].is(kAgentNoun) || !items_[source.begin].is(kDefinite)) continue;
                std::uint32_t after = k;
                while (after < source.end && items_[after].span.begin < name->span.end) ++after;
                if (after < source.end && items_[after].is(kComma)) return name;
                continue;
            }
            // "a clerk, Ruiz’s lawyer,": whoever owns what stands there is not it.
            std::uint32_t after = k;
            while (after < source.end && items_[after].span.begin < name->span.end) ++after;
            if (after < source.end && items_[after].is(kPossessiveEnding)) return nullptr;
            return name;
        }
        return nullptr;
    }

    // "the authority", "the port authority": the only organization whose name ends so and has these words, Harlow Port Authority; and
    // "police" without an article. The phrase begins at the item `begin`.
    [[nodiscard]] std::optional<std::uint32_t> group_called(std::uint32_t head, std::uint32_t begin) const {
        constexpr std::uint32_t kMaxModifiers = 3;  // items from the article to the head
        const Item& item = items_[head];
        const auto found = called_.find(item.key);
        // Of the nouns that name a body only this one goes without an article: "teachers" are not their federation.
        const bool is_police = head == begin && says_police(item);
        if (found == called_.end() || (item.is(kCapital) && !is_police)) return std::nullopt;
        std::uint32_t first = head;
        while (first > begin && head - first < kMaxModifiers && is_plain_word(items_[first - 1])) --first;
        const bool definite = first == begin + 1 && !items_[begin].is_quotation() && items_[begin].is(kDefinite);
        if (!definite && !is_police) return std::nullopt;
        std::optional<std::uint32_t> only;
        for (const Group& group : found->second) {
            bool fits = true;
            for (std::uint32_t k = first; k < head && fits; ++k)
                fits = std::find(group.words.begin(), group.words.end(), items_[k].key) != group.words.end();
            if (!fits) continue;
            if (only) return std::nullopt;
            only = group.entity;
        }
        return only;
    }
    [[nodiscard]] static bool is_plain_word(const Item& item) {
        return !item.is_quotation() && !item.is(kMark | kComma | kDeterminer | kDefinite | kPossessive | kPossessiveEnding | kPreposition |
                                                kCapital | kNumber | kCoordinator | kRelative);
    }

    // The smallest mention that holds `span`'s end; with `any_form` descriptions and pronouns too, names first.
    [[nodiscard]] const Place* place_at(Span span, bool any_form) const {
        auto next = std::upper_bound(places_.begin(), places_.end(), span.begin,
                                     [](std::uint32_t at, const Place& p) { return at < p.span.begin; });
        const Place* best = nullptr;
        for (int look = 0; look < 12 && next != places_.begin(); ++look) {
            --next;
            if (next->span.end < span.end || (!any_form && next->form != MentionForm::name)) continue;
            const bool reads_name = next->form == MentionForm::name;
            if (best == nullptr || (reads_name && best->form != MentionForm::name)) best = &*next;
        }
        return best;
    }

    // The noun that a relative pronoun at item `i` stands for; kNoHead where the tree has none.
    [[nodiscard]] std::uint32_t antecedent_noun(std::uint32_t i) const {
        constexpr int kMaxSteps = 6;  // up the tree
        std::uint32_t w = items_[i].word;
        for (int steps = 0; steps < kMaxSteps && w != kNoHead; ++steps, w = words_[w].head)
            if (const std::uint32_t noun = analysis_.antecedent_of(w); noun != kNoHead) return noun;
        return kNoHead;
    }
    // Its mention, or that of the noun it is beside, or what the pronoun follows. Nobody is a place or a work.
    [[nodiscard]] const Place* antecedent(std::uint32_t i) const {
        constexpr int kMaxSteps = 6;  // up the tree
        std::uint32_t w = antecedent_noun(i);
        if (w != kNoHead && words_[w].tags.xpos == Xpos::NNS) return speaking_place(w);
        for (int steps = 0; steps < kMaxSteps && w != kNoHead; ++steps, w = words_[w].head) {
            if (const Place* place = speaking_place(w)) return place;
            if (words_[w].deprel != Deprel::appos && words_[w].deprel != Deprel::flat) break;
        }
        const Place* place = place_before(i);
        return place != nullptr && entities_[place->entity].type == EntityType::person ? place : nullptr;
    }
    [[nodiscard]] const Place* speaking_place(std::uint32_t w) const {
        const Place* place = place_at(words_[w].span, true);
        return place != nullptr && may_speak(*place) ? place : nullptr;
    }
    // The phrase of that noun, up to it: “The union | , which says”.
    [[nodiscard]] Range phrase_before_relative(std::uint32_t i) const {
        constexpr std::uint32_t kMaxBefore = 8;  // words of the phrase before its noun
        const std::uint32_t noun = antecedent_noun(i);
        if (noun == kNoHead || noun >= items_[i].word || !is_noun(words_[noun].tags.xpos)) return {};
        std::uint32_t begin = noun;
        while (begin > 0 && noun - begin < kMaxBefore && words_[begin - 1].head == noun && words_[begin - 1].deprel != Deprel::punct)
            --begin;
        const std::uint32_t first = passages_.item_of_word[begin];
        const std::uint32_t last = passages_.item_of_word[noun];
        return items_[last].is_quotation() || items_[first].is_quotation() ? Range{} : Range{first, last + 1};
    }
    [[nodiscard]] bool may_speak(const Place& place) const {
        return entities_[place.entity].type == EntityType::person || entities_[place.entity].type == EntityType::organization;
    }

    // The mention that a relative pronoun at item `i` follows.
    [[nodiscard]] const Place* place_before(std::uint32_t i) const {
        std::uint32_t k = i;
        while (k > 0 && i - k < 2 && items_[k - 1].is(kComma | kCloseBracket)) --k;
        if (k == 0 || items_[k - 1].is_quotation()) return nullptr;
        const Place* place = place_at(items_[k - 1].span, true);
        return place != nullptr && place->span.end == items_[k - 1].span.end ? place : nullptr;
    }

    // Whether the last word of a description is a plural.
    [[nodiscard]] bool is_plural(Span description) const {
        const std::uint32_t word = word_at(description.end);
        return word < words_.size() && words_[word].tags.xpos == Xpos::NNS;
    }

    [[nodiscard]] SpeakerKind kind_of(std::uint32_t entity, const Item& head) const {
        if (is_plural_[entity]) return SpeakerKind::group;
        const bool person = entities_[entity].type == EntityType::person;
        if (person) return named_[entity] ? SpeakerKind::named : SpeakerKind::described;
        if (entities_[entity].type == EntityType::organization || head.is(kGroupNoun)) return SpeakerKind::group;
        return named_[entity] ? SpeakerKind::named : SpeakerKind::described;
    }

    // Whether a source means one without a name: “the doctor” does; “port officials” are others than the officials before them.
    [[nodiscard]] bool goes_back(const Place& place, Range source) const {
        return items_[source.begin].is(kDefinite) || entities_[place.entity].mentions.front().span == place.span;
    }

    // Who has no name is called by the most that a source says of him: "senior port officials" rather than "officials".
    void call_in_full(std::uint32_t entity, Range source) {
        const std::string_view said = text_.slice({items_[source.begin].span.begin, items_[source.end - 1].span.end});
        std::string& name = entities_[entity].name;
        if (said.size() > name.size() && said.ends_with(name) && said.find('\n') == std::string_view::npos) name = said;
    }

    // Whose mention item `k` is of: one with a name, or the body with a name that is called so, before one without.
    [[nodiscard]] std::optional<std::uint32_t> body_at(std::uint32_t k) const {
        const Place* place = place_at(items_[k].span, true);
        if (place != nullptr && named_[place->entity]) return place->entity;
        if (const auto group = k > 0 ? group_called(k, k - 1) : std::nullopt) return group;
        const bool ends = place != nullptr && place->span.end == items_[k].span.end;  // at “the” the noun is still to come
        return ends ? std::optional(place->entity) : std::nullopt;
    }

    // "Ruiz’s attorneys", "a spokesman for the port", "port spokeswoman Dana Cole".
    [[nodiscard]] std::optional<std::uint32_t> client_of(Range source) const {
        for (std::uint32_t i = source.begin; i < source.end; ++i) {
            if (!is_agent(i, source.begin)) continue;
            if (i + 1 < source.end && items_[i + 1].is(kPreposition)) {
                for (std::uint32_t k = i + 2; k < source.end && k < i + 8; ++k) {
                    if (items_[k].is(kComma)) break;
                    const auto client = body_at(k);
                    if (!client) continue;
                    const auto owned = owned_name(k, source.end);
                    return owned ? owned : client;
                }
            }
            for (std::uint32_t k = i; k > source.begin; --k) {
                if (items_[k - 1].is(kComma)) break;
                const Place* place = place_at(items_[k - 1].span, true);
                // A description that holds the noun itself is the speaker, not the client.
                if (place != nullptr && place->span.end <= items_[i].span.begin) return body_at(k - 1);
            }
            return std::nullopt;
        }
        // "Ana Ruiz, for the port, said", "Ana Ruiz, speaking for the port, said"
        for (std::uint32_t i = source.begin; i < source.end + 1 && i + 3 < items_.size() && i < source.begin + 6; ++i) {
            if (items_[i].is_quotation() || !items_[i].is(kComma)) continue;
            std::uint32_t k = i + 1;
            if (items_[k].tags.xpos == Xpos::VBG) ++k;
            if (items_[k].is_quotation() || text_.slice(items_[k].span) != "for") break;
            for (++k; k < items_.size() && k < i + 8 && !items_[k].is_quotation() && !items_[k].is(kComma); ++k) {
                if (const auto client = body_at(k)) return client;
            }
            break;
        }
        return std::nullopt;
    }

    // Whether who is called so speaks for another: "lawyer", "press secretary"; not "the U.S. Attorney", whose name an office is.
    [[nodiscard]] bool is_agent(std::uint32_t i, std::uint32_t begin) const {
        const Item& item = items_[i];
        if (item.is(kAgentNoun)) return !(item.is(kCapital) && i > begin && items_[i - 1].is(kCapital) && word_is(i, "attorney"));
        if (i == begin) return false;
        return (word_is(i, "secretary") && word_is(i - 1, "press")) ||
               (word_is(i, "team") && (word_is(i - 1, "legal") || word_is(i - 1, "defense") || word_is(i - 1, "defence")));
    }
    // "a spokeswoman for Harlow Works' owner, Tideline Group": the name in apposition to what the body at item `k` is said to have.
    [[nodiscard]] std::optional<std::uint32_t> owned_name(std::uint32_t k, std::uint32_t end) const {
        constexpr std::uint32_t kMaxOwned = 4;  // items from the ending to the comma
        std::uint32_t i = k + 1;
        while (i < end && i < k + 3 && !items_[i].is(kPossessiveEnding | kComma)) ++i;
        if (i >= end || !items_[i].is(kPossessiveEnding)) return std::nullopt;
        for (const std::uint32_t last = i + kMaxOwned; i < end && i <= last; ++i) {
            if (!items_[i].is(kComma)) continue;
            const Place* name = i + 1 < end ? place_at(items_[i + 1].span, false) : nullptr;
            if (name == nullptr || entities_[name->entity].type != EntityType::organization) return std::nullopt;
            return name->span.begin == items_[i + 1].span.begin ? std::optional(name->entity) : std::nullopt;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_anonymous(Range source, std::uint32_t core_end) const {
        const Item& head = items_[core_end - 1];
        const Item& first = items_[source.begin];
        // “One of the sources”
        for (std::uint32_t i = core_end; first.is(kNumber | kDeterminer) && i < source.end && i < core_end + 4; ++i) {
            if (items_[i].is(kSecretNoun)) return true;
        }
        if (!head.is(kAnonymousNoun) || (head.is(kCapital) && core_end - 1 != source.begin)) return false;
        if (head.is(kSecretNoun)) return true;
        for (std::uint32_t i = source.begin; i < source.end; ++i) {
            if (items_[i].is(kSecretWord)) return true;
        }
        return head.is(kPersonNoun) && !head.is(kGeneralNoun) && first.is(kDeterminer | kNumber) && !first.is(kDefinite);
    }

    // "A clerk, who did not want her name printed, said", "said a clerk, speaking on condition of anonymity": behind the phrase that ends
    // at the item `k`.
    [[nodiscard]] bool hides_name(std::uint32_t k) const {
        constexpr std::uint32_t kMaxAway = 24;  // items
        bool clause = false;
        bool keeps = false;
        const std::uint32_t end = std::min(static_cast<std::uint32_t>(items_.size()), k + kMaxAway);
        for (; k < end && !items_[k].is_quotation() && !items_[k].is(kStop | kSemicolon | kColon); ++k) {
            const Item& item = items_[k];
            if (item.is(kKeepsBack) && item.is(kIdentity)) return true;  // anonymously
            clause = clause || item.is(kRelative);
            keeps = clause && (keeps || item.is(kNegation | kKeepsBack));
            if (keeps && item.is(kIdentity)) return true;
        }
        return false;
    }

    // "lawyers"; not "police", which is one body.
    [[nodiscard]] bool is_several(const Item& head) const {
        return is_plural_noun(head) && !lists_.body_nouns.contains(head.key) && !says_police(head);
    }
    [[nodiscard]] static bool is_plural_noun(const Item& item) { return item.tags.xpos == Xpos::NNS || item.tags.xpos == Xpos::NNPS; }
    [[nodiscard]] static bool says_police(const Item& item) {
        static const WordKey kPolice = word_key("police");
        return item.key == kPolice;
    }

    // The word that the words of a place hang from, past titles and appositions; and past those that it is coordinated with.
    [[nodiscard]] std::uint32_t coordination_of(const Place& place) const {
        constexpr int kMaxSteps = 8;  // up the tree
        std::uint32_t w = word_at(place.span.end);
        for (int steps = 0; steps < kMaxSteps && w < words_.size() && words_[w].head != kNoHead; ++steps) {
            const Deprel deprel = words_[w].deprel;
            const bool inside = words_[words_[w].head].span.begin >= place.span.begin && words_[words_[w].head].span.end <= place.span.end;
            if (!inside && deprel != Deprel::flat && deprel != Deprel::appos && deprel != Deprel::compound && deprel != Deprel::conj) break;
            w = words_[w].head;
        }
        return w;
    }
    // The word that ends at a byte, or the first behind it.
    [[nodiscard]] std::uint32_t word_at(std::uint32_t end) const {
        const auto word =
            std::lower_bound(words_.begin(), words_.end(), end, [](const Word& w, std::uint32_t at) { return w.span.end < at; });
        return static_cast<std::uint32_t>(word - words_.begin());
    }

    // “Ana Ruiz and Sam Harker said”: both, an entity of its own with the two as members; nothing where the name at a place is on its own.
    [[nodiscard]] std::optional<std::uint32_t> several_at(const Place& place) {
        constexpr int kMaxAway = 8;               // mentions before and behind it
        constexpr std::uint32_t kMaxBytes = 300;  // of the whole
        if (place.form != MentionForm::name || !may_speak(place)) return std::nullopt;
        const std::uint32_t whole = coordination_of(place);
        if (whole >= words_.size() || words_[whole].deprel == Deprel::nmod || words_[whole].deprel == Deprel::nmod_poss)
            return std::nullopt;
        const auto here = std::lower_bound(places_.begin(), places_.end(), place.span.begin,
                                           [](const Place& p, std::uint32_t at) { return p.span.begin < at; }) -
                          places_.begin();
        const auto first = std::max<std::ptrdiff_t>(0, here - kMaxAway);
        const auto last = std::min<std::ptrdiff_t>(std::ssize(places_), here + kMaxAway);
        std::vector<std::uint32_t> members;
        std::string name;
        Span all = place.span;
        for (auto p = first; p < last; ++p) {
            const Place& other = places_[static_cast<std::size_t>(p)];
            if (other.form != MentionForm::name || !may_speak(other) || other.probability < kLeastSure) continue;
            if (other.entity != place.entity && (coordination_of(other) != whole || !is_joined(other.span, place.span))) continue;
            if (std::find(members.begin(), members.end(), other.entity) != members.end()) continue;
            if (other.entity == place.entity && other.span != place.span) continue;
            members.push_back(other.entity);
            name += (name.empty() ? "" : " and ") + entities_[other.entity].name;
            all = {std::min(all.begin, other.span.begin), std::max(all.end, other.span.end)};
        }
        if (members.size() < 2 || all.length() > kMaxBytes) return std::nullopt;
        std::sort(members.begin(), members.end());
        const auto [at, is_new] = several_.try_emplace(members, static_cast<std::uint32_t>(entities_.size()));
        if (is_new) {
            Entity entity;
            entity.type = EntityType::person;
            for (const std::uint32_t member : members) {
                if (entities_[member].type != EntityType::person) entity.type = EntityType::organization;
            }
            entity.name = std::move(name);
            entity.members = std::move(members);
            entities_.push_back(std::move(entity));
            named_.push_back(false);
            is_plural_.push_back(true);
            is_nameless_.push_back(false);
        }
        std::vector<Mention>& mentions = entities_[at->second].mentions;
        const Mention mention{all, MentionForm::nominal};
        if (const auto before = std::lower_bound(mentions.begin(), mentions.end(), mention,
                                                 [](const Mention& a, const Mention& b) { return a.span < b.span; });
            before == mentions.end() || before->span != all)
            mentions.insert(before, mention);
        return at->second;
    }
    // Whether “and” stands between two names, and nothing that says something of either, no quotation and no possessive.
    [[nodiscard]] bool is_joined(Span a, Span b) const {
        if (b < a) std::swap(a, b);
        bool joined = false;
        for (std::uint32_t w = word_at(a.end) + 1; w < words_.size() && words_[w].span.end <= b.begin; ++w) {
            const std::string_view word = text_.slice(words_[w].span);
            if (word == "and" || word == "AND") joined = true;
            const Xpos xpos = words_[w].tags.xpos;
            if (xpos == Xpos::VBD || xpos == Xpos::VBZ || xpos == Xpos::VBP || xpos == Xpos::MD || word == "or") return false;
        }
        return joined;
    }

    [[nodiscard]] bool is_group(const Item& head) const {
        if (is_plural_noun(head) || lists_.body_nouns.contains(head.key)) return true;
        return head.is(kGroupNoun) && !head.is(kPersonNoun);
    }

    // "a former deckhand", "two teachers", "a person who would know": persons whom nothing names and who speak for nobody.
    [[nodiscard]] bool is_unnamed_person(Range source, std::uint32_t core_end) const {
        const Item& head = items_[core_end - 1];
        const Item& first = items_[source.begin];
        const bool several = word_is(source.begin, "two") || word_is(source.begin, "three") || word_is(source.begin, "four");
        const bool single =
            (first.is(kArticle) && !first.is(kDefinite)) || word_is(source.begin, "one") || word_is(source.begin, "another");
        const bool dozens = word_is(source.begin + 1, "dozen") || word_is(source.begin + 1, "hundred");
        if ((!single && !several) || dozens || core_end == source.begin + 1 || head.is(kCapital | kAgentNoun)) return false;
        for (std::uint32_t i = source.begin; i < source.end; ++i) {
            if (items_[i].is(kAgentNoun)) return false;
            // "a Harlow Works manager" is the firm's
            const Place* body = i < core_end && i > source.begin && items_[i].is(kCapital) ? place_at(items_[i].span, false) : nullptr;
            if (body != nullptr && entities_[body->entity].type == EntityType::organization) return false;
        }
        const std::string_view noun = text_.slice(head.span);
        if (several)
            return noun == "people" || noun == "men" || noun == "women" ||
                   (noun.ends_with('s') && is_person_noun(noun.substr(0, noun.size() - 1)));
        return is_person_noun(noun);
    }
    // ... but in the report's first statement: whom a lead describes, the report names below.
    [[nodiscard]] bool is_unnamed(const Relation& relation, Range source, std::uint32_t core_end) const {
        const bool lead = relation.passage == first_passage_ && !word_is(source.begin, "two") && !word_is(source.begin, "three");
        return !lead && is_unnamed_person(source, core_end);
    }
    [[nodiscard]] bool word_is(std::uint32_t i, std::string_view word) const {
        return i < items_.size() && !items_[i].is_quotation() && equal_ignoring_case(text_.slice(items_[i].span), word);
    }
    // A person's noun that tells no office: not "a judge", "a reporter".
    [[nodiscard]] bool is_person_noun(std::string_view word) const {
        const WordKey key = word_key(word);
        if (lists_.office_nouns.contains(key)) return false;
        const auto entry = lists_.words.find(key);
        if (entry != lists_.words.end() && (entry->second.classes & kPersonNoun) != 0) return true;
        return lists_.unnamed_nouns.contains(key) || word.ends_with("woman") || word.ends_with("worker");
    }
    // "this person"
    [[nodiscard]] bool is_this_person(std::uint32_t begin) const { return word_is(begin, "this") && items_[begin + 1].is(kGeneralNoun); }
    [[nodiscard]] bool is_sentence_start(std::uint32_t i) const {
        return i == 0 || items_[i - 1].is_quotation() || items_[i - 1].is(kStop);
    }
    void remember_nameless(WordKey head, std::uint32_t entity) {
        nameless_[head] = {entity, SpeakerKind::anonymous};
        last_nameless_ = entity;
        is_nameless_[entity] = true;
    }

    void mention(std::uint32_t entity, Span span) {
        auto& mentions = entities_[entity].mentions;
        const auto overlaps = [&](const Mention& other) { return other.span.begin < span.end && span.begin < other.span.end; };
        if (std::any_of(mentions.begin(), mentions.end(), overlaps)) return;
        mentions.push_back({span, MentionForm::nominal});
        std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
    }

    void add_described(Speaker& speaker, Range source, std::uint32_t core_end) {
        // The same described source again ("the official") is the same entity only where the entities room says so; here each is its own,
        // but one source span that several statements share is one.
        const Span span{items_[source.begin].span.begin, items_[source.end - 1].is(kComma) && source.end - 1 > source.begin
                                                             ? items_[source.end - 2].span.end
                                                             : items_[source.end - 1].span.end};
        const std::uint64_t key = (std::uint64_t{span.begin} << 32) | span.end;
        // Whom the entities room knows as one who is spoken of again.
        const Place* known = place_at(items_[core_end - 1].span, true);
        // "police", "prosecutors", said of nobody more: the same as before
        const bool bare = core_end == source.begin + 1 && source.end == core_end &&
                          (is_plural_noun(items_[core_end - 1]) || says_police(items_[core_end - 1]));
        if (known != nullptr && !named_[known->entity] && (bare || goes_back(*known, source))) added_.try_emplace(key, known->entity);
        if (const auto before = bare_.find(items_[core_end - 1].key); bare && before != bare_.end())
            added_.try_emplace(key, before->second);
        const auto [at, is_new] = added_.try_emplace(key, static_cast<std::uint32_t>(entities_.size()));
        if (is_new) {
            const Item& head = items_[core_end - 1];
            Entity entity;
            static const WordList kRecordings = {"video", "clip", "footage", "recording", "film", "tape", "documentary", "photograph"};
            entity.type = kRecordings.contains(head.key)               ? EntityType::other
                          : is_group(head) && !head.is(kAnonymousNoun) ? EntityType::organization
                                                                       : EntityType::person;
            entity.name = std::string(text_.slice({items_[source.begin].span.begin, head.span.end}));
            std::replace(entity.name.begin(), entity.name.end(), '\n', ' ');
            entity.mentions.push_back({span, MentionForm::nominal});
            entities_.push_back(std::move(entity));
            named_.push_back(false);
            is_plural_.push_back(false);
            is_nameless_.push_back(false);
        }
        if (bare) bare_.try_emplace(items_[core_end - 1].key, at->second);
        if (bare && !is_new) mention(at->second, span);
        speaker.entity = at->second;
        speaker.link = SpeakerLink::own_words;
        const bool several = is_several(items_[core_end - 1]) || (is_agent(core_end - 1, source.begin) && is_group(items_[core_end - 1]));
        const bool one = !several && items_[source.begin].is(kDefinite | kPossessive);
        speaker.probability = one ? kAsDescribedDefinite : kAsDescribed;
    }

    const Text& text_;
    const Passages& passages_;
    const std::vector<Item>& items_;
    const Analysis& analysis_;
    const std::vector<Word>& words_;
    std::optional<std::unordered_map<WordKey, const Place*>> bearers_;  // by surname, once asked for
    const AttributionLists& lists_;
    std::vector<Entity>& entities_;
    std::vector<Place> places_;
    std::vector<bool> named_;
    std::vector<bool> is_plural_;  // of each entity without a name: described by a plural
    static constexpr std::uint32_t kNowhere = 0xffffffff;
    struct {  // the last source that was no pronoun
        std::optional<std::uint32_t> entity;
        SpeakerKind kind = SpeakerKind::unattributed;
        std::uint32_t source = kNowhere;  // its first item
        std::uint32_t passage = 0;
    } last_;
    std::unordered_map<std::uint64_t, std::uint32_t> added_;       // looked up only
    std::unordered_map<WordKey, std::uint32_t> bare_;              // plural -> who was meant by it alone; looked up only
    std::unordered_map<WordKey, std::vector<Group>> called_;       // last word -> those whose names end so; looked up only
    std::vector<bool> is_nameless_;                                // of each entity: an anonymous source
    std::map<std::vector<std::uint32_t>, std::uint32_t> several_;  // those who spoke together, by their members
    std::optional<std::uint32_t> last_nameless_;
    std::optional<std::uint32_t> first_passage_;  // that has a statement
    struct Several {
        std::uint32_t entity = 0;
        std::optional<std::uint32_t> client;
    };
    std::unordered_map<WordKey, Several> groups_;     // head -> the last source in the plural of it without a name; looked up only
    std::unordered_map<WordKey, Nameless> nameless_;  // head -> the last source of it without a name; looked up only
};

// "I", "me", "my" within what a speaker is quoted with, where no mention stands yet.
void add_first_persons(const Passages& passages, const std::vector<MarkedQuotation>& quotations, const Analysis& analysis,
                       const std::vector<Relation>& relations, const std::vector<Speaker>& speakers, const AttributionLists& lists,
                       std::vector<Entity>& entities) {
    std::vector<Span> taken;
    for (const Entity& entity : entities) {
        for (const Mention& mention : entity.mentions) {
            if (mention.form == MentionForm::pronoun) taken.push_back(mention.span);
        }
    }
    std::sort(taken.begin(), taken.end());
    for (std::size_t r = 0; r < relations.size(); ++r) {
        if (!speakers[r].entity) continue;
        // “I” is a person who speaks; “we” of a group's statement is the group. A person's “we” is the person and others: no mention.
        const bool person = entities[*speakers[r].entity].type == EntityType::person && entities[*speakers[r].entity].members.empty();
        if (!person && entities[*speakers[r].entity].members.empty() && entities[*speakers[r].entity].type != EntityType::organization)
            continue;
        auto& mentions = entities[*speakers[r].entity].mentions;
        const std::size_t before = mentions.size();
        for (const Range& range : relations[r].content) {
            for (std::uint32_t i = range.begin; i < range.end; ++i) {
                if (!passages.items[i].is_quotation()) continue;
                const Span inner = quotations[static_cast<std::size_t>(passages.items[i].quotation)].inner;
                auto word = std::lower_bound(analysis.words.begin(), analysis.words.end(), inner.begin,
                                             [](const Word& w, std::uint32_t at) { return w.span.begin < at; });
                for (; word != analysis.words.end() && word->span.end <= inner.end; ++word) {
                    const auto entry = lists.words.find(word->key);
                    if (entry == lists.words.end() || (entry->second.classes & kFirst) == 0 ||
                        ((entry->second.classes & kFirstSingular) != 0) != person ||
                        std::binary_search(taken.begin(), taken.end(), word->span))
                        continue;
                    mentions.push_back({word->span, MentionForm::pronoun});
                }
            }
        }
        if (mentions.size() != before) {
            std::sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
            mentions.erase(
                std::unique(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) { return a.span == b.span; }),
                mentions.end());
        }
    }
}

}  // namespace

std::vector<Speaker> find_speakers(const Text& text, const Passages& passages, const std::vector<MarkedQuotation>& quotations,
                                   const Analysis& analysis, const std::vector<Relation>& relations, const AttributionLists& lists,
                                   const std::vector<LikelyReference>& references, std::vector<Entity>& entities) {
    std::vector<Speaker> speakers;
    speakers.reserve(relations.size());
    Resolver resolver(text, passages, analysis, references, lists, entities);
    for (const Relation& relation : relations) speakers.push_back(resolver.resolve(relation));
    // Who was once said to speak for somebody does so in the rest of the report.
    std::unordered_map<std::uint32_t, std::uint32_t> clients;
    for (const Speaker& speaker : speakers) {
        if (speaker.entity && speaker.on_behalf_of) clients.try_emplace(*speaker.entity, *speaker.on_behalf_of);
    }
    for (Speaker& speaker : speakers) {
        if (!speaker.entity || speaker.on_behalf_of) continue;
        if (const auto found = clients.find(*speaker.entity); found != clients.end()) speaker.on_behalf_of = found->second;
    }
    add_first_persons(passages, quotations, analysis, relations, speakers, lists, entities);
    for (Speaker& speaker : speakers) {
        if (speaker.entity && speaker.probability < kLeastSure) speaker.entity.reset();
        if (!speaker.entity) speaker.probability = 0;
    }
    return speakers;
}

}  // namespace onrecord
