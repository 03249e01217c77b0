// A table of data/: lines of fields parted by tabs. Lines that begin with '#' and empty lines are notes.
#pragma once

#include <string_view>
#include <vector>

namespace onrecord {

using Row = std::vector<std::string_view>;  // fields, white space around them cut; missing fields at a line's end are simply absent

// The rows of `content`; the fields point into it.
std::vector<Row> parse_table(std::string_view content);

// Calls `use` with each part of a field that is a list: "go|went|gone". Empty parts and "-" are none.
template <class Use>
void each_part(std::string_view list, char separator, const Use& use) {
    while (!list.empty()) {
        const auto end = list.find(separator);
        const auto part = list.substr(0, end);
        if (!part.empty() && part != "-") use(part);
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    }
}

// The rows of a file that the program carries. REQUIRES: data_file(name) exists (a test names every file that is used).
std::vector<Row> load_table(std::string_view name);

}  // namespace onrecord
