// The statements of a reading by the place of their content.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "onrecord/reading.h"

namespace onrecord {

class ContentIndex {
public:
    explicit ContentIndex(const Reading& reading);
    // The statement whose content covers most of `span`, the shortest of these; none where no content overlaps it. Cost: log n, and at
    // most kMaxSteps contents looked at.
    [[nodiscard]] std::optional<std::uint32_t> innermost(Span span) const;

private:
    static constexpr int kMaxSteps = 256;
    std::vector<std::pair<Span, std::uint32_t>> contents_;  // sorted
    std::uint32_t longest_ = 0;                             // bytes
};

}  // namespace onrecord
