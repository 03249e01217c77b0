// Reports of one happening.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
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

// Of each report the number of the story that it is in. REQUIRES: it is in one.
std::vector<std::uint32_t> story_of_each(const std::vector<Story>& stories, std::size_t n_reports);

// In how many reports each word is: keys of Term, sorted.
using WordCounts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
WordCounts count_words(const std::vector<ReportFacts>& reports);

// An earlier version of a report is in the story of the newer one. What a person decided comes last: of two reports that are to be apart
// the second leaves the other's story, or, where they share a case alone, its story leaves the case. REQUIRES: `counts` are of these
// reports; earlier versions have no terms.
Stories find_stories(const std::vector<ReportFacts>& reports, const WordCounts& counts, const WordFrequency& common,
                     const std::vector<Revision>& revisions = {}, const std::vector<StoryDecision>& decisions = {});

}  // namespace onrecord
