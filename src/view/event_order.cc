#include "view/event_order.h"

#include <fmt/format.h>

#include <algorithm>

#include "onrecord/date.h"
#include "view/wording.h"

namespace onrecord {

bool is_contradicted(const EventRow& event, const EventRow::Other& other, bool is_after) {
    const auto& contrary = is_after ? event.before : event.after;
    if (std::any_of(contrary.begin(), contrary.end(), [&](const auto& one) { return one.id == other.id; })) return true;
    const auto later = parse_edtf(is_after ? event.date : other.date), earlier = parse_edtf(is_after ? other.date : event.date);
    // Only days are surely in order: a month may begin before one of its days.
    return later && earlier && later->last.has_day() && earlier->first.has_day() && later->last < earlier->first;
}

Bounds bounds_of(const EventRow& event) {
    Bounds bounds;
    for (const auto& other : event.after)
        if (parse_edtf(other.date) && bounds.after < other.date) bounds.after = other.date;
    for (const auto& other : event.before)
        if (parse_edtf(other.date) && (bounds.before.empty() || other.date < bounds.before)) bounds.before = other.date;
    return bounds;
}

std::string when(const EventRow& event) {
    if (!event.date.empty()) return readable_date(event.date);
    const auto [earlier, later] = bounds_of(event);
    if (!earlier.empty() && !later.empty())
        return earlier > later ? date_or_unknown("") : fmt::format("between {} and {}", readable_date(earlier), readable_date(later));
    if (!earlier.empty()) return "after " + readable_date(earlier);
    return later.empty() ? date_or_unknown("") : "before " + readable_date(later);
}

std::vector<std::string> ids_of(const std::vector<EventRow::Other>& others) {
    std::vector<std::string> ids;
    for (const auto& other : others) ids.push_back(other.id);
    return ids;
}

}  // namespace onrecord
