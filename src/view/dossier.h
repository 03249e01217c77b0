// The dossier from rows: what view.h's write_dossier is made of, so that tests need no record.
#pragma once

#include <functional>
#include <string>

#include "view/terminal.h"
#include "view/view.h"

namespace onrecord {

using TextOf = std::function<std::string(const std::string& report)>;

void write_dossier(const Rows& rows, const TextOf& text_of, const DossierOptions& options, const Sink& sink);

}  // namespace onrecord
