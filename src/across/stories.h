// Reports of one happening.
#pragma once

#include <vector>

#include "across/links.h"
#include "compare/word_frequency.h"
#include "facts/report_facts.h"

namespace onrecord {

// Every report in one story, stories sorted by their first report.
std::vector<Story> find_stories(const std::vector<ReportFacts>& reports, const WordFrequency& common);

}  // namespace onrecord
