// Paragraphs of plain text, as its line ends mean them.
#pragma once

#include <cstddef>
#include <string_view>

#include "onrecord/span.h"

namespace onrecord {

// Budget: a text of more is no report; the longest of the developers' has some 700. The last of so many runs to the text's end.
inline constexpr std::size_t kMaxParagraphs = std::size_t{1} << 15;

// Sorted, disjoint, without white space at their ends. Blank lines part paragraphs; between them, lines that were wrapped at a width are
// one paragraph and lines that end where their paragraph does are each one. At most kMaxParagraphs.
SpanList find_paragraphs(std::string_view text);

// The headline that begins a plain text: one short line of its own, no sentence, a blank line after it, then prose. Empty where the
// beginning may be anything else (a byline, a dateline, a name, a label).
std::string_view headline_of(std::string_view text, const SpanList& paragraphs);

}  // namespace onrecord
