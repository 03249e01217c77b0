#include "language/dependency_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace onrecord {
namespace {

using Heads = std::vector<std::uint32_t>;

// Every word leads to the root, which has one word; `projective`: no arcs cross.
bool is_one_tree(const Heads& heads) {
    if (std::count(heads.begin(), heads.end(), 0U) != 1) return false;
    for (std::uint32_t word = 1; word <= heads.size(); ++word) {
        std::uint32_t at = word;
        for (std::size_t steps = 0; at != 0; at = heads[at - 1]) {
            if (++steps > heads.size()) return false;
        }
    }
    return true;
}

bool is_projective(const Heads& heads) {
    const auto leads_to = [&](std::uint32_t word, std::uint32_t head) {
        for (; word != 0; word = heads[word - 1]) {
            if (word == head) return true;
        }
        return head == 0;
    };
    for (std::uint32_t word = 1; word <= heads.size(); ++word) {
        const std::uint32_t head = heads[word - 1];
        if (head == 0) continue;
        for (std::uint32_t between = std::min(word, head) + 1; between < std::max(word, head); ++between) {
            if (!leads_to(between, head)) return false;
        }
    }
    return true;
}

std::int64_t sum_of(const std::vector<std::int32_t>& scores, const Heads& heads) {
    std::int64_t sum = 0;
    for (std::size_t word = 1; word <= heads.size(); ++word) sum += scores[word * (heads.size() + 1) + heads[word - 1]];
    return sum;
}

// All trees of up to five words are tried: where the words' best heads are no tree, the answer is the best projective one.
TEST(BestTree, AgreesWithTryingAllTrees) {
    std::mt19937 random(3);
    TreeScratch scratch;
    for (int round = 0; round < 400; ++round) {
        const std::size_t n = 1 + static_cast<std::size_t>(round) % 5;
        std::vector<std::int32_t> scores((n + 1) * (n + 1));
        for (auto& score : scores) score = static_cast<std::int32_t>(random() % 2001) - 1000;
        Heads heads(n);
        best_tree(scores, n, heads, scratch);
        ASSERT_TRUE(is_one_tree(heads));

        Heads greedy(n), tried(n, 0), best;
        for (std::uint32_t word = 1; word <= n; ++word) {
            std::uint32_t own = word == 1 && n > 1 ? 2 : 0;
            for (std::uint32_t head = 0; head <= n; ++head) {
                if (head != word && scores[word * (n + 1) + head] > scores[word * (n + 1) + own]) own = head;
            }
            greedy[word - 1] = own;
        }
        if (is_one_tree(greedy)) {
            EXPECT_EQ(sum_of(scores, heads), sum_of(scores, greedy));
            continue;
        }
        std::int64_t best_sum = INT64_MIN;
        for (std::size_t code = 0, end = static_cast<std::size_t>(std::pow(n + 1, n)); code < end; ++code) {
            for (std::size_t i = 0, rest = code; i < n; ++i, rest /= n + 1) tried[i] = static_cast<std::uint32_t>(rest % (n + 1));
            bool loops = false;
            for (std::uint32_t word = 1; word <= n; ++word) loops = loops || tried[word - 1] == word;
            if (loops || !is_one_tree(tried) || !is_projective(tried)) continue;
            if (const std::int64_t sum = sum_of(scores, tried); sum > best_sum) {
                best_sum = sum;
                best = tried;
            }
        }
        EXPECT_EQ(sum_of(scores, heads), best_sum);
        EXPECT_TRUE(is_projective(heads));
    }
}

TEST(BestTree, TakesTheLongestSentence) {
    std::mt19937 random(5);
    TreeScratch scratch;
    const std::size_t n = kMaxTreeWords;
    std::vector<std::int32_t> scores((n + 1) * (n + 1));
    for (auto& score : scores) score = static_cast<std::int32_t>(random());
    Heads heads(n);
    best_tree(scores, n, heads, scratch);
    EXPECT_TRUE(is_one_tree(heads));
    std::fill(scores.begin(), scores.end(), 0);  // all equal
    best_tree(scores, n, heads, scratch);
    EXPECT_TRUE(is_one_tree(heads));
}

}  // namespace
}  // namespace onrecord
