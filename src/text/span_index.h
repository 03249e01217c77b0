// Spans with a number each, asked for the shortest that holds a place: contents of statements, which nest.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "onrecord/span.h"

namespace onrecord {

class SpanIndex {
public:
    void add(Span span, std::uint32_t number) { spans_.emplace_back(span, number); }
    void sort() { std::sort(spans_.begin(), spans_.end()); }  // once, after all are added

    // The number of the shortest span that holds all of `inner`, of those that `wanted` takes; of several alike the last. At most `most`
    // spans that begin before `inner` are looked at, the nearest first.
    template <class Wanted>
    [[nodiscard]] std::optional<std::uint32_t> shortest_around(Span inner, std::size_t most, Wanted wanted) const {
        auto next = std::upper_bound(spans_.begin(), spans_.end(), inner.begin,
                                     [](std::uint32_t at, const Entry& entry) { return at < entry.first.begin; });
        const Entry* best = nullptr;
        for (std::size_t n = 0; n < most && next != spans_.begin(); ++n) {
            --next;
            if (next->first.end < inner.end || !wanted(next->second)) continue;
            if (best == nullptr || next->first.length() < best->first.length()) best = &*next;
        }
        return best == nullptr ? std::nullopt : std::optional(best->second);
    }

private:
    using Entry = std::pair<Span, std::uint32_t>;
    std::vector<Entry> spans_;  // by begin
};

}  // namespace onrecord
