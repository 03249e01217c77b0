#include "facts/article_paragraphs.h"

#include <algorithm>
#include <iterator>

namespace onrecord {

std::vector<Span> article_paragraphs(const Reading& reading) {
    std::vector<Span> paragraphs = reading.paragraphs;
    if (paragraphs.empty() && !reading.text.empty()) paragraphs.push_back(reading.text.whole());
    std::vector<Span> furniture = reading.furniture;
    std::sort(furniture.begin(), furniture.end());
    // The furthest end of all furniture that begins no later than each: what reaches over a paragraph's end contains it.
    std::uint32_t reach = 0;
    for (Span& span : furniture) span.end = reach = std::max(reach, span.end);
    std::erase_if(paragraphs, [&](Span paragraph) {
        const auto next = std::upper_bound(furniture.begin(), furniture.end(), paragraph.begin,
                                           [](std::uint32_t begin, Span span) { return begin < span.begin; });
        return next != furniture.begin() && std::prev(next)->end >= paragraph.end;
    });
    return paragraphs;
}

}  // namespace onrecord
