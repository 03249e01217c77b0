// The lemma of a word where it stands: one of a few candidates, chosen by a linear model that sees the word, its neighbours, and the tag
// that the network took for second best.
//
// “Court” is court as a noun and Court in a name, “left” is leave or left, and the tagger, which is wrong on one word in twenty of web
// text, decides that alone. The candidates are what the lemmatiser guesses under the best tag and under the second best, the word as it
// stands, in small letters, and with its first letter raised, and what an ending's rule makes of it where WordNet has such a word.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/analysis.h"
#include "language/lemmatiser.h"
#include "predict/feature.h"

namespace onrecord {

class Lemmas {
public:
    // One pass over the words. REQUIRES: the analysis was made from `text` and is parsed; all three outlive this.
    Lemmas(const Text& text, const Analysis& analysis, const Lemmatiser& lemmatiser);

    // Of analysis.words[word]. Never empty; valid UTF-8. Cost: the candidates' features; one of a word such as "the" has none.
    [[nodiscard]] std::string of(std::uint32_t word) const;

    static constexpr std::size_t kMaxFeatures = 26;
    struct Candidate {
        std::string lemma;
        FeatureList<kMaxFeatures> features;
    };
    // The first is the guess under the best tag. Features are there where there are two candidates at least. For of() and the trainer.
    [[nodiscard]] std::vector<Candidate> candidates(std::uint32_t word) const;

private:
    const Text& text_;
    const Analysis& analysis_;
    const Lemmatiser& lemmatiser_;
    std::vector<std::uint8_t> places_;  // of each word: whether it is its sentence's first, and how that sentence is capitalized
};

}  // namespace onrecord
