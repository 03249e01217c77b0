// How a line of the terminal leads to its words: the sentence with the words marked in it, and the place that it has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/record.h"
#include "view/drift.h"
#include "view/page.h"
#include "view/report_book.h"

namespace onrecord {

constexpr std::string_view kDot = "\x1f· ";  // between what is said and what is noted of it

// "a · b · c", breakable after a dot only. Empty parts are left out. REQUIRES: the parts are one_line() or tied() text.
std::string with_dots(const std::vector<std::string>& parts);

// " · a · b" to go after what is said; nothing where all parts are empty.
Run noted(const std::vector<std::string>& parts);

// "Harlow Times, 5 Aug 2025, paragraph 3"; with Look::places also " · a1 54–131".
std::string cite(const ReportBook& book, std::string_view report, const std::vector<CodePointSpan>& spans, const Look& look);
inline std::string cite(const ReportBook& book, const Evidence& evidence, const Look& look) {
    return cite(book, evidence.report, {evidence.span}, look);
}
// The same where the line has named the report: "paragraph 3", "paragraphs 2–4", and with Look::places " · a1 54–131".
std::string place_in(const ReportBook& book, std::string_view report, const std::vector<CodePointSpan>& spans, const Look& look);
// What only Look::places shows.
inline std::string only_with_places(const Look& look, std::string_view id) {
    return look.places ? std::string(id) : std::string();
}

// A word that is one word to a shell, whatever stands in it: ids and paths are not ours.
std::string shell_word(std::string_view word);
// "onrecord decide RECORD words", on one line where it fits: it is there to be copied.
std::string decide_command(const Look& look, const std::string& words);
// A place as `decide` takes it: REPORT:BEGIN-END.
std::string place_typed(const ReportBook& book, const Evidence& place);

// The evidence's sentence with its words strong; the words alone where it has no sentence, or they do not stand in it.
Runs sentence_of(const Evidence& evidence);

// A use in pieces, in quotation marks: what it adds and leaves out in their styles, … where it is shorter.
Runs drift_of(const std::vector<DriftPiece>& pieces);

}  // namespace onrecord
