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

inline constexpr std::uint64_t kTaggerFingerprint = 0x7461676765720001;  // "tagger"; count up when tagger_features changes
inline constexpr Label kNoLabel = 0xffff;                                // before a sentence's first word

using TaggerFeatures = FeatureList<56>;

// What the tagger sees of word `i`, given the labels of the two words before it.
void tagger_features(std::span<const WordForm> sentence, std::size_t i, Label before, Label before_that, TaggerFeatures& features);

class Tagger {
public:
    static Result<Tagger> load();
    static Result<Tagger> load(std::string_view model);  // a model's bytes, which must outlive the tagger

    // The tags of a sentence's words, into `tags` (as many as words). Linear; `labels` is scratch.
    void tag(std::span<const WordForm> sentence, std::span<Tags> tags, std::vector<Label>& labels) const;

private:
    LinearModel model_;
    std::span<const Tags> label_tags_;  // label -> tags
    MappedTable known_;                 // frequent word -> where its labels stand in allowed_
    std::span<const Label> allowed_;    // runs of: how many, then the labels; the run at 0 is for words that are not known
};

}  // namespace onrecord
