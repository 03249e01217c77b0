// Names of the same words are one form; forms are joined by union-find, single words are led to full names last. Two full names with
// one surname and different given names are never joined (mother and son). Looking for partners is by sorted keys and at most
// kMaxPartners a form, so that a text of a million names stays cheap.
#include "entities/name_joiner.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxTitles = 8;     // different ones that are kept of a form
constexpr std::size_t kMaxPartners = 32;  // forms of one surname, given name or acronym that are compared

struct Form {
    std::uint32_t name = 0;  // the first name of these words
    std::uint32_t n_names = 0;
    EntityType type = EntityType::other;
    Gender gender = Gender::unknown;
    std::vector<std::uint32_t> parts;  // words of the name that count: no marks, no suffix, no nickname
    bool junior = false;               // Jr., Sr., III
    WordKey nickname = 0;              // first word of it; 0: none
    std::vector<WordKey> titles;       // that stand before its names, written out: Dr. is doctor
};

struct Index {  // forms by a key, sorted
    std::vector<std::pair<WordKey, std::uint32_t>> entries;
    void sort() { std::sort(entries.begin(), entries.end()); }
    template <class Visit>
    void visit(WordKey key, Visit visit_form) const {
        auto at = std::lower_bound(entries.begin(), entries.end(), std::pair{key, 0U});
        for (std::size_t n = 0; at != entries.end() && at->first == key && n < kMaxPartners; ++at, ++n) visit_form(at->second);
    }
};

class NameJoiner {
public:
    NameJoiner(const NameContext& context, std::vector<Name>& names) : c_(context), words_(context.analysis.words), names_(names) {}

    JoinedNames run() {
        make_forms();
        join_full_names();
        join_single_words();
        join_names_at_birth();
        join_organizations();
        join_places();
        return number();
    }

private:
    [[nodiscard]] WordKey key(std::uint32_t word) const { return words_[word].key; }
    [[nodiscard]] std::string_view word(std::uint32_t i) const { return c_.text.slice(words_[i].span); }

    // Mrs. Ruiz and Mr. Ruiz are two forms, and so are Dr. Ruiz and Judge Ruiz.
    [[nodiscard]] WordKey form_key(std::uint32_t n) const {
        const Name& name = names_[n];
        if (!name.titled || name.end_word != name.first_word + 1) return name.key;
        if (name.gender == Gender::male || name.gender == Gender::female) return name.key + static_cast<WordKey>(name.gender);
        std::vector<WordKey> titles;
        add_titles(name, titles);
        return titles.empty() ? name.key : name.key + 31 * titles.front();
    }

    // The titles before a name, the nearest first; not those that tell no more than the gender.
    void add_titles(const Name& name, std::vector<WordKey>& titles) const {
        constexpr std::uint32_t kMaxTitleWords = 4;  // and full stops
        const std::uint32_t begin = c_.analysis.sentences[name.sentence].first_word;
        for (std::uint32_t i = name.first_word; i > begin && name.first_word - i < kMaxTitleWords; --i) {
            if (c_.traits[i - 1].mark == '.') continue;
            const bool in_capitals = c_.traits[i - 1].letters == Case::caps && c_.lists.capital_titles.contains(key(i - 1));
            if (!in_capitals && !c_.lists.titles.contains(key(i - 1))) break;
            const auto gender = static_cast<Gender>(c_.lists.titles.value(key(i - 1)));
            if (gender == Gender::male || gender == Gender::female) continue;
            const auto written_out = c_.lists.abbreviated_titles.find(key(i - 1));
            if (written_out == c_.lists.abbreviated_titles.end()) {
                titles.push_back(key(i - 1));
            } else {
                titles.insert(titles.end(), written_out->second.rbegin(), written_out->second.rend());
            }
        }
    }

