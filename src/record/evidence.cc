#include "record/evidence.h"

#include <algorithm>
#include <utility>

#include "record/stored_reading.h"

namespace onrecord {

std::string_view StoredText::words(CodePointSpan span) const {
    const std::uint32_t begin = index_.to_bytes(span.begin);
    const std::uint32_t end = index_.to_bytes(span.end);
    return begin < end ? view().substr(begin, end - begin) : std::string_view();
}

CodePointSpan sentences_around(CodePointSpan span, const std::vector<CodePointSpan>& sentences, const StoredText& text) {
    const auto first = std::partition_point(sentences.begin(), sentences.end(), [&](CodePointSpan s) { return s.end <= span.begin; });
    if (first != sentences.end() && first->begin < std::max(span.end, span.begin + 1)) {
        const auto after = std::partition_point(first, sentences.end(), [&](CodePointSpan s) { return s.begin < span.end; });
        const auto last = after == first ? first : after - 1;
        return {std::min(first->begin, span.begin), std::max(last->end, span.end)};
    }
    const std::string_view all = text.view();
    const Span bytes = text.index().to_bytes(span);
    const std::size_t line_break = bytes.begin == 0 ? std::string_view::npos : all.rfind('\n', bytes.begin - 1);
    const std::size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
    const std::size_t end = std::min(all.find('\n', bytes.end), all.size());
    return text.index().to_code_points(Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

std::string on_one_line(std::string_view words) {
    std::string line;
    line.reserve(words.size());
    bool space = false;
    for (const char c : words) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            space = !line.empty();
            continue;
        }
        if (space) line.push_back(' ');
        space = false;
        line.push_back(c);
    }
    return line;
}

void EvidenceShelf::fetch(Database& database) {
    answers_.resize(places_.size());
    std::sort(places_.begin(), places_.end(),
              [](const Place& a, const Place& b) { return std::pair(a.report_key, a.number) < std::pair(b.report_key, b.number); });
    Query report = database.prepare("SELECT id, text, sentences FROM report WHERE report_key = ?");
    for (std::size_t i = 0; i < places_.size();) {
        const std::int64_t key = places_[i].report_key;
        const bool found = report.start(key).next();
        const std::string id = found ? report.string(0) : std::string();
        const StoredText text(found ? report.string(1) : std::string());
        const auto sentences = found && with_sentences_ ? from_gaps(report.text(2)) : std::vector<CodePointSpan>();
        for (; i < places_.size() && places_[i].report_key == key; ++i) {
            Evidence& answer = answers_[places_[i].number];
            answer.report = id;
            answer.span = places_[i].span;
            answer.words = text.words(answer.span);
            if (with_sentences_) answer.sentence = on_one_line(text.words(sentences_around(answer.span, sentences, text)));
        }
    }
}

}  // namespace onrecord
