// What a timeline says of its order, in words.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/record.h"

namespace onrecord {

// Beside an order that the reports' words give and a date, or another report, denies.
inline constexpr const char* kContradicted = "the reports contradict this";

class EventOrder {
public:
    // REQUIRES: `events` outlives it.
    explicit EventOrder(const std::vector<EventRow>& events);

    // Its date; without one "after 13 May 2024", "between 13 May 2024 and 17 May 2024", by the dated events that it is said to come after
    // and before; else "date not known".
    [[nodiscard]] std::string when(const EventRow& event) const;
    [[nodiscard]] const EventRow* find(std::string_view id) const;
    // Whether the dates of the two, or what another report says, deny that `event` comes after `earlier`.
    [[nodiscard]] static bool is_contradicted(const EventRow& event, const EventRow& earlier);

private:
    std::map<std::string_view, const EventRow*> events_;  // by id
};

}  // namespace onrecord
