// Descriptions and pronouns, led to those who were named before.
#pragma once

#include <cstdint>
#include <string_view>
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

// Somebody or something that the report never names: a doctor … the doctor; or its author. It is called as the words [first_word, end_word)
// say, unless `name` says it. Of several (both women) `members` are those who are meant, where that is clear.
struct NamelessEntity {
    EntityType type = EntityType::person;
    std::uint32_t first_word = 0;
    std::uint32_t end_word = 0;
    double probability = 1;  // that it is somebody of its own
    std::string_view name;   // “I”, “we”
    std::vector<std::uint32_t> members;
};

// What the report says that somebody is: the words [first_word, noun] are of the entity, and the noun says what.
struct Description {
    std::uint32_t entity = 0;
    std::uint32_t noun = 0;
};

struct FoundReferences {
    std::vector<Reference> references;      // in text order, disjoint from the names and one another
    std::vector<NamelessEntity> nameless;   // numbered on from the named entities, by their first mention
    std::vector<Description> descriptions;  // in the order in which they were read, of the named alone
};

// `types` is the type of each named entity. “I” and “we” inside quotation marks and “you” are attribution’s to lead. Linear: at most
// kMaxCandidates a reference. Names in doubt may be led to another of those who bear them. REQUIRES: the analysis was parsed.
FoundReferences find_references(const NameContext& context, std::vector<Name>& names, JoinedNames& joined,
                                const std::vector<EntityType>& types, ReferenceChooser& chooser);

}  // namespace onrecord
