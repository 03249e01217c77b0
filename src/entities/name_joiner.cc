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
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxTitles = 8;  // different ones that are kept of a form
constexpr double kOwned = 0.92;        // that a surname which two bear is of whom the report named before the other
constexpr double kInDoubt = 0.55;      // that a surname which two bear is of whom the report names oftener: shown as in doubt
constexpr std::uint32_t kNoForm = 0xffffffff;
constexpr WordKey kFirm = 7;              // added to the key of a surname alone that is a firm's
constexpr std::size_t kMaxPartners = 32;  // forms of one surname, given name or acronym that are compared

struct Form {
    std::uint32_t name = 0;  // the first name of these words
    std::uint32_t n_names = 0;
    EntityType type = EntityType::other;
    Gender gender = Gender::unknown;
    std::vector<std::uint32_t> parts;  // words of the name that count: no marks, no suffix, no nickname
    WordKey generation = 0;            // Jr., Sr., III; 0: none
    WordKey nickname = 0;              // first word of it; 0: none
    std::vector<WordKey> titles;       // that stand before its names, written out: Dr. is doctor
    double probability = 1;            // that it is of the full name which it is joined with
    bool is_head = false;              // as in Name
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
    // Of a name's part: François is Francois.
    [[nodiscard]] WordKey bare_key(std::uint32_t i) const {
        const bool plain = std::all_of(word(i).begin(), word(i).end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        return plain ? key(i) : word_key(bare_word(word(i)));
    }

    // Mrs. Ruiz and Mr. Ruiz are two forms, and so are Dr. Ruiz and Judge Ruiz.
    [[nodiscard]] WordKey form_key(std::uint32_t n) const {
        const Name& name = names_[n];
        if (is_firm(n)) return name.key + kFirm;
        if (!name.titled || !is_word(name)) return name.key;
        if (name.gender == Gender::male || name.gender == Gender::female) return name.key + static_cast<WordKey>(name.gender);
        std::vector<WordKey> titles;
        add_titles(name, titles);
        return titles.empty() ? name.key : name.key + 31 * titles.front();
    }

    // Brandt Cranes … Mr. Brandt … Brandt: a report that calls the person Mr. means the firm by the word alone, where it narrates.
    [[nodiscard]] bool is_firm(std::uint32_t n) const {
        const Name& name = names_[n];
        const std::uint32_t i = name.first_word;
        if (name.titled || name.end_word - i != 1 || c_.traits[i].in_quotation || c_.traits[i].heading) return false;
        const Deprel deprel = words_[i].deprel;
        const bool narrated = is_subject(deprel) || deprel == Deprel::nmod || deprel == Deprel::nmod_poss || deprel == Deprel::obl;
        return narrated && std::binary_search(civil_.begin(), civil_.end(), key(i)) &&
               std::binary_search(firms_.begin(), firms_.end(), key(i));
    }
    void find_firms() {
        for (const Name& name : names_) {
            const std::uint32_t length = name.end_word - name.first_word;
            const bool civil = name.titled && (name.gender == Gender::male || name.gender == Gender::female);
            if (civil && length == 1 && name.type == EntityType::person) civil_.push_back(key(name.first_word));
            if (length > 1 && name.type == EntityType::organization) firms_.push_back(key(name.first_word));
        }
        std::sort(civil_.begin(), civil_.end());
        std::sort(firms_.begin(), firms_.end());
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
        find_firms();
        for (const Name& name : names_) {
            if (name.type == EntityType::person && name.end_word - name.first_word > 1 && !is_hyphenated(name))
                last_words_.push_back(key(name.end_word - 1));
        }
        std::sort(last_words_.begin(), last_words_.end());
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
            if (form.gender == Gender::unknown) form.gender = gender_of(n);
            if (names_[n].titled && form.titles.size() < kMaxTitles) add_titles(names_[n], form.titles);
        }
        parent_.resize(forms_.size());
        std::iota(parent_.begin(), parent_.end(), 0U);
    }

    // Ruiz; Lund-Moe, al-Amin: several words to us, one to who writes it.
    [[nodiscard]] bool is_word(const Name& name) const { return name.end_word - name.first_word == 1 || is_hyphenated(name); }
    [[nodiscard]] bool is_hyphenated(const Name& name) const {
        for (std::uint32_t i = name.first_word + 1; i < name.end_word; ++i) {
            if (c_.traits[i].space_before) return false;
        }
        return name.end_word - name.first_word > 1;
    }

