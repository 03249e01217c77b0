// How a line of the terminal leads to its words: the sentence with the words marked in it, and report and span.
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

// "Harlow Times, 5 Aug 2025 · a1 54–131"
std::string cite(const ReportBook& book, std::string_view report, const std::vector<CodePointSpan>& spans);
inline std::string cite(const ReportBook& book, const Evidence& evidence) {
    return cite(book, evidence.report, {evidence.span});
}

// The evidence's sentence with its words strong; the words alone where it has no sentence, or they do not stand in it.
Runs sentence_of(const Evidence& evidence);

// A use in pieces, in quotation marks: what it adds and leaves out in their styles, … where it is shorter.
Runs drift_of(const std::vector<DriftPiece>& pieces);

}  // namespace onrecord
