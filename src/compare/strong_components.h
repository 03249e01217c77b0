// The strongly connected components of a directed graph: nodes of which each is reached from each (Tarjan, "Depth-first search and linear
// graph algorithms", SIAM J. Comput. 1972). Cost: linear in nodes and edges; 12 bytes a node.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace onrecord {

struct StrongComponents {
    std::vector<std::uint32_t> of;  // each node's component; an edge that leaves a component leads to one with a lower number
    std::uint32_t n = 0;
};

// edges[x]: the nodes that x leads to.
inline StrongComponents strong_components(const std::vector<std::vector<std::uint32_t>>& edges) {
    constexpr std::uint32_t kNone = 0xffffffff;
    StrongComponents found;
    found.of.assign(edges.size(), kNone);
    std::vector<std::uint32_t> number(edges.size(), kNone), low(edges.size()), open;  // open: seen, and in no component yet
    std::vector<std::pair<std::uint32_t, std::size_t>> path;                          // nodes, and how many of their edges were followed
    std::uint32_t n_seen = 0;
    const auto enter = [&](std::uint32_t node) {
        number[node] = low[node] = n_seen++;
        open.push_back(node);
        path.emplace_back(node, 0);
    };
    for (std::uint32_t root = 0; root < edges.size(); ++root) {
        if (number[root] != kNone) continue;
        for (enter(root); !path.empty();) {
            auto& [node, n_followed] = path.back();
            if (n_followed < edges[node].size()) {
                const std::uint32_t next = edges[node][n_followed++];
                if (number[next] == kNone) {
                    enter(next);
                } else if (found.of[next] == kNone) {
                    low[node] = std::min(low[node], number[next]);
                }
                continue;
            }
            const std::uint32_t done = node;
            path.pop_back();
            if (!path.empty()) low[path.back().first] = std::min(low[path.back().first], low[done]);
            if (low[done] != number[done]) continue;
            for (std::uint32_t member = kNone; member != done;) {
                member = open.back();
                open.pop_back();
                found.of[member] = found.n;
            }
            ++found.n;
        }
    }
    return found;
}

}  // namespace onrecord
