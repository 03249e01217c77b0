// Events of a report as they are compared with those of another.
#pragma once

#include <vector>

#include "compare/function_words.h"
#include "facts/found_event.h"
#include "onrecord/reading.h"

namespace onrecord {

std::vector<FoundEvent> take_events(const Reading& reading, const FunctionWords& function_words);

}  // namespace onrecord
