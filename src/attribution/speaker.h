// Who speaks: the entity that a relation's source resolves to. A wrong name is worse than none.
#pragma once

#include <optional>
#include <vector>

#include "attribution/relation.h"

namespace onrecord {

struct Speaker {
    std::optional<std::uint32_t> entity;
    double probability = 0;  // that `entity` is right; 0 without one
    SpeakerKind kind = SpeakerKind::unattributed;
    std::optional<std::uint32_t> on_behalf_of;
};

// One for each relation. Sources that no entity covers are added to `entities` as described ones; the first-person pronouns of what a
// speaker is quoted with become mentions of the speaker. Cost: n log n. REQUIRES: all are of the same text.
std::vector<Speaker> find_speakers(const Text& text, const Passages& passages, const std::vector<MarkedQuotation>& quotations,
                                   const Analysis& analysis, const std::vector<Relation>& relations, const AttributionLists& lists,
                                   std::vector<Entity>& entities);

}  // namespace onrecord
