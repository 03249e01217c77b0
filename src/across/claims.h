// What the reports of a story put on record about one matter, and what stands behind it.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "across/links.h"
#include "across/origins.h"
#include "across/same_matter.h"

namespace onrecord {

// What claims rest on beside their own story's facts. REQUIRES: what it is made of outlives it.
struct SharedWords {
    SharedWords(const std::vector<Quotation>& quotations, const std::vector<Reuse>& reuse);
    QuotationsOf quotations_of;
    std::map<std::pair<ReportIndex, ReportIndex>, const Reuse*> reused;
};

// Claims of a story, in no order. What a person decided of which assertions are one comes last. What is said in one report only, by one
// source, is no claim of its own here: it is a statement or an event of that report. Cost: of a story, its pairs of assertions that share a
// word (same_matter.h).
std::vector<Claim> find_claims(const Story& story, const StorySources& sources, const std::vector<PlaceDecision>& decisions = {});

// That have a use of it.
std::size_t n_reports(const Claim& claim);

// Those that most reports have first.
void sort_claims(std::vector<Claim>& claims);

}  // namespace onrecord
