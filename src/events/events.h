// What happened, who took part, when: the dated happenings that a timeline is made of (TimeML's events, without speech events).
#pragma once

#include <vector>

#include "events/event_lists.h"
#include "language/analysis.h"
#include "language/lemmatiser.h"
#include "onrecord/reading.h"
#include "onrecord/text.h"

namespace onrecord {

// Sorted by span. Speech is in `statements`, not here. Never fails. REQUIRES: all arguments were made from `text`.
std::vector<Event> find_events(const Text& text, const Analysis& analysis, const std::vector<Entity>& entities,
                               const std::vector<TimeExpression>& times, const std::vector<Statement>& statements,
                               const Published& published, const EventLists& lists, const Lemmatiser& lemmatiser);

}  // namespace onrecord
