// Quotations: which stretches of a text stand in quotation marks. Exact rules, before anything is said of who speaks.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/span.h"
#include "onrecord/text.h"

namespace onrecord {

// A stretch in quotation marks within one paragraph; the outermost only (a single pair inside a double one is part of its content).
struct MarkedQuotation {
    Span span;   // with its marks, as far as they stand there
    Span inner;  // without
    std::uint32_t paragraph = 0;
    bool closed = true;      // its closing mark stands in this paragraph
    bool goes_on = false;    // the paragraph before left it open: this is its next piece
    bool is_single = false;  // in single marks
};

// Sorted by span, disjoint, each inside one paragraph. An unclosed double mark reaches to its paragraph's end; where the next paragraph
// opens with a mark again, that is the same quotation's next piece. Apostrophes are no marks. Never fails; linear in the text.
// REQUIRES: paragraphs are sorted, disjoint spans of `text`.
std::vector<MarkedQuotation> find_quotations(const Text& text, const SpanList& paragraphs);

}  // namespace onrecord
