// Whom a name means that several may bear: the one of nearly all.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

namespace onrecord {

inline constexpr double kClearShare = 0.75;  // of the reports that name somebody, or something, that may be meant

// How often each may be meant.
using Counts = std::map<std::uint32_t, std::uint32_t>;

// The one that has a clear majority, if there is one; of several with as many, none has.
inline std::optional<std::uint32_t> clear_one(const Counts& counts) {
    std::uint32_t total = 0;
    std::uint32_t most = 0;
    std::uint32_t best = 0;
    for (const auto& [one, count] : counts) {
        total += count;
        if (count > most) {
            most = count;
            best = one;
        }
    }
    if (total == 0 || most < kClearShare * total) return std::nullopt;
    return best;
}

}  // namespace onrecord
