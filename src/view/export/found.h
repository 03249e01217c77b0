// What was found in one report, for formats that lay annotations over its text.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "onrecord/record.h"

namespace onrecord {

using TextOf = std::function<std::string(const std::string& report)>;

// Pointers into the rows that it was made of.
struct FoundInReport {
    struct Mention {
        const PersonRow* person;
        const Evidence* place;
    };
    struct Telling {
        const EventRow* event;
        const EventRow::Telling* telling;
    };
    std::vector<const StatementRow*> statements;
    std::vector<Mention> mentions;
    std::vector<Telling> tellings;
};

// By the id of the report. REQUIRES: the rows outlive the answer; people have their mentions.
std::unordered_map<std::string_view, FoundInReport> found_in_reports(const std::vector<StatementRow>& statements,
                                                                     const std::vector<PersonRow>& people,
                                                                     const std::vector<EventRow>& events);

}  // namespace onrecord
