// One walk over the text in reading order that remembers who was spoken of lately, as whom, and as what.
//
//     Ana Ruiz, the port’s director, came. She left. The director had met Judge Sam Harker. The judge said his wife knew her.
//
// Apposition and title say what somebody is. A pronoun or description is led to one who was named or described before, or to nobody, by a
// trained ranker (reference_features.h) that knows the place of each in its clause, how near and how often one was spoken of, and what one
// was called. A description of a person, body or place that is led to nobody introduces an entity without a name, to which the next one may
// go; when its name follows (a clerk … the clerk, Ana Ruiz), all of its mentions become mentions of the name, and so they do at the end of
// the report where one alone was called as it was (the coach … Dana Cole, the coach). Who is kin to whom is remembered both ways, so that
// the daughter’s father is he of whom she was said to be the daughter. “I” and “we” outside quotation marks are the author, and those for
// whom the author speaks.
#include "entities/reference.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "entities/reference_features.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxCandidates = 24;       // named entities spoken of last that are compared
constexpr std::size_t kMaxCalled = 192;          // words that say what somebody is that are remembered
constexpr std::size_t kMaxBearers = 8;           // of a surname that are compared by age
constexpr std::size_t kMaxKin = 32;              // of those who were said to be kin that are remembered
constexpr std::size_t kMaxNameless = 16;         // and of those who have no name
constexpr std::uint32_t kMaxNamelessBack = 3;    // sentences to one without a name that a pronoun, or another noun, may mean
constexpr std::uint32_t kMaxSentencesBack = 12;  // a reference does not reach further
constexpr std::uint32_t kMaxDescriptionWords = 12;
constexpr std::uint32_t kMaxAhead = 25;       // words from a pronoun on to the name that it goes before
constexpr std::uint32_t kMaxClause = 40;      // words from a predicate back to its subject
constexpr std::uint32_t kMaxQuotation = 120;  // words from a pronoun beside a quotation back to who spoke before it
constexpr std::uint32_t kNone = 0xffffffff;
constexpr std::uint32_t kMaxClauses = 8;     // up the tree, from a word to the clause whose subject it may not mean
constexpr double kReflexive = 0.97;          // that “himself” means the subject of its clause
constexpr double kRelative = 0.9;            // that “his” in “a man who lost his hat” means the man
constexpr double kTold = 0.95;               // that a description means whom it stands in apposition to
constexpr double kCalled = 0.95;             // and who was last called so
constexpr double kSaysAgain = 0.85;          // that a surname of several means the one of them who spoke before in the paragraph
constexpr double kOtherWords = 0.85;         // that a description which says something new means who spoke last
constexpr double kAsSure = 0.6;              // below it the ranker does not know
constexpr double kOfGender = 0.9;            // that “she” is the only one of two who is called as women are
constexpr double kSameSpeaker = 0.95;        // that a pronoun beside a quotation means who spoke before it
constexpr double kIntroduced = 0.9;          // that a clerk whom no name is led to is somebody of his own
constexpr double kIntroducedDefinite = 0.5;  // and the clerk: as often somebody whom this report or another one names
constexpr double kNamedLater = 0.9;          // that the coach of a report is the one whom it later calls its coach by name
constexpr double kKin = 0.95;                // that her father is of whom she was said to be the daughter
constexpr double kElder = 0.92;              // that the younger Ruiz is the one of them who is younger by the report
constexpr double kElderInDoubt = 0.55;       // and if the report does not say who is: nobody is shown
constexpr double kFirstPerson = 0.9;         // that “I” and “we” outside quotation marks are the report’s author
constexpr double kSteps = 1000;              // a probability has three decimals, as JSON prints it

// What somebody was said to be, and whose: Ana Ruiz’s lawyer.
struct Said {
    std::uint32_t entity = 0;
    std::uint32_t noun = 0;
    std::uint32_t owner = kNone;
    WordKey what = 0;  // the noun’s key, or a word by which such a one is called too: senator, lawmaker
};

struct Kin {
    std::uint32_t who = 0;
    Kinship kinship = Kinship::none;
    std::uint32_t of = 0;
};

class Resolver {
public:
    Resolver(const NameContext& context, std::vector<Name>& names, JoinedNames& joined, const std::vector<EntityType>& types,
             ReferenceChooser& chooser)
        : c_(context),
          words_(context.analysis.words),
          forms_(context.analysis.forms),
          traits_(context.traits),
          lists_(context.lists),
          names_(names),
          joined_(joined),
          n_named_(joined.n_entities),
          chooser_(chooser),
          states_(joined.n_entities),
          entity_at_(words_.size(), kNone) {
        for (std::size_t e = 0; e < types.size(); ++e) states_[e].type = types[e];
    }

    FoundReferences run() {
        std::vector<std::uint32_t> longest(joined_.n_entities);  // words
        surname_of_.resize(joined_.n_entities);
        is_of_either_.resize(joined_.n_entities);
        generation_of_.resize(joined_.n_entities);
        for (std::size_t n = 0; n < names_.size(); ++n) {
            const Gender gender = names_[n].gender;
            Gender& known = states_[joined_.entity_of[n]].gender;
            if (known == Gender::unknown && gender != Gender::either) known = gender;
            const bool full = names_[n].end_word - names_[n].first_word > 1;
            if (full && static_cast<Gender>(lists_.given_names.value(key(names_[n].first_word))) == Gender::either)
                is_of_either_[joined_.entity_of[n]] = true;
            ReferenceState& state = states_[joined_.entity_of[n]];
            if (state.n_names++ == 0) state.first_letters = text(names_[n].first_word);
            const std::uint32_t length = names_[n].end_word - names_[n].first_word;
            if (length > longest[joined_.entity_of[n]]) {
                longest[joined_.entity_of[n]] = length;
                take_surname(names_[n], joined_.entity_of[n]);
            }
        }
        for (std::uint32_t e = 0; e < n_named_; ++e) {
            if (states_[e].type == EntityType::person && longest[e] > 1) bearers_.emplace(surname_of_[e], e);
        }
        find_paragraph_speakers();
        for (std::uint32_t i = 0; i < words_.size(); ++i) {
            if (lists_.person_classes.contains(key(i)) && !traits_[i].heading) first_of_class_.try_emplace(key(i), i);
        }
        for (sentence_ = 0; sentence_ < c_.analysis.sentences.size(); ++sentence_) {
            begin_ = c_.analysis.sentences[sentence_].first_word;
            end_ = c_.analysis.sentences[sentence_].end_word;
            for (std::uint32_t i = begin_; i < end_;) {
                if (next_name_ < names_.size() && names_[next_name_].first_word == i) {
                    i = name(next_name_++);
                } else {
                    const std::uint32_t stop = next_name_ < names_.size() ? std::min(end_, names_[next_name_].first_word) : end_;
                    i = std::max(i + 1, word(i, stop));
                }
            }
        }
        name_the_described();
        lead_the_held();
        std::sort(found_.begin(), found_.end(), [](const Reference& a, const Reference& b) { return a.first_word < b.first_word; });
        std::vector<Description> descriptions;
        for (const Said& said : said_) {
            const std::uint32_t entity = renamed(said.entity);
            if (is_named(entity) && said.what == key(said.noun)) descriptions.push_back({entity, said.noun});
        }
        for (NamelessEntity& nameless : nameless_) {
            for (std::uint32_t& member : nameless.members) member = renamed(member);
        }
        return {std::move(found_), std::move(nameless_), std::move(descriptions)};
    }

private:
    [[nodiscard]] WordKey key(std::uint32_t i) const { return words_[i].key; }
    [[nodiscard]] std::string_view text(std::uint32_t i) const { return c_.text.slice(words_[i].span); }
    [[nodiscard]] bool is_mark(std::uint32_t i, char mark) const { return i < end_ && traits_[i].mark == mark; }
    [[nodiscard]] bool is_possessive_ending(std::uint32_t i) const {
        return i < end_ && !traits_[i].space_before && (text(i) == "'s" || text(i) == "’s" || traits_[i].mark == '\'');
    }
    [[nodiscard]] bool is_lower(std::uint32_t i, std::initializer_list<std::string_view> any) const {
        if (i >= end_ || traits_[i].letters == Case::none) return false;
        const std::string_view w = text(i);
        return std::any_of(any.begin(), any.end(), [&](std::string_view one) {
            return w.size() == one.size() && w.substr(1) == one.substr(1) && (w[0] | 0x20) == one[0];
        });
    }

    // Who stands beside a verb of speech outside quotation marks: no "he" inside them means the one who speaks.
    void find_paragraph_speakers() {
        speaker_of_paragraph_.assign(c_.analysis.sentences.empty() ? 0 : c_.analysis.sentences.back().paragraph + 1, kNone);
        for (std::size_t n = 0; n < names_.size(); ++n) {
            const Name& name = names_[n];
            const Sentence& sentence = c_.analysis.sentences[name.sentence];
            if (traits_[name.first_word].in_quotation) continue;
            const bool before = name.end_word < sentence.end_word && lists_.speech_verbs.contains(key(name.end_word));
            const bool behind = name.first_word > sentence.first_word && lists_.speech_verbs.contains(key(name.first_word - 1));
            std::uint32_t& speaker = speaker_of_paragraph_[sentence.paragraph];
            if ((before || behind) && speaker == kNone) speaker = joined_.entity_of[n];
        }
    }

    // The verb whose subject stands at a place, also as the name of a title or the apposition of a description: Collector Ana Ruiz said;
    // the port’s director, Ana Ruiz, said. kNoHead: none.
    [[nodiscard]] std::uint32_t verb_of_subject(ClausePlace place) const {
        for (const Deprel part : {Deprel::flat, Deprel::appos}) {
            if (place.deprel != part || place.governor == kNoHead) continue;
            const Word& noun = words_[place.governor];
            place = {place.governor, noun.head, noun.deprel};
        }
        return is_subject(place.deprel) ? place.governor : kNoHead;
    }
    // "Said", "went on to say".
    [[nodiscard]] bool is_speech(std::uint32_t verb) const {
        if (verb == kNoHead) return false;
        const auto speaks = [&](std::uint32_t word) { return lists_.speech_verbs.contains(key(word)); };
        if (speaks(verb)) return true;
        if (!is_lower(verb, {"went", "goes", "continued", "continues", "proceeded"})) return false;
        const auto behind = c_.analysis.dependents.behind(verb);
        return std::any_of(behind.begin(), behind.end(),
                           [&](std::uint32_t child) { return words_[child].deprel == Deprel::xcomp && speaks(child); });
    }

