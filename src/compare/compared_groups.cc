#include "compare/compared_groups.h"

#include <cmath>
#include <utility>

namespace onrecord {

std::int64_t ComparedGroups::in_units(double log_odds) {
    constexpr double kUnit = 1 << 20;  // of log-odds of 1
    return std::llround(log_odds * kUnit);
}

ComparedGroups::ComparedGroups(const std::vector<std::size_t>& n_with) {
    with_.reserve(n_with.size());
    for (std::uint32_t i = 0; i < n_with.size(); ++i) {
        with_.emplace_back(n_with[i]);
        place_.push_back(i);
    }
}

void ComparedGroups::add(std::uint32_t a, std::uint32_t b, double log_odds) {
    if (a == b) return;
    for (const auto& [from, to] : {std::pair(place_[a], place_[b]), std::pair(place_[b], place_[a])}) {
        Compared& compared = with_[from][to];
        compared.sum += in_units(log_odds);
        ++compared.n;
    }
}

ComparedGroups::Compared ComparedGroups::between(std::uint32_t a, std::uint32_t b) const {
    const Compared* found = with_[place_[a]].find(place_[b]);
    return found != nullptr ? *found : Compared();
}

void ComparedGroups::join(std::uint32_t a, std::uint32_t b, std::uint32_t as) {
    std::uint32_t large = place_[a], small = place_[b];
    if (with_[large].size() < with_[small].size()) std::swap(large, small);
    with_[large].erase(small);
    with_[small].each([&](std::uint32_t other, const Compared& of_small) {
        if (other == large) return;
        with_[other].erase(small);
        for (Compared* into : {&with_[large][other], &with_[other][large]}) {
            into->sum += of_small.sum;
            into->n += of_small.n;
        }
    });
    with_[small] = FlatTable<Compared>();
    place_[as] = large;
}

}  // namespace onrecord
