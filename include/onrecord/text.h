// The one buffer that holds a report's text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "onrecord/span.h"

namespace onrecord {

// Owns valid UTF-8 and never edits it. Moved, not copied, from the article to the reading.
class Text {
public:
    Text() = default;

    // Takes bytes that should be UTF-8. Each maximal invalid part becomes one U+FFFD, as in the WHATWG's Encoding Standard; `n_replaced`,
    // if not null, becomes their number.
    static Text from_utf8(std::string bytes, std::uint64_t* n_replaced = nullptr);

    [[nodiscard]] std::string_view view() const { return bytes_; }
    // REQUIRES: span lies within the text.
    [[nodiscard]] std::string_view slice(Span span) const { return view().substr(span.begin, span.length()); }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }  // bytes; documents are below 4 GiB
    [[nodiscard]] bool empty() const { return bytes_.empty(); }
    [[nodiscard]] Span whole() const { return {0, size()}; }
    bool operator==(const Text&) const = default;

private:
    std::string bytes_;
};

}  // namespace onrecord
