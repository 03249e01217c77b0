// What one version of a report has changed of another, as it is shown.
#pragma once

#include <string>
#include <vector>

#include "onrecord/record.h"
#include "view/drift.h"

namespace onrecord {

// Changes of one sentence together: what went and what came, in the newer version's sentence, or whole sentences by themselves.
struct ShownChange {
    std::string type;                // correction, update, wording; of several the first of these
    std::vector<DriftPiece> pieces;  // nothing is `cut`: a version that is shorter has left it out
    const RevisionRow::Change* first = nullptr;
};
std::vector<ShownChange> shown_changes(const RevisionRow& revision);

// "updated", "corrected", "worded otherwise"; the type itself for one that we do not know.
std::string plain_change(std::string_view type);
// How it is known which version is newer: "later by its date", ...
std::string plain_known_by(std::string_view known_by);

}  // namespace onrecord
