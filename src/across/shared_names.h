// The same organization or place under the variants of its name.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "compare/word_frequency.h"
#include "facts/report_facts.h"

namespace onrecord {

// `people` are links.people, which `person_of` knows; `common` are common words of English. What a person decided comes last.
std::vector<SharedName> find_shared_names(const std::vector<ReportFacts>& reports, const std::vector<Story>& stories,
                                          const std::vector<Person>& people, const PersonOf& person_of, const WordFrequency& common,
                                          const std::vector<EntityDecision>& decisions = {});

}  // namespace onrecord