    // Of a name of one word only its title tells, where somebody has it for a surname: Clinton may be a given name, but is one's surname.
    [[nodiscard]] Gender gender_of(std::uint32_t n) const {
        const Name& name = names_[n];
        if (!name.titled && is_word(name) && is_surname(key(name.end_word - 1))) return Gender::unknown;
        return name.gender == Gender::unknown || name.gender == Gender::either ? gender_of_noun_before(name) : name.gender;
    }
    // his daughter Ana Ruiz; her brother, Ana Ruiz
    [[nodiscard]] Gender gender_of_noun_before(const Name& name) const {
        std::uint32_t i = name.first_word;
        const std::uint32_t begin = c_.analysis.sentences[name.sentence].first_word;
        if (i > begin && c_.traits[i - 1].mark == ',') --i;
        if (i == begin || name.type != EntityType::person || name.end_word - name.first_word < 2) return Gender::unknown;
        const auto told = static_cast<Gender>(c_.lists.person_classes.value(key(i - 1)));
        return c_.traits[i - 1].letters == Case::lower && (told == Gender::male || told == Gender::female) ? told : Gender::unknown;
    }
    [[nodiscard]] bool is_surname(WordKey word) const { return std::binary_search(last_words_.begin(), last_words_.end(), word); }

    void fill(Form& form, std::uint32_t n) {
        const Name& name = names_[n];
        form.name = n;
        form.type = name.type;
        form.gender = gender_of(n);
        for (std::uint32_t i = name.first_word; i < name.end_word; ++i) {
            if (name.nickname_end_word != 0 && i + 1 >= name.nickname_word && i <= name.nickname_end_word) continue;
            if (c_.traits[i].letters == Case::none) continue;
            if (c_.lists.name_suffixes.contains(key(i))) {
                form.generation = word_key(word(i).substr(0, word(i).find('.')));
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
        const std::size_t stop = word(full).find('.');
        if (stop != std::string_view::npos && stop + 1 < word(full).size()) return false;  // W. is not W.H.
        const std::size_t length = decode(a, 0).length;                                    // of its only letter, in bytes
        return (a.size() == length || (a.size() == length + 1 && a.back() == '.')) && word(full).starts_with(a.substr(0, length));
    }
    [[nodiscard]] bool same_given(std::uint32_t a, std::uint32_t b) const {
        return bare_key(a) == bare_key(b) || is_initial_of(a, b) || is_initial_of(b, a);
    }
    [[nodiscard]] static bool clash(Gender a, Gender b) {
        return (a == Gender::male && b == Gender::female) || (a == Gender::female && b == Gender::male);
    }

    [[nodiscard]] bool is_full_name(const Form& form) const {
        return form.type == EntityType::person && form.parts.size() > 1 && !is_hyphenated(names_[form.name]);
    }

    // Ana Ruiz, Ana M. Ruiz, A. M. Ruiz.
    void join_full_names() {
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            if (!is_full_name(forms_[f])) continue;
            surnames_.entries.emplace_back(bare_key(forms_[f].parts.back()), f);
            givens_.entries.emplace_back(bare_key(forms_[f].parts.front()), f);
            if (forms_[f].nickname != 0) nicknames_.entries.emplace_back(forms_[f].nickname, f);
        }
        surnames_.sort();
        givens_.sort();
        nicknames_.sort();
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            const Form& form = forms_[f];
            if (!is_full_name(form)) continue;
            surnames_.visit(bare_key(form.parts.back()), [&](std::uint32_t other) {
                if (other >= f || forms_[other].generation != form.generation || clash(forms_[other].gender, form.gender)) return;
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

    // Ruiz; Lund-Moe; Di Luca, with the particles of the surname.
    [[nodiscard]] bool is_one_word(const Form& form) const {
        return is_hyphenated(names_[form.name]) || std::all_of(form.parts.begin(), form.parts.end() - 1,
                                                               [&](std::uint32_t part) { return c_.lists.particles.contains(key(part)); });
    }
    // Whether a fuller name ends with all the words of a form that has particles or hyphens.
    [[nodiscard]] bool ends_alike(const Form& form, const Form& full) const {
        if (form.parts.size() == 1) return true;
        if (full.parts.size() <= form.parts.size()) return false;
        return std::equal(form.parts.rbegin(), form.parts.rend(), full.parts.rbegin(),
                          [&](std::uint32_t a, std::uint32_t b) { return bare_key(a) == bare_key(b); });
    }

    // A surname, given name or nickname alone goes to the full name that bears it: of several, to the one of the title's gender, of the
    // same title, not to a Dr. if it is of a Mr., to the one who is not named as the other's kin, to the only one named in full before the
    // surname first stands alone, or to the first named behind a headline with it (whoever comes later is told apart by his given name), to
    // the one that the report speaks of most.
    void join_single_words() {
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            if (forms_[f].type == EntityType::organization && forms_[f].parts.size() > 1)
                firm_forms_.entries.emplace_back(key(forms_[f].parts.front()), f);
        }
        firm_forms_.sort();
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            Form& form = forms_[f];
            if (!is_one_word(form)) continue;
            if (is_firm(form.name)) {
                form.type = EntityType::organization;
                bool found = false;
                firm_forms_.visit(key(form.parts.front()), [&](std::uint32_t other) {
                    if (!found) join(f, other);
                    found = true;
                });
                continue;
            }
            const WordKey only = bare_key(form.parts.back());
            const WordKey written = key(form.parts.back());
            const bool listed = c_.lists.places.contains(written) || c_.lists.organization_words.contains(written);
            if (form.type != EntityType::person && listed) continue;
            const bool civil = names_[form.name].titled && form.titles.empty();  // Mr, Ms
            Bearers bearers;
            const auto consider = [&](std::uint32_t other) {
                if (other == f || !ends_alike(form, forms_[other])) return;
                if (clash(forms_[root(other)].gender, form.gender) || is_kin_of_bearer(form, other)) return;
                const bool is_one_of_two = is_named_with_another(other);
                if (is_one_of_two && !form.titles.empty() && !share_title(form, forms_[root(other)])) return;
                // A place that is named oftener than the person who is called like it.
                const bool own = form.type == EntityType::place || form.type == EntityType::organization;
                if (own && form.n_names > 2 * n_names(other)) return;
                const Form& full = forms_[root(other)];
                Bearer bearer{other};
                bearer.agrees = form.gender != Gender::unknown && full.gender == form.gender;
                bearer.shares_title = share_title(form, full);
                bearer.is_plain = civil && std::none_of(full.titles.begin(), full.titles.end(),
                                                        [&](WordKey title) { return c_.lists.kept_titles.contains(title); });
                bearer.first_name = full.name;
                bearer.is_before = full.name < form.name;
                bearer.is_kin = is_called_kin(other, only);
                bearer.is_one_of_two = is_one_of_two;
                bearer.n_names = n_names(other);
                bearers.add(bearer, [&](std::uint32_t a, std::uint32_t b) { return root(a) == root(b); });
            };
            surnames_.visit(only, consider);
            if (bearers.all.empty()) nicknames_.visit(only, consider);
            if (bearers.all.empty() && form.type == EntityType::person) givens_.visit(only, consider);
            if (bearers.all.empty() && form.parts.size() > 1) continue;
            if (bearers.all.empty()) {
                singles_.entries.emplace_back(only, f);
                continue;
            }
            form.type = EntityType::person;
            const auto [best, probability] = bearers.best();
            form.probability = probability;
            form.is_head = probability == kOwned && !best.is_kin &&
                           std::any_of(bearers.all.begin(), bearers.all.end(), [](const Bearer& b) { return b.is_kin; });
            join(f, best.form);
        }
        singles_.sort();  // Mr. Smith and Smith, where no full name is given
        for (std::size_t i = 1; i < singles_.entries.size(); ++i) {
            const auto [only, f] = singles_.entries[i];
            const auto [before, other] = singles_.entries[i - 1];
            if (only == before && !clash(forms_[root(f)].gender, forms_[root(other)].gender)) join(f, other);
        }
    }
    struct Bearer {  // of a name that stands alone
        std::uint32_t form = 0;
        bool agrees = false;  // the title's gender
        bool shares_title = false;
        bool is_plain = false;  // may be a Mr. or Ms., as the name alone has it: no Dr.
        std::uint32_t first_name = 0;
        bool is_before = false;      // named in full before the name first stands alone
        bool is_kin = false;         // “his wife, Lena Falk”
        bool is_one_of_two = false;  // “Nell and Lena Falk”
        std::uint32_t n_names = 0;
    };
    struct Bearers {
        std::vector<Bearer> all;  // each person once

        template <class Same>
        void add(const Bearer& bearer, Same same) {
            for (Bearer& other : all) {
                if (!same(other.form, bearer.form)) continue;
                other.n_names = std::max(other.n_names, bearer.n_names);
                return;
            }
            all.push_back(bearer);
        }
        // And how likely it is right. REQUIRES: there is one.
        [[nodiscard]] std::pair<Bearer, double> best() const {
            const auto n_before = std::count_if(all.begin(), all.end(), [](const Bearer& b) { return b.is_before; });
            const std::uint32_t earliest = std::min_element(all.begin(), all.end(), [](const Bearer& a, const Bearer& b) {
                                               return a.first_name < b.first_name;
                                           })->first_name;
            const auto owns = [&](const Bearer& b) { return n_before == 1 ? b.is_before : n_before == 0 && b.first_name == earliest; };
            const auto titles = [](const Bearer& b) { return std::tuple(b.agrees, b.shares_title, b.is_plain); };
            const bool has_head = std::count_if(all.begin(), all.end(), [](const Bearer& b) { return !b.is_kin; }) == 1;
            const auto heads = [&](const Bearer& b) { return has_head && !b.is_kin; };
            const auto rank = [&](const Bearer& b) { return std::tuple(titles(b), heads(b), owns(b), b.n_names); };
            const Bearer& first =
                *std::max_element(all.begin(), all.end(), [&](const Bearer& a, const Bearer& b) { return rank(a) < rank(b); });
            const bool only = std::count_if(all.begin(), all.end(), [&](const Bearer& b) { return titles(b) == titles(first); }) == 1;
            if (first.is_one_of_two && !first.agrees && !first.shares_title) return {first, kInDoubt};
            return {first, only ? 1 : heads(first) || owns(first) ? kOwned : kInDoubt};
        }
    };
    // President Falk is not who is called his wife, Lena Falk.
    [[nodiscard]] bool is_kin_of_bearer(const Form& form, std::uint32_t other) {
        return !form.titles.empty() && !share_title(form, forms_[root(other)]) && is_called_kin(other, 0);
    }
    // “Nell and Lena Falk”: two have the surname, and Falk alone may be either, or a third.
    [[nodiscard]] bool is_named_with_another(std::uint32_t form) const {
        const std::uint32_t n = forms_[form].name;
        if (n == 0 || names_[n].titled) return false;
        const Name& full = names_[n];
        const Name& before = names_[n - 1];
        if (before.sentence != full.sentence || before.end_word + 1 != full.first_word || before.titled || !is_word(before)) return false;
        const bool is_given = before.type == EntityType::person && before.gender != Gender::unknown && !is_surname(key(before.first_word));
        return is_given && (word(full.first_word - 1) == "and" || word(full.first_word - 1) == "or");
    }
    // Whether a full name is first that of somebody's kin: of whom bears the surname, where one is given.
    [[nodiscard]] bool is_called_kin(std::uint32_t other, WordKey surname) const {
        constexpr std::uint32_t kMaxAway = 4;  // words from a name to what its bearer is to somebody
        const Name& full = names_[forms_[other].name];
        const Sentence& sentence = c_.analysis.sentences[full.sentence];
        const std::uint32_t begin = std::max(sentence.first_word + 1, full.first_word > kMaxAway ? full.first_word - kMaxAway : 0);
        const std::uint32_t end = std::min(sentence.end_word, full.end_word + kMaxAway + (surname != 0 ? 1 : 0));  // , Sam Harker’s sister
        for (std::uint32_t i = begin; i < end; ++i) {
            if (word(i) == "lady" && word(i - 1) == "first") return true;
            if (i >= full.first_word && i < full.end_word) continue;
            // “his wife, Joan Harker”; “Joan Harker, his wife”: not “Sam Harker and his wife”
            const bool before = i + 1 == full.first_word || (i + 2 == full.first_word && c_.traits[i + 1].mark == ',');
            if (surname != 0 && !before && (i < full.end_word || c_.traits[full.end_word].mark != ',')) continue;
            const bool of_name = word(i - 1) == "'s" || word(i - 1) == "’s";
            if (of_name && surname != 0 && (i < 2 || bare_key(i - 2) != surname)) continue;
            if (c_.lists.kin.contains(key(i)) && words_[i].deprel != Deprel::nmod_poss &&
                (words_[i - 1].deprel == Deprel::nmod_poss || of_name))
                return true;
        }
        return false;
    }
    std::uint32_t n_names(std::uint32_t form) { return forms_[form].n_names; }

    // Coralie — the folk singer born Nadia Venn —; Lena Moor, née Falk.
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
            const std::string_view is_born = word(born.first_word - 1);
            if (born.first_word - stage.end_word > kMaxBetween || (is_born != "born" && is_born != "nee" && is_born != "née")) continue;
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
            const std::string letters = initials(form);
            if (count_code_points(letters) >= 2) acronyms.entries.emplace_back(word_key(letters), f);
            // Harbour Department, DOH
            if (word(form.parts.back()) == "Department")
                acronyms.entries.emplace_back(word_key("DO" + letters.substr(0, letters.size() - 1)), f);
            for (std::size_t i = 1; i + 2 <= form.parts.size(); ++i) {
                if (i > 4) break;
                tails.entries.emplace_back(tail_key(form, i), f);
            }
        }
        acronyms.sort();
        tails.sort();
        join_short_names();
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
    // The Harlow Times … the Times; Corbel Bank … Corbel: the only body whose name ends, behind “the”, or begins with a word that stands
    // alone later. A word that is a place’s, a nation’s or a person’s name is not its.
    void join_short_names() {
        Index firsts;
        Index lasts;
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            if (forms_[f].type != EntityType::organization || forms_[f].parts.size() < 2) continue;
            firsts.entries.emplace_back(key(forms_[f].parts.front()), f);
            lasts.entries.emplace_back(key(forms_[f].parts.back()), f);
        }
        firsts.sort();
        lasts.sort();
        std::vector<bool> is_part(forms_.size());  // 21st Century Corbel: of a longer name
        for (std::uint32_t n = 0; n < names_.size(); ++n) {
            const std::uint32_t i = names_[n].first_word;
            if (i > c_.analysis.sentences[names_[n].sentence].first_word && c_.traits[i - 1].letters == Case::capital &&
                !c_.traits[i].heading && c_.traits[i - 1].function == FunctionWord::none)
                is_part[form_of_[n]] = true;
        }
        for (std::uint32_t f = 0; f < forms_.size(); ++f) {
            const Form& form = forms_[f];
            if (form.parts.size() != 1 || form.type == EntityType::place || names_[form.name].titled) continue;
            const std::uint32_t i = form.parts.front();
            if (c_.traits[i].letters != Case::capital || root(f) != f || is_part[f]) continue;
            const Sentence& sentence = c_.analysis.sentences[names_[form.name].sentence];
            const bool definite = i > sentence.first_word && (word(i - 1) == "the" || word(i - 1) == "The");
            const bool another = c_.lists.places.contains(key(i)) || c_.lists.nationalities.contains(key(i)) || is_surname(key(i));
            // Of a word that nobody bears and that is no given name, “person” is a guess.
            const bool guessed = form.type == EntityType::person &&
                                 (another || form.gender != Gender::unknown || std::binary_search(civil_.begin(), civil_.end(), key(i)));
            // The House, the Constitution are names of their own.
            if (guessed || form.type == EntityType::other || c_.lists.organizations.contains(key(i))) continue;
            if (!definite && another) continue;
            std::uint32_t only = kNoForm;
            bool clear = true;
            (definite ? lasts : firsts).visit(key(i), [&](std::uint32_t other) {
                if (forms_[other].name > form.name && !c_.traits[i].heading) return;
                clear = clear && (only == kNoForm || root(only) == root(other));
                only = other;
            });
            if (only == kNoForm || !clear) continue;
            forms_[f].type = EntityType::organization;
            join(f, only);
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
            names_[n].probability = forms_[form].probability;
            names_[n].is_head = forms_[form].is_head;
            if (names_[n].gender == Gender::unknown || gender_of(n) == Gender::unknown) names_[n].gender = forms_[its_root].gender;
        }
        return joined;
    }

    const NameContext& c_;
    const std::vector<Word>& words_;
    std::vector<Name>& names_;
    std::vector<std::uint32_t> form_of_;
    std::vector<Form> forms_;
    std::vector<WordKey> civil_;       // surnames that stand behind Mr. or Ms., sorted
    std::vector<WordKey> firms_;       // first words of organizations' names of two words or more, sorted
    std::vector<WordKey> last_words_;  // of persons' names of two words or more, sorted
    std::vector<std::uint32_t> parent_;
    Index surnames_;
    Index firm_forms_;  // of firms, by their first words
    Index givens_;
    Index nicknames_;
    Index singles_;
};

}  // namespace

JoinedNames join_names(const NameContext& context, std::vector<Name>& names) {
    return NameJoiner(context, names).run();
}

}  // namespace onrecord
