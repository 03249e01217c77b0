// Who speaks: the entity that a relation's source resolves to. A wrong name is worse than none.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "attribution/relation.h"
#include "entities/entities.h"

namespace onrecord {

// What a source was led to its entity by.
enum class SpeakerLink : std::uint8_t { none, name, apposition, relative, pronoun, description, group, same_nameless, own_words };

struct Speaker {
    SpeakerLink link = SpeakerLink::none;
    bool is_carried = false;  // the source is that of the statement before
    std::optional<std::uint32_t> entity;
    double probability = 0;  // that `entity` is right; 0 without one
    SpeakerKind kind = SpeakerKind::unattributed;
    std::optional<std::uint32_t> on_behalf_of;
};

// One for each relation. Sources that no entity covers are added to `entities` as described ones; the first-person pronouns of what a
// speaker is quoted with become mentions of the speaker. Cost: n log n. REQUIRES: all are of the same text.
std::vector<Speaker> find_speakers(const Text& text, const Passages& passages, const std::vector<MarkedQuotation>& quotations,
                                   const Analysis& analysis, const std::vector<Relation>& relations, const AttributionLists& lists,
                                   const std::vector<LikelyReference>& references, std::vector<Entity>& entities);

}  // namespace onrecord
