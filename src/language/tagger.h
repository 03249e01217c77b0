// Parts of speech, read off the shallow vectors of sentence_encoder.h. One label is a pair of upos and xpos, so that the two never
// contradict.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "language/sentence_encoder.h"
#include "language/tags.h"
#include "onrecord/error.h"
#include "predict/dense.h"
#include "predict/model_file.h"

namespace onrecord {

class Tagger {
public:
    static Result<Tagger> load(const ModelFile& file);

    // So many layers of the encoder are to have run.
    [[nodiscard]] std::size_t n_layers() const { return n_layers_; }
    // The tags of all words, sentence after sentence, and what is next to them. `sums` is scratch. REQUIRES: as many of each as words.
    void tag(const Encoded& encoded, std::span<Tags> tags, std::span<TagDoubt> doubts, std::vector<Sum>& sums) const;

private:
    std::size_t n_layers_ = 0;
    Dense label_;
    std::span<const Tags> label_tags_;  // label -> tags
};

}  // namespace onrecord
