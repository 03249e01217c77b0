// The commands that ask a record: show, search, report, serve, export, check; decide, by which a person corrects one; and catalogue, which
// makes one of several.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/reading_command.h"
#include "cli/terminal.h"
#include "view/view.h"

namespace onrecord {

// A record to open; or, for show and report, inputs to read into a record that is kept only as long as the command runs.
struct RecordArguments {
    std::string record;        // what stands first
    ReadingArguments reading;  // what stands after it, and how to read
};

// How text for the terminal is shown.
struct DisplayOptions {
    bool places = false;  // with identifiers and offsets
    bool no_pager = false;
};

struct ShowArguments {
    Topic topic = Topic::summary;
    std::string person;  // id ("p3"): shown instead of a topic; empty: none
    bool json = false;
    DisplayOptions display;
    std::size_t from = 1;              // number of the first item that is shown
    std::optional<std::size_t> limit;  // none: kItemsShown in the terminal, all as JSON
};
int run_show(const RecordArguments& record, const ShowArguments& arguments, Messages& messages);

struct SearchArguments {
    std::string query;
    std::size_t limit = 20;
    bool json = false;
    DisplayOptions display;
};
int run_search(const std::string& record, const SearchArguments& arguments, Messages& messages);

struct TraceArguments {
    std::string words;
    std::size_t limit = 100;
    bool json = false;
    DisplayOptions display;
};
int run_trace(const std::string& record, const TraceArguments& arguments, Messages& messages);

// `file`: where to write; empty: standard output. The file is there whole or not at all.
enum class ReportFormat { html, md };
template <>
struct Names<ReportFormat> {
    static constexpr std::array<std::string_view, 2> all{"html", "md"};
};
int run_report(const RecordArguments& record, const DossierOptions& options, ReportFormat format, const std::string& file,
               Messages& messages);

// Serves its pages on 127.0.0.1 until SIGINT or SIGTERM. Port 0: any that is free.
int run_serve(const std::string& record, std::uint16_t port, Messages& messages);

struct ExportArguments {
    const ExportFormat* format = &export_formats().front();
    std::optional<Table> table;  // of csv: this one alone, as a file
    std::string output;          // a file, or the folder of a format that is one; empty: standard output
};
int run_export(const std::string& record, const ExportArguments& arguments, Messages& messages);

// `words`: what to decide, then what it is about: "same p1 p2", "undo 3", "list", "from old.jsonl".
int run_decide(const std::string& record, const std::vector<std::string>& words, Messages& messages);

// Writes a catalogue, by which several records are opened as one.
int run_catalogue(const std::vector<std::string>& records, const std::string& catalogue, Messages& messages);

int run_check(const std::string& record, Messages& messages);

}  // namespace onrecord
