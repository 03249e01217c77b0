#include "view/key_events.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace onrecord {
namespace {

TEST(KeyEvents, AreFewDatedAndInOrder) {
    std::vector<EventRow> events(20);
    EXPECT_EQ(key_events({}).first, nullptr);
    EXPECT_TRUE(key_events(events).events.empty());
    for (std::size_t i = 0; i < events.size(); ++i) events[i].date = "2024-05-" + std::to_string(10 + i);
    KeyEvents key = key_events(events);
    EXPECT_EQ(key.events.size(), kMaxKeyEvents);
    EXPECT_TRUE(std::is_sorted(key.events.begin(), key.events.end()));
    EXPECT_EQ(key.first, &events.back());  // of those alike the latest is the news
    events[3].importance = 2;
    key = key_events(events);
    EXPECT_EQ(key.first, &events[3]);
    EXPECT_EQ(key.events.front(), &events[3]);
    events[3].date = "";
    EXPECT_EQ(key_events(events).first, &events.back());
}

}  // namespace
}  // namespace onrecord
