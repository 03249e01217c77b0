// Places in a text. Nothing in onrecord copies text: what is found is a Span of the one buffer that a report's text lives in.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace onrecord {

// A place in a text: byte offsets of valid UTF-8, `begin` included, `end` not, both on character borders, begin <= end.
// Orders by begin, then by end. Stays right when the text is moved or written to disk.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t length() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    constexpr auto operator<=>(const Span&) const = default;
};

// What may be discontinuous: sorted, disjoint, not empty spans. An empty list means "nothing".
using SpanList = std::vector<Span>;

// The same place counted in Unicode code points, as JSON and the record's tables print it (SQLite's substr counts so).
// A type of its own, so that the two units cannot be mixed.
struct CodePointSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    constexpr auto operator<=>(const CodePointSpan&) const = default;
};

}  // namespace onrecord
