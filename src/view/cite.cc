#include "view/cite.h"

#include "view/drift.h"
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

Runs drift_of(const std::vector<DriftPiece>& pieces) {
    Runs runs{{"“"}};
    for (const auto& piece : pieces) {
        const Style style = piece.kind == DriftPiece::Kind::added      ? Style::added
                            : piece.kind == DriftPiece::Kind::left_out ? Style::left_out
                                                                       : Style::plain;
        if (runs.size() > 1) runs.push_back({" "});
        runs.push_back({piece.kind == DriftPiece::Kind::cut ? "…" : piece.words, style});
    }
    runs.push_back({"”"});
    return runs;
}

}  // namespace onrecord
