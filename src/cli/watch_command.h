// `onrecord watch`: what arrives in folders is added to a record.
#pragma once

#include <string>

#include "cli/reading_command.h"
#include "cli/terminal.h"

namespace onrecord {

struct WatchArguments {
    ReadingArguments reading;  // its inputs are the folders
    double every_seconds = 2;  // between two looks at the folders
};

// Until SIGINT or SIGTERM; what has been read until then is in the record, and the status is kDone. kFailed where the record cannot be
// written any more, or a folder is gone.
int run_watch(const std::string& record_path, const WatchArguments& arguments, Messages& messages);

}  // namespace onrecord
