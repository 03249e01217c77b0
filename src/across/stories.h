// Reports of one happening.
#pragma once

#include <vector>

#include "across/features.h"
#include "across/links.h"

namespace onrecord {

// Every report in one story, stories sorted by their first report.
std::vector<Story> find_stories(const std::vector<ReportFeatures>& reports);

}  // namespace onrecord
