// The averaged perceptron (Freund and Schapire 1999; Collins 2002) over the hashed slots of predict/linear_model.h.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "predict/linear_model.h"

namespace onrecord {

class AveragedPerceptron {
public:
    // REQUIRES: n_slots is a power of two.
    explicit AveragedPerceptron(std::size_t n_slots) : slots_(n_slots) {}
    // One that has these weights, as means() gives them.
    explicit AveragedPerceptron(const std::vector<double>& weights) : slots_(weights.size()) {
        for (std::size_t i = 0; i < weights.size(); ++i) slots_[i].weight = static_cast<float>(weights[i]);
    }

    // One decision has been looked at; weights are averaged over decisions.
    void tick() { ++now_; }

    [[nodiscard]] float score(std::span<const Feature> features, Label label) const {
        float sum = 0;
        for (const Feature feature : features) sum += slots_[slot(feature, label, slots_.size())].weight;
        return sum;
    }
    [[nodiscard]] float score(std::span<const Feature> features) const {
        float sum = 0;
        for (const Feature feature : features) sum += slots_[slot(feature, slots_.size())].weight;
        return sum;
    }
    void change(std::span<const Feature> features, Label label, float by) {
        for (const Feature feature : features) add(slots_[slot(feature, label, slots_.size())], by);
    }
    void change(std::span<const Feature> features, float by) {
        for (const Feature feature : features) add(slots_[slot(feature, slots_.size())], by);
    }
    // The averaged weights.
    [[nodiscard]] std::vector<double> means() const {
        std::vector<double> means(slots_.size());
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            means[i] = (slots_[i].sum + static_cast<double>(slots_[i].weight) * static_cast<double>(now_ - slots_[i].since)) /
                       static_cast<double>(std::max<std::uint64_t>(now_, 1));
        }
        return means;
    }
    // Weights as the model file keeps them: the largest by size becomes the largest Weight.
    [[nodiscard]] static std::vector<Weight> to_file(const std::vector<double>& means) {
        double largest = 0;
        for (const double mean : means) largest = std::max(largest, std::abs(mean));
        std::vector<Weight> weights(means.size());
        for (std::size_t i = 0; i < means.size(); ++i)
            weights[i] = static_cast<Weight>(std::lround(largest > 0 ? means[i] / largest * 32767 : 0));
        return weights;
    }
    [[nodiscard]] std::vector<Weight> averaged() const { return to_file(means()); }

private:
    struct Slot {
        float weight = 0;
        double sum = 0;  // of the weight over the decisions until `since`
        std::uint64_t since = 0;
    };
    void add(Slot& slot, float change) const {
        slot.sum += static_cast<double>(slot.weight) * static_cast<double>(now_ - slot.since);
        slot.since = now_;
        slot.weight += change;
    }
    std::vector<Slot> slots_;
    std::uint64_t now_ = 0;
};

}  // namespace onrecord
