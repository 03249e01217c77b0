#include "view/event_order.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

EventRow event_of(std::string id, std::string date) {
    EventRow event;
    event.id = std::move(id);
    event.date = std::move(date);
    return event;
}

TEST(EventOrder, SaysWhen) {
    const struct {
        const char* date;
        std::vector<std::string> after, before;
        const char* when;
    } cases[] = {
        {"2024-05-13", {"e2"}, {}, "13 May 2024"},
        {"", {}, {}, "date not known"},
        {"", {"e1"}, {}, "after 3 May 2024"},
        {"", {"e1", "e2"}, {}, "after 17 May 2024"},  // the latest
        {"", {}, {"e1", "e2"}, "before 3 May 2024"},  // the earliest
        {"", {"e1"}, {"e2"}, "between 3 May 2024 and 17 May 2024"},
        {"", {"e2"}, {"e1"}, "date not known"},  // they contradict each other
        {"", {"e3"}, {}, "date not known"},      // has none itself
        {"", {"e3", "e1"}, {}, "after 3 May 2024"},
        {"", {"e9"}, {}, "date not known"},  // not in the list
    };
    for (const auto& c : cases) {
        std::vector<EventRow> events{event_of("e0", c.date), event_of("e1", "2024-05-03"), event_of("e2", "2024-05-17"),
                                     event_of("e3", "")};
        events[0].after = c.after;
        events[0].before = c.before;
        EXPECT_EQ(EventOrder(events).when(events[0]), c.when);
    }
}

TEST(EventOrder, SaysWhatIsContradicted) {
    const EventRow early = event_of("e1", "2024-05-03"), late = event_of("e2", "2024-05-17"), month = event_of("e3", "2024-05");
    EventRow unknown = event_of("e4", "");
    EXPECT_FALSE(EventOrder::is_contradicted(late, early));
    EXPECT_TRUE(EventOrder::is_contradicted(early, late));
    EXPECT_FALSE(EventOrder::is_contradicted(month, late));  // it may be later in that month
    EXPECT_FALSE(EventOrder::is_contradicted(unknown, late));
    unknown.before = {"e2"};
    EXPECT_TRUE(EventOrder::is_contradicted(unknown, late));  // one report says after, another before
}

}  // namespace
}  // namespace onrecord
