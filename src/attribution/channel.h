// By which way words reached the report: told CNN, in a statement, in a filing, in an interview with, posted on, as X reported.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "attribution/relation.h"

namespace onrecord {

// A sentence without a statement that tells where somebody spoke: "Ruiz was speaking to reporters outside the town hall."
struct Announcement {
    std::uint32_t passage = 0;
    Range subject;  // items from the sentence's first to its verb
    std::vector<Channel> channels;
};

struct FoundChannels {
    std::vector<std::vector<Channel>> of_relations;
    std::vector<std::optional<Channel>> of_it;  // of each relation whose source is "it": the document that it may be
    std::vector<Announcement> announcements;    // in the order of the text
    // Of each relation: whether its sentence says where or to whom in words that name no channel ("in Harlow", "to the widows"), or when in
    // general ("has often said"): what another sentence says of the channel is not of it.
    std::vector<bool> is_elsewhere;
};

// For each relation the channels that its own sentence names, nearest to its cue first. `outlet` is the report's own outlet where it is
// known; it is the outlet of "told this newspaper" and, where its name ends so, of "told the Courier". An outlet is printed with the
// longest name that the text has for it. Cost: linear.
FoundChannels find_channels(const Text& text, const Analysis& analysis, const Passages& passages, const std::vector<Relation>& relations,
                            const std::vector<Entity>& entities, const AttributionLists& lists, std::string_view outlet);

}  // namespace onrecord
