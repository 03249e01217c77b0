// The paragraphs of a report that linking looks at.
#pragma once

#include <vector>

#include "onrecord/reading.h"

namespace onrecord {

// Paragraphs (the whole text where there are none) that are not furniture. Cost: n log n.
std::vector<Span> article_paragraphs(const Reading& reading);

}  // namespace onrecord
