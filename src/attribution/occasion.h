// Which statements of a speaker were made on one occasion: one interview, one statement issued, one hearing, or in one document.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "attribution/channel.h"
#include "attribution/relation.h"
#include "attribution/speaker.h"

namespace onrecord {

// What is known of one relation before occasions are found.
struct Utterance {
    Speaker speaker;
    Polarity polarity = Polarity::asserts;
    std::vector<Channel> channel;
    std::optional<std::uint32_t> time;      // index in times
    std::optional<std::uint32_t> occasion;  // index in occasions
};

struct FoundOccasions {
    std::vector<Utterance> utterances;  // with their occasions, and the channels that they inherit from them
    std::vector<Occasion> occasions;    // in the order in which they were opened; `statements` is empty
};

// One utterance for each relation, in their order. Statements without a source have no occasion. Two statements of one speaker share an
// occasion unless channel, outlet, day or document speak against it. Cost: relations times the occasions of their speaker, at most
// kMaxOpenOccasions. An announcement names the channel of its speaker's occasion beside it. An interview without an outlet is the
// report's own `outlet`'s (may be empty) where nobody speaks to another. REQUIRES: all are of the same text.
FoundOccasions find_occasions(const Text& text, const Passages& passages, const std::vector<Relation>& relations,
                              std::vector<Utterance> utterances, const FoundChannels& channels, const std::vector<Entity>& entities,
                              const std::vector<TimeExpression>& times, const AttributionLists& lists, std::string_view outlet);

}  // namespace onrecord
