// The topics of `show` from rows, in the terminal: what view.h's show() is made of, so that tests need no record.
#pragma once

#include <string>
#include <vector>

#include "onrecord/record.h"
#include "view/report_book.h"
#include "view/view.h"

namespace onrecord {

// All of a record that the summary and the dossier tell of.
struct Rows {
    Summary summary;
    std::vector<ReportRow> reports;
    std::vector<ProblemRow> problems;
    std::vector<StatementRow> statements;
    std::vector<PersonRow> people;
    std::vector<QuotationRow> quotations;
    std::vector<EventRow> timeline;
    std::vector<ClaimRow> claims;
    std::vector<DifferenceRow> differences;
    std::vector<StoryRow> stories;
    std::vector<ReuseRow> reuse;
};
Rows rows_of(const Record& record, bool with_mentions);

// In how many reports an event is told.
std::size_t n_reports(const EventRow& event);
// The outlets that tell of it, each once.
std::vector<std::string> outlets_of(const EventRow& event, const ReportBook& book);
// The few dated events that most reports tell of, those dated to a day or month first; given back in the timeline's order.
std::vector<const EventRow*> key_events(const std::vector<EventRow>& timeline);

std::string show_summary(const Rows& rows, const Look& look);
std::string show_timeline(const ReportBook& book, const std::vector<EventRow>& events, const Look& look);
std::string show_statements(const ReportBook& book, const std::vector<StatementRow>& statements, const Look& look);
std::string show_people(const std::vector<PersonRow>& people, const Look& look);
std::string show_sources(const ReportBook& book, const std::vector<ProblemRow>& problems, const std::vector<ClaimRow>& claims,
                         const Look& look);
std::string show_quotations(const ReportBook& book, const std::vector<QuotationRow>& quotations, const Look& look);
std::string show_claims(const ReportBook& book, const std::vector<ClaimRow>& claims, const Look& look);
std::string show_differences(const ReportBook& book, const std::vector<DifferenceRow>& differences, const Look& look);
std::string show_stories(const ReportBook& book, const std::vector<StoryRow>& stories, const Look& look);
std::string show_reuse(const ReportBook& book, const std::vector<ReuseRow>& reuse, const Look& look);
std::string show_furniture(const ReportBook& book, const std::vector<RecurringLineRow>& lines, const Look& look);
std::string show_decisions(const ReportBook& book, const std::vector<DecisionRow>& decisions, const Look& look);
std::string show_decision(const ReportBook& book, const DecisionRow& decision, const Look& look);
// `names`: the first of each entity that was taken for the person.
std::string show_person(const ReportBook& book, const PersonRow& person, const std::vector<Evidence>& names, const Look& look);
std::string show_trace(const ReportBook& book, const TraceRows& rows, std::string_view words, const Look& look);
std::string show_hits(const ReportBook& book, const std::vector<Hit>& hits, std::string_view query, std::size_t limit, const Look& look);

}  // namespace onrecord
