// Who and what is spoken of in one report, and which mentions are of the same one.
#pragma once

#include <vector>

#include "entities/entity_lists.h"
#include "entities/name_tagger.h"
#include "entities/reference_features.h"
#include "language/analysis.h"
#include "onrecord/reading.h"
#include "onrecord/text.h"

namespace onrecord {

// The trained models of this room.
struct EntityModels {
    NameTagger names;
    ReferenceModel references;

    static Result<EntityModels> load();
};

// A pronoun or description, or a surname that several bear, and how likely it means the entity that it is a mention of.
struct LikelyReference {
    Span span;
    double probability = 1;  // [0,1]
};

// Entities in the order of their first mention; mentions sorted by span; a name mention is without title and possessive ending.
struct FoundEntities {
    std::vector<Entity> entities;
    std::vector<LikelyReference> references;  // sorted by span; every mention that is no name, and names that are in doubt
};

// Never fails. REQUIRES: analysis was made from `text`, and parsed.
FoundEntities find_entities(const Text& text, const Analysis& analysis, const LanguageLists& language, const EntityLists& lists,
                            const EntityModels& models);
// The same with another chooser of whom pronouns and descriptions mean: training.
FoundEntities find_entities(const Text& text, const Analysis& analysis, const LanguageLists& language, const EntityLists& lists,
                            const NameTagger& names, ReferenceChooser& chooser);

}  // namespace onrecord
