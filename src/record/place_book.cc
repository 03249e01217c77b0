#include "record/place_book.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/utf8.h"

namespace onrecord {

void PlaceBook::convert() {
    const auto place_of = [](const Place& place) { return std::pair(place.report, place.span); };
    std::sort(places_.begin(), places_.end(), [&](const Place& a, const Place& b) { return place_of(a) < place_of(b); });
    places_.erase(std::unique(places_.begin(), places_.end(), [&](const Place& a, const Place& b) { return place_of(a) == place_of(b); }),
                  places_.end());
    Query text = database_.prepare("SELECT text FROM report WHERE report_key = ?");
    for (auto place = places_.begin(); place != places_.end();) {
        const std::int64_t report = place->report;
        const bool found = text.start(report).next();
        const std::string_view view = found ? text.text(0) : std::string_view();
        const auto size = static_cast<std::uint32_t>(view.size());
        const CodePointIndex index(view);
        for (; place != places_.end() && place->report == report; ++place) {
            const Span span = place->span;
            place->answer = index.to_code_points(Span{std::min(span.begin, size), std::min(span.end, size)});
        }
    }
}

CodePointSpan PlaceBook::at(std::int64_t report, Span span) const {
    const auto found = std::lower_bound(places_.begin(), places_.end(), std::pair(report, span),
                                        [](const Place& place, const auto& other) { return std::pair(place.report, place.span) < other; });
    if (found != places_.end() && found->report == report && found->span == span) return found->answer;
    database_.fail({ErrorKind::usage, database_.path() + ": a kind of link stores a place that it did not ask for"});
    return {};
}

}  // namespace onrecord
