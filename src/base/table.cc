#include "base/table.h"

#include <cassert>

#include "base/ascii.h"
#include "base/data.h"

namespace onrecord {

std::vector<Row> parse_table(std::string_view content) {
    std::vector<Row> rows;
    while (!content.empty()) {
        const auto line_end = content.find('\n');
        std::string_view line = content.substr(0, line_end);
        content.remove_prefix(line_end == std::string_view::npos ? content.size() : line_end + 1);
        if (trim(line).empty() || line.front() == '#') continue;
        Row row;
        for (;;) {
            const auto tab = line.find('\t');
            row.push_back(trim(line.substr(0, tab)));
            if (tab == std::string_view::npos) break;
            line.remove_prefix(tab + 1);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Row> load_table(std::string_view name) {
    const auto content = data_file(name);
    assert(content);
    return content ? parse_table(*content) : std::vector<Row>{};
}

}  // namespace onrecord
