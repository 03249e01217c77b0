// CoNLL-U (universaldependencies.org/format.html): a block of ten columns a word for each sentence. Words that stand together in the text
// ("do|n't") are told by SpaceAfter=No, as are quotation marks; there are no ranges of multiword tokens.
#include <fmt/format.h>

#include <iterator>

#include "onrecord/reader.h"

namespace onrecord {
namespace {

// A word or sentence on one line: no tab and no line end.
std::string on_one_line(std::string_view words) {
    std::string line(words);
    for (char& c : line) {
        if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    }
    return line;
}

std::string_view or_none(std::string_view value) {
    return value.empty() ? "_" : value;
}

}  // namespace

std::string to_conllu(const Reading& reading) {
    std::string out = fmt::format("# newdoc id = {}\n", on_one_line(reading.id));
    auto paragraph = reading.paragraphs.begin();
    bool begins_paragraph = false;
    std::size_t first = 0;  // token of the sentence
    for (std::size_t sentence = 0; sentence < reading.sentences.size(); ++sentence) {
        const Span span = reading.sentences[sentence];
        while (paragraph != reading.paragraphs.end() && paragraph->begin <= span.begin) {
            begins_paragraph = true;
            ++paragraph;
        }
        if (begins_paragraph) out += "# newpar\n";
        begins_paragraph = false;
        fmt::format_to(std::back_inserter(out), "# sent_id = {}-{}\n# text = {}\n", on_one_line(reading.id), sentence + 1,
                       on_one_line(reading.text.slice(span)));
        std::size_t end = first;
        while (end < reading.tokens.size() && reading.tokens[end].sentence == sentence) ++end;
        for (std::size_t i = first; i < end; ++i) {
            const Token& token = reading.tokens[i];
            const bool joined = i + 1 < end && reading.tokens[i + 1].span.begin == token.span.end;
            const std::size_t head = token.head < 0 ? 0 : static_cast<std::size_t>(token.head) - first + 1;
            fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}\n", i - first + 1,
                           on_one_line(reading.text.slice(token.span)), or_none(token.lemma), or_none(token.upos), or_none(token.xpos),
                           head, or_none(token.deprel), joined ? "SpaceAfter=No" : "_");
        }
        first = end;
        out += '\n';
    }
    return out;
}

}  // namespace onrecord
