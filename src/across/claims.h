// What the reports of a story put on record about one matter, and what stands behind it.
#pragma once

#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "compare/word_frequency.h"
#include "compare/word_vectors.h"
#include "facts/report_facts.h"

namespace onrecord {

// Claims of all stories, those that most reports have first. What is said in one report only, by one source, is no claim of its own here:
// it is a statement or an event of that report. Cost: of a story, its pairs of assertions that share a word (same_matter.h).
std::vector<Claim> find_claims(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories, const PersonOf& person_of,
                               const std::vector<Quotation>& quotations, const std::vector<Reuse>& reuse, const WordFrequency& common,
                               const WordVectors& vectors);

}  // namespace onrecord
