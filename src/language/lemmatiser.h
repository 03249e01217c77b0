// The dictionary form of a word: what its ending, with its tag, is turned into.
//
// A script cuts some bytes from the end and puts others there. Scripts are kept for whole words and for endings; the longest ending that
// the model knows decides, and an ending is kept only where a shorter one would decide otherwise. That is a guess without the words around
// it; language/lemmas.h chooses between it and others. Trained by training/train_lemmatiser.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "language/tags.h"
#include "onrecord/error.h"
#include "predict/linear_model.h"
#include "predict/mapped_table.h"
#include "text/word_key.h"

namespace onrecord {

inline constexpr std::uint64_t kLemmatiserFingerprint = 0x6c656d6d61730003;  // "lemmas"; count up when keys, scripts or features change
inline constexpr std::size_t kMaxEnding = 6;                                 // bytes of an ending that is looked at

struct LemmaScript {
    std::uint8_t cut = 0;  // bytes taken from the end of the word
    enum Letters : std::uint8_t { kLower, kAsItStands, kRaised };
    Letters letters = kLower;  // of the word before the cut: lower-cased, as they stand (names), lower-cased with the first raised (French)
    std::array<char, 14> append{};  // what is put there, padded with NUL
    auto operator<=>(const LemmaScript&) const = default;
};

// The script that makes `lemma` of `word`; nothing where none of ours does. A name is not lower-cased and raised again where it can stand.
std::optional<LemmaScript> script_for(std::string_view word, std::string_view lemma, bool is_name);

// The key of an ending of a lower-cased word under its tags; `whole` where it is all of the word.
std::uint64_t ending_key(std::string_view ending, bool whole, Tags tags);

std::string raised_word(std::string_view lower);  // its first letter, where it is ASCII, as a capital

// How many of the words that a script was counted on need it.
enum class Agreement : std::uint8_t { none, most, nearly_all, one_word, few, all };

struct LemmaGuess {
    std::string lemma;
    std::uint8_t ending = kNoEnding;  // bytes of the ending that decided
    Agreement agreement = Agreement::none;
    static constexpr std::uint8_t kWholeWord = 8, kNoEnding = 9;
};

class Lemmatiser {
public:
    static Result<Lemmatiser> load();
    static Result<Lemmatiser> load(std::string_view model);  // a model's bytes, which must outlive the lemmatiser

    // By the word and its tags alone. REQUIRES: word is not empty, valid UTF-8; lower is lower_word(word). The lemma is not empty, and
    // valid UTF-8.
    [[nodiscard]] LemmaGuess guess(std::string_view word, std::string_view lower, Tags tags) const;

    // The parts of speech as which WordNet has the lemma.
    enum PartOfSpeech : std::uint8_t { kNoun = 1, kVerb = 2, kAdjective = 4, kAdverb = 8 };
    [[nodiscard]] std::uint8_t known_as(WordKey lemma) const;
    // How `known` is kept: sorted, the key's upper bits with the parts of speech in the four lowest.
    static constexpr std::uint32_t known_entry(WordKey key, std::uint8_t parts) {
        return static_cast<std::uint32_t>(key >> 32) << 4 | parts;
    }

    [[nodiscard]] const SmallLinearModel& weights() const { return weights_; }  // of the candidates of language/lemmas.h

private:
    MappedTable endings_;  // ending_key -> index of a script, and its agreement above kAgreementShift
    std::span<const LemmaScript> scripts_;
    std::span<const std::uint32_t> known_;
    SmallLinearModel weights_;
};

inline constexpr std::uint32_t kAgreementShift = 24;

}  // namespace onrecord
