// One utterance wherever it is quoted.
#pragma once

#include <vector>

#include "across/features.h"
#include "across/links.h"
#include "across/people.h"

namespace onrecord {

std::vector<Quotation> find_quotations(const std::vector<ReportFeatures>& reports, const PersonOf& person_of,
                                       const FunctionWords& function_words);

}  // namespace onrecord
