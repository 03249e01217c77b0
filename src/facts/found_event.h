// An event of a report as it is compared with those of another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compare/sorted_set.h"
#include "facts/relative_day.h"
#include "onrecord/reading.h"

namespace onrecord {

constexpr std::int32_t kNewsDays = 7;  // before a report, in which lies what it tells as new

struct FoundEvent {
    std::uint32_t event = 0;
    Span span;
    std::string text;
    std::string date;
    Certainty certainty = Certainty::happened;
    std::vector<std::uint32_t> participants;  // entities
    SpanList mentions;                        // where else the report mentions it
    Span predicate;                           // the word that names it
    std::optional<std::uint32_t> assertion;   // index in the report's assertions: the one that it is told in
    std::uint32_t lemma = 0;                  // key of its predicate's; 0: unknown
    int direction = 0;                        // of the particle behind it: "in" 1, "out" -1; "up" 2, "down" -2; "on" 3, "off" -3; 0: none
    SortedSet words;                          // keys of the words that carry meaning but for the predicate
    SortedSet names;                          // those of them that are of names
    SortedSet numbers;                        // those that are numbers
    std::optional<RelativeDay> day;           // of an event without a date
    std::vector<std::uint32_t> times;         // indices of the report's times that say when it was
    bool is_news = false;                     // without a date, and told as what is new: it happened not long before its report
    bool is_saying = false;                   // it tells that somebody spoke, and no deed
    bool says_when = false;                   // told only to say when something else was: "weeks before the mill closed"
    std::vector<std::uint32_t> after;         // indices of the report's events that it comes after; sorted
};

}  // namespace onrecord
