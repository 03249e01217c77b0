#include "predict/forest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <new>
#include <random>
#include <string>
#include <vector>

#include "predict/model_file.h"

namespace onrecord {
namespace {

constexpr std::uint64_t kFingerprint = 7;

ForestNode inner(std::uint8_t feature, float threshold, std::uint8_t left, std::uint8_t right) {
    return {threshold, 0, feature, left, right, 0};
}
ForestNode leaf(std::int32_t value) {
    return {0, value, Forest::kLeaf, 0, 0, 0};
}

// A model's bytes lie on a multiple of 64.
class Bytes {
public:
    explicit Bytes(const std::string& bytes) : size_(bytes.size()), data_(new (std::align_val_t{64}) char[bytes.size()]) {
        std::memcpy(data_, bytes.data(), size_);
    }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;
    ~Bytes() { ::operator delete[](data_, std::align_val_t{64}); }
    [[nodiscard]] std::string_view view() const { return {data_, size_}; }

private:
    std::size_t size_;
    char* data_;
};

std::string model_of(const std::vector<std::int32_t>& base, const std::vector<std::uint32_t>& trees, const std::vector<ForestNode>& nodes) {
    ModelFileWriter writer(kFingerprint);
    writer.add("base", base);
    writer.add("trees", trees);
    writer.add("nodes", nodes);
    return writer.bytes();
}

TEST(Forest, ATreeGoesLeftAtItsThresholdAndRightAboveIt) {
    // x0 <= 1.5 ? (x1 <= 0 ? 10 : 20) : 30, and a tree that is a leaf.
    const Bytes bytes(model_of({1000}, {0, 5}, {inner(0, 1.5F, 1, 4), inner(1, 0, 1, 2), leaf(10), leaf(20), leaf(30), leaf(7)}));
    const auto forest = Forest::load(bytes.view(), "models/test.model", kFingerprint, 2);
    ASSERT_TRUE(forest.ok());
    const struct {
        float x0, x1;
        std::int32_t log_odds;
    } rows[] = {{1.5F, 0, 1017}, {1.5F, 0.1F, 1027}, {-9, -9, 1017}, {1.6F, 0, 1037}};
    for (const auto& row : rows)
        EXPECT_EQ(forest.value().log_odds(std::vector<float>{row.x0, row.x1}), row.log_odds) << row.x0 << ' ' << row.x1;
}

// Many rows at a time, and those that are left over, have what each has by itself.
TEST(Forest, RowsAgreeWithOneAtATime) {
    std::mt19937 random(1);
    std::vector<std::uint32_t> trees;
    std::vector<ForestNode> nodes;
    for (int tree = 0; tree < 20; ++tree) {
        trees.push_back(static_cast<std::uint32_t>(nodes.size()));
        const auto threshold = [&] { return static_cast<float>(random() % 100); };
        const auto value = [&] { return leaf(static_cast<std::int32_t>(random() % 1000) - 500); };
        if (tree % 5 != 0) {
            nodes.push_back(inner(static_cast<std::uint8_t>(random() % 3), threshold(), 1, 4));
            nodes.push_back(inner(static_cast<std::uint8_t>(random() % 3), threshold(), 1, 2));
            nodes.push_back(value());
            nodes.push_back(value());
        }
        nodes.push_back(value());
    }
    const Bytes bytes(model_of({5}, trees, nodes));
    const auto forest = Forest::load(bytes.view(), "models/test.model", kFingerprint, 3);
    ASSERT_TRUE(forest.ok());
    for (const std::size_t n : {0U, 1U, 7U, 8U, 29U}) {
        std::vector<float> rows(3 * n);
        for (float& feature : rows) feature = static_cast<float>(random() % 100);
        std::vector<std::int32_t> log_odds(n);
        std::vector<std::uint32_t> which;
        for (std::uint32_t i = 0; i < n; ++i) which.push_back(static_cast<std::uint32_t>(n) - 1 - i);
        forest.value().log_odds(rows, 3, which, log_odds);
        for (std::size_t i = 0; i < n; ++i) EXPECT_EQ(log_odds[i], forest.value().log_odds(std::span(rows).subspan(3 * which[i], 3)));
    }
}

TEST(Forest, AModelThatDoesNotFitIsRefused) {
    const std::string whole = model_of({0}, {0}, {inner(0, 0, 1, 2), leaf(1), leaf(2)});
    const struct {
        std::string bytes;
        const char* says;
    } rows[] = {
        {whole.substr(0, 40), "cut off"},
        {model_of({}, {0}, {leaf(1)}), "no base"},
        {model_of({0}, {1}, {leaf(1)}), "a tree that is not there"},
        {model_of({0}, {0}, {inner(2, 0, 1, 2), leaf(1), leaf(2)}), "a feature that is not there"},
        {model_of({0}, {0}, {inner(0, 0, 0, 1), leaf(1)}), "leaves its bounds"},
        {model_of({0}, {0}, {inner(0, 0, 1, 2), leaf(1)}), "leaves its bounds"},
    };
    for (const auto& row : rows) {
        const Bytes bytes(row.bytes);
        const auto forest = Forest::load(bytes.view(), "models/test.model", kFingerprint, 2);
        ASSERT_FALSE(forest.ok()) << row.says;
        EXPECT_THAT(forest.error().message, testing::HasSubstr("models/test.model"));
        EXPECT_THAT(forest.error().message, testing::HasSubstr(row.says));
    }
    const Bytes bytes(whole);
    EXPECT_FALSE(Forest::load(bytes.view(), "models/test.model", kFingerprint + 1, 2).ok());
    EXPECT_TRUE(Forest::load(bytes.view(), "models/test.model", kFingerprint, 2).ok());
}

}  // namespace
}  // namespace onrecord
