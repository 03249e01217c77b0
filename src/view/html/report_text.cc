#include <algorithm>
#include <utility>

#include "text/utf8.h"
#include "view/html/marked_text.h"
#include "view/html/sections.h"

namespace onrecord {

Html report_text(std::string_view text, const std::vector<PlacedMark>& placed) {
    const CodePointIndex index(text);
    std::vector<Mark> marks;
    marks.reserve(placed.size());
    for (const auto& mark : placed) marks.push_back({index.to_bytes(mark.span), mark.id, mark.kinds, mark.part_of});
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return std::pair(a.span.begin, b.span.end) < std::pair(b.span.begin, a.span.end);
    });
    std::string out;
    append_marked_text(out, text, marks);
    return Html::of_markup(std::move(out));
}

}  // namespace onrecord
