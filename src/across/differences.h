// Questions that the reports of a story answer differently: how many, how much, how old.
#pragma once

#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "compare/word_frequency.h"
#include "compare/word_vectors.h"
#include "facts/report_facts.h"

namespace onrecord {

std::vector<Difference> find_differences(const std::vector<ReportFacts>& reports, const std::vector<Story>& happenings,
                                         const std::vector<Story>& cases, const std::vector<Person>& people, const PersonOf& person_of,
                                         const std::vector<Quotation>& quotations, const std::vector<TimelineEvent>& timeline,
                                         const WordFrequency& common, const WordVectors& vectors);

}  // namespace onrecord
