// The happenings of a story, merged over reports and put in order.
#pragma once

#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "compare/word_frequency.h"
#include "compare/word_vectors.h"
#include "facts/report_facts.h"

namespace onrecord {

// In no order; what comes after and before is in numbers of these, and may be said twice. What a person decided of which events are one
// comes last; dates and order are of the lines as decided.
std::vector<TimelineEvent> find_timeline(const std::vector<ReportFacts>& reports, const Story& story, const PersonOf& person_of,
                                         const WordFrequency& common, const WordVectors& vectors,
                                         const std::vector<PlaceDecision>& decisions = {});

// One timeline of those of different stories, by date, unknown dates last.
std::vector<TimelineEvent> join_timelines(std::vector<std::vector<TimelineEvent>> parts);

}  // namespace onrecord
