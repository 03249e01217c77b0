// Names as the trained tagger says, with what the rules of name_finder.cc know better: titles and nicknames, and that the same words are
// of one type throughout a report.
#include <algorithm>
#include <array>
#include <numeric>

#include "entities/name.h"
#include "entities/name_tagger.h"
#include "entities/name_type.h"

namespace onrecord {
namespace {

class NameReader {
public:
    NameReader(const NameContext& context, std::vector<Name> by_rules, const NameTagger& tagger)
        : c_(context),
          words_(context.analysis.words),
          traits_(context.traits),
          lists_(context.lists),
          by_rules_(std::move(by_rules)),
          labels_(tagger.tag(context, by_rules_)) {}

    std::vector<Name> run() {
        take_surnames();
        std::size_t rule = 0;  // the first of the rules' names that does not end before the word
        for (std::uint32_t s = 0; s < c_.analysis.sentences.size(); ++s) {
            const Sentence& sentence = c_.analysis.sentences[s];
            for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
                if (labels_[i] == kOutside) continue;
                const std::uint32_t begin = i;
                const EntityType type = kNameTypes[type_of(labels_[i])];
                while (i + 1 < sentence.end_word && is_open(labels_[i])) ++i;
                while (rule < by_rules_.size() && by_rules_[rule].end_word <= begin) ++rule;
                add(begin, i + 1, s, type, rule < by_rules_.size() ? &by_rules_[rule] : nullptr);
            }
        }
        cut_trades();
        agree();
        return std::move(names_);
    }

private:
    [[nodiscard]] WordKey key(std::uint32_t i) const { return words_[i].key; }

    // Places of full names with a surname, and of those that begin with a word.
    [[nodiscard]] std::size_t n_full(WordKey surname) const {
        const auto [begin, end] = std::equal_range(full_.begin(), full_.end(), std::pair{surname, WordKey{0}},
                                                   [](const auto& a, const auto& b) { return a.first < b.first; });
        return static_cast<std::size_t>(end - begin);
    }
    [[nodiscard]] std::size_t n_full(WordKey surname, WordKey first) const {
        const auto [begin, end] = std::equal_range(full_.begin(), full_.end(), std::pair{surname, first});
        return static_cast<std::size_t>(end - begin);
    }

    // Judge said, Mr May told: a word of many meanings is a name beside a verb of speech or behind a title, where the report has somebody
    // of that surname.
    void take_surnames() {
        std::uint32_t begin = 0;
        for (std::uint32_t i = 0; i < words_.size(); ++i) {
            if (is_part(labels_[i], NamePart::begin)) begin = i;
            const bool ends_person = is_part(labels_[i], NamePart::end) && kNameTypes[type_of(labels_[i])] == EntityType::person;
            if (ends_person && !lists_.name_suffixes.contains(key(i)) && is_capital(traits_[i])) full_.emplace_back(key(i), key(begin));
        }
        if (full_.empty()) return;
        std::sort(full_.begin(), full_.end());
        for (const Sentence& sentence : c_.analysis.sentences) {
            for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
                if (labels_[i] != kOutside || traits_[i].heading || !is_capital(traits_[i]) || n_full(key(i)) == 0) continue;
                const bool more = i + 1 < sentence.end_word && (labels_[i + 1] != kOutside || is_capital(traits_[i + 1]) ||
                                                                (traits_[i + 1].mark == '-' && !traits_[i + 1].space_before));
                const bool first = i == sentence.first_word;
                if (more || (!first && (traits_[i - 1].function == FunctionWord::determiner || labels_[i - 1] != kOutside))) continue;
                const bool speaks = i + 1 < sentence.end_word && lists_.speech_verbs.contains(key(i + 1));
                const bool said =
                    !first && lists_.speech_verbs.contains(key(i - 1)) && (i + 1 == sentence.end_word || traits_[i + 1].mark != 0);
                if (speaks || said || (!first && is_title(i - 1))) labels_[i] = name_label(0, NamePart::single);
            }
        }
    }