    void make_forms() {
        std::vector<WordKey> keys;
        for (std::uint32_t n = 0; n < names_.size(); ++n) keys.push_back(form_key(n));
        std::vector<std::uint32_t> order(names_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return keys[a] != keys[b] ? keys[a] < keys[b] : a < b; });
        form_of_.resize(names_.size());
        std::vector<std::uint32_t> firsts;
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i == 0 || keys[order[i]] != keys[order[i - 1]]) firsts.push_back(order[i]);
        }
        std::sort(firsts.begin(), firsts.end());  // forms in text order
        std::vector<std::pair<WordKey, std::uint32_t>> by_key;
        for (std::uint32_t f = 0; f < firsts.size(); ++f) by_key.emplace_back(keys[firsts[f]], f);
        std::sort(by_key.begin(), by_key.end());
        for (std::uint32_t n = 0; n < names_.size(); ++n) {
            form_of_[n] = std::lower_bound(by_key.begin(), by_key.end(), std::pair{keys[n], 0U})->second;
        }
        forms_.resize(firsts.size());
        for (std::uint32_t n = 0; n < names_.size(); ++n) {
            Form& form = forms_[form_of_[n]];
            if (form.n_names++ == 0) fill(form, n);
            if (names_[n].nickname_end_word != 0) form.nickname = key(names_[n].nickname_word);
            if (form.gender == Gender::unknown) form.gender = names_[n].gender;
            if (names_[n].titled && form.titles.size() < kMaxTitles) add_titles(names_[n], form.titles);
        }
        parent_.resize(forms_.size());
        std::iota(parent_.begin(), parent_.end(), 0U);
    }

    void fill(Form& form, std::uint32_t n) {
        const Name& name = names_[n];
        form.name = n;
        form.type = name.type;
        form.gender = name.gender;
        for (std::uint32_t i = name.first_word; i < name.end_word; ++i) {
            if (name.nickname_end_word != 0 && i + 1 >= name.nickname_word && i <= name.nickname_end_word) continue;
            if (c_.traits[i].letters == Case::none) continue;
            if (c_.lists.name_suffixes.contains(key(i))) {
                form.junior = true;
                continue;
            }
            form.parts.push_back(i);
        }
        if (form.parts.empty()) form.parts.push_back(name.first_word);
    }

    std::uint32_t root(std::uint32_t form) {
        while (parent_[form] != form) form = parent_[form] = parent_[parent_[form]];
        return form;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        a = root(a);
        b = root(b);
        if (a == b) return;
        if (b < a) std::swap(a, b);
        parent_[b] = a;
        if (forms_[a].gender == Gender::unknown) forms_[a].gender = forms_[b].gender;
        if (forms_[a].titles.size() < kMaxTitles)
            forms_[a].titles.insert(forms_[a].titles.end(), forms_[b].titles.begin(), forms_[b].titles.end());
    }
    [[nodiscard]] static bool share_title(const Form& a, const Form& b) {
        return std::any_of(a.titles.begin(), a.titles.end(),
                           [&](WordKey title) { return std::find(b.titles.begin(), b.titles.end(), title) != b.titles.end(); });
    }

    [[nodiscard]] bool is_initial_of(std::uint32_t initial, std::uint32_t full) const {
        const std::string_view a = word(initial);
        const std::size_t length = decode(a, 0).length;  // of its only letter, in bytes
        return (a.size() == length || (a.size() == length + 1 && a.back() == '.')) && word(full).starts_with(a.substr(0, length));
    }
    [[nodiscard]] bool same_given(std::uint32_t a, std::uint32_t b) const {
        return key(a) == key(b) || is_initial_of(a, b) || is_initial_of(b, a);
    }
    [[nodiscard]] static bool clash(Gender a, Gender b) {
        return (a == Gender::male && b == Gender::female) || (a == Gender::female && b == Gender::male);
    }

    [[nodiscard]] bool is_person(const Form& form) const { return form.type == EntityType::person && form.parts.size() > 1; }

    // Ana Ruiz, Ana M. Ruiz, A. M. Ruiz.
    void join_full_names() {
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            if (!is_person(forms_[f])) continue;
            surnames_.entries.emplace_back(key(forms_[f].parts.back()), f);
            givens_.entries.emplace_back(key(forms_[f].parts.front()), f);
            if (forms_[f].nickname != 0) nicknames_.entries.emplace_back(forms_[f].nickname, f);
        }
        surnames_.sort();
        givens_.sort();
        nicknames_.sort();
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            const Form& form = forms_[f];
            if (!is_person(form)) continue;
            surnames_.visit(key(form.parts.back()), [&](std::uint32_t other) {
                if (other >= f || forms_[other].junior != form.junior || clash(forms_[other].gender, form.gender)) return;
                const Form& fuller = forms_[other].parts.size() > form.parts.size() ? forms_[other] : form;
                const Form& shorter = &fuller == &form ? forms_[other] : form;
                if (same_given(fuller.parts.front(), shorter.parts.front()) && middle_agrees(fuller, shorter)) join(f, other);
            });
        }
    }

    // Every middle word of the shorter form is in the fuller.
    [[nodiscard]] bool middle_agrees(const Form& fuller, const Form& shorter) const {
        std::size_t at = 1;
        for (std::size_t i = 1; i + 1 < shorter.parts.size(); ++i) {
            while (at + 1 < fuller.parts.size() && !same_given(fuller.parts[at], shorter.parts[i])) ++at;
            if (at + 1 >= fuller.parts.size()) return false;
        }
        return true;
    }

    // Ruiz; Di Luca, with the particles of the surname.
    [[nodiscard]] bool is_one_word(const Form& form) const {
        return std::all_of(form.parts.begin(), form.parts.end() - 1,
                           [&](std::uint32_t part) { return c_.lists.particles.contains(key(part)); });
    }
    // Whether a fuller name ends with all the words of a form that has particles.
    [[nodiscard]] bool ends_alike(const Form& form, const Form& full) const {
        if (form.parts.size() == 1) return true;
        if (full.parts.size() <= form.parts.size()) return false;
        return std::equal(form.parts.rbegin(), form.parts.rend(), full.parts.rbegin(),
                          [&](std::uint32_t a, std::uint32_t b) { return key(a) == key(b); });
    }

    // A surname, given name or nickname alone goes to the full name that bears it: of several to the one that the report speaks of most,
    // by a title's gender, or the
    // same title, if it has one.
    void join_single_words() {
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            Form& form = forms_[f];
            if (!is_one_word(form)) continue;
            const WordKey only = key(form.parts.back());
            const bool listed = c_.lists.places.contains(only) || c_.lists.organization_words.contains(only);
            if (form.type != EntityType::person && listed) continue;
            std::uint32_t best = 0xffffffff;
            const auto consider = [&](std::uint32_t other) {
                if (other == f || !ends_alike(form, forms_[other])) return;
                if (clash(forms_[root(other)].gender, form.gender)) return;
                // A place that is named oftener than the person who is called like it.
                const bool own = form.type == EntityType::place || form.type == EntityType::organization;
                if (own && form.n_names > 2 * n_names(other)) return;
                if (best == 0xffffffff || root(other) == root(best)) {
                    best = best == 0xffffffff ? other : best;
                    return;
                }
                const auto agrees = [&](std::uint32_t candidate) {
                    return form.gender != Gender::unknown && forms_[root(candidate)].gender == form.gender;
                };
                const auto rank = [&](std::uint32_t candidate) {
                    return std::tuple(agrees(candidate), share_title(form, forms_[root(candidate)]), n_names(candidate));
                };
                if (rank(other) > rank(best)) best = other;
            };
            surnames_.visit(only, consider);
            if (best == 0xffffffff) nicknames_.visit(only, consider);
            if (best == 0xffffffff && form.type == EntityType::person) givens_.visit(only, consider);
            if (best == 0xffffffff && form.parts.size() > 1) continue;
            if (best == 0xffffffff) {
                singles_.entries.emplace_back(only, f);
                continue;
            }
            form.type = EntityType::person;
            join(f, best);
        }
        singles_.sort();  // Mr. Smith and Smith, where no full name is given
        for (std::size_t i = 1; i < singles_.entries.size(); ++i) {
            const auto [only, f] = singles_.entries[i];
            const auto [before, other] = singles_.entries[i - 1];
            if (only == before && !clash(forms_[root(f)].gender, forms_[root(other)].gender)) join(f, other);
        }
    }
    std::uint32_t n_names(std::uint32_t form) { return forms_[form].n_names; }

    // Coralie — the folk singer born Nadia Venn —.
    void join_names_at_birth() {
        constexpr std::uint32_t kMaxBetween = 10;  // words
        std::uint32_t last = 0xffffffff;           // the person named last
        for (std::uint32_t n = 0; n < names_.size(); ++n) {
            if (names_[n].type != EntityType::person) continue;
            const std::uint32_t before = std::exchange(last, n);
            if (before == 0xffffffff) continue;
            const Name& stage = names_[before];
            const Name& born = names_[n];
            if (stage.sentence != born.sentence || born.first_word < stage.end_word + 2) continue;
            if (born.first_word - stage.end_word > kMaxBetween || word(born.first_word - 1) != "born") continue;
            const char mark = c_.traits[stage.end_word].mark;
            if (mark != ',' && mark != '_' && mark != '(' && mark != '-') continue;
            bool plain = true;  // no other one comes between: whose son, born Sam
            for (std::uint32_t i = stage.end_word; i < born.first_word; ++i)
                plain = plain && c_.traits[i].function != FunctionWord::pronoun;
            if (plain && !clash(forms_[root(form_of_[n])].gender, forms_[root(form_of_[before])].gender))
                join(form_of_[n], form_of_[before]);
        }
    }

    // Harlow Port Authority, HPA, the Port Authority.
    void join_organizations() {
        Index acronyms;
        Index tails;
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            const Form& form = forms_[f];
            if (form.type == EntityType::person || form.parts.size() < 2) continue;
            if (const std::string letters = initials(form); count_code_points(letters) >= 2)
                acronyms.entries.emplace_back(word_key(letters), f);
            for (std::size_t i = 1; i + 2 <= form.parts.size(); ++i) {
                if (i > 4) break;
                tails.entries.emplace_back(tail_key(form, i), f);
            }
        }
        acronyms.sort();
        tails.sort();
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            Form& form = forms_[f];
            if (form.parts.size() == 1 && c_.traits[form.parts.front()].letters == Case::caps && form.type != EntityType::person) {
                bool found = false;
                acronyms.visit(key(form.parts.front()), [&](std::uint32_t other) {
                    if (found) return;
                    found = true;
                    if (forms_[other].type == EntityType::other) forms_[other].type = EntityType::organization;
                    form.type = forms_[other].type;
                    join(f, other);
                });
            }
            if (form.parts.size() >= 2 && form.type != EntityType::person) {
                bool found = false;
                tails.visit(tail_key(form, 0), [&](std::uint32_t other) {
                    if (found || forms_[other].type != form.type) return;
                    found = true;
                    join(f, other);
                });
            }
        }
    }
    [[nodiscard]] std::string initials(const Form& form) const {
        std::string letters;
        for (const std::uint32_t part : form.parts) {
            if (c_.traits[part].letters == Case::capital) letters += word(part).substr(0, decode(word(part), 0).length);
        }
        return letters;
    }
    [[nodiscard]] WordKey tail_key(const Form& form, std::size_t from) const {
        WordKey sum = 0;
        for (std::size_t i = from; i < form.parts.size(); ++i) sum = sum * 31 + key(form.parts[i]);
        return sum;
    }

    // The names by which two countries are called.
    void join_places() {
        static constexpr std::string_view kStates[] = {"United States", "United States of America", "U.S.", "US", "USA", "America",
                                                       "U.S.A."};
        static constexpr std::string_view kKingdom[] = {"United Kingdom", "U.K.", "UK", "Britain", "Great Britain"};
        join_aliases(kStates);
        join_aliases(kKingdom);
    }
    void join_aliases(std::span<const std::string_view> aliases) {
        std::uint32_t first = 0xffffffff;
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            const Name& name = names_[forms_[f].name];
            if (forms_[f].type != EntityType::place) continue;
            const std::string_view its = c_.text.slice({words_[name.first_word].span.begin, words_[name.end_word - 1].span.end});
            if (std::find(aliases.begin(), aliases.end(), its) == aliases.end()) continue;
            if (first == 0xffffffff) {
                first = f;
            } else {
                join(first, f);
            }
        }
    }

    JoinedNames number() {
        JoinedNames joined;
        joined.entity_of.resize(names_.size());
        std::vector<std::uint32_t> number(forms_.size(), 0xffffffff);
        for (std::uint32_t n = 0; n < names_.size(); ++n) {
            const std::uint32_t form = form_of_[n];
            const std::uint32_t its_root = root(form);
            if (number[its_root] == 0xffffffff) number[its_root] = joined.n_entities++;
            joined.entity_of[n] = number[its_root];
            names_[n].type = forms_[form].type;
            if (names_[n].gender == Gender::unknown) names_[n].gender = forms_[its_root].gender;
        }
        return joined;
    }

    const NameContext& c_;
    const std::vector<Word>& words_;
    std::vector<Name>& names_;
    std::vector<std::uint32_t> form_of_;
    std::vector<Form> forms_;
    std::vector<std::uint32_t> parent_;
    Index surnames_;
    Index givens_;
    Index nicknames_;
    Index singles_;
};

}  // namespace

JoinedNames join_names(const NameContext& context, std::vector<Name>& names) {
    return NameJoiner(context, names).run();
}

}  // namespace onrecord
