#include "events/events.h"

namespace onrecord {

std::vector<Event> find_events(const Text&, const Analysis&, const std::vector<Entity>&, const std::vector<TimeExpression>&,
                               const std::vector<Statement>&, const Published&) {
    return {};
}

}  // namespace onrecord
