#include "across/group_decisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

namespace onrecord {
namespace {

using ::testing::ElementsAre;
using Members = std::vector<std::vector<std::uint32_t>>;

SortedSet numbers(std::string_view letters) {
    SortedSet all;
    for (const char letter : letters) all.push_back(static_cast<std::uint32_t>(letter - 'a'));
    make_set(all);
    return all;
}

// "ab=c": a, b and c are one; "ab/c": they are not.
std::vector<GroupDecision> decisions_of(const std::vector<std::string>& written) {
    std::vector<GroupDecision> all;
    for (const std::string& one : written) {
        const auto sign = one.find_first_of("=/");
        all.push_back({one[sign] == '=', numbers(one.substr(0, sign)), numbers(one.substr(sign + 1))});
    }
    return all;
}

TEST(GroupDecisions, Hold) {
    struct Case {
        std::string what;
        std::vector<std::string> groups, decisions, expected;
    };
    const Case cases[] = {
        {"nothing is decided", {"ab", "c"}, {}, {"ab", "c"}},
        {"two groups are one", {"ab", "cd", "e"}, {"a=d"}, {"abcd", "e"}},
        {"in no group yet", {"ab"}, {"a=c"}, {"abc"}},
        {"two in no group", {"ab"}, {"d=c"}, {"ab", "cd"}},
        {"one leaves", {"abc", "d"}, {"ab/c"}, {"ab", "c", "d"}},
        {"two leave together", {"abcd"}, {"a/cd"}, {"ab", "cd"}},
        {"what is on both sides stays", {"abc"}, {"ab/bc"}, {"ab", "c"}},
        {"apart already", {"ab", "c"}, {"a/c"}, {"ab", "c"}},
        {"apart comes last", {"ab", "c"}, {"a/c", "b=c"}, {"ab", "c"}},
        {"a side that is not here", {"ab", "c"}, {"ab=", "=c", "a/", "/b"}, {"ab", "c"}},
    };
    for (const Case& c : cases) {
        Members groups, expected;
        for (const std::string& group : c.groups) groups.push_back(numbers(group));
        for (const std::string& group : c.expected) expected.push_back(numbers(group));
        decide_groups(decisions_of(c.decisions), groups);
        EXPECT_EQ(groups, expected) << c.what;
    }
}

// Whatever is decided, nothing is lost or doubled.
TEST(GroupDecisions, KeepEveryNumber) {
    std::mt19937 random(7);
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    for (int round = 0; round < 300; ++round) {
        Members groups(4);
        for (std::uint32_t number = 0; number < 9; ++number) groups[below(4)].push_back(number);
        std::erase_if(groups, [](const auto& group) { return group.empty(); });
        std::vector<GroupDecision> decisions(below(4));
        for (GroupDecision& decision : decisions) decision = {below(2) == 0, {below(9)}, {below(9)}};
        decide_groups(decisions, groups);
        SortedSet all;
        for (const auto& group : groups) all.insert(all.end(), group.begin(), group.end());
        std::sort(all.begin(), all.end());
        EXPECT_THAT(all, ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8));
    }
}

// A place leads to what has its very span, or to all that overlap it.
TEST(GroupDecisions, AreOfThePlacesThatTheyName) {
    struct Thing {
        ReportIndex report = 0;
        Span span;
    };
    const std::vector<Thing> things{{0, {0, 30}}, {0, {10, 20}}, {0, {40, 50}}, {2, {10, 20}}};
    const auto at = [&](Person::Mention place, AtPlace how) {
        return in_numbers(
                   {{true, {place}, {}}}, things, [](const Thing& thing) { return thing.span; }, how)
            .front()
            .first;
    };
    EXPECT_EQ(at({0, {10, 20}}, AtPlace::exact), SortedSet{1});
    EXPECT_EQ(at({0, {10, 20}}, AtPlace::overlapping), (SortedSet{0, 1}));
    EXPECT_EQ(at({0, {12, 41}}, AtPlace::exact), (SortedSet{0, 1, 2}));
    EXPECT_EQ(at({0, {30, 40}}, AtPlace::exact), SortedSet{});
    EXPECT_EQ(at({1, {10, 20}}, AtPlace::overlapping), SortedSet{});
    EXPECT_EQ(at({2, {10, 20}}, AtPlace::overlapping), SortedSet{3});
}

}  // namespace
}  // namespace onrecord
