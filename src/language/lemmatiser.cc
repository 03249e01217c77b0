#include "language/lemmatiser.h"

#include <xxhash.h>

#include <algorithm>

#include "base/data.h"
#include "predict/feature.h"
#include "predict/model_file.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

std::size_t n_common(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

std::string lemma_by(const LemmaScript& script, std::string_view word, std::string_view lower) {
    std::string lemma = script.letters == LemmaScript::kRaised ? raised_word(lower)
                                                               : std::string(script.letters == LemmaScript::kAsItStands ? word : lower);
    std::size_t kept = lemma.size() - std::min<std::size_t>(script.cut, lemma.size());
    while (!is_border(lemma, kept)) --kept;
    if (kept == 0 && script.append[0] == '\0') return lemma;
    lemma.resize(kept);
    lemma.append(script.append.data(),
                 static_cast<std::size_t>(std::find(script.append.begin(), script.append.end(), '\0') - script.append.begin()));
    return lemma;
}

}  // namespace

std::optional<LemmaScript> script_for(std::string_view word, std::string_view lemma, bool is_name) {
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const std::string lower = lower_word(word);
    const std::string raised = raised_word(lower);
    // Of no name's tag: “French” and “french” are French.
    const bool raises = !is_name && !lemma.empty() && !lower.empty() && is_upper(lemma[0]) && lemma[0] == raised[0];
    LemmaScript script;
    script.letters = raises && n_common(raised, lemma) >= n_common(word, lemma) ? LemmaScript::kRaised
                     : n_common(word, lemma) > n_common(lower, lemma)           ? LemmaScript::kAsItStands
                                                                                : LemmaScript::kLower;
    const std::string_view base = script.letters == LemmaScript::kRaised       ? std::string_view(raised)
                                  : script.letters == LemmaScript::kAsItStands ? word
                                                                               : std::string_view(lower);
    std::size_t kept = n_common(base, lemma);
    while (!is_border(base, kept) || !is_border(lemma, kept)) --kept;
    if (base.size() - kept > 255 || lemma.size() - kept > script.append.size()) return std::nullopt;
    script.cut = static_cast<std::uint8_t>(base.size() - kept);
    std::copy(lemma.begin() + static_cast<std::ptrdiff_t>(kept), lemma.end(), script.append.begin());
    return script;
}

std::uint64_t ending_key(std::string_view ending, bool whole, Tags tags) {
    const std::uint64_t of_tags = std::uint64_t{static_cast<std::uint8_t>(tags.upos)} << 16 |
                                  std::uint64_t{static_cast<std::uint8_t>(tags.xpos)} << 8 | (whole ? 1U : 0U);
    return spread(XXH3_64bits(ending.data(), ending.size()) + of_tags * 0x9e3779b97f4a7c15ULL);
}

std::string raised_word(std::string_view lower) {
    std::string word(lower);
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - ('a' - 'A'));
    return word;
}

Result<Lemmatiser> Lemmatiser::load() {
    return load(data_file("models/lemmatiser.model").value_or(""));
}

Result<Lemmatiser> Lemmatiser::load(std::string_view model) {
    const auto file = ModelFile::open(model, "models/lemmatiser.model", kLemmatiserFingerprint);
    if (!file) return file.error();
    const auto endings = file.value().section<MappedTable::Entry>("endings");
    const auto scripts = file.value().section<LemmaScript>("scripts");
    const auto known = file.value().section<std::uint32_t>("known");
    const auto weights = file.value().section<std::int8_t>("weights");
    if (!endings) return endings.error();
    if (!scripts) return scripts.error();
    if (!known) return known.error();
    if (!weights) return weights.error();
    Lemmatiser lemmatiser;
    lemmatiser.endings_ = MappedTable(endings.value());
    lemmatiser.scripts_ = scripts.value();
    lemmatiser.known_ = known.value();
    lemmatiser.weights_ = SmallLinearModel(weights.value());
    return lemmatiser;
}

LemmaGuess Lemmatiser::guess(std::string_view word, std::string_view lower, Tags tags) const {
    if (lower.empty()) return {.lemma = std::string(word)};  // nothing but characters that are not seen, such as a soft hyphen
    LemmaGuess guess;
    guess.ending = LemmaGuess::kWholeWord;
    auto found = endings_.find(ending_key(lower, true, tags));
    for (std::size_t size = std::min(kMaxEnding, lower.size()); !found; --size) {
        guess.ending = static_cast<std::uint8_t>(size);
        found = endings_.find(ending_key(lower.substr(lower.size() - size), false, tags));
        if (size == 0) break;
    }
    const std::uint32_t number = found.value_or(0) & ((1U << kAgreementShift) - 1);
    if (!found || number >= scripts_.size()) return {.lemma = std::string(lower)};
    guess.agreement = static_cast<Agreement>(*found >> kAgreementShift);
    guess.lemma = lemma_by(scripts_[number], word, lower);
    return guess;
}

std::uint8_t Lemmatiser::known_as(WordKey lemma) const {
    const auto at = std::lower_bound(known_.begin(), known_.end(), known_entry(lemma, 0));
    return at != known_.end() && *at >> 4 == known_entry(lemma, 0) >> 4 ? static_cast<std::uint8_t>(*at & 15) : std::uint8_t{0};
}

}  // namespace onrecord
