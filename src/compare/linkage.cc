// Each group keeps, of every other that it has compared pairs with, their number and the sum of their log-odds, in whole units so that no
// order of adding matters. Groups are joined small into large.
#include "compare/linkage.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "compare/disjoint_sets.h"
#include "compare/flat_table.h"

namespace onrecord {
namespace {

constexpr double kUnit = 1 << 20;  // of log-odds of 1

std::int64_t in_units(double odds) {
    return std::llround(odds * kUnit);
}

struct Compared {
    std::int64_t sum = 0;
    std::int64_t n = 0;
};

using ComparedWith = FlatTable<Compared>;  // what was compared with a group, by the other group's name

}  // namespace

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
    std::vector<ComparedWith> with;  // by the group's name
    with.reserve(n);
    for (std::size_t i = 0; i < n; ++i) with.emplace_back(n_with[i]);
    for (const LinkedPair& pair : pairs) {
        if (!is_asked(pair)) continue;
        for (const auto& [a, b] : {std::pair(pair.a, pair.b), std::pair(pair.b, pair.a)}) {
            Compared& compared = with[a][b];
            compared.sum += in_units(pair.odds);
            ++compared.n;
        }
    }
    std::sort(likely.begin(), likely.end(), [](const LinkedPair& x, const LinkedPair& y) {
        return x.odds != y.odds ? x.odds > y.odds : std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    DisjointSets sets(n);
    std::vector<std::int64_t> size(n, 1);
    std::vector<std::uint32_t> name(n);  // of a set by its least member: the name that others know it by in `with`
    for (std::uint32_t i = 0; i < n; ++i) name[i] = i;
    const std::int64_t not_compared = in_units(options.not_compared), least_mean = in_units(options.least_mean);
    for (const LinkedPair& pair : likely) {
        const std::uint32_t x = sets.find(pair.a), y = sets.find(pair.b);
        if (x == y) continue;
        const Compared* found = with[name[x]].find(name[y]);
        const Compared compared = found != nullptr ? *found : Compared();
        const std::int64_t n_pairs = size[x] * size[y];
        if (compared.sum + (n_pairs - compared.n) * not_compared < least_mean * n_pairs) continue;
        std::uint32_t large = name[x], small = name[y];
        if (with[large].size() < with[small].size()) std::swap(large, small);
        with[large].erase(small);
        with[small].each([&](std::uint32_t other, const Compared& of_small) {
            if (other == large) return;
            with[other].erase(small);
            for (Compared* into : {&with[large][other], &with[other][large]}) {
                into->sum += of_small.sum;
                into->n += of_small.n;
            }
        });
        with[small] = ComparedWith();
        const std::uint32_t root = sets.join(x, y);
        name[root] = large;
        size[root] = size[x] + size[y];
    }
    std::vector<std::vector<std::uint32_t>> groups;
    for (auto& group : sets.sets()) groups.push_back(std::move(group.second));
    return groups;
}

}  // namespace onrecord
