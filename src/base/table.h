// A table of data/: lines of fields parted by tabs. Lines that begin with '#' and empty lines are notes.
#pragma once

#include <string_view>
#include <vector>

namespace onrecord {

using Row = std::vector<std::string_view>;  // fields, white space around them cut; missing fields at a line's end are simply absent

// The rows of `content`; the fields point into it.
std::vector<Row> parse_table(std::string_view content);

// The rows of a file that the program carries. REQUIRES: data_file(name) exists (a test names every file that is used).
std::vector<Row> load_table(std::string_view name);

}  // namespace onrecord
