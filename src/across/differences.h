// One question that the reports of a story answer differently.
#pragma once

#include <vector>

#include "across/features.h"
#include "across/links.h"
#include "across/people.h"
#include "across/stories.h"

namespace onrecord {

std::vector<Difference> find_differences(const std::vector<ReportFeatures>& reports, const std::vector<Story>& stories,
                                         const PersonOf& person_of, const WordFrequency& common);

}  // namespace onrecord
