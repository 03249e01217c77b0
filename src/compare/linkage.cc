#include "compare/linkage.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "compare/compared_groups.h"
#include "compare/disjoint_sets.h"

namespace onrecord {

std::vector<std::vector<std::uint32_t>> average_linkage(std::size_t n, const std::vector<LinkedPair>& pairs,
                                                        const LinkageOptions& options) {
    std::vector<LinkedPair> likely;
    DisjointSets reach(n);  // what may come together at all: of other pairs nothing is asked
    for (const LinkedPair& pair : pairs) {
        if (pair.odds < options.least_pair) continue;
        likely.push_back(pair);
        reach.join(pair.a, pair.b);
    }
    const auto is_asked = [&](const LinkedPair& pair) { return reach.find(pair.a) == reach.find(pair.b); };
    std::vector<std::size_t> n_with(n);
    for (const LinkedPair& pair : pairs) {
        if (!is_asked(pair)) continue;
        ++n_with[pair.a];
        ++n_with[pair.b];
    }
    ComparedGroups compared(n_with);
    for (const LinkedPair& pair : pairs)
        if (is_asked(pair)) compared.add(pair.a, pair.b, pair.odds);
    std::sort(likely.begin(), likely.end(), [](const LinkedPair& x, const LinkedPair& y) {
        return x.odds != y.odds ? x.odds > y.odds : std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    DisjointSets sets(n);
    std::vector<std::int64_t> size(n, 1);
    const std::int64_t not_compared = ComparedGroups::in_units(options.not_compared);
    const std::int64_t least_mean = ComparedGroups::in_units(options.least_mean);
    for (const LinkedPair& pair : likely) {
        const std::uint32_t x = sets.find(pair.a), y = sets.find(pair.b);
        if (x == y) continue;
        const auto [sum, n_compared] = compared.between(x, y);
        const std::int64_t n_pairs = size[x] * size[y];
        if (sum + (n_pairs - n_compared) * not_compared < least_mean * n_pairs) continue;
        const std::uint32_t root = sets.join(x, y);
        compared.join(x, y, root);
        size[root] = size[x] + size[y];
    }
    std::vector<std::vector<std::uint32_t>> groups;
    for (auto& group : sets.sets()) groups.push_back(std::move(group.second));
    return groups;
}

}  // namespace onrecord
