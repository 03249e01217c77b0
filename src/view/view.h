// A record for people to look at, and for other programs to read: query results in, text out. Nothing here opens a file or knows a flag.
//
//     std::fputs(show(record, Topic::timeline, {.width = 100}).c_str(), stdout);
//     write_dossier(record, {.title = "The Pier 4 affair"}, [&](std::string_view part) { file << part; });
//
// The wording is neutral: who says so, never what is true. docs/commands.md shows what each function prints.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "onrecord/record.h"

namespace onrecord {

struct Look {
    unsigned width = 80;            // columns; below kMinWidth is taken as kMinWidth
    bool colour = false;            // ANSI escapes
    bool places = false;            // identifiers, and places in code points, beside outlet, date and paragraph
    std::string record = "RECORD";  // the record's path as the reader typed it, for the lines that say what to type next
};
constexpr unsigned kMinWidth = 40;
constexpr std::size_t kItemsShown = 100;  // of a list where nothing else is asked for: some screens

// Where output goes, a part at a time, so that a large record is never held as one string.
using Sink = std::function<void(std::string_view)>;

// What `show` shows.
enum class Topic {
    summary,
    timeline,
    statements,
    people,
    names,
    sources,
    quotations,
    claims,
    differences,
    stories,
    reuse,
    revisions,
    furniture,
    decisions
};
// What `export --format csv` prints: one table, one line a thing that its name says (a use, a telling, a value, a piece).
enum class Table {
    reports,
    statements,
    people,
    mentions,
    names,
    joins,
    quotations,
    timeline,
    claims,
    origins,
    differences,
    stories,
    reuse,
    revisions,
    furniture,
    decisions,
    problems
};

// clang-format off
template <> struct Names<Topic> { static constexpr std::array<std::string_view, 14> all{"summary", "timeline", "statements", "people", "names", "sources", "quotations", "claims", "differences", "stories", "reuse", "revisions", "furniture", "decisions"}; };
template <> struct Names<Table> { static constexpr std::array<std::string_view, 17> all{"reports", "statements", "people", "mentions", "names", "joins", "quotations", "timeline", "claims", "origins", "differences", "stories", "reuse", "revisions", "furniture", "decisions", "problems"}; };
// clang-format on

// ---- in the terminal; every function's text ends with a line break
// Of a list the part that `slice` names; where it goes on, the last line says how to see more. Cost: that of the part.
std::string show(const Record& record, Topic topic, const Look& look, const Slice& slice = {0, kItemsShown});
// A person of the record: where each name stands that is taken for him or her, and what to type where it is somebody else. Empty where
// there is nobody of this id.
std::string show_person(const Record& record, std::string_view person, const Look& look);
// A decision that was just made.
std::string show_decision(const Record& record, const DecisionRow& decision, const Look& look);
// Where words occur, as Record::trace found.
std::string show_trace(const Record& record, const TraceRows& rows, std::string_view words, const Look& look);
// `limit` is what was asked of the search: where as many hits came back, the reader is told that there may be more.
std::string show_hits(const Record& record, const std::vector<Hit>& hits, std::string_view query, std::size_t limit, const Look& look);

// ---- the same as JSON: one object for a summary, else one array; with a line break at the end
std::string show_json(const Record& record, Topic topic, const Slice& slice = {});
std::string person_json(const Record& record, std::string_view person);  // one object, or empty
std::string trace_json(const TraceRows& rows);
std::string hits_json(const std::vector<Hit>& hits);

// ---- the dossier: one HTML file that needs nothing else
struct DossierOptions {
    std::string title;       // empty: one is made of the record's dates and outlets
    std::string story = {};  // the id of a story, or of a case, to write alone; empty: the whole record
};
// About 35 kB of HTML a report, so a file of some 18 MB, which a browser opens in a second or two; 10,000 reports would be 345 MB.
constexpr std::size_t kMaxDossierReports = 500;
// How many reports the dossier would have; 0: there is no such story.
std::size_t n_dossier_reports(const Record& record, const DossierOptions& options);
void write_dossier(const Record& record, const DossierOptions& options, const Sink& sink);
// The same as Markdown, without the texts, of the whole record.
void write_markdown(const Record& record, const DossierOptions& options, const Sink& sink);

// ---- exports
void export_jsonl(const Record& record, const Sink& sink);             // docs/export.md
void export_csv(const Record& record, Table table, const Sink& sink);  // RFC 4180, with a line of names; docs/commands.md

// Where the files of a folder go: the name of a file in it, and the next part of that file. A file is written whole before the next one.
using FolderSink = std::function<void(std::string_view file, std::string_view part)>;

// What `export` can write: a file, or a folder of files. The command's help and its error for an unknown name are made of this list, and
// docs/formats.md is tested against it.
struct ExportFormat {
    std::string_view name;
    std::string_view description;                              // one line
    void (*write_file)(const Record&, const Sink&) = nullptr;  // of the two, one is set
    void (*write_folder)(const Record&, const FolderSink&) = nullptr;
};
std::span<const ExportFormat> export_formats();                 // jsonl, the default, is the first
const ExportFormat* find_export_format(std::string_view name);  // nullptr: there is none

}  // namespace onrecord
