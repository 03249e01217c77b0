#include "compare/like_words.h"

#include <algorithm>
#include <tuple>

namespace onrecord {

LikeWords::LikeWords(const std::vector<WeightedWords>& texts) : texts_(texts), words_(texts.size()) {
    // A key may have a vector in one text and, as a number, none in another.
    struct Place {
        const WeightedWord* word;
        std::uint32_t text;
    };
    const auto kind_of = [](const WeightedWord* word) { return std::tuple(word->vector.empty(), word->key); };
    std::vector<Place> places;
    for (std::uint32_t text = 0; text < texts.size(); ++text)
        for (const WeightedWord& word : texts[text].words) places.push_back({&word, text});
    std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
        return kind_of(a.word) != kind_of(b.word) ? kind_of(a.word) < kind_of(b.word) : a.text < b.text;
    });
    for (std::uint32_t text = 0; text < texts.size(); ++text) words_[text].resize(texts[text].words.size());
    std::vector<const WeightedWord*> words;  // those with a vector first
    std::size_t n_with_vector = 0;
    for (const Place& place : places) {
        if (words.empty() || kind_of(words.back()) != kind_of(place.word)) {
            words.push_back(place.word);
            n_with_vector += place.word->vector.empty() ? 0 : 1;
        }
        words_[place.text][static_cast<std::size_t>(place.word - texts[place.text].words.data())] =
            static_cast<std::uint32_t>(words.size() - 1);
    }
    likes_.resize(words.size());
    for (std::uint32_t i = 0; i < words.size(); ++i) likes_[i].push_back({i, 1});
    for (std::uint32_t i = 0; i < n_with_vector; ++i) {
        for (std::uint32_t j = i + 1; j < n_with_vector; ++j) {
            const double like = word_likeness(*words[i], *words[j]);
            if (like < kLeastLike) continue;
            likes_[i].push_back({j, like});
            likes_[j].push_back({i, like});
        }
    }
    // The keys of both parts rise.
    for (std::uint32_t i = 0, j = static_cast<std::uint32_t>(n_with_vector); i < n_with_vector && j < words.size();) {
        if (words[i]->key == words[j]->key) {
            likes_[i].push_back({j, 1});
            likes_[j].push_back({i, 1});
            ++i;
            ++j;
        } else {
            words[i]->key < words[j]->key ? ++i : ++j;
        }
    }
}

void TextMatcher::start(std::uint32_t text) {
    for (const std::uint32_t word : touched_) near_[word].clear();
    touched_.clear();
    text_ = text;
    const std::vector<std::uint32_t>& words = likes_.words(text);
    best_.resize(words.size());
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        for (const auto& [word, likeness] : likes_.likes(words[i])) {
            if (near_[word].empty()) touched_.push_back(word);
            near_[word].push_back({i, likeness});
        }
    }
}

std::pair<double, double> TextMatcher::match(std::uint32_t other) {
    std::fill(best_.begin(), best_.end(), 0);
    const auto& other_words = likes_.text(other).words;
    double sum = 0, sum_other = 0;
    for (std::size_t j = 0; j < other_words.size(); ++j) {
        double best_of_other = 0;
        for (const auto& [i, likeness] : near_[likes_.words(other)[j]]) {
            best_[i] = std::max(best_[i], likeness);
            best_of_other = std::max(best_of_other, likeness);
        }
        sum_other += best_of_other * double{other_words[j].weight};
    }
    const auto& words = likes_.text(text_).words;
    for (std::size_t i = 0; i < words.size(); ++i) sum += best_[i] * double{words[i].weight};
    return {sum, sum_other};
}

}  // namespace onrecord
