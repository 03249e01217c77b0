// Readings held in memory: for callers that have no record, and the plain twin that tests compare with.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "across/links.h"

namespace onrecord {

class ReadingList : public Readings {
public:
    // Numbers the readings in the byte order of their ids. REQUIRES: ids are distinct.
    explicit ReadingList(std::vector<Reading> readings) : readings_(std::move(readings)) {
        std::sort(readings_.begin(), readings_.end(), [](const Reading& a, const Reading& b) { return a.id < b.id; });
    }
    [[nodiscard]] std::size_t size() const override { return readings_.size(); }
    [[nodiscard]] Reading at(std::size_t report) const override { return readings_[report]; }

private:
    std::vector<Reading> readings_;
};

}  // namespace onrecord
