#include "view/key_events.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace onrecord {

KeyEvents key_events(const std::vector<EventRow>& timeline) {
    std::vector<std::pair<double, const EventRow*>> dated;
    for (const auto& event : timeline)
        if (!event.date.empty()) dated.emplace_back(event.importance, &event);
    std::sort(dated.begin(), dated.end(), std::greater<>());  // of two alike the later is the news
    if (dated.size() > kMaxKeyEvents) dated.resize(kMaxKeyEvents);
    KeyEvents key;
    if (!dated.empty()) key.first = dated.front().second;
    for (const auto& [weight, event] : dated) key.events.push_back(event);
    std::sort(key.events.begin(), key.events.end());  // of one vector: the order of its addresses is its own
    return key;
}

}  // namespace onrecord
