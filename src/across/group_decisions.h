// What a person decided about things that linking puts into groups: quoted stretches, reports, events, assertions.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "across/links.h"
#include "compare/sorted_set.h"

namespace onrecord {

// That the things of two sides are one, or are not. Sides are numbers of things, sorted.
struct GroupDecision {
    bool is_same = false;
    SortedSet first, second;
};

// Groups of numbers after the decisions; each sorted, and all of them. The same come first: the groups that have any of either side become
// one. Then apart: what is of the second side alone leaves the group that has things of both, as a group of its own. A number that is in no
// group is one by itself. A decision of which a side is empty changes nothing. Cost: of a decision, a look at each group.
// REQUIRES: each group is sorted, and no two have a number in common.
void decide_groups(const std::vector<GroupDecision>& decisions, std::vector<std::vector<std::uint32_t>>& groups);

// Which things are at a place: all that overlap it, or, where one has its very span, that one alone.
enum class AtPlace { overlapping, exact };

// Decisions on places as decisions on the numbers of the things that are there; `span_of` gives the span of a thing.
// REQUIRES: things have a `report`, and are in the order of their reports.
template <class Thing, class SpanOf>
std::vector<GroupDecision> in_numbers(const std::vector<PlaceDecision>& decisions, const std::vector<Thing>& things, const SpanOf& span_of,
                                      AtPlace at) {
    const auto numbers_at = [&](const std::vector<Person::Mention>& places) {
        SortedSet numbers;
        for (const Person::Mention& place : places) {
            SortedSet exact, overlapping;
            auto thing = std::lower_bound(things.begin(), things.end(), place.report,
                                          [](const Thing& one, ReportIndex report) { return one.report < report; });
            for (; thing != things.end() && thing->report == place.report; ++thing) {
                const Span span = span_of(*thing);
                const auto number = static_cast<std::uint32_t>(thing - things.begin());
                if (span == place.span) exact.push_back(number);
                if (span.overlaps(place.span)) overlapping.push_back(number);
            }
            const SortedSet& there = at == AtPlace::exact && !exact.empty() ? exact : overlapping;
            numbers.insert(numbers.end(), there.begin(), there.end());
        }
        make_set(numbers);
        return numbers;
    };
    std::vector<GroupDecision> decided;
    for (const PlaceDecision& decision : decisions)
        decided.push_back({decision.is_same, numbers_at(decision.first), numbers_at(decision.second)});
    return decided;
}

}  // namespace onrecord
