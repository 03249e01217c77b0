// Statements by who makes them: the groups that `show statements` and the dossier have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/record.h"
#include "view/report_book.h"

namespace onrecord {

struct SpeakerGroup {
    std::string name;                             // of the person or entity; the words of the source where it has none
    std::string note;                             // "anonymous, in the Harlow Times"; empty for a named speaker
    std::string person;                           // id; empty if none
    bool resolved = true;                         // false: for the statements whose speaker is not known
    std::vector<const StatementRow*> statements;  // in the order of the rows
    std::size_t n_reports = 0;
    std::size_t n_outlets = 0;
};

// Most statements first, then by name; statements without a known speaker last. An anonymous or described source is a group of its own
// in each outlet: two of them may be one person, and nobody can tell. The rows must outlive the groups.
std::vector<SpeakerGroup> group_by_speaker(const std::vector<StatementRow>& statements, const ReportBook& book);

// The words of the statement's source, where they say more than the group's name does: "she", "the union’s head". Empty otherwise.
std::string source_beside(const StatementRow& statement, std::string_view group);

}  // namespace onrecord
