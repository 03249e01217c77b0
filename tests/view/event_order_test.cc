#include "view/event_order.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace onrecord {
namespace {

using Others = std::vector<EventRow::Other>;

TEST(EventOrder, SaysWhen) {
    const EventRow::Other early{"e1", "", "2024-05-03"}, late{"e2", "", "2024-05-17"}, undated{"e3", "", ""};
    const struct {
        const char* date;
        Others after, before;
        const char* when;
    } cases[] = {
        {"2024-05-13", {late}, {}, "13 May 2024"},
        {"", {}, {}, "date not known"},
        {"", {early}, {}, "after 3 May 2024"},
        {"", {early, late}, {}, "after 17 May 2024"},  // the latest
        {"", {}, {early, late}, "before 3 May 2024"},  // the earliest
        {"", {early}, {late}, "between 3 May 2024 and 17 May 2024"},
        {"", {late}, {early}, "date not known"},  // they contradict each other
        {"", {undated}, {}, "date not known"},    // has none itself
        {"", {undated, early}, {}, "after 3 May 2024"},
    };
    for (const auto& c : cases) {
        EventRow event;
        event.id = "e0";
        event.date = c.date;
        event.after = c.after;
        event.before = c.before;
        EXPECT_EQ(when(event), c.when);
    }
}

TEST(EventOrder, SaysWhatIsContradicted) {
    const struct {
        const char *date, *other;
        bool is_after, is_contradicted;
    } cases[] = {
        {"2024-05-17", "2024-05-03", true, false}, {"2024-05-03", "2024-05-17", true, true},
        {"2024-05-17", "2024-05-03", false, true}, {"2024-05-03", "2024-05-17", false, false},
        {"2024-05", "2024-05-17", true, false},  // it may be later in that month
        {"", "2024-05-17", true, false},
    };
    for (const auto& c : cases) {
        EventRow event;
        event.date = c.date;
        EXPECT_EQ(is_contradicted(event, {"e2", "", c.other}, c.is_after), c.is_contradicted) << c.date << ' ' << c.other;
    }
    // One report says after, another before.
    EventRow event;
    event.after = {{"e2", "", ""}};
    event.before = {{"e2", "", ""}};
    EXPECT_TRUE(is_contradicted(event, event.after[0], true));
    EXPECT_TRUE(is_contradicted(event, event.before[0], false));
}

}  // namespace
}  // namespace onrecord
