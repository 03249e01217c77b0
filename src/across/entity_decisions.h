// What a person decided about who is who, and which organization or place is which, put in the place of what the program took.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "across/links.h"

namespace onrecord {

// Groups of entities, each of one human being, organization or place, after the decisions: first those apart, then those that are the same,
// each in their order. Apart: where one group has entities of both sides, those of the second side leave it, and with them whoever is named
// in a story with them and in none with the first side. The same: the groups that have most entities of either side become one, unless
// another decision keeps them apart. Entities that are in no group count for nothing. `story_of`: of each report. Cost: n log n in the
// entities, and the decisions times their entities.
void decide_entities(const std::vector<EntityDecision>& decisions, const std::vector<std::uint32_t>& story_of,
                     std::vector<std::vector<Person::InReport>>& groups);

// The same of groups of places, of which each has its entity and a `join`: those that a decision brought to the others of a group, of which
// there are more, have NameJoin::decided.
template <class Place, class EntityOf>
void decide_places(const std::vector<EntityDecision>& decisions, const std::vector<std::uint32_t>& story_of, const EntityOf& entity_of,
                   std::vector<std::vector<Place>>& groups) {
    if (decisions.empty()) return;
    std::map<InReport, std::pair<Place, std::size_t>> was;  // each entity's place and group
    std::vector<std::vector<InReport>> entities;
    for (const std::vector<Place>& places : groups) {
        auto& group = entities.emplace_back();
        for (const Place& place : places) {
            group.push_back(entity_of(place));
            was[group.back()] = {place, entities.size() - 1};
        }
    }
    decide_entities(decisions, story_of, entities);
    groups.clear();
    for (const auto& group : entities) {
        auto& places = groups.emplace_back();
        std::map<std::size_t, std::size_t> n_of;
        for (const InReport& entity : group) ++n_of[was[entity].second];
        const auto most = std::max_element(n_of.begin(), n_of.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        for (const InReport& entity : group) {
            const auto& [place, before] = was[entity];
            places.push_back(place);
            if (before != most->first) places.back().join = NameJoin::decided;
        }
    }
}

}  // namespace onrecord
