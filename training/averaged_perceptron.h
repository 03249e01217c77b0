// The averaged perceptron (Freund and Schapire 1999; Collins 2002) over the hashed slots of predict/linear_model.h.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "predict/linear_model.h"
#include "predict/model_file.h"

namespace onrecord {

class AveragedPerceptron {
public:
    // REQUIRES: n_slots is a power of two.
    explicit AveragedPerceptron(std::size_t n_slots) : weights_(n_slots), pasts_(n_slots) {}
    // One that has these weights, as means() gives them.
    explicit AveragedPerceptron(const std::vector<double>& weights) : AveragedPerceptron(weights.size()) {
        std::transform(weights.begin(), weights.end(), weights_.begin(), [](double weight) { return static_cast<float>(weight); });
    }

    // One decision has been looked at; weights are averaged over decisions.
    void tick() { ++now_; }

    [[nodiscard]] float score(std::span<const Feature> features, Label label) const {
        float sum = 0;
        for (const Feature feature : features) sum += weights_[slot(feature, label, weights_.size())];
        return sum;
    }
    [[nodiscard]] float score(std::span<const Feature> features) const {
        float sum = 0;
        for (const Feature feature : features) sum += weights_[slot(feature, weights_.size())];
        return sum;
    }
    void change(std::span<const Feature> features, Label label, float by) {
        for (const Feature feature : features) add(slot(feature, label, weights_.size()), by);
    }
    void change(std::span<const Feature> features, float by) {
        for (const Feature feature : features) add(slot(feature, weights_.size()), by);
    }
    // The averaged weights.
    [[nodiscard]] std::vector<double> means() const {
        std::vector<double> means(weights_.size());
        for (std::size_t i = 0; i < weights_.size(); ++i) {
            means[i] = (pasts_[i].sum + static_cast<double>(weights_[i]) * static_cast<double>(now_ - pasts_[i].since)) /
                       static_cast<double>(std::max<std::uint64_t>(now_, 1));
        }
        return means;
    }
    // Weights as a model file keeps them. Of those that are not 0 the share `whole` keeps its size, and the largest of these becomes the
    // largest number of the file; what is larger yet is cut to it.
    template <class Model = LinearModel>
    [[nodiscard]] static std::vector<typename Model::Weight> to_file(const std::vector<double>& means, double whole = 1) {
        using Weight = typename Model::Weight;
        const double largest = largest_of(means, whole);
        std::vector<Weight> weights(means.size());
        if (largest == 0) return weights;
        for (std::size_t i = 0; i < means.size(); ++i)
            weights[i] = static_cast<Weight>(std::lround(std::clamp(means[i] / largest, -1.0, 1.0) * std::numeric_limits<Weight>::max()));
        return weights;
    }
    // The file of a predict/log_odds_model.h, whose unit the means are in. All weights keep their size: the few largest decide most (with
    // one in a thousand cut, tags.model and breaks.model lose more than they win).
    template <class Model>
    [[nodiscard]] static std::string log_odds_file(std::uint64_t fingerprint, const std::vector<double>& means) {
        ModelFileWriter file(fingerprint);
        file.add("weights", to_file<Model>(means));
        file.add("unit", std::vector<float>{static_cast<float>(largest_of(means, 1) / std::numeric_limits<typename Model::Weight>::max())});
        return file.bytes();
    }

private:
    // Of the sizes of those that are not 0, the one that the share `whole` does not exceed; 0 where there is none.
    static double largest_of(const std::vector<double>& means, double whole) {
        std::vector<double> sizes;
        for (const double mean : means) {
            if (mean != 0) sizes.push_back(std::abs(mean));
        }
        if (sizes.empty()) return 0;
        const auto n_whole = std::max<std::size_t>(1, static_cast<std::size_t>(whole * static_cast<double>(sizes.size())));
        const auto largest = sizes.begin() + static_cast<std::ptrdiff_t>(n_whole - 1);
        std::nth_element(sizes.begin(), largest, sizes.end());
        return *largest;
    }

    struct Past {
        double sum = 0;  // of the weight over the decisions until `since`
        std::uint64_t since = 0;
    };
    void add(std::size_t slot, float change) {
        Past& past = pasts_[slot];
        past.sum += static_cast<double>(weights_[slot]) * static_cast<double>(now_ - past.since);
        past.since = now_;
        weights_[slot] += change;
    }
    std::vector<float> weights_;  // apart from what only changing asks: scoring is the fetching of cache lines
    std::vector<Past> pasts_;
    std::uint64_t now_ = 0;
};

}  // namespace onrecord
