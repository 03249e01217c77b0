// Furniture of a plain-text scrape: lines that surround the report, marked and never cut.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/span.h"
#include "page/text_line.h"

namespace onrecord {

// A row of data/english/furniture.tsv.
struct FurniturePattern {
    enum class Where : std::uint8_t { whole, begin, within, heading };
    Where where = Where::whole;
    std::string words;  // lower-case, straight quotation marks, single spaces
    std::uint32_t max_words = 0;
    std::vector<std::string> also;  // one of these must stand in the line too; empty: nothing more is asked
    std::uint64_t pairs = 0;        // of bytes in `words`, a bit each: a line that lacks one is no match
};

std::vector<FurniturePattern> load_furniture_patterns();

struct MarkedText {
    SpanList paragraphs;
    SpanList furniture;
};

// Parts `paragraphs` of `text` into those of the report and furniture. A date that a scraper put before the first sentence ("date
// 2024-10-07") is cut off it. Marks nothing where that would be most of the text. Linear in the text, times the number of patterns for
// short lines. REQUIRES: paragraphs are sorted, disjoint spans of `text`, valid UTF-8.
// `model`, if it is given, says of what the patterns do not know whether it is furniture (plain text alone: within a page the forest has).
MarkedText mark_furniture(std::string_view text, SpanList paragraphs, const std::vector<FurniturePattern>& patterns,
                          const LineModel* model = nullptr);

// The outlet that a copyright line of the furniture names: "© 2024 Harlow Courier, a division of Lind Ltd." gives "Harlow Courier". Empty
// where none does.
std::string outlet_of_furniture(std::string_view text, const SpanList& furniture);

}  // namespace onrecord
