#include "predict/forest.h"

#include <fmt/format.h>

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

}  // namespace onrecord
