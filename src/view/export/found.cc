#include "view/export/found.h"

namespace onrecord {

std::unordered_map<std::string_view, FoundInReport> found_in_reports(const std::vector<StatementRow>& statements,
                                                                     const std::vector<PersonRow>& people,
                                                                     const std::vector<EventRow>& events) {
    std::unordered_map<std::string_view, FoundInReport> found;  // looked up only
    for (const auto& statement : statements) found[statement.report].statements.push_back(&statement);
    for (const auto& person : people) {
        for (const auto& place : person.mentions) found[place.report].mentions.push_back({&person, &place});
    }
    for (const auto& event : events) {
        for (const auto& telling : event.tellings) found[telling.evidence.report].tellings.push_back({&event, &telling});
    }
    return found;
}

}  // namespace onrecord
