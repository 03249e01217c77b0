// The command: what was typed, what it means, and its exit status.
#pragma once

#include <string>

namespace onrecord {

// 0 done, 1 done but some documents could not be read (listed), 2 wrong use, 3 failed.
int run(int argc, char** argv);

// Writes the manual pages and the shells' completions into a folder (manual.h). An exit status as above.
int write_manual(const std::string& folder);

}  // namespace onrecord
