// One utterance wherever it is quoted.
#pragma once

#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "facts/report_facts.h"

namespace onrecord {

std::vector<Quotation> find_quotations(const std::vector<ReportFacts>& reports, const PersonOf& person_of,
                                       const FunctionWords& function_words);

}  // namespace onrecord
