#include "attribution/nesting.h"

#include <algorithm>
#include <cstdint>

namespace onrecord {
namespace {

struct Piece {
    Span span;
    std::uint32_t statement = 0;
};

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
    std::vector<Piece> pieces;
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
        for (const Span span : statements[i].content) pieces.push_back({span, i});
    }
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.span < b.span; });
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
        statements[i].within.reset();
        const Span own = extent(statements[i]);
        auto next =
            std::upper_bound(pieces.begin(), pieces.end(), own.begin, [](std::uint32_t at, const Piece& p) { return at < p.span.begin; });
        const Piece* best = nullptr;
        for (std::size_t n = 0; n < kMaxLookedAt && next != pieces.begin(); ++n) {
            --next;
            if (next->statement == i || next->span.end < own.end) continue;
            if (best == nullptr || next->span.length() < best->span.length()) best = &*next;
        }
        if (best != nullptr) statements[i].within = best->statement;
    }
}

}  // namespace onrecord
