// PDF, whose text the program `pdftotext` (poppler) takes out where it is installed: run, never linked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "onrecord/document.h"
#include "onrecord/error.h"

namespace onrecord {

inline constexpr std::size_t kMaxPdfBytes = std::size_t{64} << 20;
inline constexpr int kMaxPdfSeconds = 60;  // of CPU, and twice that by the clock
inline constexpr std::size_t kMaxPdfMemory = std::size_t{2} << 30;

// The document, without `input`: its text with lines joined to paragraphs. `program` is looked for along PATH. Errors: unsupported (the
// program is not installed), malformed (it fails, or finds no text: a scan), too_large (time, or text over kMaxDocumentBytes); without a
// place before the words. The same bytes give the same text only with the same pdftotext: the document's `limits` say that it was asked.
Result<Document> parse_pdf(std::string_view bytes, const char* program = "pdftotext");

// The lines of a page set in columns as paragraphs: a line goes on in the next where it is nearly as long as its neighbours.
std::string join_lines(std::string_view text);

}  // namespace onrecord
