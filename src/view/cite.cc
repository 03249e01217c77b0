#include "view/cite.h"

#include "view/wording.h"

namespace onrecord {

std::string with_dots(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) {
        if (part.empty()) continue;
        if (!out.empty()) out.append(kTie).append("· ");
        out += part;
    }
    return out;
}

std::string cite(const ReportBook& book, std::string_view report, const std::vector<CodePointSpan>& spans) {
    return with_dots({tied(book.outlet_and_date(report)), tied(book.short_id(report) + " " + span_words(spans))});
}

Runs sentence_of(const Evidence& evidence) {
    const std::string words = one_line(evidence.words), sentence = one_line(evidence.sentence);
    const auto at = words.empty() ? std::string::npos : sentence.find(words);
    if (at == std::string::npos) return {{words.empty() ? sentence : words, Style::plain}};
    return {{sentence.substr(0, at)}, {words, Style::strong}, {sentence.substr(at + words.size())}};
}

}  // namespace onrecord
