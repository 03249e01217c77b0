// Relations of source, cue and content within a report, as the rules find them; who the speaker is comes after (attribution/speaker.h).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "attribution/passage.h"
#include "attribution/phrase.h"

namespace onrecord {

// Which rule found a relation; the probability of its link was measured rule by rule (docs/attribution.md).
enum class Rule : std::uint8_t {
    before_cue,      // “The pier is safe,” Ruiz said.
    after_cue,       // Ruiz said the pier was safe.
    inverted,        // “The pier is safe,” said Ruiz.
    around,          // “The pier,” Ruiz said, “is safe.”
    preceding,       // Ruiz went on:¶ “The pier is safe.”
    elliptic,        // Ruiz stood up and said the pier was safe.
    according,       // According to Ruiz, the pier is safe.
    colon,           // Ruiz: “The pier is safe.”
    signature,       // “The pier is safe.” – Ana Ruiz
    passive,         // Ruiz was asked whether the pier was safe.
    noun,            // Ruiz’s claim that the pier is safe
    back_reference,  // The pier is safe. Ruiz said so.
    construction,    // Calls to Ruiz were not returned. The closure was confirmed by Ruiz.
    framed           // the trained frame alone
};

// Ranges of items. `source` and `cue` may be empty; `content` holds one range or more, in order.
struct Relation {
    Rule rule = Rule::before_cue;
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

// In the order of their passages. Cost: linear but for bounded looks left and right. REQUIRES: all are of the same text.
std::vector<Relation> find_relations(const Text& text, const Analysis& analysis, const Passages& passages,
                                     const std::vector<MarkedQuotation>& quotations, const AttributionLists& lists);

}  // namespace onrecord
