// Scores of labels for every word of a sentence beside one of its words, the anchor: the roles of words in the frame of a cue, or of a
// predicate. A hidden layer of what speaks for the anchor, what speaks for the word, how far apart they are and, where the caller knows
// more of how they lie to one another, a class of that; then the labels (after He et al. 2017). Both projections are made once a sentence,
// so that an anchor costs the words asked for × (hidden + hidden × labels).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "onrecord/error.h"
#include "predict/dense.h"
#include "predict/model_file.h"

namespace onrecord {

// Scratch of a worker, kept for its memory alone.
struct PairScratch {
    std::vector<Sum> sums;
    std::vector<Activation> of_anchor, of_word, hidden;
};

class PairScorer {
public:
    // The sections "<name>at", "<name>word", "<name>offset" and "<name>label"; and "<name>path" for n_paths classes, where there are any.
    // Error: malformed where one is missing or does not fit.
    static Result<PairScorer> load(const ModelFile& file, std::string_view name, std::size_t n_labels, std::size_t n_paths = 0);

    // Prepares for the anchors of one sentence: `rows` are the vectors of its n_rows words, `width` levels each.
    void begin(const Level* rows, std::size_t width, std::size_t n_rows, PairScratch& scratch) const;
    // The scores of some rows beside row `anchor`: stride() numbers for each of `rows`, of which the first n_labels are labels. They are in
    // scratch.sums until the next call. `paths`: of each of the rows its class, below n_paths; empty for a scorer without.
    // REQUIRES: begin() with the same scratch.
    std::span<const Sum> scores(std::size_t anchor, std::span<const std::uint32_t> rows, std::span<const std::uint16_t> paths,
                                PairScratch& scratch) const;
    [[nodiscard]] std::size_t stride() const { return label_.n_out(); }

private:
    Dense anchor_, word_;
    std::span<const Activation> offset_;  // what is added for a word this far from the anchor
    std::span<const Activation> path_;    // and for its class
    FineDense label_;
};

}  // namespace onrecord
