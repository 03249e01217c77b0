// How two reports came to share text, in words: what their credits and days say, and nobody's intention.
#pragma once

#include <string>

#include "view/report_book.h"

namespace onrecord {

// "Coast Post credits Harlow Times (“With files from the Harlow Times”)."
std::string way_in_words(const ReuseRow& reuse, const ReportBook& book);

// "In no other report: 61 % of the text of Coast Post, 40 % of that of Harlow Times."
std::string own_in_words(const ReuseRow& reuse, const ReportBook& book);

}  // namespace onrecord
