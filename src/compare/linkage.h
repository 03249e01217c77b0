// Average linkage over pairs that were compared (Sokal and Michener 1958).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord {

struct LinkedPair {
    double odds = 0;  // that the two are one; their logarithm
    std::uint32_t a = 0, b = 0;
};

struct LinkageOptions {
    double least_pair = 0;    // log-odds of a pair that joins two groups
    double least_mean = 0;    // over all pairs of two groups that are joined
    double not_compared = 0;  // log-odds of a pair that is not among those given
};

// Groups of 0 .. n-1, those of one included, by their least member; members sorted. The likeliest pair joins first; ties by number, so that
// the answer is a function of the set of pairs. Each pair is given once. Cost: n log² n in the pairs.
std::vector<std::vector<std::uint32_t>> average_linkage(std::size_t n, const std::vector<LinkedPair>& pairs, const LinkageOptions& options);

}  // namespace onrecord