    // Who spoke, or what the sentence was about, before a quotation that a pronoun may follow.
    void remember_speaker(std::uint32_t entity, const ReferenceState& state) {
        const std::uint32_t verb = verb_of_subject(state.last_place);
        // Who is asked answers: the quotation behind “asked” is another's.
        if (state.last_in_quotation || verb == kNoHead || is_lower(verb, {"asked", "asks"})) return;
        if (state.last_form == MentionForm::name && words_[verb].deprel == Deprel::root) {
            last_subject_ = entity;
            last_subject_sentence_ = sentence_;
        }
        if (is_speech(verb) && (last_speaker_ == kNone || last_speaker_sentence_ != sentence_)) {
            last_speaker_ = entity;
            last_speaker_sentence_ = sentence_;
        }
    }

    // ---- what was said

    void mention(std::uint32_t entity, std::uint32_t first, std::uint32_t end, MentionForm form) {
        std::fill(entity_at_.begin() + first, entity_at_.begin() + end, entity);
        ReferenceState& state = states_[entity];
        if (state.n_mentions++ == 0) state.first_sentence = sentence_;
        state.last_form = form;
        state.last_place = place_of(words_, first, end);
        if (is_subject(state.last_place.deprel)) {
            ++state.n_subjects;
            state.last_subject = sentence_;
        }
        state.last_word = first;
        state.last_sentence = sentence_;
        state.last_in_quotation = traits_[first].in_quotation;
        remember_speaker(entity, state);
        std::vector<std::uint32_t>& recent = is_named(entity) ? recent_ : recent_nameless_;
        const auto at = std::find(recent.begin(), recent.end(), entity);
        if (at != recent.end()) recent.erase(at);
        recent.push_back(entity);
        if (recent.size() > (is_named(entity) ? kMaxCandidates : kMaxNameless)) recent.erase(recent.begin());
    }

    [[nodiscard]] bool is_named(std::uint32_t entity) const { return entity < n_named_; }

    // Who was only described at a word before is whose name follows.
    void become(std::uint32_t word, std::uint32_t entity) {
        const std::uint32_t nameless = entity_at_[word];
        if (nameless == kNone || is_named(nameless) || states_[nameless].plural) return;
        if ((states_[nameless].type == EntityType::person) != (states_[entity].type == EntityType::person)) return;
        std::size_t left = states_[nameless].n_mentions;
        for (auto at = found_.rbegin(); at != found_.rend() && left > 0; ++at) {
            if (at->entity != nameless) continue;
            at->entity = entity;
            std::fill(entity_at_.begin() + at->first_word, entity_at_.begin() + at->end_word, entity);
            --left;
        }
        for (auto& [what, described] : descriptions_) described = described == nameless ? entity : described;
        std::erase(recent_nameless_, nameless);
        for (std::uint32_t& last : last_) last = last == nameless ? entity : last;
        if (last_speaker_ == nameless) last_speaker_ = entity;
        states_[entity].n_mentions += states_[nameless].n_mentions;
        states_[entity].n_subjects += states_[nameless].n_subjects;
        became_.emplace(nameless, entity);
    }
    [[nodiscard]] std::uint32_t renamed(std::uint32_t entity) const {
        const auto at = became_.find(entity);
        return at == became_.end() ? entity : at->second;
    }

    // An entity without a name, by the words that first mean it.
    std::uint32_t introduce(NamelessEntity nameless, Gender gender, const ReferenceSpot* spot) {
        const auto entity = static_cast<std::uint32_t>(states_.size());
        ReferenceState& state = states_.emplace_back();
        state.type = nameless.type;
        state.gender = gender;
        if (spot != nullptr) {
            state.noun = spot->word;
            state.plural = spot->plural;
            chooser_.introduce(entity, *spot);
        }
        nameless_.push_back(std::move(nameless));
        introduced_.emplace_back();
        return entity;
    }

    void describe(std::uint32_t entity, std::uint32_t noun) {
        const auto gender = static_cast<Gender>(lists_.person_classes.value(key(noun)));
        Gender& known = states_[entity].gender;
        if (known == Gender::unknown && (gender == Gender::male || gender == Gender::female)) known = gender;
        const std::uint32_t owner = owner_of(noun);
        call(entity, noun, owner, key(noun));
        // Rep. Ana Ruiz … the representative … the lawmaker
        WordKey written_out = key(noun);
        if (const auto words = lists_.abbreviated_titles.find(written_out); words != lists_.abbreviated_titles.end()) {
            written_out = words->second.back();
            call(entity, noun, owner, written_out);
        }
        const auto [from, to] = lists_.called_also.equal_range(written_out);
        for (auto also = from; also != to; ++also) call(entity, noun, owner, also->second);
        const auto kinship = static_cast<Kinship>(lists_.kin.value(key(noun)));
        if (kinship == Kinship::none) return;
        if (owner == kNone || owner == entity || states_[owner].type != EntityType::person) return;
        kin_.push_back({entity, kinship, owner});
        if (kin_.size() > kMaxKin) kin_.erase(kin_.begin());
    }

    void call(std::uint32_t entity, std::uint32_t noun, std::uint32_t owner, WordKey what) {
        descriptions_.emplace_back(what, entity);
        if (descriptions_.size() > kMaxCalled) descriptions_.erase(descriptions_.begin());
        said_.push_back({entity, noun, owner, what});
    }

    // ---- kin

    // Whose a noun is: “her son”, “Ana Ruiz’s eldest son”. kNone: nobody’s who was mentioned.
    [[nodiscard]] std::uint32_t owner_of(std::uint32_t noun) const {
        constexpr std::uint32_t kMaxBetween = 3;  // words from the possessive to the noun
        for (std::uint32_t i = noun; i > begin_ && noun - i <= kMaxBetween; --i) {
            if (is_lower(i - 1, {"his", "her", "their", "whose"})) return entity_at_[i - 1] == kNone ? kNone : renamed(entity_at_[i - 1]);
            if (is_possessive_ending(i - 1)) return i - 1 == begin_ || entity_at_[i - 2] == kNone ? kNone : renamed(entity_at_[i - 2]);
            if (traits_[i - 1].mark != 0 && traits_[i - 1].mark != '-') return kNone;
        }
        return kNone;
    }

    // “Her father”, of whom she was said to be the daughter; “her son”, who was said to be hers. kNone: nobody, or several.
    [[nodiscard]] std::uint32_t kin_called(std::uint32_t first, std::uint32_t noun) const {
        const auto kinship = static_cast<Kinship>(lists_.kin.value(key(noun)));
        if (kinship == Kinship::none || is_mark(noun + 1, '-')) return kNone;
        const std::uint32_t owner = owner_of(noun);
        if (owner == kNone) return kNone;
        const ReferenceSpot spot = description_spot(first, noun);
        std::uint32_t only = kNone;
        for (const Kin& kin : kin_) {
            const std::uint32_t who = renamed(kin.who);
            const std::uint32_t of = renamed(kin.of);
            std::uint32_t meant = kNone;
            if (of == owner && kin.kinship == kinship) meant = who;
            if (who == owner && kin.kinship == inverse(kinship)) meant = of;
            if (kinship == Kinship::sibling && kin.kinship == Kinship::child && who != owner && is_child_of(owner, of)) meant = who;
            if (meant == kNone || meant == owner || !may_mean(spot, states_[meant])) continue;
            if (only != kNone && only != meant && is_named(only) == is_named(meant)) return kNone;
            if (only == kNone || is_named(meant)) only = meant;
        }
        return only;
    }

    // Her brother is the other child of her mother.
    [[nodiscard]] bool is_child_of(std::uint32_t child, std::uint32_t parent) const {
        return std::any_of(kin_.begin(), kin_.end(), [&](const Kin& kin) {
            return kin.kinship == Kinship::child && renamed(kin.who) == child && renamed(kin.of) == parent;
        });
    }

    // ---- the younger Ruiz

    void take_surname(const Name& name, std::uint32_t entity) {
        std::uint32_t last = name.end_word - 1;
        generation_of_[entity] = 0;
        while (last > name.first_word && (traits_[last].mark != 0 || lists_.name_suffixes.contains(key(last)))) {
            if (traits_[last].mark == 0) generation_of_[entity] = text(last).starts_with("S") ? 1 : 2;
            --last;
        }
        surname_of_[entity] = key(last);
    }

    // How many generations `b` is below `a` by what was said of kin, by blood: 1 for a daughter. Nothing where they are not linked.
    [[nodiscard]] std::optional<int> generations_down(std::uint32_t a, std::uint32_t b) const {
        std::vector<std::pair<std::uint32_t, int>> reached{{a, 0}};
        for (std::size_t at = 0; at < reached.size() && reached.size() < kMaxKin; ++at) {
            const auto [from, level] = reached[at];
            if (from == b) return level;
            for (const Kin& kin : kin_) {
                int step = 0;  // from `of` down to `who`
                switch (kin.kinship) {
                    case Kinship::child:
                        step = 1;
                        break;
                    case Kinship::parent:
                        step = -1;
                        break;
                    case Kinship::grandchild:
                        step = 2;
                        break;
                    case Kinship::grandparent:
                        step = -2;
                        break;
                    case Kinship::elder:
                        step = -1;
                        break;
                    case Kinship::younger:
                        step = 1;
                        break;
                    case Kinship::sibling:
                    case Kinship::cousin:
                        break;
                    default:
                        continue;
                }
                const std::uint32_t who = renamed(kin.who);
                const std::uint32_t of = renamed(kin.of);
                const std::uint32_t next = of == from ? who : who == from ? of : kNone;
                if (next == kNone) continue;
                const bool seen = std::any_of(reached.begin(), reached.end(), [&](const auto& r) { return r.first == next; });
                if (!seen) reached.emplace_back(next, level + (of == from ? step : -step));
            }
        }
        return std::nullopt;
    }

