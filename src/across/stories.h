// Reports of one happening.
#pragma once

#include <vector>

#include "across/links.h"
#include "compare/word_frequency.h"
#include "facts/report_facts.h"

namespace onrecord {

// Two levels: happenings, and cases, which are made of happenings (a trial, and each of its days). Every report is in one of each; both are
// sorted by their first report.
struct Stories {
    std::vector<Story> happenings;
    std::vector<Story> cases;
};
Stories find_stories(const std::vector<ReportFacts>& reports, const WordFrequency& common);

}  // namespace onrecord
