// Who said what: attribution relations of source, cue and content (Pareti et al. 2013; PolNeAR, Newell et al. 2018).
#pragma once

#include <string_view>
#include <vector>

#include "attribution/lists.h"
#include "attribution/relation.h"
#include "entities/entities.h"
#include "language/analysis.h"
#include "onrecord/reading.h"
#include "onrecord/span.h"
#include "onrecord/text.h"

namespace onrecord {

// `statements` sorted by first content byte; contents may nest, never cross. `entities` are those found, same indices, completed with
// the sources that were not among them (a described source that no name was found for).
struct Attribution {
    std::vector<Statement> statements;
    std::vector<Occasion> occasions;  // sorted by first statement
    std::vector<Entity> entities;
};

struct AttributionOptions {
    bool explain = false;        // each statement says which construction or model made what of it
    Constructions without = {};  // switched off
};

// Never fails. `outlet` is the report's own, empty if unknown.
// REQUIRES: analysis was made from `text`, entities and times from both.
Attribution attribute(const Text& text, const Analysis& analysis, FoundEntities found, const std::vector<TimeExpression>& times,
                      const AttributionLists& lists, std::string_view outlet = {}, const AttributionOptions& options = {});

}  // namespace onrecord
