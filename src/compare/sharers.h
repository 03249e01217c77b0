// Pairs of those that share a key, from a sorted index.
#pragma once

#include <algorithm>
#include <cstddef>

namespace onrecord {

// How far apart in a run of one key two may stand to be compared: all of a run of `max` at most; in a longer run each with the next `near`.
struct SharerReach {
    std::size_t max = 0;
    std::size_t near = 0;
};

// Calls put(a, b) for entries of `index` with one key, in the order of the index; same_key(x, y) says whether two entries have. A key of
// very many is a stock phrase: it costs no more than its entries times the reach.
template <class Index, class SameKey, class Put>
void for_each_sharing(const Index& index, SharerReach reach, const SameKey& same_key, const Put& put) {
    for (std::size_t begin = 0; begin < index.size();) {
        std::size_t end = begin;
        while (end < index.size() && same_key(index[end], index[begin])) ++end;
        const std::size_t far = end - begin > reach.max ? reach.near : end - begin;
        for (std::size_t i = begin; i < end; ++i)
            for (std::size_t j = i + 1; j < std::min(end, i + 1 + far); ++j) put(index[i], index[j]);
        begin = end;
    }
}

// Whether two pairs have the same first.
inline constexpr auto kSameFirst = [](const auto& a, const auto& b) { return a.first == b.first; };

}  // namespace onrecord
