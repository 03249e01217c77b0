#include "record/place_book.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "text/utf8.h"

namespace onrecord {

void PlaceBook::convert(const StoredReadings& readings) {
    const auto place_of = [](const Place& place) { return std::pair(place.report, place.span); };
    std::sort(places_.begin(), places_.end(), [&](const Place& a, const Place& b) { return place_of(a) < place_of(b); });
    places_.erase(std::unique(places_.begin(), places_.end(), [&](const Place& a, const Place& b) { return place_of(a) == place_of(b); }),
                  places_.end());
    first_of_.assign(readings.size() + 1, 0);
    for (const Place& place : places_) ++first_of_[place.report + 1];
    std::partial_sum(first_of_.begin(), first_of_.end(), first_of_.begin());
    Query text = database_.prepare("SELECT text FROM report WHERE report_key = ?");
    for (ReportIndex report = 0; report < readings.size(); ++report) {
        if (first_of_[report] == first_of_[report + 1]) continue;
        const bool found = text.start(readings.key(report)).next();
        const std::string_view view = found ? text.text(0) : std::string_view();
        const auto size = static_cast<std::uint32_t>(view.size());
        const CodePointIndex index(view);
        for (std::uint32_t i = first_of_[report]; i < first_of_[report + 1]; ++i) {
            const Span span = places_[i].span;
            places_[i].answer = index.to_code_points(Span{std::min(span.begin, size), std::min(span.end, size)});
        }
    }
}

CodePointSpan PlaceBook::at(ReportIndex report, Span span) const {
    const auto end = places_.begin() + first_of_[report + 1];
    const auto found =
        std::lower_bound(places_.begin() + first_of_[report], end, span, [](const Place& place, Span other) { return place.span < other; });
    if (found != end && found->span == span) return found->answer;
    database_.fail({ErrorKind::usage, database_.path() + ": a kind of link stores a place that it did not ask for"});
    return {};
}

}  // namespace onrecord
