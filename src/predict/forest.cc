#include "predict/forest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "predict/model_file.h"

namespace onrecord {

Result<Forest> Forest::load(std::string_view model, std::string_view name, std::uint64_t fingerprint, std::size_t n_features) {
    const auto file = ModelFile::open(model, name, fingerprint);
    if (!file) return file.error();
    const auto base = file.value().section<std::int32_t>("base");
    const auto trees = file.value().section<std::uint32_t>("trees");
    const auto nodes = file.value().section<ForestNode>("nodes");
    for (const auto* error : {base ? nullptr : &base.error(), trees ? nullptr : &trees.error(), nodes ? nullptr : &nodes.error()}) {
        if (error != nullptr) return *error;
    }
    const auto bad = [&](std::string_view what) { return Error{ErrorKind::malformed, fmt::format("{}: {}", name, what)}; };
    Forest forest;
    if (base.value().size() != 1) return bad("no base");
    forest.base_ = base.value()[0];
    forest.trees_ = trees.value();
    forest.nodes_ = nodes.value();
    for (const std::uint32_t first : forest.trees_) {
        if (first >= forest.nodes_.size()) return bad("a tree that is not there");
    }
    for (std::size_t i = 0; i < forest.nodes_.size(); ++i) {
        const ForestNode& node = forest.nodes_[i];
        if (node.feature == kLeaf) continue;
        if (node.feature >= n_features) return bad("a tree that asks for a feature that is not there");
        const std::size_t left = i + node.left, right = i + node.right;
        if (node.left == 0 || node.right == 0 || left >= forest.nodes_.size() || right >= forest.nodes_.size())
            return bad("a tree that leaves its bounds");
    }
    std::vector<std::uint32_t> depth(forest.nodes_.size());
    forest.steps_.resize(forest.nodes_.size());
    for (std::size_t i = forest.nodes_.size(); i-- > 0;) {
        const ForestNode& node = forest.nodes_[i];
        if (node.feature == kLeaf) continue;
        forest.steps_[i] = {node.threshold, node.feature, {node.left, node.right}};
        depth[i] = 1 + std::max(depth[i + node.left], depth[i + node.right]);
    }
    for (const std::uint32_t first : forest.trees_) forest.roots_.push_back({first, depth[first]});
    return forest;
}

std::int32_t Forest::log_odds(std::span<const float> features) const {
    std::int32_t sum = base_;
    for (const std::uint32_t first : trees_) {
        const ForestNode* node = &nodes_[first];
        while (node->feature != kLeaf) node += features[node->feature] <= node->threshold ? node->left : node->right;
        sum += node->value;
    }
    return sum;
}

void Forest::log_odds(std::span<const float> rows, std::size_t n_features, std::span<const std::uint32_t> which,
                      std::span<std::int32_t> log_odds) const {
    constexpr std::size_t kAtOnce = 8;
    const Step* steps = steps_.data();
    std::size_t i = 0;
    for (; i + kAtOnce <= which.size(); i += kAtOnce) {
        std::array<const float*, kAtOnce> row;
        for (std::size_t k = 0; k < kAtOnce; ++k) row[k] = rows.data() + which[i + k] * n_features;
        std::array<std::int32_t, kAtOnce> sums;
        sums.fill(base_);
        for (const Root& root : roots_) {
            std::array<std::size_t, kAtOnce> at;
            at.fill(root.first);
            for (std::uint32_t level = 0; level < root.depth; ++level) {
                for (std::size_t k = 0; k < kAtOnce; ++k) {
                    const Step& step = steps[at[k]];
                    at[k] += step.next[row[k][step.feature] <= step.threshold ? 0 : 1];
                }
            }
            for (std::size_t k = 0; k < kAtOnce; ++k) sums[k] += nodes_[at[k]].value;
        }
        std::copy(sums.begin(), sums.end(), log_odds.begin() + static_cast<std::ptrdiff_t>(i));
    }
    for (; i < which.size(); ++i) log_odds[i] = this->log_odds(rows.subspan(which[i] * n_features, n_features));
}

}  // namespace onrecord
