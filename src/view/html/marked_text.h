// A report's text as paragraphs of HTML, with marks around what was found in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/span.h"

namespace onrecord {

// A place in a text that something leads to. Bytes of the text.
struct Mark {
    Span span;
    std::string id;       // of the element; a place that several things lead to has one mark
    std::string kinds;    // its classes
    std::string part_of;  // ids of marks that it is a further piece of, parted by spaces
};

// The text as paragraphs of HTML, each mark as a <mark id=…> around its words. Marks may nest, cross, and run over paragraphs: one
// that cannot stand in one element goes on in <mark data-of=…> elements. Below kMaxOpenMarks open marks a further one is a bare <a id=…>
// at its beginning. Linear but for that constant. REQUIRES: spans lie in the text on character borders; marks are sorted by begin, then
// the longer first, and no two have the same span.
void append_marked_text(std::string& out, std::string_view text, const std::vector<Mark>& marks);
constexpr std::size_t kMaxOpenMarks = 24;

}  // namespace onrecord
