// Words of reports into HTML, where nothing of them is taken for markup: escaped, and with their direction kept to themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/record.h"
#include "onrecord/span.h"

namespace onrecord {

// For the content of elements and for attributes in double quotes. Control characters but line breaks and tabs become U+FFFD, since HTML
// has no way to write them.
void append_escaped(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

// escaped(text) in a <bdi>, with embeddings, overrides and isolates that the text leaves open closed in it, and closing marks that close
// nothing left out: so no name turns around the words that follow it.
std::string isolated(std::string_view text);

// The evidence's sentence with its words strong; the words alone where it has no sentence, or they do not stand in it.
std::string sentence_html(const Evidence& evidence);

// Whether a link to it is harmless: http or https, and no white space or control character in it.
bool is_web_address(std::string_view url);

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
