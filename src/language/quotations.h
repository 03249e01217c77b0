// Quotations: which stretches of a text are in quotation marks. Exact rules, before anything is said of who speaks.
//
//     “He said ‘never’ and left,” she wrote.    two: the whole (depth 0), and ‘never’ in it (depth 1)
//     The workers’ 6" pipe and the ’90s hit.    none: a possessive, inches, an elision
//     “One.¶ “Two.” She left.                   two: the first is not closed, the second goes on
//
// The only reader of quotation marks: attribution and entities ask Analysis::quotations, across asks it of a reading's text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/span.h"

namespace onrecord {

struct MarkedQuotation {
    Span span;   // with its marks, as far as they are there
    Span inner;  // without; never empty
    std::uint32_t paragraph = 0;
    std::uint8_t depth = 0;  // quotations of the same paragraph that it is in
    bool closed = true;      // false: it ends where its paragraph ends
    bool goes_on = false;    // the paragraph before left it open: this is its next piece
    bool is_single = false;  // opened by a single mark
};

// Sorted by begin; each in one paragraph, on character borders, and any two nested or disjoint. Never fails. Linear in the text, whatever
// the marks. REQUIRES: paragraphs are sorted, disjoint spans of `text`, which is valid UTF-8.
std::vector<MarkedQuotation> pair_quotation_marks(std::string_view text, const std::vector<Span>& paragraphs);

// Those in no other quotation: what a reader takes for quoted. In their order, disjoint.
std::vector<MarkedQuotation> outermost(std::vector<MarkedQuotation> quotations);

}  // namespace onrecord
