// Words with weights, matched with like words of another text.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "compare/word_frequency.h"
#include "compare/word_vectors.h"

namespace onrecord {

struct WeightedWord {
    std::uint32_t key = 0;
    float weight = 0;
    float usual = 0;                      // its weight in any story: how rare it is in English
    std::span<const std::int8_t> vector;  // empty: none
    double scale = 0;                     // 1 / its length
};

// Sorted by key, each key once.
struct WeightedWords {
    std::vector<WeightedWord> words;
    double total = 0;  // of the weights
    double usual_total = 0;
    [[nodiscard]] double weight_of(std::uint32_t key) const;  // 0 where it has no such word
};

// Weighs words by how rare they are in a story and in English. Texts are short: sentences or less.
class WordWeights {
public:
    WordWeights(const WordFrequency& common, const WordVectors& vectors) : common_(common), vectors_(vectors) {}  // which outlive it
    // A word of one more text of the story. Of a text's words each once.
    void count(std::uint32_t key) { ++frequency_[key]; }
    void count_text() { ++n_texts_; }
    // REQUIRES: all were counted.
    [[nodiscard]] float weight_of(std::uint32_t key) const;
    [[nodiscard]] float usual_weight_of(std::uint32_t key) const;
    // `with_vectors`: of these a like word will do; `exact`: of these (numbers) it will not.
    [[nodiscard]] WeightedWords weigh(const std::vector<std::uint32_t>& with_vectors, const std::vector<std::uint32_t>& exact) const;
    [[nodiscard]] const WordVectors& vectors() const { return vectors_; }

private:
    const WordFrequency& common_;
    const WordVectors& vectors_;
    std::unordered_map<std::uint32_t, std::uint32_t> frequency_;  // looked up only
    std::size_t n_texts_ = 0;
};

inline constexpr double kLeastLike = 0.5;  // below it words are not alike
// [-1,1]: the cosine of their vectors, 0 where one has none; 1 for the same key.
double word_likeness(const WeightedWord& a, const WeightedWord& b);
// Weight of the words of each that have a like word in the other, by their likeness. Cost: the product of their numbers of words; for
// many pairs see like_words.h.
std::pair<double, double> matched(const WeightedWords& a, const WeightedWords& b);
// Weight of the words that both have, in the story and in English.
struct CommonWeight {
    double weight = 0, usual = 0;
};
CommonWeight weight_in_common(const WeightedWords& a, const WeightedWords& b);

}  // namespace onrecord
