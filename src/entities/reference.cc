// One walk over the text in reading order that remembers who was spoken of lately, as whom, and as what.
//
//     Ana Ruiz, the port’s director, came. She left. The director had met Judge Sam Harker. The judge said his wife knew her.
//
// Apposition and title say what somebody is; "the director" goes to the last one who was called so. A pronoun goes to the candidate of
// fitting gender with the highest salience (Lappin and Leass 1994, without a parse): near, a sentence's first, spoken of often, the one
// whom the last such pronoun meant. The weights are the author's judgement.
#include "entities/reference.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace onrecord {
namespace {

constexpr std::size_t kMaxCandidates = 16;      // entities spoken of last that are compared
constexpr std::uint32_t kMaxSentencesBack = 8;  // a pronoun does not reach further
constexpr std::uint32_t kMaxDescriptionWords = 12;
constexpr std::uint32_t kNone = 0xffffffff;

struct State {  // of one entity, as the walk goes
    Gender gender = Gender::unknown;
    std::uint32_t n_mentions = 0;
    std::uint32_t last_word = 0;
    std::uint32_t last_sentence = 0;
    bool last_is_subject = false;
    bool last_is_possessive = false;
    bool last_in_quotation = false;
};

class Resolver {
public:
    Resolver(const NameContext& context, const std::vector<Name>& names, const JoinedNames& joined, const std::vector<EntityType>& types)
        : c_(context),
          words_(context.analysis.words),
          traits_(context.traits),
          lists_(context.lists),
          names_(names),
          joined_(joined),
          types_(types),
          states_(joined.n_entities) {}

