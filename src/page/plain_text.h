// Paragraphs of plain text, as its line ends mean them.
#pragma once

#include <string_view>

#include "onrecord/span.h"

namespace onrecord {

// Sorted, disjoint, without white space at their ends. Blank lines part paragraphs; between them, lines that were wrapped at a width are
// one paragraph and lines that end where their paragraph does are each one.
SpanList find_paragraphs(std::string_view text);

// The headline that begins a plain text: one short line of its own, no sentence, a blank line after it, then prose. Empty where the
// beginning may be anything else (a byline, a dateline, a name, a label).
std::string_view headline_of(std::string_view text, const SpanList& paragraphs);

}  // namespace onrecord
