// What was tried, with figures, stands in docs/language.md ("Lemmas"). A candidate's features are of how it is made of the word (its
// script) and of how it relates to the word (as it stands, in small letters, raised), each with the tags, the words beside it, and what is
// known: whether the lemmatiser has counted the word, and whether WordNet has the candidate.
#include "language/lemmas.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongWord = 4;  // letters of a word that says how its sentence is capitalized
constexpr std::uint64_t kNoWord = 0;  // beside the first and the last of a sentence

enum class Casing : std::uint8_t { small, capital, capitals };

Casing casing_of(std::string_view word) {
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    if (!is_upper(word.front())) return Casing::small;
    return word.size() > 1 && std::none_of(word.begin(), word.end(), is_lower) ? Casing::capitals : Casing::capital;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

std::uint8_t part_of_speech(Upos upos) {
    switch (upos) {
        case Upos::NOUN:
            return Lemmatiser::kNoun;
        case Upos::VERB:
        case Upos::AUX:
            return Lemmatiser::kVerb;
        case Upos::ADJ:
            return Lemmatiser::kAdjective;
        case Upos::ADV:
            return Lemmatiser::kAdverb;
        default:
            return 0;
    }
}

std::uint64_t number_of(const LemmaScript& script) {
    std::uint64_t number = spread(std::uint64_t{script.cut} << 8 | script.letters);
    for (const char c : script.append) number = spread(number ^ static_cast<unsigned char>(c));
    return number;
}

// "stories" -> story, "stopped" -> stopped without "ed": what the endings' rules make of it, as candidates that WordNet must have.
struct EndingRule {
    std::string_view ending, instead;
    Lemmatiser::PartOfSpeech part;
};
constexpr std::array<EndingRule, 11> kEndingRules{{{"s", "", Lemmatiser::kNoun},
                                                   {"es", "", Lemmatiser::kNoun},
                                                   {"ies", "y", Lemmatiser::kNoun},
                                                   {"men", "man", Lemmatiser::kNoun},
                                                   {"s", "", Lemmatiser::kVerb},
                                                   {"ies", "y", Lemmatiser::kVerb},
                                                   {"es", "", Lemmatiser::kVerb},
                                                   {"ed", "e", Lemmatiser::kVerb},
                                                   {"ed", "", Lemmatiser::kVerb},
                                                   {"ing", "e", Lemmatiser::kVerb},
                                                   {"ing", "", Lemmatiser::kVerb}}};

// How a sentence's longer words are capitalized: none such, as text, as a heading in capitals, as a title, or mixed.
std::uint8_t capitalization(std::size_t n_small, std::size_t n_capital, std::size_t n_capitals) {
    const std::size_t n = n_small + n_capital + n_capitals;
    if (n == 0) return 0;
    if (n_small * 4 > n * 3) return 1;
    if (n_capitals * 2 > n) return 2;
    return n_small * 4 < n ? 3 : 4;
}

}  // namespace

Lemmas::Lemmas(const Text& text, const Analysis& analysis, const Lemmatiser& lemmatiser)
    : text_(text), analysis_(analysis), lemmatiser_(lemmatiser), places_(analysis.words.size()) {
    for (const Sentence& sentence : analysis.sentences) {
        std::array<std::size_t, 3> n{};
        for (const Word& word : analysis.words_of(sentence)) {
            const std::string_view form = text.slice(word.span);
            const Casing casing = casing_of(form);
            if (form.size() >= kLongWord && (casing != Casing::small || is_letter(form.front()))) ++n[static_cast<std::size_t>(casing)];
        }
        const std::uint8_t kind = capitalization(n[0], n[1], n[2]);
        for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i)
            places_[i] = static_cast<std::uint8_t>(kind << 1 | (i == sentence.first_word ? 1 : 0));
    }
}

