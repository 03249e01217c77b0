#include "compare/linkage.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "compare/disjoint_sets.h"

namespace onrecord {

std::vector<std::vector<std::uint32_t>> average_linkage(std::size_t n, const std::vector<LinkedPair>& pairs,
                                                        const LinkageOptions& options) {
    const auto key = [](std::uint32_t a, std::uint32_t b) { return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b); };
    std::unordered_map<std::uint64_t, double> odds_of;  // looked up only
    std::vector<LinkedPair> likely;
    for (const LinkedPair& pair : pairs) {
        odds_of.emplace(key(pair.a, pair.b), pair.odds);
        if (pair.odds >= options.least_pair) likely.push_back(pair);
    }
    std::sort(likely.begin(), likely.end(), [](const LinkedPair& x, const LinkedPair& y) {
        return x.odds != y.odds ? x.odds > y.odds : std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    DisjointSets sets(n);
    std::vector<std::vector<std::uint32_t>> members(n);
    for (std::uint32_t i = 0; i < n; ++i) members[i] = {i};
    for (const LinkedPair& pair : likely) {
        const std::uint32_t x = sets.find(pair.a);
        const std::uint32_t y = sets.find(pair.b);
        if (x == y) continue;
        const std::size_t n_x = std::min(members[x].size(), kMaxLinked), n_y = std::min(members[y].size(), kMaxLinked);
        double sum = 0;
        for (std::size_t i = 0; i < n_x; ++i) {
            for (std::size_t j = 0; j < n_y; ++j) {
                const auto found = odds_of.find(key(members[x][i], members[y][j]));
                sum += found == odds_of.end() ? options.not_compared : found->second;
            }
        }
        if (sum < options.least_mean * static_cast<double>(n_x * n_y)) continue;
        const std::uint32_t root = sets.join(x, y);
        auto& whole = members[root];
        auto& part = members[root == x ? y : x];
        whole.insert(whole.end(), part.begin(), part.end());
        part = {};
    }
    std::vector<std::vector<std::uint32_t>> groups;
    for (auto& group : sets.sets()) groups.push_back(std::move(group.second));
    return groups;
}

}  // namespace onrecord