    std::vector<Reference> run() {
        for (std::size_t n = 0; n < names_.size(); ++n) {
            const Gender gender = names_[n].gender;
            Gender& known = states_[joined_.entity_of[n]].gender;
            if (known == Gender::unknown && gender != Gender::either) known = gender;
        }
        find_paragraph_speakers();
        std::size_t next_name = 0;
        for (sentence_ = 0; sentence_ < c_.analysis.sentences.size(); ++sentence_) {
            begin_ = c_.analysis.sentences[sentence_].first_word;
            end_ = c_.analysis.sentences[sentence_].end_word;
            has_subject_ = false;
            for (std::uint32_t i = begin_; i < end_;) {
                if (next_name < names_.size() && names_[next_name].first_word == i) {
                    i = name(next_name++);
                } else {
                    const std::uint32_t stop = next_name < names_.size() ? std::min(end_, names_[next_name].first_word) : end_;
                    i = std::max(i + 1, word(i, stop));
                }
            }
        }
        std::sort(found_.begin(), found_.end(), [](const Reference& a, const Reference& b) { return a.first_word < b.first_word; });
        return std::move(found_);
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

    // ---- what was said

    void mention(std::uint32_t entity, std::uint32_t first, std::uint32_t end) {
        State& state = states_[entity];
        ++state.n_mentions;
        state.last_word = first;
        state.last_sentence = sentence_;
        state.last_is_possessive = is_possessive_ending(end);
        const bool after_preposition = first > begin_ && traits_[first - 1].function == FunctionWord::preposition;
        state.last_is_subject = !has_subject_ && !after_preposition && !state.last_is_possessive && types_[entity] == EntityType::person;
        has_subject_ = has_subject_ || state.last_is_subject;
        state.last_in_quotation = traits_[first].in_quotation;
        const auto at = std::find(recent_.begin(), recent_.end(), entity);
        if (at != recent_.end()) recent_.erase(at);
        recent_.push_back(entity);
        if (recent_.size() > kMaxCandidates) recent_.erase(recent_.begin());
    }

    void describe(std::uint32_t entity, std::uint32_t noun) {
        const auto gender = static_cast<Gender>(lists_.person_nouns.value(key(noun)));
        Gender& known = states_[entity].gender;
        if (known == Gender::unknown && (gender == Gender::male || gender == Gender::female)) known = gender;
        descriptions_.emplace_back(key(noun), entity);
        if (descriptions_.size() > 4 * kMaxCandidates) descriptions_.erase(descriptions_.begin());
    }

    void refer(std::uint32_t first, std::uint32_t end, std::uint32_t entity, MentionForm form) {
        found_.push_back({first, end, entity, form});
        mention(entity, first, end);
    }

    // ---- names: what stands around them says what they are

    std::uint32_t name(std::size_t n) {
        const Name& name = names_[n];
        const std::uint32_t entity = joined_.entity_of[n];
        mention(entity, name.first_word, name.end_word);
        if (types_[entity] != EntityType::person) return name.end_word;
        for (std::uint32_t i = name.first_word; i > begin_ && i + 3 > name.first_word; --i) {  // Judge, lawyer
            const bool noun = lists_.person_nouns.contains(key(i - 1)) || lists_.titles.contains(key(i - 1));
            if (!noun) break;
            describe(entity, i - 1);
        }
        description_before(name, entity);
        return description_after(name, entity, n + 1 < names_.size() ? std::min(end_, names_[n + 1].first_word) : end_);
    }

    // the port’s director, Ana Ruiz
    void description_before(const Name& name, std::uint32_t entity) {
        const std::uint32_t first = name.titled ? name.first_word - 1 : name.first_word;
        if (first < begin_ + 3 || !is_mark(first - 1, ',') || !lists_.person_nouns.contains(key(first - 2))) return;
        const std::uint32_t noun = first - 2;
        for (std::uint32_t i = noun; i > begin_ && noun - i < 6; --i) {
            if (traits_[i - 1].mark != 0) return;
            if (!is_determiner(i - 1)) continue;
            describe(entity, noun);
            if (!found_.empty() && found_.back().end_word > i - 1) {
                Reference& last = found_.back();  // it was led elsewhere, or its possessive pronoun was found before
                if (last.form == MentionForm::nominal && last.first_word == i - 1) last.entity = entity;
                return;
            }
            found_.push_back({i - 1, noun + 1, entity, MentionForm::nominal});
            return;
        }
    }

    // Ana Ruiz, 54, the port’s director; Ana Ruiz is the director
    std::uint32_t description_after(const Name& name, std::uint32_t entity, std::uint32_t stop) {
        std::uint32_t i = name.end_word;
        const bool comma = is_mark(i, ',');
        if (!comma && !is_lower(i, {"is", "was", "became"})) return i;
        ++i;
        if (comma && i + 1 < stop && traits_[i].letters == Case::none && words_[i].span.length() == 2 && is_mark(i + 1, ',')) {
            ages_.emplace_back(key(i), entity);
            i += 2;
        }
        if (i >= stop || !(is_determiner(i) || (comma && traits_[i].function == FunctionWord::none && traits_[i].letters == Case::lower))) {
            return name.end_word;
        }
        const std::uint32_t noun = head_noun(i, stop, lists_.person_nouns);
        if (noun == kNone) return name.end_word;
        const std::uint32_t after = noun + 1;
        const bool closes = after >= end_ || traits_[after].mark != 0 || traits_[after].function == FunctionWord::preposition ||
                            is_lower(after, {"who", "and", "whose"});
        if (!closes) return name.end_word;
        describe(entity, noun);
        if (is_lower(i, {"his", "her", "their", "my", "our"})) word(i, i + 1);
        if (!found_.empty() && found_.back().end_word > i) return noun + 1;
        found_.push_back({i, noun + 1, entity, MentionForm::nominal});
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
                (lists_.person_nouns.contains(key(k + 1)) || lists_.group_nouns.contains(key(k + 1)))) {
                continue;
            }
            return k;
        }
        return kNone;
    }

    // ---- words that refer

    std::uint32_t word(std::uint32_t i, std::uint32_t stop) {
        const WordTraits& t = traits_[i];
        if (t.function == FunctionWord::pronoun) {
            std::uint32_t after = i + 1;
            if (is_lower(i, {"his", "her", "their", "its"})) {
                if (const std::uint32_t end = description(i, stop); end != i) after = end;
            }
            const Gender gender = is_lower(i, {"he", "him", "his", "himself"})     ? Gender::male
                                  : is_lower(i, {"she", "her", "hers", "herself"}) ? Gender::female
                                                                                   : Gender::unknown;
            if (gender != Gender::unknown) pronoun(i, gender);
            if (is_lower(i, {"its", "itself"})) thing(i);
            return after;
        }
        if (t.function == FunctionWord::determiner && is_lower(i, {"the"})) return description(i, stop);
        return i + 1;
    }

