#include "language/analysis.h"

namespace onrecord {
namespace {

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

Analysis analyse(const Text& text, const SpanList& paragraphs) {
    Analysis analysis;
    const auto view = text.view();
    std::uint32_t paragraph = 0;
    for (const Span span : paragraphs) {
        Sentence sentence{{span.begin, span.begin}, static_cast<std::uint32_t>(analysis.words.size()), 0, paragraph++};
        const auto finish = [&](std::uint32_t next) {
            sentence.end_word = static_cast<std::uint32_t>(analysis.words.size());
            if (sentence.end_word > sentence.first_word) {
                sentence.span = {analysis.words[sentence.first_word].span.begin, analysis.words.back().span.end};
                analysis.sentences.push_back(sentence);
            }
            sentence.first_word = sentence.end_word;
            sentence.span = {next, next};
        };
        for (std::uint32_t at = span.begin; at < span.end;) {
            if (view[at] == ' ' || view[at] == '\n' || view[at] == '\t' || view[at] == '\r') {
                ++at;
                continue;
            }
            std::uint32_t end = at;
            while (end < span.end && is_word_byte(view[end])) ++end;
            if (end == at) {
                ++end;
                while (end < span.end && (static_cast<unsigned char>(view[end]) & 0xc0) == 0x80) ++end;
            }
            analysis.words.push_back({{at, end}, word_key(view.substr(at, end - at))});
            if (view[at] == '.' && (end == span.end || view[end] == ' ')) finish(end);
            at = end;
        }
        finish(span.end);
    }
    return analysis;
}

}  // namespace onrecord
