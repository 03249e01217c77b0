#include "across/entity_decisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace onrecord {
namespace {

using Side = std::vector<Person::InReport>;

// Entities by one letter: 'a' is of report 0, 'b' of report 1, and so on.
Side side(std::string_view letters) {
    Side entities;
    for (const char letter : letters) entities.push_back({static_cast<ReportIndex>(letter - 'a'), 0});
    std::sort(entities.begin(), entities.end());
    return entities;
}

std::vector<std::string> written(const std::vector<Side>& groups) {
    std::vector<std::string> all;
    for (const Side& group : groups) {
        std::string letters;
        for (const auto entity : group) letters += static_cast<char>('a' + entity.report);
        std::sort(letters.begin(), letters.end());
        all.push_back(std::move(letters));
    }
    std::sort(all.begin(), all.end());
    return all;
}

struct Case {
    const char* what;
    std::vector<std::string> groups;
    std::vector<std::string> decisions;  // "a=b", "abc/d"
    std::vector<std::string> expected;
    std::string stories = "aaaaaaaa";  // of each report
};

std::vector<Side> decided(const std::vector<std::string>& groups, const std::vector<std::string>& decisions, const std::string& stories) {
    std::vector<Side> sides;
    for (const std::string& group : groups) sides.push_back(side(group));
    std::vector<EntityDecision> all;
    for (const std::string& decision : decisions) {
        const auto at = decision.find_first_of("=/");
        all.push_back({decision[at] == '=', side(decision.substr(0, at)), side(decision.substr(at + 1))});
    }
    std::vector<std::uint32_t> story_of(stories.begin(), stories.end());
    decide_entities(all, story_of, sides);
    return sides;
}

TEST(EntityDecisions, Hold) {
    const Case cases[] = {
        {"none", {"ab", "c"}, {}, {"ab", "c"}},
        {"the same", {"ab", "c"}, {"a=c"}, {"abc"}},
        {"the group of most of a side", {"a", "bc", "d"}, {"abc=d"}, {"a", "bcd"}},
        {"of as many the earliest", {"ab", "cd", "e"}, {"bc=e"}, {"abe", "cd"}},
        {"apart", {"abc"}, {"ac/b"}, {"ac", "b"}},
        {"apart already", {"a", "b"}, {"a/b"}, {"a", "b"}},
        {"who is new stays with the first side", {"abcx"}, {"ac/b"}, {"acx", "b"}, "aaaaaaaaaaaaaaaaaaaaaaaa"},
        {"or goes with those of its story", {"abcd"}, {"a/b"}, {"ac", "bd"}, "xyzy"},
        {"but not where both sides are in it", {"abcd"}, {"ac/b"}, {"acd", "b"}, "xyyy"},
        {"apart comes before the same", {"ab", "c"}, {"a=c", "a/b"}, {"ac", "b"}},
        {"two that are apart are not joined by a third", {"a", "b", "c"}, {"a=b", "b=c", "a/c"}, {"ab", "c"}},
        {"entities that are nobody", {"a"}, {"a=z", "y/z"}, {"a"}},
    };
    for (const Case& c : cases) EXPECT_EQ(written(decided(c.groups, c.decisions, c.stories)), c.expected) << c.what;
}

// Whatever the groups and the decisions: no entity is lost or doubled, no two sides that were put apart share a group, the order of the
// groups changes nothing.
TEST(EntityDecisions, KeepEveryEntity) {
    std::mt19937 random(7);
    const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    for (int round = 0; round < 400; ++round) {
        std::vector<std::string> groups(1 + below(4)), decisions;
        std::string stories;
        for (char letter = 'a'; letter < 'i'; ++letter) {
            groups[below(static_cast<unsigned>(groups.size()))] += letter;
            stories += static_cast<char>('a' + below(3));
        }
        std::erase(groups, "");
        for (unsigned n = below(4); n > 0; --n) {
            std::string first, second;
            for (char letter = 'a'; letter < 'i'; ++letter) {
                const unsigned which = below(4);
                if (which == 0) first += letter;
                if (which == 1) second += letter;
            }
            decisions.push_back(first + (below(2) == 0 ? "=" : "/") + second);
        }
        const auto once = decided(groups, decisions, stories);
        std::string all;
        for (const std::string& group : written(once)) {
            all += group;
            for (const std::string& decision : decisions) {
                const auto at = decision.find('/');
                if (at == std::string::npos) continue;
                const bool has_first = group.find_first_of(decision.substr(0, at)) != std::string::npos;
                EXPECT_FALSE(has_first && group.find_first_of(decision.substr(at + 1)) != std::string::npos) << group << ' ' << decision;
            }
        }
        std::sort(all.begin(), all.end());
        EXPECT_EQ(all, "abcdefgh");
        std::shuffle(groups.begin(), groups.end(), random);
        EXPECT_EQ(written(decided(groups, decisions, stories)), written(once));
    }
}

}  // namespace
}  // namespace onrecord
