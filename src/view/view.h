// A record for people to look at: query results in, text out. Nothing here opens a file or knows a flag.
#pragma once

#include <string>

#include "onrecord/record.h"

namespace onrecord {

struct Look {
    unsigned width = 80;  // columns, 40 at least
    bool colour = false;  // ANSI escapes
};

}  // namespace onrecord
