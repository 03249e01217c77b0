// The text as the rules of attribution see it: passages of items, an item being a word or a whole quotation.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "attribution/lists.h"
#include "language/analysis.h"
#include "onrecord/reading.h"

namespace onrecord {

// A word, or a quotation that reads as speech (`quotation` is then its index): the rules step over it as one.
struct Item {
    Span span;
    std::uint64_t classes = 0;  // bits of WordClass
    WordKey key = 0;
    std::uint32_t word = 0;  // its index in the analysis; of a quotation, that of its first
    std::int32_t cue = -1;
    std::int32_t long_cue = -1;
    std::uint8_t form = 0;  // bits of VerbForm
    std::int32_t quotation = -1;
    std::int32_t time = -1;  // index of the time expression that it stands in
    Tags tags = {};          // X where the words are not tagged: the rules then go by lists and letters

    [[nodiscard]] bool is(std::uint64_t any) const { return (classes & any) != 0; }
    [[nodiscard]] bool is_quotation() const { return quotation >= 0; }
    [[nodiscard]] bool is_tagged() const { return tags.upos != Upos::X; }
};

// A sentence, or sentences that one quotation holds together: “One. Two,” she said. Items [first, end).
struct Passage {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::uint32_t paragraph = 0;
};

struct Passages {
    std::vector<Item> items;
    std::vector<Passage> passages;
    std::vector<std::uint32_t> item_of_word;  // the item that each word of the analysis is in
};

// The outermost quotations of the text; one that is never closed ends before its attribution (“We came, said Ana Ruiz), if it has one.
std::vector<MarkedQuotation> spoken_quotations(const Text& text, const Analysis& analysis, const AttributionLists& lists);

// Whether the words are few, and every longer one has a capital.
bool has_title_case(std::string_view words);

// The title of a work, not speech: every longer word has a capital, and it does not end as a sentence does.
bool is_title(const Text& text, const MarkedQuotation& quotation);

// Cost: linear. REQUIRES: all arguments are of the same text.
Passages make_passages(const Text& text, const Analysis& analysis, const std::vector<MarkedQuotation>& quotations,
                       const std::vector<TimeExpression>& times, const AttributionLists& lists);

}  // namespace onrecord
