// Relations of source, cue and content within a report, as the rules find them; who the speaker is comes after (attribution/speaker.h).
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <vector>

#include "attribution/passage.h"
#include "attribution/phrase.h"
#include "base/construction_names.h"
#include "onrecord/construction.h"

namespace onrecord {

// Ranges of items. `source` and `cue` may be empty; `content` holds one range or more, in order.
struct Relation {
    Construction construction = Construction::preposed_content;
    Range source;
    Range cue;
    std::vector<Range> content;
    std::int32_t entry = -1;  // index in lists.cues
    bool negated = false;
    bool declines = false;          // “could not be reached for comment”, though no cue of the list says so
    std::uint32_t passage = 0;      // of its cue
    std::optional<float> log_odds;  // of the trained frame with that cue
    bool has_frame_bounds = false;  // source, cue and content end where the frame says
    Range addressee;                // to whom: "told the court"
    Range adjuncts;                 // what stands beside the cue: when, where, by which way; may be empty
    Range lead;                     // what leads into the sentence before the source: "In a statement on Monday, Ruiz said"
};

// Those that are switched off, a bit each.
using Constructions = std::bitset<Names<Construction>::all.size()>;

// In the order of their passages, without what the constructions of `off` would find. Cost: linear but for bounded looks left and right.
// REQUIRES: all are of the same text.
std::vector<Relation> find_relations(const Text& text, const Analysis& analysis, const Passages& passages,
                                     const std::vector<MarkedQuotation>& quotations, const AttributionLists& lists,
                                     const Constructions& off);

}  // namespace onrecord
