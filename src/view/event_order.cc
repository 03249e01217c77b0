#include "view/event_order.h"

#include <fmt/format.h>

#include <algorithm>

#include "onrecord/date.h"
#include "view/wording.h"

namespace onrecord {

EventOrder::EventOrder(const std::vector<EventRow>& events) {
    for (const auto& event : events) events_.emplace(event.id, &event);
}

const EventRow* EventOrder::find(std::string_view id) const {
    const auto found = events_.find(id);
    return found == events_.end() ? nullptr : found->second;
}

bool EventOrder::is_contradicted(const EventRow& event, const EventRow& earlier) {
    if (std::find(event.before.begin(), event.before.end(), earlier.id) != event.before.end()) return true;
    const auto its = parse_edtf(event.date), other = parse_edtf(earlier.date);
    // Only days are surely in order: a month may begin before one of its days.
    return its && other && its->last.has_day() && other->first.has_day() && its->last < other->first;
}

std::string EventOrder::when(const EventRow& event) const {
    if (!event.date.empty()) return readable_date(event.date);
    const EventRow *earlier = nullptr, *later = nullptr;  // the latest and the earliest
    for (const auto& id : event.after) {
        const auto* other = find(id);
        if (other != nullptr && parse_edtf(other->date) && (earlier == nullptr || earlier->date < other->date)) earlier = other;
    }
    for (const auto& id : event.before) {
        const auto* other = find(id);
        if (other != nullptr && parse_edtf(other->date) && (later == nullptr || other->date < later->date)) later = other;
    }
    if (earlier != nullptr && later != nullptr)
        return earlier->date > later->date ? date_or_unknown("")
                                           : fmt::format("between {} and {}", readable_date(earlier->date), readable_date(later->date));
    if (earlier != nullptr) return "after " + readable_date(earlier->date);
    return later != nullptr ? "before " + readable_date(later->date) : date_or_unknown("");
}

}  // namespace onrecord
