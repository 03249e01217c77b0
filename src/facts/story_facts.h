// The words by which reports of one story are found.
#pragma once

#include <cstdint>
#include <vector>

#include "compare/words.h"
#include "onrecord/reading.h"

namespace onrecord {

// A word and its number of occurrences in a report.
struct Term {
    std::uint32_t key = 0;
    std::uint16_t count = 0;
    bool in_lead = false;  // in the title or the first paragraphs
    bool capital = false;  // most often written with a capital letter
};

// Of the title and `words`, the article's; sorted by key.
std::vector<Term> take_terms(const Reading& reading, const std::vector<CutWord>& words);

}  // namespace onrecord