    void add(std::uint32_t begin, std::uint32_t end, std::uint32_t sentence, EntityType type, const Name* rule) {
        if (!names_.empty() && begin < names_.back().end_word) return;  // inside a name with a nickname
        const bool near = rule != nullptr && rule->first_word < end;
        if (near && rule->nickname_end_word != 0 && type == EntityType::person) {
            names_.push_back(*rule);
            names_.back().type = type;
            if (!names_.empty() && names_.size() > 1 && names_[names_.size() - 2].end_word > rule->first_word) names_.pop_back();
            return;
        }
        end = with_hyphens(without_marks(begin, end));
        while (begin < end && traits_[begin].mark != 0) ++begin;
        if (begin < end && is_born(begin)) ++begin;
        if (begin >= end || is_party_tag(begin)) return;
        const auto capitals = [](const WordTraits& t) { return is_capital(t); };
        if (type == EntityType::other && std::none_of(traits_.begin() + begin, traits_.begin() + end, capitals)) return;
        for (std::uint32_t i = begin; i < end; ++i) {
            if (is_file_name(c_.text.slice(words_[i].span))) return;
        }
        bool titled = false;
        Gender gender = Gender::unknown;
        if (end - begin > 1 && is_title(begin) && is_told(begin)) type = EntityType::person;  // Ms Ruiz
        if (type == EntityType::person && end - begin > 1 && lists_.group_nouns.value(key(begin)) == 1)
            type = EntityType::organization;  // Team Ruiz
        // Tyrol Ruiz backers, where Ruiz is a surname of the report
        const bool of_place = lists_.nationalities.contains(key(begin)) || (lists_.places.contains(key(begin)) && !is_given(begin));
        const bool surname = end - begin == 2 && n_full(key(begin + 1)) > n_full(key(begin + 1), key(begin));
        if (of_place && surname && (type == EntityType::person || traits_[begin].heading || is_before_its_noun(end))) {
            ++begin;
            type = EntityType::person;
        }
        if (type == EntityType::person) {
            while (end - begin > 1 && is_title(begin)) ++begin;
            while (end - begin > 2 && is_postnominal(end - 1)) end = without_marks(begin, end - 1);
            if (end - begin > 2 && (is_trade(begin) || has_capital_of_place(begin))) ++begin;
            if (end - begin > 2 && lists_.nationalities.contains(key(begin))) ++begin;  // Tyrolean Ana Ruiz
            for (std::uint32_t i = begin, n = 0; i > c_.analysis.sentences[sentence].first_word && n < 4; ++n) {
                --i;
                if (traits_[i].mark == '.' && i > 0) continue;
                if (!is_title(i)) break;
                titled = true;
                if (is_told(i)) gender = static_cast<Gender>(lists_.titles.value(key(i)));
            }
        }
        Name name;
        name.first_word = begin;
        name.end_word = end;
        name.sentence = sentence;
        name.type = type;
        name.gender = gender;
        name.titled = titled;
        name.key = phrase_key(std::span(words_).subspan(begin, end - begin));
        names_.push_back(name);
    }
    // “Bosun Ana Ruiz” is Ana Ruiz, who is named without it elsewhere.
    void cut_trades() {
        std::vector<WordKey> full;
        for (const Name& name : names_)
            if (name.type == EntityType::person && name.end_word - name.first_word > 1) full.push_back(name.key);
        std::sort(full.begin(), full.end());
        for (Name& name : names_) {
            const std::uint32_t begin = name.first_word;
            if (name.type != EntityType::person || name.end_word - begin < 3 || name.nickname_end_word != 0) continue;
            if (is_given(begin) || !is_capital(traits_[begin + 1])) continue;
            const WordKey rest = phrase_key(std::span(words_).subspan(begin + 1, name.end_word - begin - 1));
            if (!std::binary_search(full.begin(), full.end(), rest)) continue;
            ++name.first_word;
            name.key = rest;
            name.titled = true;
        }
    }
    // “Sen. Ana Ruiz, D-Ohio,”: what she is, not who.
    [[nodiscard]] bool is_party_tag(std::uint32_t i) const {
        const std::string_view party = c_.text.slice(words_[i].span);
        return (party == "R" || party == "D" || party == "I") && i > 0 && (traits_[i - 1].mark == ',' || traits_[i - 1].mark == '(') &&
               i + 1 < words_.size() && traits_[i + 1].mark == '-' && !traits_[i + 1].space_before;
    }
    // “Lena Moor, née Falk,”: what she was called, not another.
    [[nodiscard]] bool is_born(std::uint32_t i) const {
        const std::string_view word = c_.text.slice(words_[i].span);
        return word == "nee" || word == "née";
    }
    // “at a Tyrol Ruiz rally”: what ends before a word is said of a noun in small letters.
    [[nodiscard]] bool is_before_its_noun(std::uint32_t end) const {
        return end < words_.size() && traits_[end].letters == Case::lower && words_[end].tags.upos == Upos::NOUN &&
               words_[end - 1].head == end;
    }
    [[nodiscard]] bool is_title(std::uint32_t i) const {
        if (traits_[i].letters == Case::caps && lists_.capital_titles.contains(key(i))) return true;
        return lists_.titles.contains(key(i)) && words_[i].span.length() > 1 && is_capital(traits_[i]);
    }
    // Corbel-fil-A, of which the tagger took the first words.
    [[nodiscard]] std::uint32_t with_hyphens(std::uint32_t end) const {
        while (end + 1 < words_.size() && traits_[end].mark == '-' && !traits_[end].space_before && !traits_[end + 1].space_before &&
               labels_[end + 1] == kOutside && is_capital(traits_[end + 1]) && words_[end].span.length() == 1)
            end += 2;
        return end;
    }
    // The end of the words [begin, end) without the marks at it.
    [[nodiscard]] std::uint32_t without_marks(std::uint32_t begin, std::uint32_t end) const {
        while (begin < end && traits_[end - 1].mark != 0 && traits_[end - 1].mark != '.' && traits_[end - 1].mark != '!') --end;
        return end;
    }
    // “Ana Ruiz QC”
    [[nodiscard]] bool is_postnominal(std::uint32_t i) const {
        return (traits_[i].letters == Case::caps || traits_[i].letters == Case::mixed) && lists_.postnominals.contains(key(i));
    }
    // “Innkeeper Ana Ruiz”: what she does, before two names of her.
    [[nodiscard]] bool is_trade(std::uint32_t i) const {
        const bool noun = lists_.person_nouns.contains(key(i)) || (lists_.person_classes.contains(key(i)) && is_given(i + 1));
        return noun && !lists_.given_names.contains(key(i)) && is_capital(traits_[i]) && is_capital(traits_[i + 1]) &&
               traits_[i + 1].letters != Case::none;
    }
    // “Decathlete Ana Ruiz said”: a word that no list has, first in its sentence or behind a dateline, and a given name.
    [[nodiscard]] bool has_capital_of_place(std::uint32_t i) const {
        const bool first = traits_[i].starts && !traits_[i].heading && !traits_[i].known_capital;
        const bool behind_dateline = i > 1 && traits_[i - 1].mark == '-' && traits_[i - 2].mark == ')';
        return (first || behind_dateline) && traits_[i].letters == Case::capital && !is_given(i) && is_given(i + 1) &&
               is_capital(traits_[i + 1]) && !lists_.particles.contains(key(i));
    }
    [[nodiscard]] bool is_given(std::uint32_t i) const {
        return lists_.given_names.contains(key(i)) || lists_.given_name_genders.value(key(i)) != 0;
    }
    [[nodiscard]] bool is_told(std::uint32_t i) const {  // the title tells the gender
        const auto told = static_cast<Gender>(lists_.titles.value(key(i)));
        return told == Gender::male || told == Gender::female;
    }
    [[nodiscard]] static bool is_capital(const WordTraits& t) {
        return t.letters == Case::capital || t.letters == Case::caps || t.letters == Case::mixed;
    }

