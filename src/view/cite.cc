#include "view/cite.h"

#include <fmt/format.h>

#include <algorithm>

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

Run noted(const std::vector<std::string>& parts) {
    const std::string note = with_dots(parts);
    return {note.empty() ? note : std::string(kDot) + note, Style::faint};
}

namespace {

// "paragraph 3", "paragraphs 2–4"; empty where the report is not known or has none.
std::string paragraphs_of(const ReportBook& book, std::string_view report, const std::vector<CodePointSpan>& spans) {
    std::size_t first = SIZE_MAX, last = 0;
    for (const CodePointSpan span : spans) {
        first = std::min(first, book.paragraph(report, span.begin));
        last = std::max(last, book.paragraph(report, std::max(span.end, span.begin + 1) - 1));
    }
    if (last == 0 || first == 0) return {};
    return tied(first == last ? fmt::format("paragraph {}", first) : fmt::format("paragraphs {}–{}", first, last));
}

std::string id_and_span(const ReportBook& book, std::string_view report, const std::vector<CodePointSpan>& spans, const Look& look) {
    return look.places ? tied(book.short_id(report) + " " + span_words(spans)) : std::string();
}

}  // namespace

std::string cite(const ReportBook& book, std::string_view report, const std::vector<CodePointSpan>& spans, const Look& look) {
    std::string place = tied(book.outlet_and_date(report));
    if (const std::string paragraphs = paragraphs_of(book, report, spans); !paragraphs.empty()) place += ", " + paragraphs;
    return with_dots({place, id_and_span(book, report, spans, look)});
}

std::string place_in(const ReportBook& book, std::string_view report, const std::vector<CodePointSpan>& spans, const Look& look) {
    return with_dots({paragraphs_of(book, report, spans), id_and_span(book, report, spans, look)});
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

std::string shell_word(std::string_view word) {
    constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:@%+=,-";
    if (!word.empty() && word.front() != '-' && word.find_first_not_of(kPlain) == std::string_view::npos) return std::string(word);
    std::string quoted = "'";
    for (const char c : word) c == '\'' ? quoted += "'\\''" : quoted += c;
    return quoted += '\'';
}

std::string decide_command(const Look& look, const std::string& words) {
    return tied(fmt::format("onrecord decide {} {}", shell_word(look.record), words));
}

std::string place_typed(const ReportBook& book, const Evidence& place) {
    return shell_word(fmt::format("{}:{}-{}", book.short_id(place.report), place.span.begin, place.span.end));
}

}  // namespace onrecord
