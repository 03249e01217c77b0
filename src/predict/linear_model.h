// Linear models over hashed features (Weinberger et al. 2009): a feature, or a pair of feature and label, has a slot in one table, chosen
// by hash. Collisions are trained through: the trainer (training/averaged_perceptron.h) asks the same slot().
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "predict/feature.h"

namespace onrecord {

using Label = std::uint16_t;
using LabelSet = std::uint32_t;  // bit l: label l

// Of a model that gives one number. REQUIRES: n_slots is a power of two.
constexpr std::size_t slot(Feature feature, std::size_t n_slots) {
    return spread(feature) & (n_slots - 1);
}

// Of a model of several labels: four labels that are mostly scored together stand side by side, 1 to 4, 5 to 8, …, and 0 for itself, since
// it is the fetching of cache lines that scoring costs. REQUIRES: n_slots is a power of two and at least kLabelsAtOnce.
inline constexpr std::size_t kLabelsAtOnce = 4;
constexpr std::size_t first_slot(Feature feature, std::size_t group, std::size_t n_slots) {
    return spread(feature + group * 0x9e3779b97f4a7c15ULL) & (n_slots - kLabelsAtOnce);
}
constexpr std::size_t slot(Feature feature, Label label, std::size_t n_slots) {
    const std::size_t place = label + kLabelsAtOnce - 1U;
    return first_slot(feature, place / kLabelsAtOnce, n_slots) + place % kLabelsAtOnce;
}

// Weights of the file are whole numbers of one scale, which no arg max needs.
template <class WeightOf>
class LinearModelOf {
public:
    using Weight = WeightOf;
    using Value = std::int32_t;
    LinearModelOf() = default;
    // REQUIRES: weights.size() is a power of two and at least kLabelsAtOnce.
    explicit LinearModelOf(std::span<const Weight> weights) : weights_(weights) {}

    [[nodiscard]] std::int64_t score(std::span<const Feature> features) const {
        std::int64_t sum = 0;
        for (const Feature feature : features) sum += weights_[slot(feature, weights_.size())];
        return sum;
    }

    // Of each label of `labels`; what stands in `scores`, which has a place for every label, of others is of no account. All that is to be
    // read is asked for before any of it is waited for.
    // REQUIRES: at most kMaxFeatures features; scores has 1 + 4 k places, at most 1 + 4 kMaxGroups.
    static constexpr std::size_t kMaxFeatures = 96, kMaxGroups = 4;
    void scores(std::span<const Feature> features, LabelSet labels, std::span<Value> scores) const {
        std::array<const Weight*, (1 + kMaxGroups) * kMaxFeatures> places;  // NOLINT(cppcoreguidelines-pro-type-member-init)
        const Weight** end = places.data();
        const auto fetch = [&](const Weight* place) {
            __builtin_prefetch(place);
            *end++ = place;
        };
        if ((labels & 1) != 0) {
            for (const Feature feature : features) fetch(weights_.data() + slot(feature, 0, weights_.size()));
        }
        for (std::size_t group = 1; 1 + kLabelsAtOnce * group <= scores.size(); ++group) {
            if (!has_group(labels, group)) continue;
            for (const Feature feature : features) fetch(weights_.data() + first_slot(feature, group, weights_.size()));
        }
        const Weight* const* next = places.data();
        if ((labels & 1) != 0) {
            scores[0] = 0;
            for (std::size_t f = 0; f < features.size(); ++f) scores[0] += **next++;
        }
        for (std::size_t group = 1; 1 + kLabelsAtOnce * group <= scores.size(); ++group) {
            if (!has_group(labels, group)) continue;
            Value sums[kLabelsAtOnce] = {};
            for (std::size_t f = 0; f < features.size(); ++f, ++next) {
                for (std::size_t k = 0; k < kLabelsAtOnce; ++k) sums[k] += (*next)[k];
            }
            for (std::size_t k = 0; k < kLabelsAtOnce; ++k) scores[1 + kLabelsAtOnce * (group - 1) + k] = sums[k];
        }
    }

    // Asks for what scores() will read, without waiting for it.
    void fetch(std::span<const Feature> features, LabelSet labels) const {
        for (const Feature feature : features) {
            if ((labels & 1) != 0) __builtin_prefetch(weights_.data() + slot(feature, 0, weights_.size()));
            for (std::size_t group = 1; group <= kMaxGroups; ++group) {
                if (has_group(labels, group)) __builtin_prefetch(weights_.data() + first_slot(feature, group, weights_.size()));
            }
        }
    }

private:
    static constexpr bool has_group(LabelSet labels, std::size_t group) {
        return (labels >> (1 + kLabelsAtOnce * (group - 1)) & ((1U << kLabelsAtOnce) - 1)) != 0;
    }

    std::span<const Weight> weights_;
};

using LinearModel = LinearModelOf<std::int16_t>;
using SmallLinearModel = LinearModelOf<std::int8_t>;  // half the memory to fetch: for tables that no cache holds

}  // namespace onrecord
