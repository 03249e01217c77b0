// Who and what is spoken of in one report, and which mentions are of the same one.
#pragma once

#include <vector>

#include "entities/entity_lists.h"
#include "entities/name_tagger.h"
#include "language/analysis.h"
#include "onrecord/reading.h"
#include "onrecord/text.h"

namespace onrecord {

// Entities in the order of their first mention; mentions sorted by span; a name mention is without title and possessive ending.
// Never fails. REQUIRES: analysis was made from `text`, and tagged.
std::vector<Entity> find_entities(const Text& text, const Analysis& analysis, const LanguageLists& language, const EntityLists& lists,
                                  const NameTagger& tagger);
// The same by rules alone, for an analysis without tags.
std::vector<Entity> find_entities(const Text& text, const Analysis& analysis, const LanguageLists& language, const EntityLists& lists);
// The latter with lists of its own, for one text (loading them costs more than a short text): tests and small programs.
std::vector<Entity> find_entities(const Text& text, const Analysis& analysis);

}  // namespace onrecord