    // The end of the description that begins at `i` and was led to somebody; `i` where there is none.
    std::uint32_t description(std::uint32_t i, std::uint32_t stop) {
        const bool definite = is_lower(i, {"the"});
        if (definite && i + 5 < stop && is_mark(i + 2, '-') && is_lower(i + 3, {"year"}) && is_lower(i + 5, {"old"})) {
            if (i + 6 < stop && lists_.person_nouns.contains(key(i + 6))) return i;
            std::uint32_t entity = kNone;
            for (const auto& [age, aged] : ages_) entity = age == key(i + 1) ? aged : entity;
            if (entity == kNone) entity = salient(i, Gender::unknown, false);
            if (entity == kNone) return i;
            refer(i, i + 6, entity, MentionForm::nominal);
            return i + 6;
        }
        if (const std::uint32_t noun = head_noun(i, stop, lists_.person_nouns); noun != kNone && !is_lower(noun + 1, {"of"})) {
            std::uint32_t entity = kNone;
            for (const auto& [what, described] : descriptions_) entity = what == key(noun) ? described : entity;
            if (entity == kNone && definite && noun == i + 1 && is_lower(noun, {"man", "woman", "boy", "girl"})) {
                entity = salient(i, static_cast<Gender>(lists_.person_nouns.value(key(noun))), true);
            }
            if (entity == kNone) return i;
            if (definite) {
                refer(i, noun + 1, entity, MentionForm::nominal);
            } else {  // the possessive pronoun is a mention of its own: leave it out of this one
                return i;
            }
            return noun + 1;
        }
        const std::uint32_t noun = definite ? head_noun(i, std::min(stop, i + 3), lists_.group_nouns) : kNone;
        if (noun == kNone || is_lower(noun + 1, {"of"})) return i;
        const std::uint32_t entity = group(noun);
        if (entity == kNone) return i;
        refer(i, noun + 1, entity, MentionForm::nominal);
        return noun + 1;
    }

