#include "language/inflection.h"

#include <algorithm>
#include <array>

#include "base/table.h"

namespace onrecord {
namespace {

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool ends_in_consonant_and_y(std::string_view word) {
    return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

bool hisses(std::string_view word) {
    return word.ends_with('s') || word.ends_with('x') || word.ends_with('z') || word.ends_with("ch") || word.ends_with("sh");
}

// Whether the last letter is repeated: of one syllable, "rob", and of those that are stressed on the last, "admit", not "visit".
bool doubles_last(std::string_view verb) {
    if (verb.ends_with("quit")) return true;
    if (verb.size() < 3) return false;
    const char last = verb.back();
    if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y' || !is_vowel(verb[verb.size() - 2]) ||
        is_vowel(verb[verb.size() - 3])) {
        return false;
    }
    std::size_t n_syllables = 0;
    for (std::size_t i = 0; i < verb.size(); ++i) n_syllables += is_vowel(verb[i]) && (i == 0 || !is_vowel(verb[i - 1])) ? 1 : 0;
    if (n_syllables == 1) return true;
    constexpr std::array<std::string_view, 6> kStressed{"mit", "fer", "gret", "pel", "cur", "nap"};
    constexpr std::array<std::string_view, 3> kUnstressed{"ffer", "limit", "vomit"};
    const auto ends = [&](std::string_view end) { return verb.ends_with(end); };
    return std::any_of(kStressed.begin(), kStressed.end(), ends) && std::none_of(kUnstressed.begin(), kUnstressed.end(), ends);
}

}  // namespace

VerbForms regular_forms_of(std::string_view lemma) {
    const std::string verb(lemma);
    if (ends_in_consonant_and_y(verb)) {
        const std::string stem = verb.substr(0, verb.size() - 1);
        return {.third = stem + "ies", .gerund = verb + "ing", .past = {stem + "ied"}, .participle = {stem + "ied"}};
    }
    VerbForms forms;
    forms.third = verb + (hisses(verb) || verb.ends_with('o') ? "es" : "s");
    std::string past;
    if (verb.ends_with('e')) {
        past = verb + "d";
        forms.gerund = verb.ends_with("ie")   ? verb.substr(0, verb.size() - 2) + "ying"
                       : verb.ends_with("ee") ? verb + "ing"
                                              : verb.substr(0, verb.size() - 1) + "ing";
    } else {
        const std::string stem = doubles_last(verb) ? verb + verb.back() : verb;
        past = stem + "ed";
        forms.gerund = stem + "ing";
    }
    forms.past = {past};
    forms.participle = {past};
    return forms;
}

std::string plural_of(std::string_view noun) {
    if (ends_in_consonant_and_y(noun)) return std::string(noun.substr(0, noun.size() - 1)) + "ies";
    return std::string(noun) + (hisses(noun) ? "es" : "s");
}

Verbs Verbs::load() {
    Verbs verbs;
    for (const Row& row : load_table("english/irregular_verb.tsv")) {
        if (row.size() < 3) continue;
        Irregular& verb = verbs.irregular_[row[0]];
        each_part(row[1], '|', [&](std::string_view word) { verb.past.push_back(word); });
        each_part(row[2], '|', [&](std::string_view word) { verb.participle.push_back(word); });
    }
    return verbs;
}

VerbForms Verbs::forms_of(std::string_view lemma) const {
    VerbForms forms = regular_forms_of(lemma);
    const auto found = irregular_.find(lemma);
    if (found == irregular_.end()) return forms;
    forms.past.assign(found->second.past.begin(), found->second.past.end());
    forms.participle.assign(found->second.participle.begin(), found->second.participle.end());
    return forms;
}

std::string singular_of(std::string_view plural) {
    if (plural.ends_with("ies")) return std::string(plural.substr(0, plural.size() - 3)) + "y";
    return std::string(plural.substr(0, plural.size() - (plural.ends_with('s') ? 1 : 0)));
}

}  // namespace onrecord
