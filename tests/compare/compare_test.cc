// What is compared across reports: days, sets, disjoint sets, word vectors.
#include <gtest/gtest.h>

#include <string>

#include "compare/days.h"
#include "compare/disjoint_sets.h"
#include "compare/sorted_set.h"
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

TEST(DisjointSets, HaveTheirLeastMemberAsName) {
    DisjointSets sets(5);
    sets.join(4, 2);
    sets.join(2, 3);
    EXPECT_EQ(sets.find(4), 2u);
    EXPECT_EQ(sets.find(3), 2u);
    EXPECT_EQ(sets.sets().size(), 3u);
    EXPECT_EQ(sets.sets().at(2), (std::vector<std::uint32_t>{2, 3, 4}));
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

}  // namespace
}  // namespace onrecord
