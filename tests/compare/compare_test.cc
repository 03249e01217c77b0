// What is compared across reports: days, sets, disjoint sets, word vectors.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "compare/compared_groups.h"
#include "compare/days.h"
#include "compare/disjoint_sets.h"
#include "compare/flat_table.h"
#include "compare/like_words.h"
#include "compare/linkage.h"
#include "compare/sorted_set.h"
#include "compare/strong_components.h"
#include "compare/weighted_words.h"
#include "compare/word_frequency.h"
#include "compare/word_vectors.h"
#include "compare/words.h"

namespace onrecord {
namespace {

TEST(Days, OfADateThatIsNotKnownAreAll) {
    EXPECT_FALSE(days_of("").known());
    EXPECT_FALSE(days_of("soon").known());
    EXPECT_TRUE(days_of("").meets(days_of("2024-05-14")));
    EXPECT_EQ(days_between(days_of(""), days_of("2024-05-14")), 0);
}

TEST(Days, OfMonthsAndYearsAreRanges) {
    EXPECT_EQ(days_of("2024-05-14").width(), 0);
    EXPECT_EQ(days_of("2024-02").width(), 28);
    EXPECT_EQ(days_of("2024").width(), 365);
    EXPECT_TRUE(days_of("2024-05").meets(days_of("2024-05-31")));
    EXPECT_FALSE(days_of("2024-05").meets(days_of("2024-06-01")));
    EXPECT_EQ(days_between(days_of("2024-05-31"), days_of("2024-06-02")), 2);
    EXPECT_EQ(both(days_of("2024-05"), days_of("2024")), days_of("2024-05"));
}

TEST(SortedSets, AreComparedInOnePass) {
    const SortedSet a{1, 3, 5}, b{3, 5, 8}, c{3};
    EXPECT_EQ(n_shared(a, b), 2u);
    EXPECT_DOUBLE_EQ(likeness(a, b), 0.5);
    EXPECT_DOUBLE_EQ(likeness({}, {}), 0);
    EXPECT_TRUE(differ(a, b));
    EXPECT_FALSE(differ(a, c));
    EXPECT_FALSE(differ(a, {}));
}

TEST(FlatTable, IsAsAMapOfTheSameKeys) {
    std::mt19937 engine(7);
    const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
    for (int round = 0; round < 50; ++round) {
        FlatTable<int> table(random() % 9);
        std::map<std::uint32_t, int> plain;
        const std::uint32_t n_keys = 1 + random() % 300;
        for (int step = 0; step < 2000; ++step) {
            // Few keys, so that they come, go and come again; the least and the greatest are among them.
            const std::uint32_t key = random() % 2 == 0 ? random() % n_keys : UINT32_MAX - random() % n_keys;
            if (random() % 3 == 0) {
                table.erase(key);
                plain.erase(key);
            } else {
                table[key] += step;
                plain[key] += step;
            }
            const std::uint32_t asked = random() % n_keys;
            const int* found = table.find(asked);
            ASSERT_EQ(found != nullptr, plain.contains(asked));
            if (found != nullptr) {
                EXPECT_EQ(*found, plain[asked]);
            }
            ASSERT_EQ(table.size(), plain.size());
        }
        std::map<std::uint32_t, int> visited;
        table.each([&](std::uint32_t key, int value) { visited[key] = value; });
        EXPECT_EQ(visited, plain);
    }
}

TEST(DisjointSets, HaveTheirLeastMemberAsName) {
    DisjointSets sets(5);
    sets.join(4, 2);
    sets.join(2, 3);
    EXPECT_EQ(sets.find(4), 2u);
    EXPECT_EQ(sets.find(3), 2u);
    EXPECT_EQ(sets.sets().size(), 3u);
    EXPECT_EQ(sets.sets().at(2), (std::vector<std::uint32_t>{2, 3, 4}));
}

// As by the closure of the edges; what an edge leads to outside its component has a lower number.
TEST(StrongComponents, AgreeWithTheirDefinition) {
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        const std::size_t n = random() % 12;
        std::vector<std::vector<std::uint32_t>> edges(n);
        std::vector<std::vector<bool>> reaches(n, std::vector<bool>(n));
        for (std::size_t i = random() % (2 * n + 1); i > 0; --i) {
            const auto from = static_cast<std::uint32_t>(random() % n), to = static_cast<std::uint32_t>(random() % n);
            edges[from].push_back(to);
            reaches[from][to] = true;
        }
        for (std::size_t by = 0; by < n; ++by)
            for (std::size_t from = 0; from < n; ++from)
                for (std::size_t to = 0; to < n; ++to)
                    if (reaches[from][by] && reaches[by][to]) reaches[from][to] = true;
        const StrongComponents found = strong_components(edges);
        ASSERT_EQ(found.of.size(), n);
        for (std::size_t x = 0; x < n; ++x) {
            EXPECT_LT(found.of[x], found.n);
            for (std::size_t y = 0; y < n; ++y) {
                EXPECT_EQ(found.of[x] == found.of[y], x == y || (reaches[x][y] && reaches[y][x])) << round;
                EXPECT_TRUE(!reaches[x][y] || found.of[x] >= found.of[y]) << round;
            }
        }
    }
}

TEST(WordVectors, SayWhichWordsAreUsedAlike) {
    const auto vectors = WordVectors::load();
    ASSERT_TRUE(vectors) << vectors.error().message;
    const auto like = [&](const char* a, const char* b) {
        return cosine(vectors.value().of(cut_word_key(a)), vectors.value().of(cut_word_key(b)));
    };
    EXPECT_NEAR(like("hospital", "hospital"), 1, 1e-9);
    EXPECT_GT(like("hospital", "clinic"), 0.5);
    EXPECT_GT(like("arrested", "detained"), 0.5);
    EXPECT_LT(like("hospital", "trombone"), 0.3);
    EXPECT_EQ(like("hospital", "xqzzyx"), 0);
    EXPECT_TRUE(vectors.value().of(0).empty());
}

TEST(WordVectors, ADamagedModelIsRefused) {
    EXPECT_FALSE(WordVectors::load(""));
    EXPECT_FALSE(WordVectors::load(std::string(4096, 'x')));
}

TEST(ComparedGroups, AddUpWhatTheirMembersWereCompared) {
    ComparedGroups groups(std::vector<std::size_t>(4));
    groups.add(0, 2, 1.5);
    groups.add(1, 2, -0.5);
    groups.add(1, 3, 2);
    groups.add(3, 3, 9);  // with itself: nothing
    groups.join(0, 1, 1);
    EXPECT_EQ(groups.between(1, 2).n, 2);
    EXPECT_EQ(groups.between(1, 2).sum, ComparedGroups::in_units(1));
    groups.join(2, 3, 2);
    EXPECT_EQ(groups.between(2, 1).n, 3);
    EXPECT_EQ(groups.between(1, 2).sum, ComparedGroups::in_units(3));
    EXPECT_EQ(groups.between(3, 3).n, 0);
}

// As it is defined, every mean worked out anew.
std::vector<std::vector<std::uint32_t>> plain_linkage(std::size_t n, std::vector<LinkedPair> pairs, const LinkageOptions& options) {
    const std::vector<LinkedPair> all = pairs;
    std::sort(pairs.begin(), pairs.end(), [](const LinkedPair& x, const LinkedPair& y) {
        return x.odds != y.odds ? x.odds > y.odds : std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    DisjointSets sets(n);
    for (const LinkedPair& pair : pairs) {
        if (pair.odds < options.least_pair || sets.find(pair.a) == sets.find(pair.b)) continue;
        const auto groups = sets.sets();
        const auto& x = groups.at(sets.find(pair.a));
        const auto& y = groups.at(sets.find(pair.b));
        double sum = 0;
        for (const std::uint32_t i : x) {
            for (const std::uint32_t j : y) {
                double odds = options.not_compared;
                for (const LinkedPair& each : all)
                    if ((each.a == i && each.b == j) || (each.a == j && each.b == i)) odds = each.odds;
                sum += odds;
            }
        }
        if (sum >= options.least_mean * static_cast<double>(x.size() * y.size())) sets.join(pair.a, pair.b);
    }
    std::vector<std::vector<std::uint32_t>> groups;
    for (auto& group : sets.sets()) groups.push_back(std::move(group.second));
    return groups;
}

TEST(AverageLinkage, AgreesWithItsDefinition) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        const auto n = static_cast<std::uint32_t>(2 + random() % 12);
        std::vector<LinkedPair> pairs;
        for (std::uint32_t a = 0; a < n; ++a)
            for (std::uint32_t b = a + 1; b < n; ++b)
                if (random() % 2 == 0) pairs.push_back({(static_cast<int>(random() % 17) - 8) / 4.0, a, b});
        const LinkageOptions options{-1, -0.5 - 0.25 * static_cast<int>(random() % 4), -2};
        const auto expected = plain_linkage(n, pairs, options);
        std::shuffle(pairs.begin(), pairs.end(), random);
        EXPECT_EQ(average_linkage(n, pairs, options), expected) << "round " << round;
    }
}

TEST(WeightedWords, AreMatchedWithLikeOnes) {
    const auto vectors = WordVectors::load();
    ASSERT_TRUE(vectors);
    const WordFrequency common = load_word_frequency();
    WordWeights weights(common, vectors.value());
    const auto words = [&](std::vector<std::string> forms) {
        std::vector<std::uint32_t> keys;
        for (const std::string& form : forms) keys.push_back(cut_word_key(form));
        return weights.weigh(keys, {});
    };
    const WeightedWords a = words({"hospital", "nurse"}), b = words({"clinic", "trombone", "nurse"});
    const auto [of_a, of_b] = matched(a, b);
    EXPECT_GT(of_a, 0.7 * a.total);
    EXPECT_LT(of_b, 0.8 * b.total);
    EXPECT_DOUBLE_EQ(weight_in_common(a, b).weight, a.weight_of(cut_word_key("nurse")));
    EXPECT_GT(weights.weight_of(cut_word_key("trombone")), weights.weight_of(cut_word_key("said")));
    EXPECT_DOUBLE_EQ(matched(a, WeightedWords()).first, 0);
}

// Once a story gives the same numbers as pair by pair, to the bit: also for keys that are a word here and a number there.
TEST(LikeWords, MatchTextsAsMatchedDoes) {
    const auto vectors = WordVectors::load();
    ASSERT_TRUE(vectors);
    const WordFrequency common = load_word_frequency();
    const WordWeights weights(common, vectors.value());
    constexpr std::array<std::string_view, 16> kForms{"hospital", "clinic", "nurse",  "doctor",  "trombone", "forty", "40",    "harbour",
                                                      "port",     "ship",   "vessel", "captain", "qxzzyq",   "coin",  "coins", "1912"};
    std::mt19937 random(11);
    std::vector<WeightedWords> texts(1);
    for (int i = 0; i < 40; ++i) {
        std::vector<std::uint32_t> keys, exact;
        for (std::uint32_t n = random() % 8; n > 0; --n) (random() % 4 == 0 ? exact : keys).push_back(cut_word_key(kForms[random() % 16]));
        texts.push_back(weights.weigh(keys, exact));
    }
    const LikeWords likes(texts);
    TextMatcher matcher(likes);
    for (std::uint32_t a = 0; a < texts.size(); ++a) {
        matcher.start(a);
        for (std::uint32_t b = 0; b < texts.size(); ++b) EXPECT_EQ(matcher.match(b), matched(texts[a], texts[b])) << a << ' ' << b;
    }
}

}  // namespace
}  // namespace onrecord
