#include "language/dependents.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "language/analysis.h"

namespace onrecord {
namespace {

std::vector<Word> words_with_heads(const std::vector<std::uint32_t>& heads) {
    std::vector<Word> words(heads.size());
    for (std::size_t i = 0; i < heads.size(); ++i) words[i].head = heads[i];
    return words;
}

std::vector<std::uint32_t> listed(Dependents::Range range) {
    std::vector<std::uint32_t> all;
    for (const std::uint32_t word : range) all.push_back(word);
    return all;
}

// Trees at random, several in a row: as a plain look at every word has it.
TEST(Dependents, AreThoseOfAPlainLook) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<std::uint32_t> heads;
        while (heads.size() < 60) {
            const auto first = static_cast<std::uint32_t>(heads.size());
            const std::uint32_t n = 1 + static_cast<std::uint32_t>(random() % 20);
            // Each word hangs from one that comes before it in a shuffled order.
            std::vector<std::uint32_t> order(n);
            for (std::uint32_t i = 0; i < n; ++i) order[i] = first + i;
            std::shuffle(order.begin(), order.end(), random);
            heads.resize(first + n, kNoHead);
            for (std::uint32_t i = 1; i < n; ++i) heads[order[i]] = order[random() % i];
        }
        const std::vector<Word> words = words_with_heads(heads);
        const Dependents dependents(words);
        const auto is_below = [&](std::uint32_t word, std::uint32_t above) {
            for (; word != kNoHead; word = heads[word])
                if (word == above) return true;
            return false;
        };
        for (std::uint32_t of = 0; of < heads.size(); ++of) {
            std::vector<std::uint32_t> all, before, behind;
            std::uint32_t left = of, right = of;
            for (std::uint32_t w = 0; w < heads.size(); ++w) {
                if (heads[w] == of) all.push_back(w);
                if (heads[w] == of) (w < of ? before : behind).push_back(w);
                if (is_below(w, of)) left = std::min(left, w);
                if (is_below(w, of)) right = std::max(right, w);
            }
            ASSERT_EQ(listed(dependents.of(of)), all);
            ASSERT_EQ(listed(dependents.before(of)), before);
            ASSERT_EQ(listed(dependents.behind(of)), behind);
            ASSERT_EQ(dependents.of(of).empty(), all.empty());
            ASSERT_EQ(dependents.leftmost(of), left);
            ASSERT_EQ(dependents.rightmost(of), right);
        }
    }
}

TEST(Dependents, OfNoWords) {
    const Dependents none{std::vector<Word>()};
    const Dependents one(words_with_heads({kNoHead}));
    EXPECT_TRUE(one.of(0).empty());
    EXPECT_EQ(one.leftmost(0), 0U);
}

}  // namespace
}  // namespace onrecord
