// Logistic regression over the hashed slots of predict/linear_model.h, averaged over its steps.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "training/averaged_perceptron.h"

namespace onrecord {

// An example has `features`, `weight` (of its step) and `is_one`. The weights are log odds. Deterministic.
template <class Example>
std::vector<double> train_logistic(const std::vector<const Example*>& examples, std::size_t n_slots, float rate, int n_epochs) {
    AveragedPerceptron weights(n_slots);
    std::mt19937_64 random(1);
    std::vector<const Example*> order = examples;
    for (int epoch = 0; epoch < n_epochs; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
        for (const Example* example : order) {
            weights.tick();
            const float probability = 1 / (1 + std::exp(-weights.score(example->features)));
            const float step = rate * example->weight * ((example->is_one ? 1.0F : 0.0F) - probability);
            constexpr float kLeastStep = 1e-4F;
            if (std::abs(step) > kLeastStep) weights.change(example->features, step);
        }
    }
    return weights.means();
}

}  // namespace onrecord
