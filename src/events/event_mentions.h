// Where a report mentions again an event that it has reported: "the arrest", "after she was arrested".
#pragma once

#include <vector>

#include "events/entity_places.h"
#include "events/event_lists.h"
#include "language/analysis.h"
#include "language/lemmas.h"
#include "onrecord/reading.h"

namespace onrecord {

// Adds to Event::mentions, which stay sorted and apart from one another and from Event::span. Cost: linear in the words; each predicate is
// compared with the events of its lemma, kMaxEventsOfVerb at most. REQUIRES: events are sorted by span; their predicates are words.
// `places` are places_of(entities).
void add_event_mentions(const Analysis& analysis, const std::vector<Entity>& entities, const std::vector<EntityPlace>& places,
                        const std::vector<TimeExpression>& times, const EventLists& lists, const Lemmas& lemmas,
                        std::vector<Event>& events);

}  // namespace onrecord
