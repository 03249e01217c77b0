// The exports from rows: what the formats of view.h are made of, so that tests need no record. Each is in a file of its own name.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/record.h"
#include "view/export/found.h"
#include "view/report_book.h"
#include "view/view.h"

namespace onrecord {

// The rows of a list, one after another.
template <class Row>
using Each = std::function<void(const std::function<void(const Row&)>&)>;

// Those that `list` gives for a slice, a slice at a time, so that no more than one is in memory.
template <class List>
auto in_slices(List list) {
    using Row = typename decltype(list(Slice{}))::value_type;
    // Each slice costs a look at the list's keys. The JSON Lines of 10,000 generated reports take three times the CPU of one slice by 1,000
    // rows; by 8,000 they take 8.0 CPU s and 132 MB, in one slice 6.8 s and 317 MB.
    constexpr std::size_t kRowsAtOnce = 8000;
    return Each<Row>([list](const std::function<void(const Row&)>& take) {
        for (std::size_t from = 0;; from += kRowsAtOnce) {
            const auto rows = list(Slice{from, kRowsAtOnce});
            for (const Row& row : rows) take(row);
            if (rows.size() < kRowsAtOnce) break;
        }
    });
}
template <auto rows>
auto each(const Record& record) {
    return in_slices([&record](const Slice& slice) { return (record.*rows)(slice); });
}
inline Each<PersonRow> each_person(const Record& record, PersonDetail detail) {
    return in_slices([&record, detail](const Slice& slice) { return record.people(detail, slice); });
}

inline Each<NameRow> each_name(const Record& record, bool with_mentions) {
    return in_slices([&record, with_mentions](const Slice& slice) { return record.names(with_mentions, slice); });
}

// One line of docs/export.md each, with its line break, appended to `out`.
void append_jsonl(std::string& out, const ReportRow& report);
void append_jsonl(std::string& out, const StoryRow& story, const ReportBook& book);
void append_jsonl(std::string& out, const ReuseRow& reuse);
void append_jsonl(std::string& out, const RevisionRow& revision);
void append_jsonl(std::string& out, const QuotationRow& quotation);
void append_jsonl(std::string& out, const PersonRow& person);
void append_jsonl(std::string& out, const NameRow& name);
void append_jsonl(std::string& out, const StatementRow& statement);
void append_jsonl(std::string& out, const ClaimRow& claim);
void append_jsonl(std::string& out, const DifferenceRow& difference);
void append_jsonl(std::string& out, const EventRow& event);
void append_jsonl(std::string& out, const RecurringLineRow& line);
void append_jsonl(std::string& out, const DecisionRow& decision);
// A line for each occasion of one report, the statements of which are given.
void append_occasions_jsonl(std::string& out, const std::vector<StatementRow>& statements);

// The lines of one thing in its CSV table, CR LF after each.
void append_csv(std::string& out, const ReportRow& report);
void append_csv(std::string& out, const ProblemRow& problem);
void append_csv(std::string& out, const StatementRow& statement);
void append_csv(std::string& out, const PersonRow& person);
void append_mentions_csv(std::string& out, const PersonRow& person);
void append_csv(std::string& out, const NameRow& name);
void append_joins_csv(std::string& out, const PersonRow& person);
void append_joins_csv(std::string& out, const NameRow& name);
void append_csv(std::string& out, const QuotationRow& quotation);
void append_csv(std::string& out, const EventRow& event);
void append_csv(std::string& out, const ClaimRow& claim);
void append_origins_csv(std::string& out, const ClaimRow& claim);
void append_csv(std::string& out, const DifferenceRow& difference);
void append_csv(std::string& out, const StoryRow& story);
void append_csv(std::string& out, const ReuseRow& reuse);
void append_csv(std::string& out, const RevisionRow& revision);
void append_csv(std::string& out, const RecurringLineRow& line);
void append_csv(std::string& out, const DecisionRow& decision);
std::string_view csv_header(Table table);  // the names of its columns, CR LF at the end

// A cell as it stands in the file. In quotation marks where RFC 4180 asks for it. A cell that a spreadsheet would take for a formula
// (first character = + - @, their full-width forms, a tab or a carriage return) gets an apostrophe before it; so does one that already
// begins with apostrophes and then such a character, so that taking one away gives the words back.
std::string csv_cell(std::string_view text);

// Each of the others whole, in parts. Rows that a format has no place for are left out; docs/formats.md says which. Memory is that of
// the reports' rows, which everything is named by, and of what is given as a vector.
void write_timelinejs(const std::vector<ReportRow>& reports, const Each<EventRow>& events, const Sink& sink);
void write_jsonld(const Each<ReportRow>& reports, const Each<PersonRow>& people, const Each<StatementRow>& statements, const Sink& sink);
void write_graphml(const std::vector<ReportRow>& reports, const Each<ClaimRow>& claims, const Sink& sink);
void write_bibtex(const std::vector<ReportRow>& reports, const Sink& sink);
void write_ris(const std::vector<ReportRow>& reports, const Sink& sink);
void write_csl(const std::vector<ReportRow>& reports, const Sink& sink);
// `people` with their mentions, from here on.
void write_ftm(const std::vector<ReportRow>& reports, const Each<PersonRow>& people, const Each<EventRow>& events, const Sink& sink);
struct MarkdownRows {
    std::vector<ReportRow> reports;
    Each<EventRow> events;
    Each<ClaimRow> claims;
    Each<DifferenceRow> differences;
    Each<StatementRow> statements;
    Each<QuotationRow> quotations;
    std::vector<EventRow> key_events;
    std::string title;  // empty: one of ours
};
void write_md(const MarkdownRows& rows, const Sink& sink);
// `text_of` is asked once for each report.
void write_annotations(const std::vector<ReportRow>& reports, const std::vector<StatementRow>& statements,
                       const std::vector<PersonRow>& people, const std::vector<EventRow>& events, const TextOf& text_of, const Sink& sink);
void write_brat(const std::vector<ReportRow>& reports, const std::vector<StatementRow>& statements, const std::vector<PersonRow>& people,
                const std::vector<EventRow>& events, const TextOf& text_of, const FolderSink& sink);

}  // namespace onrecord
