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
    std::string note;                             // "anonymous, in the Harlow Times"; empty for a named speaker whom nobody decided
    std::string person;                           // id; empty if none
    bool resolved = true;                         // false: for the statements whose speaker is not known
    std::vector<const StatementRow*> statements;  // in the order of the rows
    std::size_t n_reports = 0;
    std::size_t n_outlets = 0;
};

// Most statements first, then by name; statements without a known speaker last. An anonymous or described source is a group of its own
// in each outlet: two of them may be one person, and nobody can tell. The rows must outlive the groups.
std::vector<SpeakerGroup> group_by_speaker(const std::vector<StatementRow>& statements, const ReportBook& book);

// The statements of a group that were made on one occasion, in the order of the first of them; a statement by itself where no words say on
// which it was made.
struct OccasionGroup {
    std::vector<std::string> channels;            // words that say what occasion it was; empty: the report does not say
    std::vector<const StatementRow*> statements;  // of one report
};
std::vector<OccasionGroup> by_occasion(const SpeakerGroup& group);
// "told Harlow News, in a statement"; empty where the report does not say.
std::string occasion_in_words(const OccasionGroup& occasion);
// The statement's channels that its occasion's words do not have.
std::vector<std::string> channels_beside(const StatementRow& statement, const OccasionGroup& occasion);

// A statement that the program itself is not sure of: every list marks it, and those of the pages can leave it out. Set by reading the
// statements of the examples below and above it.
constexpr double kLowConfidence = 0.6;  // of StatementRow::probability
inline bool is_uncertain(const StatementRow& statement) {
    return statement.probability < kLowConfidence;
}

// Who makes a statement, in words: a name, "Brandt (Ida or Otto)" where a report leaves open which, the words of its source.
// Empty where nothing says it.
std::string who_speaks(const StatementRow& statement);

// “Ruiz” in the report; other reports have this name: empty where the report itself says who speaks.
std::string concluded(const StatementRow& statement);

// The words of the statement's source, where they say more than the group's name does: "she", "the union’s head". Empty otherwise.
std::string source_beside(const StatementRow& statement, std::string_view group);

}  // namespace onrecord
