#include "training/conllu.h"

#include <charconv>
#include <memory>
#include <string_view>
#include <utility>

#include "base/byte_reader.h"
#include "base/byte_source.h"
#include "base/gzip.h"

namespace onrecord {
namespace {

std::vector<std::string_view> columns_of(std::string_view line) {
    std::vector<std::string_view> columns;
    for (std::size_t at = 0;;) {
        const auto tab = line.find('\t', at);
        columns.push_back(line.substr(at, tab - at));
        if (tab == std::string_view::npos) return columns;
        at = tab + 1;
    }
}

}  // namespace

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
            const std::vector<std::string_view> columns = columns_of(line);
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

Result<std::vector<ConlluText>> read_conllu_texts(const std::vector<std::string>& paths) {
    std::vector<ConlluText> texts;
    for (const auto& path : paths) {
        const auto lines = read_lines(path);
        if (!lines) return lines.error();
        bool in_sentence = false;
        bool new_paragraph = true;
        int word_in_range = 0;  // the last word of the multiword token whose form has been written
        for (const std::string_view line : lines.value()) {
            if (line.starts_with("# newdoc")) {
                texts.emplace_back();
                new_paragraph = true;
            } else if (line.starts_with("# newpar")) {
                new_paragraph = true;
            }
            if (line.empty()) in_sentence = false;
            if (line.empty() || line.front() == '#') continue;
            const std::vector<std::string_view> columns = columns_of(line);
            if (columns.size() < 10 || texts.empty())
                return Error{ErrorKind::malformed, path + ": a word outside a document, or of fewer than 10 columns"};
            if (columns[0].find('.') != std::string_view::npos) continue;
            ConlluText& document = texts.back();
            if (!in_sentence) {
                if (new_paragraph && !document.text.empty()) {
                    while (document.text.ends_with(' ')) document.text.pop_back();
                    document.text += "\n\n";
                }
                const auto begin = static_cast<std::uint32_t>(document.text.size());
                if (new_paragraph) document.paragraphs.push_back(begin);
                document.sentences.push_back(begin);
                in_sentence = true;
                new_paragraph = false;
                word_in_range = 0;
            }
            const auto number = [](std::string_view digits) {
                int value = 0;
                std::from_chars(digits.data(), digits.data() + digits.size(), value);
                return value;
            };
            if (const auto hyphen = columns[0].find('-'); hyphen != std::string_view::npos) {
                word_in_range = number(columns[0].substr(hyphen + 1));
            } else if (number(columns[0]) <= word_in_range) {
                continue;
            }
            document.text += columns[1];
            if (columns[9].find("SpaceAfter=No") == std::string_view::npos) document.text += ' ';
        }
    }
    return texts;
}

}  // namespace onrecord
