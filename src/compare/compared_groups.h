// What the compared pairs between groups add up to, while groups are joined.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "compare/flat_table.h"

namespace onrecord {

// Groups 0 .. n-1. Log-odds are held in whole units, so that no order of adding or joining matters.
class ComparedGroups {
public:
    struct Compared {
        std::int64_t sum = 0;  // in_units()
        std::int64_t n = 0;    // pairs
    };
    static std::int64_t in_units(double log_odds);

    // Room for so many others that each group is compared with; it grows beyond.
    explicit ComparedGroups(const std::vector<std::size_t>& n_with);
    void add(std::uint32_t a, std::uint32_t b, double log_odds);
    [[nodiscard]] Compared between(std::uint32_t a, std::uint32_t b) const;
    // Of a and b becomes one group, which is known as `as` from now on: one of the two. Cost: of what the one compared with fewer is
    // compared with.
    void join(std::uint32_t a, std::uint32_t b, std::uint32_t as);

private:
    std::vector<FlatTable<Compared>> with_;  // by a group's place, those that it is compared with, by theirs
    std::vector<std::uint32_t> place_;       // of a group: the large one of two keeps its place
};

}  // namespace onrecord
