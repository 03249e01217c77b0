// Groups are numbers of their entities: to part is to give some of them a new number, to join is to give two groups one. All that are to be
// apart are parted first, so that no joining can bring them together again: it is not done where it would. Cost: n log n in the entities;
// for each decision a pass over them. Tests: tests/across/entity_decisions_test.cc.
#include "across/entity_decisions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace onrecord {
namespace {

using Entity = Person::InReport;
using Side = std::vector<Entity>;

class Groups {
public:
    explicit Groups(const std::vector<std::vector<Entity>>& groups) {
        for (const auto& group : groups) {
            for (const Entity entity : group) group_of_[entity] = n_groups_;
            ++n_groups_;
        }
    }

    void part(const EntityDecision& decision, const std::vector<std::uint32_t>& story_of) {
        for (const std::uint32_t group : of(decision.first)) {
            if (!of(decision.second).contains(group)) continue;
            const std::uint32_t own = n_groups_++;
            std::set<std::uint32_t> first_stories, second_stories;
            for (const Entity entity : in(decision.first, group)) first_stories.insert(story_of[entity.report]);
            for (const Entity entity : in(decision.second, group)) second_stories.insert(story_of[entity.report]);
            for (const Entity entity : in(decision.second, group)) group_of_[entity] = own;
            for (auto& [entity, of_entity] : group_of_) {
                const std::uint32_t story = story_of[entity.report];
                if (of_entity == group && second_stories.contains(story) && !first_stories.contains(story)) of_entity = own;
            }
        }
    }

    void join(const EntityDecision& decision, const std::vector<EntityDecision>& all) {
        const auto first = most_of(decision.first), second = most_of(decision.second);
        if (!first || !second || *first == *second) return;
        const auto parts = [&](const EntityDecision& other) {
            if (other.is_same) return false;
            const auto a = of(other.first), b = of(other.second);
            return (a.contains(*first) && b.contains(*second)) || (a.contains(*second) && b.contains(*first));
        };
        if (std::any_of(all.begin(), all.end(), parts)) return;
        for (auto& [entity, group] : group_of_) {
            if (group == *second) group = *first;
        }
    }

    [[nodiscard]] std::vector<std::vector<Entity>> take() const {
        std::vector<std::vector<Entity>> groups(n_groups_);
        for (const auto& [entity, group] : group_of_) groups[group].push_back(entity);
        std::erase_if(groups, [](const auto& group) { return group.empty(); });
        return groups;
    }

private:
    [[nodiscard]] std::set<std::uint32_t> of(const Side& side) const {
        std::set<std::uint32_t> groups;
        for (const Entity entity : side) {
            if (const auto found = group_of_.find(entity); found != group_of_.end()) groups.insert(found->second);
        }
        return groups;
    }
    [[nodiscard]] Side in(const Side& side, std::uint32_t group) const {
        Side inside;
        for (const Entity entity : side) {
            const auto found = group_of_.find(entity);
            if (found != group_of_.end() && found->second == group) inside.push_back(entity);
        }
        return inside;
    }
    // The group that most of a side is in; of several the one of the earliest entity.
    [[nodiscard]] std::optional<std::uint32_t> most_of(const Side& side) const {
        std::map<std::uint32_t, std::size_t> counts;
        std::optional<std::uint32_t> best;
        for (const Entity entity : side) {
            if (const auto found = group_of_.find(entity); found != group_of_.end()) ++counts[found->second];
        }
        for (const Entity entity : side) {
            const auto found = group_of_.find(entity);
            if (found != group_of_.end() && (!best || counts[found->second] > counts[*best])) best = found->second;
        }
        return best;
    }

    std::map<Entity, std::uint32_t> group_of_;
    std::uint32_t n_groups_ = 0;
};

}  // namespace

void decide_entities(const std::vector<EntityDecision>& decisions, const std::vector<std::uint32_t>& story_of,
                     std::vector<std::vector<Person::InReport>>& groups) {
    if (decisions.empty()) return;
    Groups decided(groups);
    for (const EntityDecision& decision : decisions) {
        if (!decision.is_same) decided.part(decision, story_of);
    }
    for (const EntityDecision& decision : decisions) {
        if (decision.is_same) decided.join(decision, decisions);
    }
    groups = decided.take();
}

}  // namespace onrecord
