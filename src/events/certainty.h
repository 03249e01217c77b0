// How surely an event is reported: by whose word it stands in the report, and what that word is worth as news takes it.
//
// What the report itself tells, or an authority states ("police said"), has happened; what an interested party says, or anybody alleges, is
// alleged, and so is what others say, but for what they take for granted; what is denied is denied; what is asked has not been said at all.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "events/event_lists.h"
#include "language/analysis.h"
#include "onrecord/reading.h"
#include "text/span_index.h"

namespace onrecord {

enum class Standing : std::uint8_t {
    fact,
    account,     // of somebody who is neither an authority nor a party
    allegation,  // of a party, or in a word that says so
    denial,
    question
};

// The statements of a report, asked by place.
class StatementIndex {
public:
    // REQUIRES: the arguments are of one report.
    StatementIndex(const Analysis& analysis, const std::vector<Entity>& entities, const std::vector<Statement>& statements,
                   const EventLists& lists);

    // The statement whose content holds the byte; of several the shortest content. At most kMaxNested contents are looked at.
    [[nodiscard]] std::optional<std::uint32_t> innermost(std::uint32_t byte) const;
    // The statement in whose cue the byte lies; whether there is one that stands in quotation marks.
    [[nodiscard]] std::optional<std::uint32_t> of_cue(std::uint32_t byte) const;
    [[nodiscard]] bool is_cue_of_quotation(std::uint32_t byte) const;
    [[nodiscard]] Standing standing(std::uint32_t statement) const { return standings_[statement]; }
    [[nodiscard]] bool is_direct(std::uint32_t statement) const { return direct_[statement]; }

private:
    static constexpr std::size_t kMaxNested = 16;
    SpanIndex contents_;
    SpanIndex cues_;
    std::vector<Standing> standings_;  // of the statements
    std::vector<bool> direct_;         // of the statements
};

}  // namespace onrecord
