// A linear model over hashed features (Weinberger et al. 2009): each pair of feature and label has a slot in one table, chosen by hash.
// Collisions are trained through: the trainer (training/averaged_perceptron.h) hashes by the same slot().
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "predict/feature.h"

namespace onrecord {

using Label = std::uint16_t;
using Weight = std::int16_t;  // of the file: weights share one scale, which no arg max needs

// REQUIRES: n_slots is a power of two.
constexpr std::size_t slot(Feature feature, Label label, std::size_t n_slots) {
    return spread(feature + std::uint64_t{label} * 0x9e3779b97f4a7c15ULL) & (n_slots - 1);
}

class LinearModel {
public:
    LinearModel() = default;
    // REQUIRES: weights.size() is a power of two.
    explicit LinearModel(std::span<const Weight> weights) : weights_(weights) {}

    [[nodiscard]] std::int64_t score(std::span<const Feature> features, Label label) const {
        std::int64_t sum = 0;
        for (const Feature feature : features) sum += weights_[slot(feature, label, weights_.size())];
        return sum;
    }
    // The label of `among` with the highest score, the first of equals. REQUIRES: among is not empty.
    [[nodiscard]] Label best(std::span<const Feature> features, std::span<const Label> among) const {
        Label best = among.front();
        if (among.size() == 1) return best;
        std::int64_t best_score = score(features, best);
        for (const Label label : among.subspan(1)) {
            const std::int64_t own = score(features, label);
            if (own > best_score) {
                best_score = own;
                best = label;
            }
        }
        return best;
    }

private:
    std::span<const Weight> weights_;
};

}  // namespace onrecord
