// The commands that read documents: `read` and `build`.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.h"
#include "intake/intake.h"
#include "onrecord/error.h"
#include "onrecord/reader.h"
#include "onrecord/record.h"

namespace onrecord {

enum class ReadingFormat { jsonl, conllu };

struct ReadingArguments {
    std::vector<std::string> inputs;
    Given given;           // --outlet, --date
    unsigned threads = 0;  // 0: as many as the machine has cores
    ReadOptions options;
    ReadingFormat format = ReadingFormat::jsonl;
    bool from_readings = false;              // build: the inputs are what `read` printed
    std::string output;                      // read: a file that is there whole or not at all; empty: standard output
    std::string problems;                    // read: a file for what could not be read, as JSON Lines; empty: standard error
    std::string by_month;                    // read: for the readings once more, a file BY_MONTH.MONTH for each month_of(); empty: not
    std::vector<std::string> problem_files;  // build, of readings: such files
    std::vector<std::string> links;          // build, of readings: what map and reduce made of them
    std::string month;                       // build: reports of this month alone (month_of()); empty: all
    Shard shard;                             // read
    std::string name;                        // read: what the input is called in its place; empty: by its path
    ProgressForm progress = ProgressForm::automatic;
    const std::atomic<bool>* is_ended = nullptr;  // build: where it becomes true, what has not been read yet is left
};

// As many as were asked for; 0: as many as the machine has cores, but one where the program is a task of an engine, which runs one a core.
unsigned threads_of(unsigned asked);

// The month in which a report was published, "2025-08", by the first day of when it may have been; kUnknownMonth where none is known. Each
// report has one, so that the records of all months together have every report once.
inline constexpr std::string_view kUnknownMonth = "unknown";
std::string month_of(std::string_view published);

int run_read(const ReadingArguments& arguments, Messages& messages);
// All that records hold of single reports, and a person's decisions, into one record, which is linked: what one build of all their inputs
// makes. `record` is made where it is not there.
int run_merge(const std::string& record, const std::vector<std::string>& records, ProgressForm progress, Messages& messages);

int run_build(const std::string& record_path, const ReadingArguments& arguments, Messages& messages);

// Reads the inputs into the record and links it. Error: what stopped the whole; documents that could not be read are told, are in the
// record's list of problems, and are counted in `n_unread`.
Status build(Record& record, const ReadingArguments& arguments, Messages& messages, std::uint64_t& n_unread);

}  // namespace onrecord