    // Below 0 where the report shows `a` to be the younger, above it the elder, 0 where it does not say.
    [[nodiscard]] int seniority(std::uint32_t a, std::uint32_t b) const {
        if (a < n_named_ && b < n_named_ && generation_of_[a] != generation_of_[b]) {
            const auto rank = [&](std::uint32_t e) { return generation_of_[e] == 2 ? 2 : 1; };  // who has no suffix is the elder
            if (rank(a) != rank(b)) return rank(b) - rank(a);
        }
        if (const auto down = generations_down(a, b); down && *down != 0) return *down;
        const auto age = [&](std::uint32_t e) {
            const auto at = age_of_.find(e);
            return at == age_of_.end() ? 0 : at->second;
        };
        return age(a) != 0 && age(b) != 0 ? age(a) - age(b) : 0;
    }

    // “The younger Ruiz said”: of those who bear the surname, or whose bearer’s kin they are by a given name alone, the one who is younger
    // than all others whom the report has named so far; where it does not say who is, the surname is in doubt.
    void choose_by_age(std::size_t n) {
        Name& name = names_[n];
        if (name.first_word < begin_ + 1) return;
        const bool younger = is_lower(name.first_word - 1, {"younger"});
        if (!younger && !is_lower(name.first_word - 1, {"elder", "older"})) return;
        std::vector<std::uint32_t> all;
        const auto [from, to] = bearers_.equal_range(key(name.end_word - 1));
        for (auto at = from; at != to && all.size() < kMaxBearers; ++at) {
            if (states_[at->second].n_mentions > 0) all.push_back(at->second);
        }
        std::sort(all.begin(), all.end());
        const std::size_t n_bearers = all.size();
        for (const Kin& kin : kin_) {
            const std::uint32_t who = renamed(kin.who);
            const std::uint32_t of = renamed(kin.of);
            const auto bears = [&](std::uint32_t e) {
                return std::find(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n_bearers), e) !=
                       all.begin() + static_cast<std::ptrdiff_t>(n_bearers);
            };
            for (const auto& [one, other] : {std::pair{who, of}, std::pair{of, who}}) {
                if (kin.kinship == Kinship::spouse || !is_named(one) || !bears(other) || bearers_of(one)) continue;
                if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
            }
        }
        if (all.size() < 2) return;
        const auto first_of = [&](std::size_t n_of) {
            const auto end = all.begin() + static_cast<std::ptrdiff_t>(n_of);
            const auto is_first = [&](std::uint32_t one) {
                return std::all_of(all.begin(), end, [&](std::uint32_t other) {
                    return one == other || (younger ? seniority(one, other) < 0 : seniority(one, other) > 0);
                });
            };
            const auto found = n_of < 2 ? end : std::find_if(all.begin(), end, is_first);
            return found == end ? kNone : *found;
        };
        std::uint32_t first = first_of(n_bearers);
        if (first == kNone) first = first_of(all.size());
        if (first != kNone) joined_.entity_of[n] = first;
        name.probability = first == kNone ? std::min(name.probability, kElderInDoubt) : kElder;
    }
    // Whether somebody is named with a surname.
    [[nodiscard]] bool bearers_of(std::uint32_t entity) const {
        const auto [from, to] = bearers_.equal_range(surname_of_[entity]);
        return std::any_of(from, to, [&](const auto& bearer) { return bearer.second == entity; });
    }

    // ---- who is named later

    // The coach … Dana Cole, the coach: who was only described is the one whom the report calls so by name, if there is one only, if what
    // else is said of both agrees (former, deputy), and if both are the same one’s (Ruiz’s lawyer).
    void name_the_described() {
        std::unordered_multimap<WordKey, std::size_t> said_of;  // by noun; looked up only
        for (std::size_t s = 0; s < said_.size(); ++s) {
            if (is_named(renamed(said_[s].entity)) && states_[renamed(said_[s].entity)].type == EntityType::person)
                said_of.emplace(said_[s].what, s);
        }
        for (std::uint32_t n = 0; n < nameless_.size(); ++n) {
            const std::uint32_t nameless = n_named_ + n;
            const ReferenceState& state = states_[nameless];
            if (state.type != EntityType::person || state.plural || state.noun == kNoHead || became_.contains(nameless)) continue;
            if (!introduced_[n].is_definite) continue;
            std::uint32_t only = kNone;
            bool clear = true;
            const auto [from, to] = said_of.equal_range(key(state.noun));
            std::size_t seen = 0;
            for (auto at = from; at != to && clear && seen < kMaxCandidates; ++at, ++seen) {
                const std::uint32_t named = renamed(said_[at->second].entity);
                const bool other = (state.gender == Gender::male && states_[named].gender == Gender::female) ||
                                   (state.gender == Gender::female && states_[named].gender == Gender::male);
                if (other || !agrees(introduced_[n].owner, state.noun, said_[at->second])) continue;
                clear = only == kNone || only == named;
                only = named;
            }
            if (!clear || only == kNone || seen == kMaxCandidates) continue;
            became_.emplace(nameless, only);
            later_.insert(nameless);
        }
        for (Reference& reference : found_) {
            if (!later_.contains(reference.entity)) continue;
            reference.entity = renamed(reference.entity);
            reference.probability *= kNamedLater;
        }
    }
    // Whether a description of somebody without a name and one of somebody with a name may be of one: the words that change an office are
    // in both or in neither, and neither is another one’s.
    [[nodiscard]] bool agrees(std::uint32_t owner, std::uint32_t noun, const Said& named) const {
        static const WordList kChanging = {"former",  "ex",   "deputy", "vice",   "assistant", "acting",
                                           "retired", "late", "then",   "second", "other",     "new"};
        const auto changes = [&](std::uint32_t n) {
            std::vector<WordKey> keys;
            for (std::uint32_t i = n, steps = 0; i > 0 && steps < kMaxDescriptionWords && traits_[i - 1].mark == 0; --i, ++steps) {
                if (traits_[i - 1].function == FunctionWord::determiner || traits_[i - 1].function == FunctionWord::pronoun) break;
                if (kChanging.contains(key(i - 1))) keys.push_back(key(i - 1));
            }
            std::sort(keys.begin(), keys.end());
            return keys;
        };
        if (changes(noun) != changes(named.noun)) return false;
        return owner == kNone || named.owner == kNone || renamed(owner) == renamed(named.owner);
    }

    void refer(std::uint32_t first, std::uint32_t end, std::uint32_t entity, MentionForm form, double probability) {
        found_.push_back({first, end, entity, form, probability});
        mention(entity, first, end, form);
    }

    // ---- names: what stands around them says what they are

    std::uint32_t name(std::size_t n) {
        const Name& name = names_[n];
        if (name.probability < 1) say_again(n);
        if (name.end_word - name.first_word == 1 && name.type == EntityType::person) choose_by_age(n);
        const std::uint32_t entity = joined_.entity_of[n];
        mention(entity, name.first_word, name.end_word, MentionForm::name);
        const bool person = states_[entity].type == EntityType::person;
        const ClausePlace place = states_[entity].last_place;
        // a doctor … the doctor, Ana Ruiz; a doctor named Ana Ruiz
        if (place.governor != kNoHead && place.governor < name.first_word) {
            if (place.deprel == Deprel::appos && !is_in_relative_clause(place.governor)) become(place.governor, entity);
            if (is_lower(place.governor, {"named", "called"}) && words_[place.governor].head != kNoHead)
                become(words_[place.governor].head, entity);
        }
        if (place.deprel == Deprel::appos && place.governor != kNoHead && traits_[place.governor].letters == Case::lower) {
            // their union, the Dock Workers’ Alliance; the bishop of Ostrey, Simeon Farr
            if (!person && lists_.group_nouns.value(key(place.governor)) == 1) called_by_apposition(entity, place.governor);
            if (person && place.governor + 2 < name.first_word && lists_.person_classes.contains(key(place.governor)) &&
                !is_in_relative_clause(place.governor))
                describe(entity, place.governor);
        }
        if (!person) return name.end_word;
        for (std::uint32_t i = name.first_word; i > begin_ && i + 3 > name.first_word; --i) {  // Judge, lawyer
            const bool noun = lists_.person_classes.contains(key(i - 1)) || lists_.titles.contains(key(i - 1));
            if (!noun && i == name.first_word && traits_[i - 1].letters == Case::capital && !traits_[i - 1].starts)
                continue;  // skipper Big Lou
            if (!noun) break;
            describe(entity, i - 1);
        }
        description_before(name, entity);
        return description_after(name, entity, n + 1 < names_.size() ? std::min(end_, names_[n + 1].first_word) : end_);
    }

    // The mayor said so. “I am sorry,” Ruiz said: of those who bear a surname alone it is the one who spoke last or was the subject last,
    // in this paragraph or the one before. (The one spoken of last instead: of eight names of PolNeAR train that moved, four were right.)
    void say_again(std::size_t n) {
        Name& name = names_[n];
        const auto& sentences = c_.analysis.sentences;
        const std::uint32_t paragraph = sentences[sentence_].paragraph;
        const auto bears = [&](std::uint32_t entity) { return surname_of_[entity] == key(name.end_word - 1); };
        const ClausePlace place = place_of(words_, name.first_word, name.end_word);
        const std::uint32_t verb = verb_of_subject(place);
        if (traits_[name.first_word].in_quotation || verb == kNoHead || !(is_speech(verb) || words_[verb].deprel == Deprel::root)) return;
        if (name.is_head && !is_speech(verb)) return;  // Sam Harker and his wife, Joan Harker, left. Harker, 41, sat down.
        auto said = std::pair{last_speaker_, last_speaker_sentence_};
        if (said.first == kNone || (last_subject_ != kNone && last_subject_sentence_ > said.second))
            said = {last_subject_, last_subject_sentence_};
        if (said.first == kNone || !is_named(said.first) || !bears(said.first) || paragraph - sentences[said.second].paragraph > 1) return;
        joined_.entity_of[n] = said.first;
        name.probability = kSaysAgain;
    }

    // The description of a body before its name: what was led elsewhere or to nobody means it.
    void called_by_apposition(std::uint32_t entity, std::uint32_t noun) {
        describe(entity, noun);
        std::uint32_t first = noun;
        while (first > begin_ && noun - first < kMaxDescriptionWords && words_[first - 1].head == noun && traits_[first - 1].mark == 0 &&
               words_[first - 1].deprel != Deprel::case_)
            --first;
        while (!found_.empty() && found_.back().first_word >= first && found_.back().end_word == noun + 1) found_.pop_back();
        if (!found_.empty() && found_.back().end_word > first) first = found_.back().end_word;
        if (first <= noun) found_.push_back({first, noun + 1, entity, MentionForm::nominal, kTold});
    }

    // the port’s director, Ana Ruiz
    void description_before(const Name& name, std::uint32_t entity) {
        const std::uint32_t first = name.titled ? name.first_word - 1 : name.first_word;
        if (first < begin_ + 3 || !is_mark(first - 1, ',') || !lists_.person_classes.contains(key(first - 2))) return;
        const std::uint32_t noun = first - 2;
        if (is_in_relative_clause(noun)) return;
        for (std::uint32_t i = noun; i > begin_ && noun - i < 6; --i) {
            if (traits_[i - 1].mark != 0) return;
            if (!is_determiner(i - 1)) continue;
            describe(entity, noun);
            if (!found_.empty() && found_.back().end_word > i - 1) {
                become(noun, entity);
                Reference& last = found_.back();  // it was led elsewhere, or its possessive pronoun was found before
                if (last.form == MentionForm::nominal && last.end_word == noun + 1) last.entity = entity;
                return;
            }
            found_.push_back({i - 1, noun + 1, entity, MentionForm::nominal, kTold});
            return;
        }
    }

    // Ana Ruiz, 54, the port’s director; Ana Ruiz is the director
    std::uint32_t description_after(const Name& name, std::uint32_t entity, std::uint32_t stop) {
        std::uint32_t i = name.end_word;
        const bool comma = is_mark(i, ',');
        if (!comma && !is_lower(i, {"is", "was", "became"})) return i;
        ++i;
        const bool number = comma && i < stop && traits_[i].letters == Case::none && words_[i].span.length() == 2;
        if (number && (i + 1 == end_ || traits_[i + 1].mark != 0)) {
            const std::string_view age = text(i);
            if (age[0] >= '1' && age[0] <= '9' && age[1] >= '0' && age[1] <= '9')
                age_of_.try_emplace(entity, 10 * (age[0] - '0') + (age[1] - '0'));
        }
        if (number && i + 1 < stop && is_mark(i + 1, ',')) {
            ages_.emplace_back(key(i), entity);
            i += 2;
        }
        if (i >= stop || !(is_determiner(i) || (comma && traits_[i].function == FunctionWord::none && traits_[i].letters == Case::lower))) {
            return name.end_word;
        }
        const std::uint32_t noun = head_noun(i, stop, lists_.person_classes);
        if (noun == kNone) return name.end_word;
        const std::uint32_t after = noun + 1;
        const bool closes = after >= end_ || traits_[after].mark != 0 || traits_[after].function == FunctionWord::preposition ||
                            is_lower(after, {"who", "and", "whose"});
        if (!closes) return name.end_word;
        if (is_lower(i, {"his", "her", "their", "my", "our"})) word(i, i + 1);
        for (std::uint32_t k = i + 1; k + 1 < noun; ++k) {  // the chairman’s mother
            if (is_possessive_ending(k + 1) && lists_.kin.contains(key(noun)) && is_determiner(i) && k - i < 4) {
                description(i, k, k + 1);
                break;
            }
        }
        describe(entity, noun);
        if (!found_.empty() && found_.back().end_word > i) return noun + 1;
        found_.push_back({i, noun + 1, entity, MentionForm::nominal, kTold});
        return noun + 1;
    }

    [[nodiscard]] bool is_determiner(std::uint32_t i) const {
        return traits_[i].function == FunctionWord::determiner || is_lower(i, {"his", "her", "their", "its", "my", "our"});
    }

    // The head of the noun phrase whose determiner stands at `i`: its first listed noun that no other noun follows; kNone if none comes.
    [[nodiscard]] std::uint32_t head_noun(std::uint32_t i, std::uint32_t stop, const WordList& nouns) const {
        const std::uint32_t limit = std::min(stop, i + kMaxDescriptionWords);
        for (std::uint32_t k = is_determiner(i) ? i + 1 : i; k < limit; ++k) {
            const WordTraits& t = traits_[k];
            if (t.letters == Case::none && t.mark != '-' && !is_possessive_ending(k) && t.mark != 0) return kNone;
            if (t.function != FunctionWord::none && t.function != FunctionWord::number && !is_possessive_ending(k)) return kNone;
            if (t.letters != Case::lower || !nouns.contains(key(k)) || is_possessive_ending(k + 1)) continue;
            if (k + 1 < limit && is_mark(k + 1, '-') && !traits_[k + 1].space_before) continue;
            if (k + 1 < limit && traits_[k + 1].letters == Case::lower &&
                (lists_.person_classes.contains(key(k + 1)) || lists_.group_nouns.contains(key(k + 1)))) {
                continue;
            }
            return k;
        }
        return kNone;
    }

    // ---- words that refer

    std::uint32_t word(std::uint32_t i, std::uint32_t stop) {
        if (traits_[i].function == FunctionWord::pronoun) {
            if (const auto kind = pronoun_kind(i); kind && words_[i].deprel != Deprel::expl) pronoun(i, *kind);
            first_person(i);
            return words_[i].deprel == Deprel::nmod_poss ? description(i, words_[i].head, stop) : i + 1;
        }
        if (traits_[i].function == FunctionWord::determiner) return description(i, words_[i].head, stop);
        if (is_possessive_ending(i) && words_[i].deprel == Deprel::case_ && words_[i].head != kNoHead) {
            const Word& owner = words_[words_[i].head];  // the port’s director
            if (owner.deprel == Deprel::nmod_poss) return description(i, owner.head, stop);
        }
        if (words_[i].tags.upos == Upos::NOUN && words_[i].deprel != Deprel::compound) return description(i, i, stop);
        return i + 1;
    }

    // “I” and “we” outside quotation marks are the author, and who the author speaks for; those inside are led by who says the statement.
    void first_person(std::uint32_t i) {
        if (traits_[i].in_quotation || (traits_[i].letters == Case::caps && !is_lower(i, {"i"}))) return;
        const bool singular = is_lower(i, {"i", "me", "my", "mine", "myself"});
        if (!singular && !is_lower(i, {"we", "us", "our", "ours", "ourselves"})) return;
        std::uint32_t& author = author_[singular ? 0 : 1];
        if (author == kNone)
            author = introduce({EntityType::person, i, i + 1, kFirstPerson, singular ? "I" : "we", {}}, Gender::unknown, nullptr);
        refer(i, i + 1, author, MentionForm::pronoun, 1);
    }

    [[nodiscard]] std::optional<ReferenceKind> pronoun_kind(std::uint32_t i) const {
        if (traits_[i].letters == Case::caps) {  // SHE SAID; IT may be a department
            static const WordList kHe = {"he", "him", "his", "himself"};
            static const WordList kShe = {"she", "her", "hers", "herself"};
            if (kHe.contains(key(i))) return ReferenceKind::he;
            if (kShe.contains(key(i))) return ReferenceKind::she;
        }
        if (is_lower(i, {"he", "him", "his", "himself"})) return ReferenceKind::he;
        if (is_lower(i, {"she", "her", "hers", "herself"})) return ReferenceKind::she;
        if (is_lower(i, {"it", "its", "itself"})) return ReferenceKind::it;
        if (is_lower(i, {"they", "them", "their", "theirs", "themselves"})) return ReferenceKind::they;
        return std::nullopt;
    }

    [[nodiscard]] bool is_reflexive(std::uint32_t i) const { return text(i).ends_with("self") || text(i).ends_with("selves"); }
    // “Himself” is the subject of its clause: the man, who called himself a clerk. kNone: it is not known who that is.
    [[nodiscard]] std::uint32_t subject_of_reflexive(const ReferenceSpot& spot) const {
        if (!is_reflexive(spot.word)) return kNone;
        std::uint32_t verb = spot.place.governor;
        for (std::uint32_t n = 0; n < kMaxClauses && verb != kNoHead; ++n) {
            for (std::uint32_t k = std::max(begin_, spot.word > kMaxClause ? spot.word - kMaxClause : 0); k < spot.word; ++k) {
                if (words_[k].head != verb || !is_subject(words_[k].deprel)) continue;
                const std::uint32_t entity = entity_at_[antecedent(k)];
                if (entity == kNone || !may_mean(spot, states_[entity])) return kNone;
                // This is a woman who taught herself: perhaps one who has a name.
                return antecedent(k) == k || is_named(entity) || states_[entity].n_mentions > 1 ? entity : kNone;
            }
            const Deprel deprel = words_[verb].deprel;
            if (deprel != Deprel::xcomp && deprel != Deprel::conj) return kNone;  // mocked Ruiz for calling himself
            verb = words_[verb].head;
        }
        return kNone;
    }
    // The noun that “who” or “which” stands for, where it is a subject; any other word itself.
    [[nodiscard]] std::uint32_t antecedent(std::uint32_t i) const {
        if (!is_subject(words_[i].deprel) || words_[i].head == kNoHead || !is_lower(i, {"who", "which", "that"})) return i;
        const std::uint32_t noun = c_.analysis.antecedent_of(words_[i].head);
        return noun < i ? noun : i;
    }
    // The man, who looks to be in his thirties: whom “who” stands for in the clause of a subject or possessor, if it has no name
    // (the ranker knows those who have one better). kNone: there is no such clause.
    [[nodiscard]] std::uint32_t relative_subject(const ReferenceSpot& spot) const {
        if (spot.kind != ReferenceKind::he && spot.kind != ReferenceKind::she) return kNone;
        if (!is_subject(spot.place.deprel) && spot.place.deprel != Deprel::nmod_poss) return kNone;
        std::uint32_t verb = spot.place.governor;
        for (std::uint32_t n = 0; n < kMaxClauses && verb != kNoHead; ++n, verb = words_[verb].head) {
            if (words_[verb].deprel != Deprel::acl_relcl) continue;
            for (std::uint32_t k = words_[verb].head + 1; k < spot.word; ++k) {
                if (words_[k].head != verb || !is_lower(k, {"who"}) || antecedent(k) == k) continue;
                const std::uint32_t entity = entity_at_[antecedent(k)];
                return entity != kNone && !is_named(entity) && may_mean(spot, states_[entity]) ? entity : kNone;
            }
            return kNone;
        }
        return kNone;
    }

    void pronoun(std::uint32_t i, ReferenceKind kind) {
        const ReferenceSpot spot = spot_at(i, i, kind);
        std::uint32_t entity = subject_of_reflexive(spot);
        probability_ = kReflexive;
        if (entity == kNone) entity = lead(spot);
        if (entity == kNone) return;
        Gender& gender = states_[entity].gender;
        if (gender == Gender::unknown && kind == ReferenceKind::he) gender = Gender::male;
        if (gender == Gender::unknown && kind == ReferenceKind::she) gender = Gender::female;
        refer(i, i + 1, entity, MentionForm::pronoun, probability_);
        found_.back().of_person = kind == ReferenceKind::he || kind == ReferenceKind::she;
    }

    // The end of the description with its determiner, or its only word, at `i` and its head at `noun`, if it means somebody; else i + 1.
    std::uint32_t description(std::uint32_t i, std::uint32_t noun, std::uint32_t stop) {
        if (i + 5 < stop && is_mark(i + 2, '-') && is_lower(i + 3, {"year"}) && is_lower(i + 5, {"old"})) {
            std::uint32_t entity = kNone;  // the 54-year-old
            for (const auto& [age, aged] : ages_) entity = age == key(i + 1) ? aged : entity;
            double probability = kTold;
            const bool alone = i + 6 >= stop || words_[i + 6].tags.upos != Upos::NOUN;  // no 54-year-old farmer
            if (entity == kNone && alone && is_lower(i, {"the"})) {
                ReferenceSpot spot = spot_at(i, i + 5, ReferenceKind::somebody);
                spot.noun = 4 + static_cast<std::uint8_t>(Gender::either);
                spot.place = place_of(words_, i, i + 6);
                entity = other_words_for(spot);
                probability = kOtherWords;
            }
            if (entity == kNone) return i + 1;
            refer(i, i + 6, entity, MentionForm::nominal, probability);
            return i + 6;
        }
        if (noun == kNoHead || noun < i || noun - i > kMaxDescriptionWords) return i + 1;
        if (noun >= stop) {
            if (noun < end_) hold(i, noun);
            return i + 1;
        }
        if (const std::uint32_t before = same_group(i, noun); before != kNone) {
            const bool led = i < noun && (words_[i].deprel == Deprel::nmod_poss || words_[i].deprel == Deprel::case_);
            const std::uint32_t first = led ? i + 1 : i;
            refer(first, noun + 1, before, MentionForm::nominal, kCalled);
            return noun + 1;
        }
        const bool bare = noun == i;
        const ReferenceSpot spot = description_spot(i, noun);
        // “the Senator” is a description though it has a capital.
        if (words_[noun].tags.upos != Upos::NOUN && (bare || words_[noun].tags.upos != Upos::PROPN || spot.noun < kNounOfPerson))
            return i + 1;
        if (bare && spot.noun == 0) return i + 1;
        std::uint32_t entity = told_of(i, noun);
        if (entity != kNone && spot.plural && !states_[entity].plural && states_[entity].type == EntityType::person) entity = kNone;
        double probability = kTold;
        if (entity != kNone) {
            describe(entity, noun);
        } else if (const std::uint32_t kin = kin_called(i, noun); kin != kNone) {
            entity = kin;
            probability = kKin;
        } else if (const std::uint32_t called = called_so(i, noun); called != kNone) {
            entity = called;
            probability = kCalled;
        } else if (bare && !spot.plural) {
            return i + 1;  // became chairman
        } else if (!is_lower(i, {"a", "an", "no", "any", "every", "each", "some", "another", "which", "what"})) {
            entity = lead(spot);
            probability = probability_;
            if (entity == kNone || probability < kAsSure) {
                if (const std::uint32_t other = other_words_for(spot); other != kNone) {
                    entity = other;
                    probability = kOtherWords;
                }
            }
        }
        // Whose it is was a mention of its own.
        const bool possessed = !bare && (words_[i].deprel == Deprel::nmod_poss || words_[i].deprel == Deprel::case_);
        std::uint32_t first = possessed ? i + 1 : i;
        while (bare && first > begin_ && words_[first - 1].head == noun && entity_at_[first - 1] == kNone &&
               (words_[first - 1].tags.upos == Upos::NUM || words_[first - 1].tags.upos == Upos::ADJ))
            --first;  // two senior pilots
        if (entity == kNone) {
            if (spot.noun == 0 || is_lower(i, {"no", "any", "every", "each", "which", "what"})) return i + 1;
            const EntityType type = spot.kind == ReferenceKind::somebody ? EntityType::person
                                    : spot.noun == 2                     ? EntityType::place
                                                                         : EntityType::organization;
            const Gender gender = spot.noun >= kNounOfPerson ? static_cast<Gender>(spot.noun - kNounOfPerson) : Gender::unknown;
            const std::uint32_t owner = possessed && words_[i].deprel == Deprel::case_ ? words_[i].head : i;  // Ana Ruiz’s lawyer
            entity = introduce({type, possessed ? first_of_mention(owner) : first, noun + 1, 1, {}, {}},
                               gender == Gender::either ? Gender::unknown : gender, &spot);
            describe(entity, noun);
            const bool definite = possessed || is_lower(i, {"the", "this", "that", "these", "those"});
            introduced_.back() = {possessed || is_lower(i, {"the"}), owner_of(noun)};
            nameless_.back().members = several(i, first, noun, spot);
            nameless_.back().probability = definite ? kIntroducedDefinite : kIntroduced;
            probability = 1;
        }
        refer(first, noun + 1, entity, MentionForm::nominal, probability);
        if (const auto group = group_of(i, noun); group && (states_[entity].plural || !is_named(entity)))
            groups_.try_emplace(*group, entity);
        return noun + 1;
    }

    // ---- groups that are one throughout a report

    // What tells such a group from others: police, prosecutors, of whom nothing more is said, or whose lawyers; nothing where it is none.
    [[nodiscard]] std::optional<std::pair<WordKey, std::uint32_t>> group_of(std::uint32_t first, std::uint32_t noun) const {
        static const WordList kOffices = {"police",   "prosecutors", "authorities",  "investigators", "detectives",
                                          "officers", "deputies",    "firefighters", "paramedics"};
        static const WordList kLawyers = {"lawyers", "attorneys", "counsel"};
        const bool alone = first == noun ? noun == begin_ || words_[noun - 1].head != noun : first + 1 == noun && is_lower(first, {"the"});
        if (alone && kOffices.contains(key(noun)) && traits_[noun].letters != Case::none &&
            !is_lower(noun + 1, {"of", "from", "in", "at", "with", "who"}))
            return std::pair{key(noun), kNone};
        const bool team = is_lower(noun, {"team"}) && noun > begin_ && is_lower(noun - 1, {"legal", "defense", "defence"});
        if (!team && !(kLawyers.contains(key(noun)) && noun == first + 1)) return std::nullopt;
        const std::uint32_t owner = owner_of(noun);
        return owner == kNone || !is_named(owner) ? std::nullopt : std::optional(std::pair{WordKey{0}, owner});
    }
    [[nodiscard]] std::uint32_t same_group(std::uint32_t first, std::uint32_t noun) const {
        const auto group = group_of(first, noun);
        if (!group) return kNone;
        const auto at = groups_.find(*group);
        return at == groups_.end() ? kNone : renamed(at->second);
    }

    // ---- descriptions that hold a name: the Danvik harbourmaster

    // Kept for the end, when it is known who was called so: to the ranker they say too little.
    void hold(std::uint32_t first, std::uint32_t noun) {
        if (!is_lower(first, {"the"}) || traits_[first].in_quotation || words_[noun].tags.xpos != Xpos::NN ||
            !lists_.person_classes.contains(key(noun)) || words_[noun].deprel == Deprel::compound ||
            is_lower(noun + 1, {"of", "who", "and", "or"}) || is_possessive_ending(noun + 1))
            return;
        const Name* inside = nullptr;
        for (std::size_t n = next_name_; n < names_.size() && names_[n].first_word < noun; ++n) {
            if (inside != nullptr || names_[n].end_word > noun || names_[n].type == EntityType::person) return;
            inside = &names_[n];
        }
        if (inside == nullptr) return;
        for (std::uint32_t i = first + 1; i < noun; ++i) {
            if (traits_[i].mark != 0 || traits_[i].function != FunctionWord::none) return;
        }
        const std::uint32_t word = inside->first_word;
        const bool of_body = words_[word].tags.upos != Upos::ADJ && !lists_.nationalities.contains(key(word));
        held_.push_back({first, noun, of_body ? key(inside->end_word - 1) : 0});
    }

    // They are of the one person whom the report calls so by name, if it says the same place or body of him, or none; of an office that
    // many hold (the Lenk senator), the same.
    void lead_the_held() {
        if (held_.empty()) return;
        constexpr std::uint32_t kNear = 6;                      // words around a noun in which a report says of what one is the governor
        std::unordered_multimap<WordKey, std::size_t> said_of;  // looked up only
        for (std::size_t s = 0; s < said_.size(); ++s) {
            const std::uint32_t entity = renamed(said_[s].entity);
            if (is_named(entity) && states_[entity].type == EntityType::person) said_of.emplace(said_[s].what, s);
        }
        std::vector<bool> mentioned(words_.size());
        for (const Reference& reference : found_)
            std::fill(mentioned.begin() + reference.first_word, mentioned.begin() + reference.end_word, true);
        for (const Held& held : held_) {
            if (entity_at_[held.noun] != kNone || mentioned[held.noun]) continue;  // Ana Ruiz, the Lenk Council clerk
            std::uint32_t only = kNone;
            bool clear = true, same = false, another = false;
            std::size_t seen = 0;
            const auto [from, to] = said_of.equal_range(key(held.noun));
            for (auto at = from; at != to && clear && seen < kMaxCandidates; ++at, ++seen) {
                const Said& said = said_[at->second];
                const std::uint32_t named = renamed(said.entity);
                clear = (only == kNone || only == named) && agrees(kNone, held.noun, said);
                only = named;
                another |= said.owner != kNone;  // Lenk’s manager
                const auto end = std::min<std::uint32_t>(static_cast<std::uint32_t>(words_.size()), said.noun + kNear);
                for (std::uint32_t k = said.noun > kNear ? said.noun - kNear : 0; k < end; ++k) {
                    if (k >= held.first && k <= held.noun) continue;  // its own
                    same |= key(k) == held.of;
                    another |= entity_at_[k] != kNone && is_named(entity_at_[k]) && states_[entity_at_[k]].type != EntityType::person;
                }
            }
            if (!clear || only == kNone || seen == kMaxCandidates ||
                (held.of != 0 && !same && (another || lists_.titles.contains(key(held.noun)))))
                continue;
            found_.push_back({held.first, held.noun + 1, only, MentionForm::nominal, kNamedLater});
        }
    }

    // Whom “both women”, “the two men” mean: as many persons with names as were spoken of last, in this sentence or the two before, if no
    // more than these could be meant. None where that is not clear.
    [[nodiscard]] std::vector<std::uint32_t> several(std::uint32_t determiner, std::uint32_t first, std::uint32_t noun,
                                                     const ReferenceSpot& spot) const {
        constexpr std::uint32_t kMaxBack = 2;  // sentences
        std::size_t count = 0;
        for (std::uint32_t i = std::min(first, determiner); i < noun; ++i) {
            if (is_lower(i, {"both", "two"})) count = 2;
            if (is_lower(i, {"three"})) count = 3;
            if (is_lower(i, {"other", "more", "another"})) return {};
        }
        if (first > begin_ && is_lower(first - 1, {"both"})) count = 2;
        if (count == 0 || spot.kind != ReferenceKind::somebody || !spot.plural || is_lower(noun + 1, {"of", "who"})) return {};
        const bool meant = is_lower(determiner, {"the", "both", "these"}) || (first > begin_ && is_lower(first - 1, {"both"}));
        if (!meant) return {};  // two men said
        const auto gender = static_cast<Gender>(spot.noun - kNounOfPerson);
        std::vector<std::uint32_t> members;
        for (const std::uint32_t entity : recent_) {
            const ReferenceState& state = states_[entity];
            if (state.type != EntityType::person || sentence_ - state.last_sentence > kMaxBack) continue;
            const bool other =
                (gender == Gender::male && state.gender == Gender::female) || (gender == Gender::female && state.gender == Gender::male);
            if (!other) members.push_back(entity);
        }
        if (members.size() != count) return {};
        std::sort(members.begin(), members.end());
        return members;
    }

    // The first word of the mention that a word is of, a name or description; the word itself where it is of none.
    [[nodiscard]] std::uint32_t first_of_mention(std::uint32_t word) const {
        const std::uint32_t entity = entity_at_[word];
        while (entity != kNone && word > begin_ && entity_at_[word - 1] == entity) --word;
        return word;
    }

    // The man who struck the clerk, Ana Ruiz: whose name it is cannot be told. (My son is he.)
    [[nodiscard]] bool is_in_relative_clause(std::uint32_t noun) const {
        const std::uint32_t verb = words_[noun].head;
        if (verb == kNoHead || words_[verb].deprel != Deprel::acl_relcl || words_[verb].head == kNoHead) return false;
        const bool definite = noun > begin_ && is_lower(noun - 1, {"the"});
        return definite && words_[verb].head < noun && lists_.person_classes.contains(key(words_[verb].head));
    }

    // Of whom the noun is said in the same breath: in apposition, by “is”, “became” or “as”. kNone: of nobody that was mentioned.
    [[nodiscard]] std::uint32_t told_of(std::uint32_t first, std::uint32_t noun) const {
        const Word& word = words_[noun];
        if (word.deprel == Deprel::appos && word.head != kNoHead) return entity_at_[word.head];
        const bool after_verb = (word.deprel == Deprel::xcomp || word.deprel == Deprel::obl) && word.head < first;
        const std::uint32_t verb = after_verb ? word.head : noun;  // of “is a pilot” the noun
        std::uint32_t subject = kNone;
        std::uint32_t object = kNone;
        bool is = word.deprel == Deprel::xcomp;
        bool passive = false;
        for (std::uint32_t k = std::max(begin_, noun > kMaxClause ? noun - kMaxClause : 0); k < noun; ++k) {
            if (words_[k].head == noun) {
                if (words_[k].deprel == Deprel::cop) is = true;
                if (words_[k].deprel == Deprel::mark) return kNone;
                if (words_[k].deprel == Deprel::case_) {
                    if (!is_lower(k, {"as"})) return kNone;
                    is = true;
                }
            }
            if (words_[k].head != verb && words_[k].head != noun) continue;
            if (is_lower(k, {"not", "n't", "n’t", "never"})) return kNone;
            if (k >= first) continue;
            if (is_subject(words_[k].deprel)) subject = k;
            passive |= words_[k].deprel == Deprel::nsubj_pass;
            if (after_verb && words_[k].deprel == Deprel::obj) object = k;
        }
        if (!is) return kNone;
        if (object != kNone && !passive) subject = object;  // made her a partner
        if (subject == kNone) return kNone;
        return entity_at_[antecedent(subject)];
    }

    // The only one whom the report has called so: “the director”, “her brother”, “the union”. Not a description that goes on: the director
    // of.
    [[nodiscard]] std::uint32_t called_so(std::uint32_t first, std::uint32_t noun) const {
        const bool person = lists_.person_classes.contains(key(noun));
        const bool possessed = words_[first].deprel == Deprel::nmod_poss;
        if (is_lower(noun + 1, {"of"}) || !(is_lower(first, {"the"}) || (person && possessed && lists_.kin.contains(key(noun)))))
            return kNone;
        if (!person && lists_.group_nouns.value(key(noun)) != 1) return kNone;
        std::uint32_t only = kNone;
        for (const auto& [what, entity] : descriptions_) {
            if (what != key(noun)) continue;
            if (only != kNone && entity != only) return kNone;
            if (is_named(entity)) only = entity;  // a judge … Judge Ana Ruiz … the judge: whom the lead describes is named below
        }
        if (only == kNone || !may_mean(description_spot(first, noun), states_[only])) return kNone;
        return possessed && entity_at_[first] == only ? kNone : only;
    }

    // Whom a description that says something new means, as the subject of a clause: Ana Ruiz said so. The retired pilot added: who
    // spoke, or was the subject, last, if nobody else was spoken of since. Neither an office alone, which has a bearer of its own, nor who
    // acts for another, nor what the report has spoken of before.
    [[nodiscard]] std::uint32_t other_words_for(const ReferenceSpot& spot) const {
        const bool age = spot.word == spot.first + 5;
        if (spot.kind != ReferenceKind::somebody || spot.quoted || !is_lower(spot.first, {"the"})) return kNone;
        if (verb_of_subject(spot.place) == kNoHead || lists_.agents.contains(key(spot.word)) || lists_.kin.contains(key(spot.word)))
            return kNone;
        if (!age) {
            if (words_[spot.word].tags.xpos != Xpos::NN || spot.word < spot.first + 2) return kNone;
            for (std::uint32_t i = spot.first + 1; i < spot.word; ++i) {
                if (entity_at_[i] != kNone && states_[entity_at_[i]].type == EntityType::person) return kNone;
                if (is_lower(i,
                             {"other", "second", "third", "first", "next", "last", "new", "same", "younger", "elder", "older", "latter"}))
                    return kNone;
            }
            if (const auto at = first_of_class_.find(key(spot.word)); at == first_of_class_.end() || at->second != spot.word) return kNone;
        }
        const auto is_near = [&](std::uint32_t sentence) {
            return sentence_ - sentence <= 1 || c_.analysis.sentences[sentence].paragraph == c_.analysis.sentences[sentence_].paragraph;
        };
        for (const auto& [entity, sentence] :
             {std::pair{last_speaker_, last_speaker_sentence_}, std::pair{last_subject_, last_subject_sentence_}}) {
            if (entity != kNone && is_named(entity) && is_near(sentence) && is_last_person(entity, spot)) return entity;
        }
        return kNone;
    }

    // What a noun says that one is: kNounOfPerson and a gender, or 1 an organization, 2 a place; 0: no list has it. Plurals by their
    // singular.
    [[nodiscard]] std::uint8_t class_of_noun(std::uint32_t noun) const {
        const auto look = [&](WordKey singular) -> std::uint8_t {
            if (const std::uint8_t person = lists_.person_classes.value(singular)) return kNounOfPerson + person;
            if (words_[noun].tags.upos == Upos::PROPN) {
                const std::uint8_t title = lists_.titles.value(singular);
                return title != 0 ? kNounOfPerson + title : 0;
            }
            if (const std::uint8_t group = lists_.group_nouns.value(singular)) return group;
            // the monsignor, where Monsignor Ruiz was named
            const std::uint8_t title = lists_.titles.value(singular);
            const bool said = title != 0 && std::any_of(descriptions_.begin(), descriptions_.end(),
                                                        [&](const auto& told) { return told.first == singular; });
            return said ? kNounOfPerson + title : 0;
        };
        if (const std::uint8_t found = look(key(noun)); found != 0 || words_[noun].tags.xpos != Xpos::NNS) return found;
        const std::string_view plural = text(noun);
        if (plural.size() < 4) return 0;
        if (is_lower(noun, {"people", "children", "persons"})) return kNounOfPerson + static_cast<std::uint8_t>(Gender::either);
        if (plural.ends_with("women")) return kNounOfPerson + static_cast<std::uint8_t>(Gender::female);
        if (plural.ends_with("men")) return kNounOfPerson + static_cast<std::uint8_t>(Gender::male);
        if (!plural.ends_with('s')) return 0;
        std::uint8_t found = look(word_key(plural.substr(0, plural.size() - 1)));
        if (found == 0 && plural.ends_with("es")) found = look(word_key(plural.substr(0, plural.size() - 2)));
        if (found == 0 && plural.ends_with("ies")) found = look(word_key(std::string(plural.substr(0, plural.size() - 3)) + "y"));
        return found;
    }

    [[nodiscard]] ReferenceSpot description_spot(std::uint32_t first, std::uint32_t noun) const {
        const std::uint8_t what = class_of_noun(noun);
        ReferenceSpot spot = spot_at(first, noun, what >= kNounOfPerson ? ReferenceKind::somebody : ReferenceKind::something);
        spot.noun = what;
        spot.plural = words_[noun].tags.xpos == Xpos::NNS || words_[noun].tags.xpos == Xpos::NNPS;
        return spot;
    }

    // What the noun of a description says of a candidate.
    void weigh_noun(std::uint32_t noun, std::uint32_t entity, CandidateClues& clues) const {
        clues.was_called_last = !called_.empty() && called_.back() == entity;
        clues.is_called_so = std::find(called_.begin(), called_.end(), entity) != called_.end();
        if (!is_named(entity)) return;
        const Name& name = names_[first_name(entity)];
        for (std::uint32_t i = name.first_word; i < name.end_word; ++i) clues.is_named_so |= key(i) == key(noun);
        if (states_[entity].type == EntityType::place) {
            const auto kind = static_cast<PlaceKind>(lists_.places.value(name.key));
            clues.is_such = (is_lower(noun, {"city", "town", "capital"}) && kind == PlaceKind::city) ||
                            (is_lower(noun, {"country", "nation", "kingdom"}) && kind == PlaceKind::country) ||
                            (is_lower(noun, {"state", "province"}) && kind == PlaceKind::state);
        } else if (states_[entity].type == EntityType::organization) {
            clues.is_such = is_lower(noun, {"company", "firm"}) && lists_.company_endings.contains(key(name.end_word - 1));
            const auto [begin, end] = lists_.words_of_such.equal_range(key(noun));
            for (std::uint32_t i = name.first_word; i < name.end_word && !clues.is_such; ++i)
                clues.is_such = std::any_of(begin, end, [&](const auto& such) { return such.second == key(i); });
        }
    }

    [[nodiscard]] ReferenceSpot spot_at(std::uint32_t first, std::uint32_t word, ReferenceKind kind) const {
        ReferenceSpot spot;
        spot.kind = kind;
        spot.first = first;
        spot.word = word;
        spot.sentence = sentence_;
        spot.place = place_of(words_, first, word + 1);
        spot.quoted = traits_[word].in_quotation;
        return spot;
    }

    // Whether a spot of that kind may mean somebody of that state at all. What one is who has a name may be mistaken; a noun says it.
    [[nodiscard]] static bool may_mean(const ReferenceSpot& spot, const ReferenceState& state) {
        const bool nameless = state.n_names == 0;
        switch (spot.kind) {
            case ReferenceKind::he:
                return state.gender != Gender::female && (!nameless || (state.type == EntityType::person && !state.plural));
            case ReferenceKind::she:
                return state.gender != Gender::male && (!nameless || (state.type == EntityType::person && !state.plural));
            case ReferenceKind::it:
                return state.type != EntityType::person && !state.plural;
            case ReferenceKind::they:
                return !nameless || state.type != EntityType::place;
            case ReferenceKind::somebody: {
                const auto gender = static_cast<Gender>(spot.noun - kNounOfPerson);
                const bool other = (gender == Gender::male && state.gender == Gender::female) ||
                                   (gender == Gender::female && state.gender == Gender::male);
                return state.type == EntityType::person && !other && state.plural == spot.plural;
            }
            case ReferenceKind::something:
                return state.type != EntityType::person && state.plural == spot.plural;
        }
        return false;
    }

    // One who acts for another: “his lawyers”, “his legal team”, “his sentencing” are not those of one who was called a lawyer.
    [[nodiscard]] bool is_agent_of_another(const ReferenceSpot& spot, std::uint32_t entity) const {
        const Word& word = words_[spot.word];
        if (is_description(spot) || word.deprel != Deprel::nmod_poss || word.head == kNoHead) return false;
        const bool team = is_lower(word.head, {"team"}) && is_lower(word.head - 1, {"legal", "defense", "defence"});
        if (!team && !lists_.agents.contains(key(word.head)) && !lists_.clients_lot.contains(key(word.head))) return false;
        return std::any_of(descriptions_.begin(), descriptions_.end(),
                           [&](const auto& told) { return told.second == entity && lists_.agents.contains(told.first); });
    }

    // Who is named behind a pronoun inside the clause whose subject it is: “he” of “he is coming to Ruiz”, “he said that Ruiz” is not Ruiz.
    void find_named_below(const ReferenceSpot& spot) {
        below_.clear();
        if (is_description(spot) || !is_subject(spot.place.deprel) || spot.place.governor == kNoHead) return;
        for (std::size_t n = next_name_; n < names_.size() && names_[n].first_word < std::min(end_, spot.word + kMaxAhead); ++n) {
            if (traits_[names_[n].first_word].in_quotation != spot.quoted) continue;
            std::uint32_t at = place_of(words_, names_[n].first_word, names_[n].end_word).head;
            for (std::uint32_t steps = 0; at != kNoHead && steps < kMaxClauses; ++steps, at = words_[at].head) {
                const Deprel deprel = words_[at].deprel;
                const bool inside = is_subject(deprel) || deprel == Deprel::obj || deprel == Deprel::iobj || deprel == Deprel::obl ||
                                    deprel == Deprel::nmod || deprel == Deprel::ccomp || deprel == Deprel::xcomp || deprel == Deprel::flat;
                if (at == spot.word || at == spot.place.governor || !inside) break;
                if (words_[at].head == spot.place.governor) {
                    below_.push_back(joined_.entity_of[n]);
                    break;
                }
            }
        }
    }
    // A clerk told the Danvik Times that they would stay: not the paper to which it was said.
    [[nodiscard]] bool is_told_body(const ReferenceSpot& spot, std::uint32_t entity, const ClausePlace& other) const {
        if (spot.kind != ReferenceKind::they || states_[entity].type != EntityType::organization) return false;
        if (states_[entity].last_sentence != sentence_ || !is_speech(other.governor)) return false;
        if (other.deprel != Deprel::obj && other.deprel != Deprel::iobj) return false;
        std::uint32_t above = spot.place.governor;
        for (std::uint32_t steps = 0; above != kNoHead && steps < kMaxClauses; ++steps, above = words_[above].head)
            if (above == other.governor) return true;
        return false;
    }
    // Whether the grammar of its sentence forbids a pronoun to mean somebody: Ruiz saw him; he saw Ruiz.
    [[nodiscard]] bool is_forbidden(const ReferenceSpot& spot, std::uint32_t entity, const ClausePlace& other) const {
        if (is_description(spot)) return false;
        if (std::find(below_.begin(), below_.end(), entity) != below_.end()) return true;
        if (is_told_body(spot, entity, other)) return true;
        if (states_[entity].last_sentence != sentence_ || other.governor == kNoHead || other.governor != spot.place.governor) return false;
        // “Her” may be whose the next word is, whatever the tree says.
        const bool possessor = is_lower(spot.word, {"her"}) && spot.word + 1 < end_ && traits_[spot.word + 1].mark == 0 &&
                               traits_[spot.word + 1].function == FunctionWord::none;
        const auto is_object = [](Deprel deprel) { return deprel == Deprel::obj || deprel == Deprel::iobj; };
        return is_subject(other.deprel) && is_object(spot.place.deprel) && !possessor && !is_reflexive(spot.word);
    }

    // The name behind a pronoun that is the subject of a clause above it: “In her report Ruiz says”. kNone: none.
    [[nodiscard]] std::uint32_t name_ahead(const ReferenceSpot& spot) const {
        if (is_description(spot)) return kNone;
        for (std::size_t n = next_name_; n < names_.size() && names_[n].first_word < std::min(end_, spot.word + kMaxAhead); ++n) {
            const ClausePlace place = place_of(words_, names_[n].first_word, names_[n].end_word);
            if (!is_subject(place.deprel)) continue;
            std::uint32_t above = spot.place.governor;
            for (int steps = 0; above != kNoHead && steps < 8; ++steps, above = words_[above].head) {
                if (above == place.governor) return static_cast<std::uint32_t>(n);
            }
        }
        return kNone;
    }

    // Whom a pronoun beside a quotation means: who spoke last in this paragraph or in the sentence that the quotation follows, or that
    // sentence’s subject, if nobody else who could be meant was spoken of since. “It rained,” Ruiz said. “I got wet,” she said. At the
    // start of a sentence, She added, only who spoke in the sentence before. kNone: nobody. Of 91 pronouns of PolNeAR train that this leads
    // to others than the ranker does, 85 are right.
    [[nodiscard]] std::uint32_t same_speaker(const ReferenceSpot& spot) const {
        const bool several = spot.kind == ReferenceKind::they;
        if (spot.kind != ReferenceKind::he && spot.kind != ReferenceKind::she && !several) return kNone;
        if (spot.quoted || !is_speech(verb_of_subject(spot.place))) return kNone;
        std::uint32_t before = spot.word;
        while (before > begin_ && traits_[before - 1].mark != 0 && !traits_[before - 1].in_quotation) --before;
        const bool opens = before == begin_;  // He added that
        if (!opens && !traits_[before - 1].in_quotation) return kNone;
        // The end of what was narrated before the quotation.
        const std::uint32_t limit = before > kMaxQuotation ? before - kMaxQuotation : 0;
        while (before > limit && (before > begin_ || traits_[before - 1].in_quotation || traits_[before - 1].mark != 0)) --before;
        const auto is_narrated_last = [&](std::uint32_t sentence) {
            const Sentence& spoken = c_.analysis.sentences[sentence];
            return before > limit && before > spoken.first_word && before <= spoken.end_word;
        };
        if (last_speaker_ != kNone &&
            (c_.analysis.sentences[last_speaker_sentence_].paragraph == c_.analysis.sentences[sentence_].paragraph ||
             is_narrated_last(last_speaker_sentence_))) {
            if (is_last_person(last_speaker_, spot)) return last_speaker_;
        }
        if (!opens && last_subject_ != kNone && is_narrated_last(last_subject_sentence_) && is_last_person(last_subject_, spot))
            return last_subject_;
        return kNone;
    }
    // Whether a person could be meant, and no other was spoken of since outside quotation marks who could.
    [[nodiscard]] bool is_last_person(std::uint32_t entity, const ReferenceSpot& spot) const {
        if (spot.kind == ReferenceKind::they) return is_last_group(entity);
        if (states_[entity].type != EntityType::person || !may_mean(spot, states_[entity])) return false;
        for (auto at = recent_.rbegin(); at != recent_.rend() && *at != entity; ++at) {
            const ReferenceState& state = states_[*at];
            if (state.type == EntityType::person && !state.last_in_quotation && may_mean(spot, state)) return false;
        }
        return true;
    }

    // Sam Harker met Martha Vey. She sat down: of those who were named in the sentence before, the only one who is called as women are, if
    // all others have a given name that tells nothing and no pronoun has told more. kNone: there is none.
    [[nodiscard]] std::uint32_t one_of_gender(const ReferenceSpot& spot) const {
        if (spot.kind != ReferenceKind::he && spot.kind != ReferenceKind::she) return kNone;
        if (!is_subject(spot.place.deprel) || spot.quoted || sentence_ == 0) return kNone;
        const Gender wanted = spot.kind == ReferenceKind::he ? Gender::male : Gender::female;
        std::uint32_t only = kNone;
        bool has_other = false;
        for (const std::uint32_t entity : recent_) {
            const ReferenceState& state = states_[entity];
            if (state.type != EntityType::person || is_forbidden(spot, entity, state.last_place)) continue;
            if (state.last_sentence == sentence_) return kNone;
            if (state.last_sentence + 1 != sentence_ || (state.gender != wanted && state.gender != Gender::unknown)) continue;
            if (state.gender == wanted) {
                if (only != kNone) return kNone;
                only = entity;
            } else if (is_of_either_[entity]) {
                has_other = true;
            } else {
                return kNone;
            }
        }
        return has_other ? only : kNone;
    }

    // His lawyers wrote so. They added: the lawyers, if no others were spoken of since.
    [[nodiscard]] bool is_last_group(std::uint32_t entity) const {
        if (!states_[entity].plural) return false;
        for (auto at = recent_nameless_.rbegin(); at != recent_nameless_.rend() && *at != entity; ++at) {
            if (states_[*at].plural && !states_[*at].last_in_quotation) return false;
        }
        return true;
    }

    // Whom the spot means; kNone: nobody that has a name.
    [[nodiscard]] std::uint32_t lead(const ReferenceSpot& spot) {
        if (const std::uint32_t same = same_speaker(spot); same != kNone) {
            probability_ = kSameSpeaker;
            last_[static_cast<std::size_t>(spot.kind)] = same;
            return same;
        }
        if (const std::uint32_t relative = relative_subject(spot); relative != kNone) {
            probability_ = kRelative;
            last_[static_cast<std::size_t>(spot.kind)] = relative;
            return relative;
        }
        find_named_below(spot);
        if (const std::uint32_t sure = one_of_gender(spot); sure != kNone) {
            probability_ = kOfGender;
            last_[static_cast<std::size_t>(spot.kind)] = sure;
            return sure;
        }
        entities_.clear();
        candidates_.clear();
        const std::uint32_t speaker = speaker_of_paragraph_[c_.analysis.sentences[sentence_].paragraph];
        NobodyClues nobody{0, kMaxSentencesBack + 1, 0};
        called_.clear();
        if (is_description(spot)) {
            for (const auto& [what, described] : descriptions_) {
                if (what == key(spot.word)) called_.push_back(described);
            }
        }
        const auto& sentences = c_.analysis.sentences;
        const bool says = !is_description(spot) && !spot.quoted && is_speech(verb_of_subject(spot.place));
        bool named_here = false;
        auto named = recent_.rbegin();
        auto nameless = recent_nameless_.rbegin();
        while (named != recent_.rend() || nameless != recent_nameless_.rend()) {  // the one spoken of last first
            const bool takes_named = nameless == recent_nameless_.rend() ||
                                     (named != recent_.rend() && states_[*named].last_word > states_[*nameless].last_word);
            const std::uint32_t entity = takes_named ? *named++ : *nameless++;
            const ReferenceState& state = states_[entity];
            if (sentence_ - state.last_sentence > kMaxSentencesBack || !may_mean(spot, state)) continue;
            if (spot.quoted && speaker == entity) continue;  // who speaks says “I”
            if (is_agent_of_another(spot, entity) || is_forbidden(spot, entity, state.last_place)) continue;
            CandidateClues clues;
            if (is_description(spot)) weigh_noun(spot.word, entity, clues);
            if (!takes_named && sentence_ - state.last_sentence > kMaxNamelessBack && !clues.is_called_so) continue;
            // A clerk spoke. / Ana Ruiz disagreed. “It rained,” she said: who is named in this paragraph goes before who is described in
            // another.
            const bool here = sentences[state.last_sentence].paragraph == sentences[sentence_].paragraph;
            if (says && takes_named && here && state.type == EntityType::person) named_here = true;
            if (says && !takes_named && !here && named_here) continue;
            clues.rank = nobody.n_candidates++;
            clues.is_last = last_[static_cast<std::size_t>(spot.kind)] == entity;
            nobody.any |=
                static_cast<std::uint8_t>((clues.is_named_so ? 1U : 0U) | (clues.is_such ? 2U : 0U) | (clues.is_called_so ? 4U : 0U));
            nobody.nearest = std::min(nobody.nearest, sentence_ - state.last_sentence);
            entities_.push_back(entity);
            candidate_features(spot, state, clues, words_, forms_, candidates_.emplace_back());
        }
        if (const std::uint32_t n = name_ahead(spot); n != kNone) {
            const std::uint32_t entity = joined_.entity_of[n];
            const bool speaks = spot.quoted && speaker == entity;
            if (!speaks && may_mean(spot, states_[entity]) && std::find(entities_.begin(), entities_.end(), entity) == entities_.end()) {
                ReferenceState state = states_[entity];  // as if it had just been named
                state.last_place = place_of(words_, names_[n].first_word, names_[n].end_word);
                state.last_form = MentionForm::name;
                state.last_word = names_[n].first_word;
                state.first_sentence = state.n_mentions == 0 ? sentence_ : state.first_sentence;
                CandidateClues clues;
                clues.is_ahead = true;
                clues.is_last = last_[static_cast<std::size_t>(spot.kind)] == entity;
                ++nobody.n_candidates;
                entities_.push_back(entity);
                candidate_features(spot, state, clues, words_, forms_, candidates_.emplace_back());
            }
        }
        if (entities_.empty()) return kNone;
        nobody_features(spot, nobody, words_, forms_, candidates_.emplace_back());
        const auto [chosen, probability] = chooser_.choose(spot, entities_, candidates_);
        if (chosen >= entities_.size()) return kNone;
        probability_ = std::round(double{probability} * kSteps) / kSteps;
        last_[static_cast<std::size_t>(spot.kind)] = entities_[chosen];
        return entities_[chosen];
    }

    [[nodiscard]] std::size_t first_name(std::uint32_t entity) const {
        // The name last seen of it is near; its position is known by its word.
        const auto at = std::lower_bound(names_.begin(), names_.end(), states_[entity].last_word,
                                         [](const Name& name, std::uint32_t w) { return name.first_word < w; });
        std::size_t n = static_cast<std::size_t>(at - names_.begin());
        for (std::size_t back = 0; back < 64; ++back) {
            if (n < names_.size() && joined_.entity_of[n] == entity) return n;
            if (n == 0) break;
            --n;
        }
        return std::min(n, names_.size() - 1);
    }

    const NameContext& c_;
    const std::vector<Word>& words_;
    const std::vector<WordForm>& forms_;
    const std::vector<WordTraits>& traits_;
    const EntityLists& lists_;
    std::vector<Name>& names_;
    JoinedNames& joined_;
    std::uint32_t n_named_;  // entities below it have a name
    ReferenceChooser& chooser_;
    std::vector<ReferenceState> states_;
    std::vector<std::uint32_t> entity_at_;        // whom each word mentions
    std::vector<std::uint32_t> recent_;           // entities with a name, last spoken of last
    std::vector<std::uint32_t> recent_nameless_;  // and those without one
    std::vector<NamelessEntity> nameless_;
    std::array<std::uint32_t, 2> author_{kNone, kNone};            // “I”, “we”
    std::vector<std::uint32_t> below_;                             // who is named below the pronoun that is led
    std::vector<std::uint32_t> called_;                            // who was called as the description of one spot says, last last
    std::vector<std::pair<WordKey, std::uint32_t>> descriptions_;  // who was called what, last last
    std::vector<std::pair<WordKey, std::uint32_t>> ages_;
    std::vector<Said> said_;  // in the order of the text
    struct Held {
        std::uint32_t first = 0, noun = 0;
        WordKey of = 0;  // the last word of the place or body that it holds; 0: “the Liberal governor”
    };
    std::vector<Held> held_;
    std::map<std::pair<WordKey, std::uint32_t>, std::uint32_t> groups_;  // police, whose lawyers, and the entity that they are
    std::vector<Kin> kin_;                                               // those read last
    std::unordered_map<std::uint32_t, int> age_of_;                      // looked up only
    std::unordered_map<std::uint32_t, std::uint32_t> became_;            // of those without a name, whose name followed; looked up only
    std::unordered_set<std::uint32_t> later_;                            // of these: who was named apart; looked up only
    std::unordered_multimap<WordKey, std::uint32_t> bearers_;            // persons with two names or more, by surname
    std::vector<bool> is_of_either_;                                     // of the named: the given name is a man’s and a woman’s
    std::vector<std::uint8_t> generation_of_;                            // of the named: 1 Sr., 2 Jr. or a number, 0 neither
    struct Introduced {                                                  // of each in nameless_
        bool is_definite = false;
        std::uint32_t owner = kNone;
    };
    std::vector<Introduced> introduced_;
    std::unordered_map<WordKey, std::uint32_t> first_of_class_;  // where each noun for persons stands first; looked up only
    std::vector<WordKey> surname_of_;                            // of each entity: the last word of its longest name
    std::vector<std::uint32_t> speaker_of_paragraph_;
    std::array<std::uint32_t, kReferenceKinds> last_{kNone, kNone, kNone,
                                                     kNone, kNone, kNone};  // whom the last reference of each kind meant
    std::vector<std::uint32_t> entities_;                                   // candidates of one spot
    std::vector<ReferenceFeatures> candidates_;
    std::vector<Reference> found_;
    std::uint32_t last_speaker_ = kNone;  // the first subject of a verb of speech outside quotation marks, in the last sentence with one
    std::uint32_t last_speaker_sentence_ = 0;
    std::uint32_t last_subject_ = kNone;  // the last name that was the subject of a sentence outside quotation marks
    std::uint32_t last_subject_sentence_ = 0;
    std::size_t next_name_ = 0;
    std::uint32_t sentence_ = 0;
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
    double probability_ = 0;  // of what lead() last said
};

}  // namespace

FoundReferences find_references(const NameContext& context, std::vector<Name>& names, JoinedNames& joined,
                                const std::vector<EntityType>& types, ReferenceChooser& chooser) {
    return Resolver(context, names, joined, types, chooser).run();
}

}  // namespace onrecord