std::vector<Lemmas::Candidate> Lemmas::candidates(std::uint32_t at) const {
    const Word& word = analysis_.words[at];
    const std::string_view form = text_.slice(word.span);
    const std::string lower = lower_word(form);
    const TagDoubt doubt = at < analysis_.doubts.size() ? analysis_.doubts[at] : TagDoubt{word.tags, kMostTagSteps};
    const LemmaGuess own = lemmatiser_.guess(form, lower, word.tags);
    std::vector<Candidate> candidates;
    const auto propose = [&candidates](std::string lemma) {
        const auto is_it = [&lemma](const Candidate& candidate) { return candidate.lemma == lemma; };
        if (std::none_of(candidates.begin(), candidates.end(), is_it)) candidates.push_back({std::move(lemma), {}});
    };
    propose(own.lemma);
    if (lower.empty()) return candidates;
    const Casing casing = casing_of(form);
    const std::string other = lemmatiser_.guess(form, lower, doubt.second).lemma;
    if (doubt.steps < kMostTagSteps) propose(other);
    if (is_letter(lower.front())) {
        propose(std::string(form));
        propose(lower);
        if (casing != Casing::capital) propose(raised_word(lower));
        for (const EndingRule& rule : kEndingRules) {
            const bool is_asked =
                rule.part == Lemmatiser::kVerb ? is_verb(word.tags.xpos) : word.tags.xpos == Xpos::NNS || word.tags.xpos == Xpos::NNPS;
            if (!is_asked || !lower.ends_with(rule.ending) || lower.size() < rule.ending.size() + 2) continue;
            std::string lemma = lower.substr(0, lower.size() - rule.ending.size()).append(rule.instead);
            if ((lemmatiser_.known_as(word_key(lemma)) & rule.part) != 0) propose(std::move(lemma));
        }
    }
    if (candidates.size() == 1) return candidates;

    const bool is_first = (places_[at] & 1) != 0;
    const bool is_last = at + 1 == analysis_.words.size() || (places_[at + 1] & 1) != 0;
    const Word* before = is_first ? nullptr : &analysis_.words[at - 1];
    const Word* after = is_last ? nullptr : &analysis_.words[at + 1];
    const auto tags_beside = [](const Word* beside) { return beside == nullptr ? kNoWord : number_of(beside->tags) + 1; };
    const auto key_beside = [](const Word* beside) { return beside == nullptr ? kNoWord : beside->key; };
    const auto casing_beside = [&](const Word* beside) {
        return beside == nullptr ? kNoWord : std::uint64_t{1} + static_cast<std::uint64_t>(casing_of(text_.slice(beside->span)));
    };
    const WordForm* parts = at < analysis_.forms.size() ? &analysis_.forms[at] : nullptr;
    const auto shape = static_cast<std::uint64_t>(casing);
    const std::uint64_t place = shape << 4 | places_[at];
    const std::uint64_t tags = number_of(word.tags), second = number_of(doubt.second) << 3 | doubt.steps;
    const std::uint64_t sure = std::uint64_t{static_cast<std::uint8_t>(own.agreement)} + 1;
    for (Candidate& candidate : candidates) {
        const std::string& lemma = candidate.lemma;
        const LemmaScript made = script_for(form, lemma, false).value_or(LemmaScript{});
        const std::uint64_t script = number_of(made);
        const bool is_own = lemma == own.lemma;
        const std::uint64_t by_guess = is_own ? sure : 0;
        const std::uint64_t relation = lemma == form                       ? (form == lower ? 0 : 1)
                                       : lemma == lower                    ? 2
                                       : casing_of(lemma) != Casing::small ? 3
                                                                           : 4;
        const std::uint64_t looks = relation << 2 | shape;
        const std::uint8_t parts_known = lemmatiser_.known_as(word_key(lemma));
        const std::uint64_t known = (parts_known & part_of_speech(word.tags.upos)) != 0 ? 2 : parts_known != 0 ? 1 : 0;
        auto& f = candidate.features;
        f.add(by_guess, is_own ? own.ending : 0);
        f.add(by_guess, tags);
        f.add(script, tags);
        for (std::size_t n = 2; n <= 4; ++n) f.add(script, tags, parts != nullptr && lower.size() > n ? parts->suffix[n - 1] : 0);
        f.add(script, tags, word.key);
        f.add(script, word.key);
        f.add(relation, tags, place);
        f.add(looks, tags, tags_beside(before));
        f.add(looks, tags, tags_beside(after));
        f.add(looks << 4 | casing_beside(before) << 2 | casing_beside(after), tags);
        f.add(looks, word.key);
        f.add(looks, tags, key_beside(before));
        f.add(looks, tags, key_beside(after));
        f.add(relation, tags, second);
        f.add((lemma == other ? 2U : 0U) | (is_own ? 1U : 0U), tags, second);
        f.add(script, tags, second);
        f.add(script, tags, static_cast<std::uint64_t>(word.deprel));
        f.add(script, tags, tags_beside(before));
        f.add(script, tags, tags_beside(after));
        f.add(script, key_beside(before));
        f.add(relation << 2 | known, tags);
        f.add(known, by_guess, own.ending);
        f.add(known, made.cut, tags);
        f.add(relation << 2 | known, place);
    }
    return candidates;
}

std::string Lemmas::of(std::uint32_t word) const {
    std::vector<Candidate> found = candidates(word);
    if (found.size() == 1) return std::move(found.front().lemma);
    const auto score = [&](const Candidate& candidate) { return lemmatiser_.weights().score(candidate.features.view()); };
    std::size_t best = 0;
    std::int64_t score_of_best = score(found.front());
    for (std::size_t i = 1; i < found.size(); ++i) {
        const std::int64_t its = score(found[i]);
        if (its <= score_of_best) continue;
        best = i;
        score_of_best = its;
    }
    return std::move(found[best].lemma);
}

}  // namespace onrecord
