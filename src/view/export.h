// The exports from rows: what view.h's export_jsonl and export_csv are made of, so that tests need no record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/record.h"
#include "view/view.h"

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

}  // namespace onrecord
