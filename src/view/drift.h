// Drift: how the words of one use of a quotation differ from those of another.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "onrecord/record.h"

namespace onrecord {

struct DriftPiece {
    enum class Kind {
        same,      // words of the use that the full form has too
        added,     // words of the use only
        left_out,  // words of the full form only, between words of the use
        cut,       // words of the full form before the use's first or after its last: the use is shorter, not different
    };
    Kind kind = Kind::same;
    std::string words;  // as printed in the use, or in the full form for left_out and cut
    bool operator==(const DriftPiece&) const = default;
};

template <>
struct Names<DriftPiece::Kind> {
    static constexpr std::array<std::string_view, 4> all{"same", "added", "left out", "cut"};
};

// The use in pieces. Words are compared without case, quotation marks and the punctuation around them. At most kMaxEdits words are told
// apart one by one; where two forms differ in more, all between their common beginning and end counts as changed.
std::vector<DriftPiece> find_drift(std::string_view full, std::string_view use);

// Which part of the full form a use has: whole, beginning, middle, end; parts where it leaves out kMinLeftOut words in a row or more.
std::string_view part_of(const std::vector<DriftPiece>& pieces);

// Whether something is added or left out; a shorter use alone is no drift.
bool has_drift(const std::vector<DriftPiece>& pieces);

// The use that the others are compared with: the one of most words, the earliest of several. REQUIRES: there is a use.
std::size_t fullest_use(const QuotationRow& quotation);

}  // namespace onrecord
