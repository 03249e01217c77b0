// The command: what was typed, what it means, and its exit status.
#pragma once

namespace onrecord {

// 0 done, 1 done but some documents could not be read (listed), 2 wrong use, 3 failed.
int run(int argc, char** argv);

}  // namespace onrecord
