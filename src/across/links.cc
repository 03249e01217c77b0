#include "across/links.h"

namespace onrecord {

Links link(const Readings& readings) {
    Links links;
    for (std::size_t report = 0; report < readings.size(); ++report) links.stories.push_back({{static_cast<ReportIndex>(report)}});
    return links;
}

}  // namespace onrecord
