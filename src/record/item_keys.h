// The keys of what stands across reports: numbers by content and not by place in a list, so that what new reports do not change keeps its
// key, its id ("p2310") and its rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "across/links.h"

namespace onrecord {

// A key of each item of each list of Links, in step with it; `origins` of each claim's. Keys of one list are distinct.
struct ItemKeys {
    // `report_hashes` has a hash of each report's id.
    ItemKeys(const Links& links, const std::vector<std::uint64_t>& report_hashes);

    std::vector<std::int64_t> people, names, quotations, reuse, stories, cases, timeline, claims, differences, recurring_lines, revisions;
    std::vector<std::vector<std::int64_t>> origins;
};

// Numbers of items, by rising key: the order of their rows.
std::vector<std::size_t> in_order_of(const std::vector<std::int64_t>& keys);

// The key of number `index` of a list.
inline std::optional<std::int64_t> key_of(std::optional<std::uint32_t> index, const std::vector<std::int64_t>& keys) {
    return index ? std::optional(keys[*index]) : std::nullopt;
}

}  // namespace onrecord
