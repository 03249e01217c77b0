// The commands that link in parts: `map` and `reduce` (docs/scale.md).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/terminal.h"
#include "onrecord/error.h"

namespace onrecord {

struct PartialLinks;

struct MapArguments {
    std::string families;             // letters
    std::vector<std::string> inputs;  // readings; of reduce: lines
    std::uint64_t n_parts = 0;        // 0: one output; else as many files, output.0 and so on
    std::string output;               // empty: standard output
    std::string facts;                // a file; empty: facts are not written
    unsigned threads = 0;             // 0: as many as the machine has cores
    bool no_end = false;
};

int run_map(const MapArguments& arguments, Messages& messages);
int run_reduce(const MapArguments& arguments, Messages& messages);

// What `map --facts` and `reduce` wrote. `readings` are the ids of all reports, each with reading_hash(). Error: what is wrong with the
// files, by name and line, or with the whole of them.
Result<PartialLinks> read_partial_links(const std::vector<std::string>& files, std::vector<std::pair<std::string, std::string>> readings);

}  // namespace onrecord
