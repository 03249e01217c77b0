// The kinds of things that a person can say to be one or not one (`decide same`, `decide apart`), in one table: what a kind is called, how
// its items are named, and by what a decision about them is kept.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "onrecord/record.h"

namespace onrecord {

struct DecidedKind {
    DecisionType same = DecisionType::same, apart = DecisionType::apart;
    char letter = 0;             // of its ids (Kind::letter)
    std::string_view noun = {};  // "person"; after "no"
    std::string_view one = {}, two = {};
    std::string_view ids = {}, places = {};  // what `show RECORD` lists its ids by, and the places of an item
    // A side of a decision is an item's entities, by one name of each; words at its places; or one of its reports.
    enum class By { entities, places, reports } by = By::places;
    // The table by which the record says what its entities, places or reports are of: its rows have report_key and `key`, and `entity`, or
    // span_begin and span_end.
    std::string_view table = {}, key = {};
    bool is_of_case = false;  // worked out within one case: what is of two cases cannot be one
    // By::entities: the condition that entities meet, and the table that has the names of the items.
    std::string_view entity_types = {}, items = {};
};

inline constexpr std::array<DecidedKind, 6> kDecidedKinds{{
    {DecisionType::same, DecisionType::apart, 'p', "person", "one person", "two persons", "people", "p1", DecidedKind::By::entities,
     "person_entity", "person_key", false, "type_code = 0", "person"},
    {DecisionType::same_name, DecisionType::apart_name, 'n', "organization or place", "one organization or place",
     "two organizations or places", "names --places", "names --places", DecidedKind::By::entities, "name_entity", "name_key", false,
     "type_code IN (1, 2)", "name"},
    {DecisionType::same_quotation, DecisionType::apart_quotation, 'q', "quotation", "one utterance", "two utterances",
     "quotations --places", "quotations --places", DecidedKind::By::places, "quotation_use", "quotation_key"},
    {DecisionType::same_story, DecisionType::apart_story, 's', "story", "one story", "two stories", "stories --places", "stories --places",
     DecidedKind::By::reports, "story_report", "story_key"},
    {DecisionType::same_event, DecisionType::apart_event, 'e', "event", "one event", "two events", "timeline --places", "timeline --places",
     DecidedKind::By::places, "timeline_telling", "timeline_event_key", true},
    {DecisionType::same_claim, DecisionType::apart_claim, 'c', "claim", "one claim", "two claims", "claims --places", "claims --places",
     DecidedKind::By::places, "claim_use", "claim_key", true},
}};

// Null where a decision of this type is about one item: its outlet, its date, a note.
constexpr const DecidedKind* decided_kind(DecisionType what) {
    const auto* const kind = std::find_if(kDecidedKinds.begin(), kDecidedKinds.end(),
                                          [&](const DecidedKind& one) { return one.same == what || one.apart == what; });
    return kind == kDecidedKinds.end() ? nullptr : kind;
}

constexpr bool says_same(DecisionType what) {
    const DecidedKind* const kind = decided_kind(what);
    return kind != nullptr && kind->same == what;
}

}  // namespace onrecord
