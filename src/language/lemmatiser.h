// The dictionary form of a word: what its ending, with its tag, is turned into.
//
// A script cuts some bytes from the end and puts others there. Scripts are kept for whole words and for endings; the longest ending that
// the model knows decides, and an ending is kept only where a shorter one would decide otherwise. Trained by training/train_lemmatiser.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "language/tags.h"
#include "onrecord/error.h"
#include "predict/mapped_table.h"

namespace onrecord {

inline constexpr std::uint64_t kLemmatiserFingerprint = 0x6c656d6d61730002;  // "lemmas"; count up when ending_key or LemmaScript changes
inline constexpr std::size_t kMaxEnding = 6;                                 // bytes of an ending that is looked at

struct LemmaScript {
    std::uint8_t cut = 0;  // bytes taken from the end of the word
    enum Letters : std::uint8_t { kLower, kAsItStands, kRaised };
    Letters letters = kLower;  // of the word before the cut: lower-cased, as they stand (names), lower-cased with the first raised (French)
    std::array<char, 14> append{};  // what is put there, padded with NUL
    auto operator<=>(const LemmaScript&) const = default;
};

// The key of an ending of a lower-cased word under its tags; `whole` where it is all of the word.
std::uint64_t ending_key(std::string_view ending, bool whole, Tags tags);

std::string raised_word(std::string_view lower);  // its first letter, where it is ASCII, as a capital

class Lemmatiser {
public:
    static Result<Lemmatiser> load();
    static Result<Lemmatiser> load(std::string_view model);  // a model's bytes, which must outlive the lemmatiser

    // REQUIRES: word is not empty, valid UTF-8. Never empty; valid UTF-8.
    [[nodiscard]] std::string lemma(std::string_view word, Tags tags) const;

private:
    MappedTable endings_;  // ending_key -> index of a script
    std::span<const LemmaScript> scripts_;
};

}  // namespace onrecord
