#include "across/group_decisions.h"

#include <utility>

namespace onrecord {
namespace {

bool has_any_of(const std::vector<std::uint32_t>& group, const SortedSet& side) {
    return std::any_of(side.begin(), side.end(), [&](std::uint32_t one) { return has(group, one); });
}

}  // namespace

void decide_groups(const std::vector<GroupDecision>& decisions, std::vector<std::vector<std::uint32_t>>& groups) {
    for (const auto& [is_same, first, second] : decisions) {
        if (!is_same || first.empty() || second.empty()) continue;
        SortedSet joined(first);
        joined.insert(joined.end(), second.begin(), second.end());
        std::vector<std::vector<std::uint32_t>> others;
        for (std::vector<std::uint32_t>& group : groups) {
            if (has_any_of(group, first) || has_any_of(group, second)) {
                joined.insert(joined.end(), group.begin(), group.end());
            } else {
                others.push_back(std::move(group));
            }
        }
        make_set(joined);
        others.push_back(std::move(joined));
        groups = std::move(others);
    }
    for (const GroupDecision& decision : decisions) {
        if (decision.is_same) continue;
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& one) {
            return has_any_of(one, decision.first) && has_any_of(one, decision.second);
        });
        if (group == groups.end()) continue;
        std::vector<std::uint32_t> leaving;
        std::erase_if(*group, [&](std::uint32_t one) {
            const bool leaves = has(decision.second, one) && !has(decision.first, one);
            if (leaves) leaving.push_back(one);
            return leaves;
        });
        if (!leaving.empty()) groups.push_back(std::move(leaving));
    }
    std::sort(groups.begin(), groups.end());
}

}  // namespace onrecord
