// The happenings of each story, merged over reports and put in order.
#pragma once

#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "compare/word_frequency.h"
#include "compare/word_vectors.h"
#include "facts/report_facts.h"

namespace onrecord {

std::vector<TimelineEvent> find_timeline(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories,
                                         const PersonOf& person_of, const WordFrequency& common, const WordVectors& vectors);

// One timeline of the timelines of different stories.
std::vector<TimelineEvent> join_timelines(std::vector<std::vector<TimelineEvent>> parts);

}  // namespace onrecord
