// A name where it stands in the text, before it is known whose it is.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/entity_lists.h"
#include "entities/word_traits.h"
#include "language/analysis.h"
#include "onrecord/reading.h"

namespace onrecord {

struct Name {
    std::uint32_t first_word = 0;  // of the analysis; title and possessive ending are outside
    std::uint32_t end_word = 0;
    std::uint32_t sentence = 0;
    EntityType type = EntityType::other;
    Gender gender = Gender::unknown;  // by title or given name
    bool titled = false;              // a title stands before it
    std::uint32_t nickname_word = 0;  // words of a nickname in quotation marks inside the name; none where both are 0
    std::uint32_t nickname_end_word = 0;
    std::uint32_t description_word = 0;  // a bare description before it (defence lawyer Ana Ruiz): its last word; 0 if none
    WordKey key = 0;                     // phrase_key of its words without the nickname
    bool is_head = false;                // a surname alone, led to whose kin the others of the name are
    double probability = 1;              // [0,1]: that it is of the entity that it was joined with; below 1 where others bear it too
};

struct NameContext {
    const Text& text;
    const Analysis& analysis;
    const std::vector<WordTraits>& traits;
    const LanguageLists& language;
    const EntityLists& lists;
};

// Names in text order, disjoint, each with the type that its own words, its context and the other places of the same words give it.
// Linear. After the usual clues of rule-based name finders (Mikheev et al. 1999): sure names first, then the unsure by what is sure.
std::vector<Name> find_names(const NameContext& context);

class NameTagger;  // entities/name_tagger.h

// The same by the trained tagger, which sees the names of the rules. REQUIRES: the analysis was tagged.
std::vector<Name> find_names(const NameContext& context, const NameTagger& tagger);

}  // namespace onrecord
