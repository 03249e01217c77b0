#include "attribution/nesting.h"

#include <algorithm>
#include <cstdint>

#include "text/span_index.h"

namespace onrecord {
namespace {

// From the first byte of a statement to its last.
Span extent(const Statement& statement) {
    Span all = statement.content.front();
    for (const SpanList* spans : {&statement.source, &statement.cue, &statement.content}) {
        for (const Span span : *spans) all = {std::min(all.begin, span.begin), std::max(all.end, span.end)};
    }
    return all;
}

}  // namespace

void set_within(std::vector<Statement>& statements) {
    constexpr std::size_t kMaxLookedAt = 32;  // pieces of content that begin before a statement and may hold it
    SpanIndex contents;
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
        for (const Span span : statements[i].content) contents.add(span, i);
    }
    contents.sort();
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
        statements[i].within =
            contents.shortest_around(extent(statements[i]), kMaxLookedAt, [i](std::uint32_t other) { return other != i; });
    }
}

}  // namespace onrecord
