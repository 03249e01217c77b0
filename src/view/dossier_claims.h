// One claim of the dossier's section "Claims and their origins".
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "onrecord/record.h"
#include "view/report_book.h"

namespace onrecord {

// A link with `label` to the words of an evidence, whose place is marked in its report's text.
using LinkTo = std::function<std::string(const Evidence& evidence, std::string_view label, bool is_said)>;

// A list item; its id is "claim-<number>".
std::string claim_html(const ClaimRow& claim, std::size_t number, const ReportBook& book, const LinkTo& link);

}  // namespace onrecord
