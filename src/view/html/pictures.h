// Drawings as SVG: what is on the page in words as well. No script, no style but classes of the page's own sheet.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "onrecord/record.h"
#include "view/html/sections.h"

namespace onrecord {

constexpr std::size_t kMaxDrawn = 400;  // events in a picture

// The days that a picture shows, and the address of one that shows others. Days are EDTF; empty: as far as the events go.
struct Zoom {
    std::string from, to;
    std::function<std::string(const std::string& from, const std::string& to)> address;
};

// The events of a story over its days, of more than `most` those that weigh most: a dot where the day is known, a bar over the days that an
// uncertain date leaves, an arrow from a day that it is only known to come after or before; hollow where it is planned, dashed where
// alleged, struck through where denied. Each leads to its entry; the weightiest are named. With a zoom each part of the axis leads to that
// part alone. Empty below two events whose time is known.
// Where `events` are chosen from more, `n_all` says how many there are.
Html timeline_picture(const std::vector<EventRow>& events, const Setting& setting, std::size_t most = kMaxDrawn, const Zoom* zoom = nullptr,
                      std::size_t n_all = 0);

// Who rests on whom: the origins of the claims, and outlets that others have claims from, beside the outlets that carry them. Empty where
// no claim has an origin outside the outlet's own words.
Html sources_picture(const std::vector<ClaimRow>& claims, const Setting& setting);

// The way of a claim from its origins (left) to the reports. Empty where every report has it from its origin directly.
Html chain_picture(const ClaimRow& claim, const Setting& setting);

}  // namespace onrecord
