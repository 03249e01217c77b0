// Where the text speaks of its entities, in order.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <vector>

#include "onrecord/reading.h"

namespace onrecord {

struct EntityPlace {
    Span span;
    std::uint32_t entity = 0;
    auto operator<=>(const EntityPlace&) const = default;
};

inline std::vector<EntityPlace> places_of(const std::vector<Entity>& entities) {
    std::vector<EntityPlace> places;
    for (std::uint32_t i = 0; i < entities.size(); ++i)
        for (const Mention& mention : entities[i].mentions) places.push_back({mention.span, i});
    std::sort(places.begin(), places.end());
    return places;
}

// Whether the text calls it by a name anywhere.
inline bool has_name(const Entity& entity) {
    return std::any_of(entity.mentions.begin(), entity.mentions.end(), [](const Mention& m) { return m.form == MentionForm::name; });
}

}  // namespace onrecord
