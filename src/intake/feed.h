// RSS 0.9x, 1.0, 2.0 and Atom (RFC 4287): feeds whose items carry text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "intake/delivery.h"

namespace onrecord {

inline constexpr std::size_t kMaxFeedBytes = std::size_t{64} << 20;

// Whether XML that begins so is a feed.
bool is_feed(std::string_view head);

// Gives every item on as a document: its text (content before description or summary) as a page, its title, address and day, and the feed's
// title as the outlet. Items without text and a feed that is no XML are problems, told with the number of the item.
void read_feed(std::string bytes, const std::string& path, Delivery& delivery);

}  // namespace onrecord
