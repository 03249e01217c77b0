// Sets of keys, sorted, each key once, compared in one pass.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord {

using SortedSet = std::vector<std::uint32_t>;

template <class Key>
void make_set(std::vector<Key>& keys) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

template <class Key>
bool has(const std::vector<Key>& set, const Key& key) {
    return std::binary_search(set.begin(), set.end(), key);
}

// How many keys are in both. Cost: linear.
inline std::size_t n_shared(const SortedSet& a, const SortedSet& b) {
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            ++shared;
            ++i;
            ++j;
        } else {
            a[i] < b[j] ? ++i : ++j;
        }
    }
    return shared;
}

// Whether each has something that the other lacks.
inline bool differ(const SortedSet& a, const SortedSet& b) {
    return !std::includes(a.begin(), a.end(), b.begin(), b.end()) && !std::includes(b.begin(), b.end(), a.begin(), a.end());
}

// [0,1]: the shared part of all keys (Jaccard); 0 where both are empty.
inline double likeness(const SortedSet& a, const SortedSet& b) {
    const std::size_t shared = n_shared(a, b);
    const std::size_t all = a.size() + b.size() - shared;
    return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

}  // namespace onrecord
