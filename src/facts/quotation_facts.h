// Quoted stretches that belong to a statement.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/content_index.h"
#include "onrecord/reading.h"

namespace onrecord {

struct QuotedStretch {
    Span span;  // of the text, without quotation marks
    std::uint32_t statement = 0;
    std::uint32_t speaker = kNoSpeaker;  // index in the report's entities
    std::uint32_t first_word = 0;        // in ReportFacts::quoted_words
    std::uint32_t n_words = 0;
    bool is_of_many = false;  // a crowd or a document says it: nobody whom another report may name
    static constexpr std::uint32_t kNoSpeaker = 0xffffffff;
};

struct QuotationFacts {
    std::vector<QuotedStretch> stretches;  // in the order of the text
    std::vector<std::uint32_t> words;      // keys; each stretch has its own run of them
};
QuotationFacts take_quotations(const Reading& reading, const std::vector<Span>& paragraphs, const ContentIndex& contents);

}  // namespace onrecord
