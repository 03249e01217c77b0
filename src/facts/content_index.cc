#include "facts/content_index.h"

#include <algorithm>

namespace onrecord {

ContentIndex::ContentIndex(const Reading& reading) {
    for (std::uint32_t statement = 0; statement < reading.statements.size(); ++statement)
        for (const Span span : reading.statements[statement].content) contents_.emplace_back(span, statement);
    std::sort(contents_.begin(), contents_.end());
    for (const auto& [span, statement] : contents_) longest_ = std::max(longest_, span.length());
}

std::optional<std::uint32_t> ContentIndex::innermost(Span span) const {
    std::optional<std::uint32_t> best;
    std::uint32_t best_overlap = 0;
    std::uint32_t best_length = 0;
    auto from = std::lower_bound(contents_.begin(), contents_.end(), span.begin > longest_ ? span.begin - longest_ : 0,
                                 [](const auto& content, std::uint32_t begin) { return content.first.begin < begin; });
    for (int steps = 0; from != contents_.end() && from->first.begin < span.end && steps < kMaxSteps; ++from, ++steps) {
        if (!from->first.overlaps(span)) continue;
        const std::uint32_t overlap = std::min(from->first.end, span.end) - std::max(from->first.begin, span.begin);
        if (overlap < best_overlap || (overlap == best_overlap && from->first.length() >= best_length)) continue;
        best_overlap = overlap;
        best_length = from->first.length();
        best = from->second;
    }
    return best;
}

}  // namespace onrecord
