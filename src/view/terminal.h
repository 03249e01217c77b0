// The topics of `show` from rows, in the terminal: what view.h's show() is made of, so that tests need no record.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
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
    std::vector<NameRow> names;
    std::vector<QuotationRow> quotations;
    std::vector<EventRow> timeline;
    std::vector<ClaimRow> claims;
    std::vector<DifferenceRow> differences;
    std::vector<StoryRow> stories;
    std::vector<ReuseRow> reuse;
    std::vector<RevisionRow> revisions;
};
// All lists; of a case, its part of them, and no problems.
Rows rows_of(const Record& record, bool with_mentions, const Scope& of = {});

// Which part of a list the rows are: from number `from` on, counted from 0, of `all`; none given: all of it.
struct Part {
    std::size_t from = 0;
    std::optional<std::size_t> all = {};
};

// "1,382 stories"; of a part "101–200 of 1,382 stories"; without a noun the numbers alone. `n` rows are shown.
std::string counted_part(std::size_t n, Part part, std::string_view noun = {}, std::string_view plural = {});

// The outlets that tell of it, each once.
std::vector<std::string> outlets_of(const EventRow& event, const ReportBook& book);

// What show_summary() shows, and no more: the first few of each kind, and the reports that they speak of.
Rows summary_rows(const Record& record);
std::string show_summary(const Rows& rows, const Look& look);
std::string show_timeline(const ReportBook& book, const std::vector<EventRow>& events, const Look& look, Part part = {});
std::string show_statements(const ReportBook& book, const std::vector<StatementRow>& statements, const Look& look, Part part = {});
std::string show_people(const std::vector<PersonRow>& people, const Look& look, Part part = {});
std::string show_names(const ReportBook& book, const std::vector<NameRow>& names, const Look& look, Part part = {});
// What `show sources` lists: the same part of three lists.
struct Sources {
    std::vector<ReportRow> reports;
    std::vector<ClaimRow> claims;  // those that the reports have a use of, by which it says what a report rests on
    std::vector<ClaimRow> of_one_origin;
    std::vector<ProblemRow> problems;
    std::size_t from = 0;
    std::size_t n_reports = 0, n_of_one_origin = 0, n_problems = 0;  // in all
};
std::string show_sources(const ReportBook& book, const Sources& sources, const Look& look);
std::string show_quotations(const ReportBook& book, const std::vector<QuotationRow>& quotations, const Look& look, Part part = {});
std::string show_claims(const ReportBook& book, const std::vector<ClaimRow>& claims, const Look& look, Part part = {});
std::string show_differences(const ReportBook& book, const std::vector<DifferenceRow>& differences, const Look& look, Part part = {});
std::string show_stories(const ReportBook& book, const std::vector<StoryRow>& stories, const Look& look, Part part = {});
std::string show_revisions(const ReportBook& book, const std::vector<RevisionRow>& revisions, const Look& look, Part part = {});
std::string show_reuse(const ReportBook& book, const std::vector<ReuseRow>& reuse, const Look& look, Part part = {});
std::string show_furniture(const ReportBook& book, const std::vector<RecurringLineRow>& lines, const Look& look, Part part = {});
std::string show_decisions(const ReportBook& book, const std::vector<DecisionRow>& decisions, const Look& look, Part part = {});
std::string show_decision(const ReportBook& book, const DecisionRow& decision, const Look& look);
// `names`: the first of each entity that was taken for the person.
std::string show_person(const ReportBook& book, const PersonRow& person, const std::vector<Evidence>& names, const Look& look);
std::string show_trace(const ReportBook& book, const TraceRows& rows, std::string_view words, const Look& look);
std::string show_hits(const ReportBook& book, const std::vector<Hit>& hits, std::string_view query, std::size_t limit, const Look& look);

}  // namespace onrecord
