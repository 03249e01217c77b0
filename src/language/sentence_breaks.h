// Whether a sentence begins at a word: a linear model that sees what the rules of sentence_splitter.cc say, and the words and marks
// around.
//
// Rules know full stops, abbreviations and quotation marks. Letters, notices and posts end sentences by nothing at all ("Regards, Ana"
// and then the next one, a line of a table, an address), and there what stands on both sides has to be weighed. In edited news the two
// agree on all but 5 of 1,000 sentences.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "onrecord/error.h"
#include "predict/log_odds_model.h"

namespace onrecord {

struct TokenMark;  // language/tokenizer.h
struct Word;       // language/analysis.h

inline constexpr std::uint64_t kBreaksFingerprint = 0x627265616B000001;  // "break"; count up when a feature changes

class SentenceBreaks {
public:
    SentenceBreaks() = default;  // leaves everything to the rules
    // The one that the program carries. Error: malformed where it does not fit the program.
    static Result<SentenceBreaks> load();
    static Result<SentenceBreaks> load(std::string_view model);  // `model` must outlive what is returned

    // begins[i]: whether a sentence begins at word i; by the rules before, by the model after. Cost: some twenty weights for about a third
    // of the words.
    void decide(std::string_view text, std::span<const Word> words, const std::vector<TokenMark>& marks, std::vector<bool>& begins) const;

private:
    SmallLogOddsModel model_;
};

}  // namespace onrecord
