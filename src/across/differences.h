// One question that the reports of a story answer differently.
#pragma once

#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "across/stories.h"
#include "facts/report_facts.h"

namespace onrecord {

std::vector<Difference> find_differences(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories,
                                         const PersonOf& person_of, const WordFrequency& common);

}  // namespace onrecord
