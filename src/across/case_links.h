// What is worked out within one case: its timeline, its claims, its differences.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "across/claims.h"
#include "across/links.h"
#include "across/people.h"
#include "compare/word_frequency.h"
#include "compare/word_vectors.h"
#include "facts/report_facts.h"

namespace onrecord {

struct CaseLinks {
    std::vector<TimelineEvent> events;  // as find_timeline gives them, with their importance
    std::vector<PublishedBetween> published;
    std::vector<Claim> claims;  // in no order, and so are differences
    std::vector<Difference> differences;
};

// REQUIRES: what it is made of outlives it. `reports` are all of the record, with their shared facts; `links` has stories, people,
// quotations, reuse and recurring lines; `furniture` is places_of those lines.
class CaseLinker {
public:
    CaseLinker(const Readings& readings, const FactLists& lists, const WordFrequency& common, const WordVectors& vectors,
               const std::vector<RecurringLine::Place>& furniture, const PersonOf& person_of, const Links& links,
               const Decisions& decisions, std::vector<ReportFacts>& reports);

    // Loads the readings of the case, whose facts are held no longer than this takes.
    [[nodiscard]] CaseLinks link(const Story& one);

    // The same, from `memory` where the case was worked out before from the same things.
    [[nodiscard]] CaseLinks link(const Story& one, LinkMemory& memory);

private:
    // A place of a quotation, by report.
    struct Quoted {
        ReportIndex report = 0;
        Span span;
        std::uint32_t statement = 0, quotation = 0;
        auto operator<=>(const Quoted&) const = default;
    };
    class Numbering;
    // The places of quotations that a report has.
    [[nodiscard]] std::span<const Quoted> quoted_in(ReportIndex report) const;
    // Of each quotation that the case's reports use, their uses.
    [[nodiscard]] std::vector<std::vector<Quotation::Use>> quotations_in(const Story& one) const;
    // All that link() is a function of but for the program, empty where a reading has no version.
    [[nodiscard]] std::string inputs_of(const Story& one, const Numbering& numbering) const;

    const Readings& readings_;
    const FactLists& lists_;
    const WordFrequency& common_;
    const WordVectors& vectors_;
    const std::vector<RecurringLine::Place>& furniture_;
    const PersonOf& person_of_;
    const Links& links_;
    const Decisions& decisions_;
    std::vector<ReportFacts>& reports_;
    SharedWords shared_;
    std::vector<ReportIndex> writer_of_;
    std::vector<std::uint32_t> happening_of_;  // by report, index in Links::stories
    std::vector<Quoted> quoted_;               // sorted
};

}  // namespace onrecord
