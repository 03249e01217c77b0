// Stories by the case that they are happenings of.
#pragma once

#include <string>
#include <vector>

#include "onrecord/record.h"

namespace onrecord {

struct StoryCase {
    std::string id;                        // of the case; of the story where it is a case of its own
    std::vector<const StoryRow*> stories;  // its happenings, in the order of the rows
    std::vector<std::string> reports;      // of all of them, earliest first in each
    std::string first_date, last_date;     // EDTF of its reports; empty if none is known
};

// In the order of the first story of each. The rows must outlive the cases.
std::vector<StoryCase> cases_of(const std::vector<StoryRow>& stories);

}  // namespace onrecord
