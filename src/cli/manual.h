// What --help knows, for man and for the shells: every page and script is made from the one description of the command line.
#pragma once

#include <string>

#include "cli/terminal.h"

namespace CLI {
class App;
}

namespace onrecord {

// Writes into `folder`, which is there: onrecord.1 and onrecord-COMMAND.1 for each command; onrecord.bash, _onrecord (zsh) and
// onrecord.fish; and options.md, which docs/ has a copy of. A file appears only when it is complete. An exit status of terminal.h.
int write_manual(const CLI::App& app, const std::string& folder, Messages& messages);

}  // namespace onrecord
