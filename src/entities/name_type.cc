// Evidence is counted in points: what the name's own words say (its last word, its first, the gazetteer), and what stands around it.
// The points are the author's judgement, not trained: the trained tagger sees their outcome as one of its features.
#include "entities/name_type.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace onrecord {
namespace {

struct Points {
    int person = 0;
    int organization = 0;
    int place = 0;
    int other = 0;
    void add(const Points& more) {
        person += more.person;
        organization += more.organization;
        place += more.place;
        other += more.other;
    }
};

constexpr int kSure = 12;  // points of a clue that hardly errs
constexpr int kGood = 6;
constexpr int kWeak = 2;

class NameTyper {
public:
    explicit NameTyper(const NameContext& context)
        : c_(context), words_(context.analysis.words), traits_(context.traits), lists_(context.lists) {}

    // By the words of the name alone.
    [[nodiscard]] Points inner(const Name& name) const {
        Points p;
        const std::uint32_t first = name.first_word;
        const std::uint32_t last = name.end_word - 1;
        const std::uint32_t n = name.end_word - first;
        if (name.nickname_end_word != 0) p.person += kSure;
        const auto place = static_cast<PlaceKind>(lists_.places.value(name.key));
        if (place != PlaceKind::none) p.place += n == 1 && lists_.given_names.contains(name.key) ? kGood : n == 1 ? kSure : 2 * kSure;
        if (lists_.organizations.contains(name.key)) p.organization += 2 * kSure;
        if (lists_.other_name_words.contains(key(last))) p.other += kSure;
        const auto last_word = static_cast<OrganizationWord>(lists_.organization_words.value(key(last)));
        const auto first_word = static_cast<OrganizationWord>(lists_.organization_words.value(key(first)));
        std::uint32_t of = name.end_word;
        for (std::uint32_t i = first; i < name.end_word; ++i) {
            if (traits_[i].letters == Case::lower && (is(i, "of") || is(i, "for"))) {
                of = i;
                break;
            }
        }
        if (of < name.end_word && of > first) {  // the head stands before "of"
            const auto head = static_cast<OrganizationWord>(lists_.organization_words.value(key(of - 1)));
            if (head == OrganizationWord::suffix) p.organization += kSure;
            if (lists_.place_words.contains(key(of - 1))) p.place += kGood;
        } else if (n > 1 && last_word == OrganizationWord::suffix) {
            p.organization += kSure;
        }
        if (first_word == OrganizationWord::named || first_word == OrganizationWord::acronym) p.organization += n == 1 ? kSure : kGood;
        if (lists_.company_endings.contains(key(last))) p.organization += kSure;
        if (n > 1 && of == name.end_word) {
            if (lists_.place_words.value(key(last)) == 1) p.place += kSure - 2;
            if (lists_.place_words.value(key(first)) == 2) p.place += kGood;
        }
        for (std::uint32_t i = first; i < name.end_word; ++i) {
            if (traits_[i].mark == '&') p.organization += kGood;
        }
        const auto given = static_cast<Gender>(lists_.given_names.value(key(first)));
        if (given != Gender::unknown) p.person += n == 1 ? kGood : n <= 4 ? kSure - 3 : kWeak;
        if (n >= 2 && n <= 4 && (is_initial(first) || is_initial(first + 1))) p.person += kGood + kWeak;
        if (n >= 2 && lists_.name_suffixes.contains(key(last))) p.person += kSure;
        if (n == 1 && traits_[first].letters == Case::caps && !traits_[first].heading)
            p.organization += place == PlaceKind::none ? kGood : 0;
        if (n == 1 && traits_[first].letters == Case::mixed) p.organization += kWeak;
        if (n >= 2 && n <= 3 && of == name.end_word && all_plain(name)) p.person += kWeak + 1;
        if (n >= 4) p.other += kWeak;
        if (std::any_of(words_.begin() + first, words_.begin() + name.end_word, [&](const Word& w) { return is_particle(w); }))
            p.person += kWeak;
        return p;
    }

    // By what stands around this place of it.
    [[nodiscard]] Points outer(const Name& name) const {
        Points p;
        const Sentence& sentence = c_.analysis.sentences[name.sentence];
        const std::uint32_t n = name.end_word - name.first_word;
        if (name.titled) p.person += kSure;
        if (name.first_word > sentence.first_word) {
            const std::uint32_t before = name.first_word - 1;
            if (is(before, "in") || is(before, "at") || is(before, "near") || is(before, "across") || is(before, "throughout")) {
                p.place += is(before, "in") ? kGood - 1 : kWeak;
                if (is(before, "at")) p.organization += kWeak;
            } else if (is(before, "from") || is(before, "to") || is(before, "outside")) {
                p.place += 1;
            } else if (is(before, "of") && is_after_age(before, sentence.first_word)) {
                p.place += kSure;  // Ana Ruiz, 54, of Lenk
            } else if (is(before, "the")) {
                p.person -= kGood;
                p.organization += kWeak + 1;
                p.other += kWeak;
            } else if (traits_[before].letters == Case::lower && lists_.person_nouns.contains(key(before))) {
                p.person += kGood + kWeak;
            } else if (is(before, "a") || is(before, "an")) {
                p.person -= kWeak;
                p.other += kWeak;
            } else if (traits_[before].mark == ',' && before > sentence.first_word && n <= 2 && lists_.places.contains(key(before - 1))) {
                p.place += kWeak + 1;
            }
        }
        std::uint32_t after = name.end_word;
        if (after >= sentence.end_word) return p;
        if (traits_[after].letters == Case::lower) {
            if (lists_.speech_verbs.contains(key(after)) || is(after, "who")) {
                p.person += is(after, "who") ? kGood : kWeak + 1;
                p.organization += kWeak;
                p.place -= kWeak;
            } else if (is(after, "'s") || is(after, "’s")) {
                p.other -= 1;
            }
        }
        if (traits_[after].mark == ',' && after + 2 < sentence.end_word && traits_[after + 1].letters == Case::none && is_age(after + 1) &&
            (traits_[after + 2].mark == ',' || traits_[after + 2].mark == '.')) {
            p.person += kSure;  // Ana Ruiz, 54,
        }
        if (traits_[after].mark == ',' && after + 1 < sentence.end_word && (is(after + 1, "who") || is(after + 1, "whose")))
            p.person += kGood;
        return p;
    }

