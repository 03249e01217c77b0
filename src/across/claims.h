// What the reports of a story put on record about one matter, and what stands behind it.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "across/same_matter.h"
#include "compare/word_frequency.h"
#include "compare/word_vectors.h"
#include "facts/report_facts.h"

namespace onrecord {

// What claims rest on beside their own story's facts. REQUIRES: what it is made of outlives it.
struct SharedWords {
    SharedWords(const std::vector<Quotation>& quotations, const std::vector<Reuse>& reuse);
    QuotationsOf quotations_of;
    std::map<std::pair<ReportIndex, ReportIndex>, const Reuse*> reused;
};

// Claims of the stories, in no order. What is said in one report only, by one source, is no claim of its own here:
// it is a statement or an event of that report. Cost: of a story, its pairs of assertions that share a word (same_matter.h).
std::vector<Claim> find_claims(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories, const PersonOf& person_of,
                               const SharedWords& shared, const WordFrequency& common, const WordVectors& vectors);

// Those that most reports have first.
void sort_claims(std::vector<Claim>& claims);

}  // namespace onrecord
