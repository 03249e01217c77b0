#include "predict/pair_scorer.h"

#include <algorithm>
#include <string>
#include <utility>

#include "predict/vectors.h"

namespace onrecord {
namespace {

constexpr std::ptrdiff_t kMaxOffset = 16;  // words; those farther off count as this far

}  // namespace

Result<PairScorer> PairScorer::load(const ModelFile& file, std::string_view name, std::size_t n_labels, std::size_t n_paths) {
    const std::string prefix(name);
    PairScorer scorer;
    for (const auto& [suffix, layer] : {std::pair("at", &scorer.anchor_), {"word", &scorer.word_}}) {
        const auto loaded = Dense::load(file, prefix + suffix);
        if (!loaded) return loaded.error();
        *layer = loaded.value();
    }
    const auto label = FineDense::load(file, prefix + "label");
    if (!label) return label.error();
    scorer.label_ = label.value();
    const auto offset = file.section<Activation>(prefix + "offset");
    if (!offset) return offset.error();
    scorer.offset_ = offset.value();
    const std::size_t n_hidden = scorer.label_.n_in();
    if (n_paths > 0) {
        const auto path = file.section<Activation>(prefix + "path");
        if (!path) return path.error();
        scorer.path_ = path.value();
    }
    if (scorer.path_.size() != n_paths * n_hidden || scorer.anchor_.n_out() != n_hidden || scorer.word_.n_out() != n_hidden ||
        scorer.anchor_.n_in() != scorer.word_.n_in() || scorer.offset_.size() != (2 * kMaxOffset + 1) * n_hidden ||
        scorer.label_.n_out() < n_labels)
        return Error{ErrorKind::malformed, "model: the layers of " + prefix + " do not fit one another"};
    return scorer;
}

void PairScorer::begin(const Level* rows, std::size_t width, std::size_t n_rows, PairScratch& s) const {
    for (const auto& [layer, out] : {std::pair(&anchor_, &s.of_anchor), std::pair(&word_, &s.of_word)}) {
        const std::span<Sum> sums = first_of(s.sums, n_rows * layer->n_out());
        layer->apply(rows, width, n_rows, sums.data());
        leaky(sums, first_of(*out, sums.size()).data());
    }
}

std::span<const Sum> PairScorer::scores(std::size_t anchor, std::span<const std::uint32_t> rows, std::span<const std::uint16_t> paths,
                                        PairScratch& s) const {
    const std::size_t n_hidden = label_.n_in();
    first_of(s.hidden, rows.size() * n_hidden);
    const Activation* of_anchor = s.of_anchor.data() + anchor * n_hidden;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const auto off = std::clamp(static_cast<std::ptrdiff_t>(rows[r]) - static_cast<std::ptrdiff_t>(anchor), -kMaxOffset, kMaxOffset);
        const Activation* offset = offset_.data() + static_cast<std::size_t>(off + kMaxOffset) * n_hidden;
        const Activation* of_word = s.of_word.data() + rows[r] * n_hidden;
        Activation* hidden = s.hidden.data() + r * n_hidden;
        if (paths.empty()) {
            run_by(widest_vectors(), [&]() ONRECORD_INLINED {
                for (std::size_t k = 0; k < n_hidden; ++k) hidden[k] = positive(of_anchor[k] + of_word[k] + offset[k]);
            });
        } else {
            const Activation* path = path_.data() + paths[r] * n_hidden;
            run_by(widest_vectors(), [&]() ONRECORD_INLINED {
                for (std::size_t k = 0; k < n_hidden; ++k) hidden[k] = positive(of_anchor[k] + of_word[k] + offset[k] + path[k]);
            });
        }
    }
    const std::span<Sum> sums = first_of(s.sums, rows.size() * stride());
    label_.apply(s.hidden.data(), n_hidden, rows.size(), sums.data());
    return sums;
}

}  // namespace onrecord