    // the department: the last organization with that word in its name; the city: the last city.
    [[nodiscard]] std::uint32_t group(std::uint32_t noun) const {
        const bool place = lists_.group_nouns.value(key(noun)) == 2;
        for (auto entity = recent_.rbegin(); entity != recent_.rend(); ++entity) {
            if (types_[*entity] != (place ? EntityType::place : EntityType::organization)) continue;
            if (sentence_ - states_[*entity].last_sentence > kMaxSentencesBack) continue;
            const Name& name = names_[first_name(*entity)];
            if (place) {
                const auto kind = static_cast<PlaceKind>(lists_.places.value(name.key));
                if ((is_lower(noun, {"city", "town", "capital"}) && kind == PlaceKind::city) ||
                    (is_lower(noun, {"country", "nation", "kingdom"}) && kind == PlaceKind::country) ||
                    (is_lower(noun, {"state", "province"}) && kind == PlaceKind::state)) {
                    return *entity;
                }
            }
            for (std::uint32_t i = name.first_word; i < name.end_word; ++i) {
                if (key(i) == key(noun)) return *entity;
            }
            if (!place && is_lower(noun, {"company", "firm"}) && lists_.company_endings.contains(key(name.end_word - 1))) return *entity;
        }
        return kNone;
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

    void pronoun(std::uint32_t i, Gender gender) {
        const std::uint32_t entity = salient(i, gender, false);
        if (entity == kNone) return;
        if (states_[entity].gender == Gender::unknown) states_[entity].gender = gender;
        last_[gender == Gender::male ? 0 : 1] = entity;
        refer(i, i + 1, entity, MentionForm::pronoun);
    }

    // "its": the last organization or place of the same sentence.
    void thing(std::uint32_t i) {
        for (auto entity = recent_.rbegin(); entity != recent_.rend(); ++entity) {
            if (types_[*entity] != EntityType::organization && types_[*entity] != EntityType::place) continue;
            if (states_[*entity].last_sentence != sentence_) continue;
            refer(i, i + 1, *entity, MentionForm::pronoun);
            return;
        }
    }

    // Whether a clause begins between the two words.
    [[nodiscard]] bool clause_between(std::uint32_t from, std::uint32_t to) const {
        for (std::uint32_t i = from; i < to; ++i) {
            if (traits_[i].function == FunctionWord::conjunction || traits_[i].mark == ',' || traits_[i].mark == ';' ||
                traits_[i].mark == '_' || is_lower(i, {"that", "who", "which", "whom", "what", "to"})) {
                return true;
            }
        }
        return false;
    }

    // The person whom a reference of `gender` at word `i` means most likely; kNone where nobody fits.
    [[nodiscard]] std::uint32_t salient(std::uint32_t i, Gender gender, bool gender_must_be_known) const {
        const bool possessive =
            is_lower(i, {"his"}) ||
            (is_lower(i, {"her"}) && i + 1 < end_ && traits_[i + 1].function == FunctionWord::none && traits_[i + 1].letters != Case::none);
        const bool reflexive = is_lower(i, {"himself", "herself"});
        const bool object = is_lower(i, {"him"}) || (is_lower(i, {"her"}) && !possessive);
        const bool quoted = traits_[i].in_quotation;
        std::uint32_t best = kNone;
        double best_salience = -1e9;
        for (auto at = recent_.rbegin(); at != recent_.rend(); ++at) {
            const State& state = states_[*at];
            if (types_[*at] != EntityType::person) continue;
            if (gender != Gender::unknown && state.gender != gender && state.gender != Gender::unknown) continue;
            if (gender_must_be_known && state.gender != gender) continue;
            const std::uint32_t distance = sentence_ - state.last_sentence;
            if (distance > kMaxSentencesBack) continue;
            double salience = -1.0 * distance;
            if (state.last_is_subject) salience += 0.9;
            if (state.last_is_possessive) salience -= distance == 0 ? 0.2 : 0.5;
            if (gender != Gender::unknown && state.gender == gender) salience += 1.0;
            if (gender != Gender::unknown && last_[gender == Gender::male ? 0 : 1] == *at) salience += 0.6;
            salience += 0.2 * std::min(std::log2(1.0 + state.n_mentions), 5.0);
            if (!quoted && state.last_in_quotation) salience -= 0.7;
            if (quoted && speaker_of_paragraph_[c_.analysis.sentences[sentence_].paragraph] == *at) salience -= 2.5;
            if (distance == 0 && !clause_between(state.last_word, i)) {
                if (object) salience -= 2.5;
                if (reflexive) salience += 2.0;
                if (possessive && !state.last_is_possessive) salience += 0.3;
            }
            if (salience > best_salience) {
                best_salience = salience;
                best = *at;
            }
        }
        return best;
    }

    const NameContext& c_;
    const std::vector<Word>& words_;
    const std::vector<WordTraits>& traits_;
    const EntityLists& lists_;
    const std::vector<Name>& names_;
    const JoinedNames& joined_;
    const std::vector<EntityType>& types_;
    std::vector<State> states_;
    std::vector<std::uint32_t> recent_;                            // entities, last spoken of last
    std::vector<std::pair<WordKey, std::uint32_t>> descriptions_;  // who was called what, last last
    std::vector<std::pair<WordKey, std::uint32_t>> ages_;
    std::vector<std::uint32_t> speaker_of_paragraph_;
    std::uint32_t last_[2] = {kNone, kNone};  // whom the last he and the last she meant
    std::vector<Reference> found_;
    std::uint32_t sentence_ = 0;
    std::uint32_t begin_ = 0;
    std::uint32_t end_ = 0;
    bool has_subject_ = false;
};

}  // namespace

std::vector<Reference> find_references(const NameContext& context, const std::vector<Name>& names, const JoinedNames& joined,
                                       const std::vector<EntityType>& types) {
    return Resolver(context, names, joined, types).run();
}

}  // namespace onrecord
