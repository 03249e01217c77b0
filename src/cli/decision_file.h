// The decisions of another record, as its export has them.
#pragma once

#include <string>
#include <vector>

#include "onrecord/record.h"

namespace onrecord {

// Of a file that `export --format jsonl` printed, also packed; lines of other kinds are passed over. Errors: those of opening; malformed
// (a line that is no JSON, a decision that lacks what it needs), named by file and line.
Result<std::vector<DecisionRow>> read_decisions(const std::string& path);

}  // namespace onrecord