    [[nodiscard]] Gender given_gender(const Name& name) const {
        for (std::uint32_t i = name.first_word; i < name.end_word; ++i) {
            const auto gender = static_cast<Gender>(lists_.given_names.value(key(i)));
            if (gender == Gender::male || gender == Gender::female) return gender;
            if (const std::uint8_t of_short = lists_.short_name_genders.value(key(i)); of_short != 0) return static_cast<Gender>(of_short);
            // The longer list tells of whole names alone: its names are surnames as well.
            const auto rarer = static_cast<Gender>(lists_.given_name_genders.value(key(i)));
            if (gender == Gender::unknown && rarer != Gender::unknown && i + 1 < name.end_word) return rarer;
            if (!is_initial(i)) break;
        }
        return Gender::unknown;
    }

private:
    [[nodiscard]] WordKey key(std::uint32_t i) const { return words_[i].key; }
    [[nodiscard]] std::string_view word(std::uint32_t i) const { return c_.text.slice(words_[i].span); }
    [[nodiscard]] bool is(std::uint32_t i, std::string_view lower) const { return traits_[i].letters != Case::capital && word(i) == lower; }
    [[nodiscard]] bool is_initial(std::uint32_t i) const {
        return traits_[i].letters == Case::capital && word(i).size() == 2 && word(i)[1] == '.';
    }
    [[nodiscard]] bool is_particle(const Word& w) const {
        return lists_.particles.contains(w.key) && traits_[static_cast<std::size_t>(&w - words_.data())].letters == Case::lower;
    }
    [[nodiscard]] bool is_age(std::uint32_t i) const { return words_[i].span.length() == 2 && word(i)[0] >= '1' && word(i)[0] <= '9'; }
    [[nodiscard]] bool is_after_age(std::uint32_t i, std::uint32_t begin) const {
        return i >= begin + 3 && traits_[i - 1].mark == ',' && is_age(i - 2) && traits_[i - 3].mark == ',';
    }
    [[nodiscard]] bool all_plain(const Name& name) const {
        for (std::uint32_t i = name.first_word; i < name.end_word; ++i) {
            if (traits_[i].letters != Case::capital || lists_.nationalities.contains(key(i)) || lists_.place_words.contains(key(i)))
                return false;
        }
        return true;
    }

    const NameContext& c_;
    const std::vector<Word>& words_;
    const std::vector<WordTraits>& traits_;
    const EntityLists& lists_;
};

EntityType decide(const Points& p) {
    const int best = std::max({p.person, p.organization, p.place, p.other});
    if (best <= 0) return EntityType::other;
    if (p.person == best) return EntityType::person;
    if (p.place == best && p.place >= p.organization) return EntityType::place;
    if (p.organization == best) return EntityType::organization;
    return p.place == best ? EntityType::place : EntityType::other;
}

}  // namespace

Gender gender_of_given_name(const NameContext& context, const Name& name) {
    return NameTyper(context).given_gender(name);
}

void type_names(const NameContext& context, std::vector<Name>& names) {
    NameTyper typer(context);
    std::vector<Points> points(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) points[i] = typer.outer(names[i]);
    std::vector<std::uint32_t> order(names.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return names[a].key != names[b].key ? names[a].key < names[b].key : a < b; });
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        Points sum;
        Gender gender = Gender::unknown;
        for (; end < order.size() && names[order[end]].key == names[order[begin]].key; ++end) {
            sum.add(points[order[end]]);
            if (gender == Gender::unknown) gender = names[order[end]].gender;
        }
        // Many places of one name must not outweigh what its words say.
        const int n = static_cast<int>(end - begin);
        const auto mean = [&](int value) { return n <= 2 ? value : value * 2 / n; };
        Points total{mean(sum.person), mean(sum.organization), mean(sum.place), mean(sum.other)};
        total.add(typer.inner(names[order[begin]]));
        const EntityType type = decide(total);
        for (std::size_t i = begin; i < end; ++i) {
            Name& name = names[order[i]];
            name.type = type;
            const bool full = name.end_word - name.first_word > 1;  // Mrs. Ruiz says nothing of Ruiz
            if (type == EntityType::person && full && name.gender == Gender::unknown) name.gender = gender;
            if (type == EntityType::person && name.gender == Gender::unknown) name.gender = typer.given_gender(name);
        }
        begin = end;
    }
}

}  // namespace onrecord