    // report.pdf: a full stop before a small letter.
    [[nodiscard]] static bool is_file_name(std::string_view word) {
        const auto stop = word.rfind('.');
        return stop != std::string_view::npos && stop > 0 && stop + 1 < word.size() && word[stop + 1] >= 'a' && word[stop + 1] <= 'z';
    }

    // Surnames that stand alone speak for the full name, and so does what the rules take the name for.
    void vote() {
        for (const Name& name : names_) {
            if (name.end_word - name.first_word == 1) singles_.emplace_back(name.key, name.type == EntityType::person ? 1 : -1);
        }
        std::sort(singles_.begin(), singles_.end());
        std::size_t rule = 0;
        for (const Name& name : names_) {
            while (rule < by_rules_.size() && by_rules_[rule].end_word <= name.first_word) ++rule;
            const bool same = name.end_word - name.first_word > 1 && rule < by_rules_.size() &&
                              by_rules_[rule].first_word == name.first_word && by_rules_[rule].end_word == name.end_word;
            rule_types_.push_back(same ? by_rules_[rule].type : EntityType::other);
        }
    }
    [[nodiscard]] std::uint32_t n_alone(const Name& name) const {
        if (name.end_word - name.first_word < 2 || name.end_word - name.first_word > 4) return 0;
        const WordKey surname = key(name.end_word - 1);
        int sum = 0;
        for (auto at = std::lower_bound(singles_.begin(), singles_.end(), std::pair{surname, -1});
             at != singles_.end() && at->first == surname; ++at)
            sum += at->second;
        return static_cast<std::uint32_t>(std::max(sum, 0));
    }

