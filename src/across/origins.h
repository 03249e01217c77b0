// What the uses of a claim rest on, and on which way it came to each report (DESIGN: "Origins, exactly").
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "across/links.h"
#include "across/outlets.h"
#include "across/people.h"
#include "across/same_matter.h"
#include "facts/report_facts.h"

namespace onrecord {

// What is known of a story's reports when the origins of a claim are asked for. REQUIRES: all of it outlives the reader.
struct StorySources {
    const std::vector<ReportFacts>& reports;
    const StoryOutlets& outlets;
    const PersonOf& person_of;
    const StoryAssertions& assertions;
    const std::map<std::pair<ReportIndex, ReportIndex>, const Reuse*>& reuse;
};

// One use of a claim.
struct UseFacts {
    const Assertion* assertion = nullptr;
    std::uint32_t number = 0;  // in StoryAssertions
    SortedSet quotations;      // that it is a place of
};

// Fills origins, min, max, first, chain and circles of a claim whose uses are given, sorted; `uses` are in step with them.
// Returns the uses that each use leads to. Cost: the square of the claim's uses, kMaxUses of them at most; what is more is counted with the
// origin that it is nearest to.
std::vector<SortedSet> find_origins(const StorySources& sources, const std::vector<UseFacts>& uses, Claim& claim);

}  // namespace onrecord
