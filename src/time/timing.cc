#include "time/timing.h"

#include <utility>

namespace onrecord {

Timing find_times(const Text&, const Analysis&, const SpanList&, Published given) {
    return {{}, std::move(given)};
}

}  // namespace onrecord
