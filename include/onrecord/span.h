// Places in a text. onrecord does not copy text: everything found is a Span of the one buffer that holds a report's text.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace onrecord {

// A place in a text: two offsets in bytes of UTF-8, `begin` included and `end` not, both on the border of a code point, begin <= end.
// Ordered by begin, then by end. Stays valid when the text is moved or written to disk.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t length() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    constexpr auto operator<=>(const Span&) const = default;
};

// A place that may be discontinuous: spans that are sorted, disjoint and not empty. An empty list means "nowhere".
using SpanList = std::vector<Span>;

// The same place counted in Unicode code points, as JSON and the record's tables have it (and as SQLite's substr counts).
// A type of its own, so that the two units cannot be confused.
struct CodePointSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    constexpr auto operator<=>(const CodePointSpan&) const = default;
};

}  // namespace onrecord