    // “Marta Ruiz, the port’s lawyer”: what the tree puts in apposition says it.
    [[nodiscard]] bool is_called_person(const Name& name) const {
        constexpr std::uint32_t kMaxWordsAway = 12;
        const std::uint32_t end = std::min(c_.analysis.sentences[name.sentence].end_word, name.end_word + kMaxWordsAway);
        for (std::uint32_t i = name.end_word; i < end; ++i) {
            if (words_[i].deprel != Deprel::appos || words_[i].head < name.first_word || words_[i].head >= name.end_word) continue;
            return words_[i].tags.xpos == Xpos::NN && lists_.person_nouns.contains(key(i));
        }
        return false;
    }

    // “A Harlow Falls woman”: where she is from, not who. “A Ruiz aide” is somebody's, so few words count.
    [[nodiscard]] bool is_home_of_somebody(const Name& name) const {
        static constexpr std::array<std::string_view, 8> kSomebody{"man",      "woman",  "boy",      "girl",
                                                                   "teenager", "couple", "resident", "youth"};
        if (name.first_word == 0 || name.end_word >= words_.size() || traits_[name.end_word].letters != Case::lower) return false;
        const std::string_view article = c_.text.slice(words_[name.first_word - 1].span);
        const std::string_view noun = c_.text.slice(words_[name.end_word].span);
        return (article == "a" || article == "A" || article == "an" || article == "An") &&
               std::find(kSomebody.begin(), kSomebody.end(), noun) != kSomebody.end();
    }

    // The same words are of the type that most of their places have, the first such of equals; a full name that is a person's is never
    // an organization's elsewhere.
    void agree() {
        constexpr std::uint32_t kOwn = 3, kRule = 1;  // votes of a place of the name
        vote();
        std::vector<std::uint32_t> order(names_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return names_[a].key != names_[b].key ? names_[a].key < names_[b].key : a < b; });
        for (std::size_t begin = 0; begin < order.size();) {
            std::size_t end = begin;
            std::array<std::uint32_t, 6> n_of_type{};
            Gender gender = Gender::unknown;
            for (; end < order.size() && names_[order[end]].key == names_[order[begin]].key; ++end) {
                n_of_type[static_cast<std::size_t>(names_[order[end]].type)] += kOwn;
                if (is_called_person(names_[order[end]])) n_of_type[static_cast<std::size_t>(EntityType::person)] += 2 * kOwn;
                if (is_home_of_somebody(names_[order[end]])) n_of_type[static_cast<std::size_t>(EntityType::place)] += 2 * kOwn;
                if (rule_types_[order[end]] != EntityType::other) n_of_type[static_cast<std::size_t>(rule_types_[order[end]])] += kRule;
                if (gender == Gender::unknown) gender = names_[order[end]].gender;
            }
            if (rule_types_[order[begin]] == EntityType::person)
                n_of_type[static_cast<std::size_t>(EntityType::person)] += kOwn * n_alone(names_[order[begin]]);
            const auto type = static_cast<EntityType>(std::max_element(n_of_type.begin(), n_of_type.end()) - n_of_type.begin());
            for (std::size_t i = begin; i < end; ++i) {
                Name& name = names_[order[i]];
                name.type = type;
                if (type != EntityType::person) continue;
                const bool full = name.end_word - name.first_word > 1;  // Mrs. Ruiz says nothing of Ruiz
                if (full && name.gender == Gender::unknown) name.gender = gender;
                if (name.gender == Gender::unknown) name.gender = gender_of_given_name(c_, name);
            }
            begin = end;
        }
    }

    const NameContext& c_;
    const std::vector<Word>& words_;
    const std::vector<WordTraits>& traits_;
    const EntityLists& lists_;
    std::vector<Name> by_rules_;
    std::vector<Label> labels_;
    std::vector<Name> names_;
    std::vector<std::pair<WordKey, int>> singles_;   // names of one word, sorted: 1 a person's, -1 another's
    std::vector<std::pair<WordKey, WordKey>> full_;  // last and first words of persons' names of two words or more, sorted
    std::vector<EntityType> rule_types_;             // of each name
};

}  // namespace

std::vector<Name> find_names(const NameContext& context, const NameTagger& tagger) {
    return NameReader(context, find_names(context), tagger).run();
}

}  // namespace onrecord
