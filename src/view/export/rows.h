// The exports from rows: what the formats of view.h are made of, so that tests need no record. Each is in a file of its own name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/record.h"
#include "view/export/found.h"
#include "view/terminal.h"

namespace onrecord {

// One line of EXPORT.md each, with its line break, appended to `out`.
void append_jsonl(std::string& out, const ReportRow& report);
void append_jsonl(std::string& out, const StoryRow& story);
void append_jsonl(std::string& out, const ReuseRow& reuse);
void append_jsonl(std::string& out, const QuotationRow& quotation);
void append_jsonl(std::string& out, const PersonRow& person);
void append_jsonl(std::string& out, const ClaimRow& claim);
void append_jsonl(std::string& out, const DifferenceRow& difference);
void append_jsonl(std::string& out, const EventRow& event);
void append_jsonl(std::string& out, const RecurringLineRow& line);
void append_jsonl(std::string& out, const DecisionRow& decision);

// The lines of one thing in its CSV table, CR LF after each.
void append_csv(std::string& out, const ReportRow& report);
void append_csv(std::string& out, const ProblemRow& problem);
void append_csv(std::string& out, const StatementRow& statement);
void append_csv(std::string& out, const PersonRow& person);
void append_mentions_csv(std::string& out, const PersonRow& person);
void append_csv(std::string& out, const QuotationRow& quotation);
void append_csv(std::string& out, const EventRow& event);
void append_csv(std::string& out, const ClaimRow& claim);
void append_origins_csv(std::string& out, const ClaimRow& claim);
void append_csv(std::string& out, const DifferenceRow& difference);
void append_csv(std::string& out, const StoryRow& story);
void append_csv(std::string& out, const ReuseRow& reuse);
void append_csv(std::string& out, const RecurringLineRow& line);
void append_csv(std::string& out, const DecisionRow& decision);
std::string_view csv_header(Table table);  // the names of its columns, CR LF at the end

// A cell as it stands in the file. In quotation marks where RFC 4180 asks for it. A cell that a spreadsheet would take for a formula
// (first character = + - @, their full-width forms, a tab or a carriage return) gets an apostrophe before it; so does one that already
// begins with apostrophes and then such a character, so that taking one away gives the words back.
std::string csv_cell(std::string_view text);

// Each of the others whole, in parts. Rows that a format has no place for are left out; docs/formats.md says which.
void write_timelinejs(const std::vector<ReportRow>& reports, const std::vector<EventRow>& events, const Sink& sink);
void write_jsonld(const std::vector<ReportRow>& reports, const std::vector<PersonRow>& people, const std::vector<StatementRow>& statements,
                  const Sink& sink);
void write_graphml(const std::vector<ReportRow>& reports, const std::vector<ClaimRow>& claims, const Sink& sink);
void write_bibtex(const std::vector<ReportRow>& reports, const Sink& sink);
void write_ris(const std::vector<ReportRow>& reports, const Sink& sink);
void write_csl(const std::vector<ReportRow>& reports, const Sink& sink);
void write_md(const Rows& rows, const Sink& sink);
void write_ftm(const std::vector<ReportRow>& reports, const std::vector<PersonRow>& people, const std::vector<EventRow>& events,
               const Sink& sink);
// `text_of` is asked once for each report. REQUIRES: people have their mentions.
void write_annotations(const std::vector<ReportRow>& reports, const std::vector<StatementRow>& statements,
                       const std::vector<PersonRow>& people, const std::vector<EventRow>& events, const TextOf& text_of, const Sink& sink);
void write_brat(const std::vector<ReportRow>& reports, const std::vector<StatementRow>& statements, const std::vector<PersonRow>& people,
                const std::vector<EventRow>& events, const TextOf& text_of, const FolderSink& sink);

}  // namespace onrecord
