// Short paragraphs: what may be a line that an outlet prints around its reports.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "compare/words.h"
#include "facts/content_index.h"
#include "onrecord/reading.h"

namespace onrecord {

// A paragraph of few words.
struct ShortParagraph {
    std::uint64_t hash = 0;  // of its words
    Span span;
    std::uint32_t number = 0;  // among the report's paragraphs that are no furniture
    bool is_sentence = false;  // ends as a sentence does
    bool is_spoken = false;    // a statement in it has a source
};

// `words` are the paragraph's, `number` its place among the paragraphs that are no furniture. None where it is long or has no word.
std::optional<ShortParagraph> take_short_paragraph(const Reading& reading, Span paragraph, const std::vector<CutWord>& words,
                                                   const ContentIndex& contents, std::uint32_t number);

}  // namespace onrecord
