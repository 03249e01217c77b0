// matched() of many pairs of texts of one story. Which words are alike is worked out once for the story's words, not once a pair.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "compare/weighted_words.h"

namespace onrecord {

// Likenesses that matched() counts, between the words of a story.
class LikeWords {
public:
    // Texts are numbered as given; they outlive it. Cost: the square of the number of distinct words with a vector, of which English has
    // thirty thousand at most, at about 10 ns.
    explicit LikeWords(const std::vector<WeightedWords>& texts);

    struct Like {
        std::uint32_t word = 0;  // in the story
        double likeness = 0;     // 1 for the same key
    };
    [[nodiscard]] std::size_t n_words() const { return likes_.size(); }
    [[nodiscard]] const std::vector<Like>& likes(std::uint32_t word) const { return likes_[word]; }  // itself among them
    [[nodiscard]] const WeightedWords& text(std::uint32_t number) const { return texts_[number]; }
    // Of the text's words, in their order: their numbers in the story.
    [[nodiscard]] const std::vector<std::uint32_t>& words(std::uint32_t text) const { return words_[text]; }

private:
    const std::vector<WeightedWords>& texts_;
    std::vector<std::vector<std::uint32_t>> words_;  // of each text
    std::vector<std::vector<Like>> likes_;           // of each word of the story
};

// One text held against others. Cost of a pair: linear in the words of both.
//
//     TextMatcher matcher(likes);
//     matcher.start(a);
//     matcher.match(b);  // matched(text a, text b), to the bit
class TextMatcher {
public:
    explicit TextMatcher(const LikeWords& likes) : likes_(likes), near_(likes.n_words()) {}
    void start(std::uint32_t text);
    std::pair<double, double> match(std::uint32_t other);

private:
    const LikeWords& likes_;
    std::uint32_t text_ = 0;
    std::vector<std::vector<LikeWords::Like>> near_;  // of each word of the story: the words of the text that are like it, by place there
    std::vector<std::uint32_t> touched_;              // words whose `near_` is not empty
    std::vector<double> best_;                        // of the text's words
};

}  // namespace onrecord
