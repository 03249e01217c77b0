// Paragraphs and readings of small texts, for the tests of attribution.
#pragma once

#include "attribution/attribution.h"
#include "onrecord/span.h"
#include "onrecord/text.h"

namespace onrecord {

// Paragraphs parted by line ends.
inline SpanList paragraphs_of(const Text& text) {
    SpanList paragraphs;
    const auto view = text.view();
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= view.size(); ++i) {
        if (i < view.size() && view[i] != '\n') continue;
        if (i > begin) paragraphs.push_back({begin, i});
        begin = i + 1;
    }
    return paragraphs;
}

}  // namespace onrecord
