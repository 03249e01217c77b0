#include "compare/weighted_words.h"

#include <algorithm>
#include <cmath>

namespace onrecord {
namespace {

constexpr double kBackground = 400;         // sentences of usual English that stand behind those of the story when words are weighed
constexpr double kSentenceOfReport = 0.05;  // a sentence's words by a report's

}  // namespace

double WeightedWords::weight_of(std::uint32_t key) const {
    const auto at =
        std::lower_bound(words.begin(), words.end(), key, [](const WeightedWord& word, std::uint32_t k) { return word.key < k; });
    return at != words.end() && at->key == key ? double{at->weight} : 0;
}

float WordWeights::weight_of(std::uint32_t key) const {
    const auto found = frequency_.find(key);
    const double seen = found == frequency_.end() ? 0 : found->second;
    const double usual = -std::log1p(-std::min(common_.share_of_reports(key), 0.999)) * kSentenceOfReport;
    const double n = kBackground + static_cast<double>(n_texts_);
    return static_cast<float>(std::log(1 + n / (seen + kBackground * std::min(usual, 1.0))));
}

float WordWeights::usual_weight_of(std::uint32_t key) const {
    return static_cast<float>(-std::log(common_.share_of_reports(key)));
}

WeightedWords WordWeights::weigh(const std::vector<std::uint32_t>& with_vectors, const std::vector<std::uint32_t>& exact) const {
    WeightedWords weighted;
    auto& words = weighted.words;
    for (const std::uint32_t key : with_vectors) words.push_back({key, weight_of(key), usual_weight_of(key), vectors_.of(key), 0});
    for (const std::uint32_t key : exact) words.push_back({key, weight_of(key), usual_weight_of(key), {}, 0});
    std::stable_sort(words.begin(), words.end(), [](const WeightedWord& a, const WeightedWord& b) { return a.key < b.key; });
    words.erase(std::unique(words.begin(), words.end(), [](const WeightedWord& a, const WeightedWord& b) { return a.key == b.key; }),
                words.end());
    for (WeightedWord& word : words) {
        weighted.total += double{word.weight};
        weighted.usual_total += double{word.usual};
        if (!word.vector.empty()) word.scale = 1 / std::sqrt(static_cast<double>(product(word.vector, word.vector)));
    }
    return weighted;
}

double word_likeness(const WeightedWord& a, const WeightedWord& b) {
    return a.key == b.key ? 1 : product(a.vector, b.vector) * (a.scale * b.scale);
}

std::pair<double, double> matched(const WeightedWords& a, const WeightedWords& b) {
    std::vector<double> best_of_b(b.words.size(), 0);
    double sum_a = 0, sum_b = 0;
    for (const WeightedWord& word : a.words) {
        double best = 0;
        for (std::size_t j = 0; j < b.words.size(); ++j) {
            const WeightedWord& other = b.words[j];
            const double like = word_likeness(word, other);
            if (like < kLeastLike) continue;
            best = std::max(best, like);
            best_of_b[j] = std::max(best_of_b[j], like);
        }
        sum_a += best * double{word.weight};
    }
    for (std::size_t j = 0; j < b.words.size(); ++j) sum_b += best_of_b[j] * double{b.words[j].weight};
    return {sum_a, sum_b};
}

CommonWeight weight_in_common(const WeightedWords& a, const WeightedWords& b) {
    CommonWeight both;
    for (std::size_t i = 0, j = 0; i < a.words.size() && j < b.words.size();) {
        if (a.words[i].key == b.words[j].key) {
            both.weight += double{a.words[i].weight};
            both.usual += double{a.words[i].usual};
            ++i;
            ++j;
        } else {
            a.words[i].key < b.words[j].key ? ++i : ++j;
        }
    }
    return both;
}

}  // namespace onrecord
