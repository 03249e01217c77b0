// A logistic regression's sum: what signs, each by its weight, and a constant say of two things being one.
#pragma once

#include <array>
#include <cstddef>

namespace onrecord {

// In nats. The weights are in the order of the signs; the last is the constant.
template <std::size_t N>
[[nodiscard]] double log_odds(const std::array<double, N>& signs, const std::array<double, N + 1>& weights) {
    double sum = weights.back();
    for (std::size_t i = 0; i < N; ++i) sum += weights[i] * signs[i];
    return sum;
}

}  // namespace onrecord
