// A forest of small decision trees whose leaves add up to log odds (gradient boosting; Friedman 2001). Its sums are of whole numbers: every
// machine says the same.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "onrecord/error.h"

namespace onrecord {

// As the model file keeps it, 12 bytes.
struct ForestNode {
    float threshold = 0;       // of an inner node: a feature of at most this goes left
    std::int32_t value = 0;    // of a leaf
    std::uint8_t feature = 0;  // kLeaf: this is one
    std::uint8_t left = 0;     // how many nodes further on; at least 1
    std::uint8_t right = 0;
    std::uint8_t unused = 0;
};

class Forest {
public:
    static constexpr std::uint8_t kLeaf = 255;
    static constexpr int kValueBits = 16;  // log odds of 1 are 1 << 16

    // Views `model`, which must outlive it. Errors: malformed (no model, or a tree that leaves its bounds or asks for feature n_features
    // or a later one), unsupported (other features). `name` is for the message.
    static Result<Forest> load(std::string_view model, std::string_view name, std::uint64_t fingerprint, std::size_t n_features);

    // Log odds, in units of 1 / 2^kValueBits. REQUIRES: loaded; n_features features.
    [[nodiscard]] std::int32_t log_odds(std::span<const float> features) const;
    // log_odds[i] is that of row which[i], of rows of n_features one behind the other. A tree is walked by several rows at a time, without
    // a branch that depends on them. REQUIRES: as many places in `log_odds` as in `which`.
    void log_odds(std::span<const float> rows, std::size_t n_features, std::span<const std::uint32_t> which,
                  std::span<std::int32_t> log_odds) const;

private:
    std::int32_t base_ = 0;
    std::span<const std::uint32_t> trees_;  // each one's first node
    std::span<const ForestNode> nodes_;

    // The same nodes, where a leaf leads to itself: each tree is walked to its depth.
    struct Step {
        float threshold = 0;
        std::uint8_t feature = 0;
        std::uint8_t next[2] = {0, 0};  // left, right
    };
    struct Root {
        std::uint32_t first = 0, depth = 0;
    };
    std::vector<Step> steps_;
    std::vector<Root> roots_;
};

}  // namespace onrecord
