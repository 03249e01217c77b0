#include "predict/pair_scorer.h"

#include <gtest/gtest.h>

#include <numeric>
#include <span>
#include <vector>

#include "base/data.h"
#include "language/sentence_model.h"

namespace onrecord {
namespace {

ModelFile sentence_model() {
    return ModelFile::open(data_file("models/sentence.model").value_or(""), "models/sentence.model", kSentenceFingerprint).value();
}

TEST(PairScorer, RefusesWhatDoesNotFit) {
    EXPECT_TRUE(PairScorer::load(sentence_model(), "role", kRoleNames.size(), kTreePaths).ok());
    EXPECT_FALSE(PairScorer::load(sentence_model(), "nothing", 4).ok());
    EXPECT_FALSE(PairScorer::load(sentence_model(), "cue", 1000).ok());
    EXPECT_FALSE(PairScorer::load(sentence_model(), "cue", 4, 3).ok());
}

// A word's scores depend on the anchor and itself alone: not on how many words are scored at once.
TEST(PairScorer, ScoresEachWordForItself) {
    const auto loaded = PairScorer::load(sentence_model(), "role", kRoleNames.size(), kTreePaths);
    ASSERT_TRUE(loaded.ok());
    const PairScorer& scorer = loaded.value();
    const std::size_t width = SentenceModel::load().value().encoder.width();
    constexpr std::size_t kRows = 40;
    std::vector<Level> rows(kRows * width);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<Level>(i * 2654435761U >> 13);
    std::vector<std::uint16_t> paths(kRows);
    for (std::size_t i = 0; i < kRows; ++i) paths[i] = static_cast<std::uint16_t>(i * 7 % kTreePaths);
    PairScratch many, few;
    scorer.begin(rows.data(), width, kRows, many);
    scorer.begin(rows.data(), width, 7, few);
    std::vector<std::uint32_t> numbers(kRows);
    std::iota(numbers.begin(), numbers.end(), 0U);
    for (const std::size_t anchor : {0U, 3U, 6U}) {
        const auto all = scorer.scores(anchor, numbers, paths, many);
        const auto some = scorer.scores(anchor, std::span(numbers).first(7), std::span(paths).first(7), few);
        for (std::size_t i = 0; i < 7 * scorer.stride(); ++i) EXPECT_EQ(all[i], some[i]);
    }
}

}  // namespace
}  // namespace onrecord
