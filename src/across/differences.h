// Questions that the reports of a story answer differently: how many, how much, how old.
#pragma once

#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "across/rival_figures.h"
#include "across/same_matter.h"
#include "facts/report_facts.h"

namespace onrecord {

// Of a story, in no order. REQUIRES: `assertions` and `told_in` are the story's.
std::vector<Difference> find_differences(const std::vector<ReportFacts>& reports, const Story& story, const std::vector<Person>& people,
                                         const PersonOf& person_of, const StoryAssertions& assertions, const ToldIn& told_in);

}  // namespace onrecord
