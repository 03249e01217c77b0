// Descriptions and pronouns, led to those who were named before.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/name.h"
#include "entities/name_joiner.h"
#include "entities/reference_features.h"

namespace onrecord {

struct Reference {
    std::uint32_t first_word = 0;
    std::uint32_t end_word = 0;
    std::uint32_t entity = 0;  // as JoinedNames numbers them
    MentionForm form = MentionForm::pronoun;
    double probability = 1;  // that it means the entity
    bool of_person = false;  // he, she: what the name alone may not have told
};

// References in text order, disjoint from the names and one another. `types` is the type of each entity. A pronoun or description
// without a named entity to go to is left out; "I", "we" and "you" are attribution's to lead. Linear: at most kMaxCandidates a reference.
// Names in doubt may be led to another of those who bear them. REQUIRES: the analysis was parsed.
std::vector<Reference> find_references(const NameContext& context, std::vector<Name>& names, JoinedNames& joined,
                                       const std::vector<EntityType>& types, ReferenceChooser& chooser);

}  // namespace onrecord
