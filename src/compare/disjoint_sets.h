// Disjoint sets of 0 .. n-1 (union-find, paths halved). The least member stands for its set, whatever the order of joining.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <vector>

namespace onrecord {

class DisjointSets {
public:
    explicit DisjointSets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0u); }
    [[nodiscard]] std::size_t size() const { return parent_.size(); }
    std::uint32_t find(std::uint32_t x) {
        while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
        return x;
    }
    // Cost: of finding both. The set's least member is returned.
    std::uint32_t join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        const std::uint32_t least = std::min(a, b);
        parent_[std::max(a, b)] = least;
        return least;
    }
    // The sets by their least members; members sorted.
    std::map<std::uint32_t, std::vector<std::uint32_t>> sets() {
        std::map<std::uint32_t, std::vector<std::uint32_t>> all;
        for (std::uint32_t x = 0; x < parent_.size(); ++x) all[find(x)].push_back(x);
        return all;
    }

private:
    std::vector<std::uint32_t> parent_;
};

}  // namespace onrecord
