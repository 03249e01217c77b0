#include "training/conllu.h"

#include <charconv>
#include <memory>
#include <string_view>
#include <utility>

#include "base/byte_reader.h"
#include "base/byte_source.h"
#include "base/gzip.h"

namespace onrecord {

Result<std::vector<std::string>> read_lines(const std::string& path) {
    auto opened = open_file(path);
    if (!opened) return opened.error();
    std::unique_ptr<ByteSource> source = std::move(opened).value();
    if (path.ends_with(".gz")) source = std::make_unique<GzipSource>(std::move(source), path);
    ByteReader reader(*source);
    std::vector<std::string> lines;
    while (const auto line = reader.line(std::size_t{1} << 30)) lines.emplace_back(line->bytes);
    if (reader.error()) return *reader.error();
    return lines;
}

Result<std::vector<ConlluSentence>> read_conllu(const std::vector<std::string>& paths) {
    std::vector<ConlluSentence> sentences;
    for (const auto& path : paths) {
        const auto lines = read_lines(path);
        if (!lines) return lines.error();
        ConlluSentence sentence;
        const auto finish = [&] {
            if (!sentence.empty()) sentences.push_back(std::exchange(sentence, {}));
        };
        for (const std::string_view line : lines.value()) {
            if (line.empty()) {
                finish();
                continue;
            }
            if (line.front() == '#') continue;
            std::vector<std::string_view> columns;
            for (std::size_t at = 0;;) {
                const auto tab = line.find('\t', at);
                columns.push_back(line.substr(at, tab - at));
                if (tab == std::string_view::npos) break;
                at = tab + 1;
            }
            if (columns.size() < 8) return Error{ErrorKind::malformed, path + ": a line of fewer than 8 columns"};
            if (columns[0].find_first_of("-.") != std::string_view::npos) continue;
            int head = 0;
            std::from_chars(columns[6].data(), columns[6].data() + columns[6].size(), head);
            sentence.push_back({std::string(columns[1]), std::string(columns[2]), std::string(columns[3]), std::string(columns[4]),
                                std::string(columns[7]), head - 1});
        }
        finish();
    }
    return sentences;
}

}  // namespace onrecord
