// Parts of speech: a greedy averaged perceptron from left to right (Collins 2002), with what frequent words may be looked up first.
//
// One label is a pair of upos and xpos, so that the two never contradict one another. Trained by training/train_tagger.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/tags.h"
#include "language/word_form.h"
#include "onrecord/error.h"
#include "predict/feature.h"
#include "predict/linear_model.h"
#include "predict/mapped_table.h"

namespace onrecord {

inline constexpr std::uint64_t kTaggerFingerprint = 0x7461676765720002;  // "tagger"; count up when tagger_features or ending_class changes
inline constexpr Label kNoLabel = 0xffff;                                // before a sentence's first word

using TaggerFeatures = FeatureList<56>;

// What the tagger sees of word `i`, given the labels of the two words before it.
void tagger_features(std::span<const WordForm> sentence, std::size_t i, Label before, Label before_that, TaggerFeatures& features);

// The class of words that a word belongs to by its last three bytes and its shape: what tells the labels of a word that is not frequent.
inline std::uint64_t ending_class(const WordForm& word) {
    return spread(word.suffix[2] + word.shape);
}

class Tagger {
public:
    static Result<Tagger> load();
    static Result<Tagger> load(std::string_view model);  // a model's bytes, which must outlive the tagger

    // The tags of a sentence's words, into `tags` (as many as words). Linear; `labels` is scratch.
    void tag(std::span<const WordForm> sentence, std::span<Tags> tags, std::vector<Label>& labels) const;

private:
    LinearModel model_;
    std::span<const Tags> label_tags_;  // label -> tags
    // What labels a word may have: that of a word which the treebanks hold often, or of its ending, or else of any word.
    [[nodiscard]] std::span<const Label> among(const WordForm& word) const {
        const auto run = known_.find(word.key);
        const std::size_t at = run ? *run : endings_.find(ending_class(word)).value_or(0);
        return allowed_.subspan(at + 1, allowed_[at]);
    }
    MappedTable known_;               // frequent word -> where its labels stand in allowed_
    MappedTable endings_;             // ending class -> the same
    std::span<const Label> allowed_;  // runs of: how many, then the labels; the run at 0 is for all others
};

}  // namespace onrecord
