// What linking remembers, in the record (LinkMemory, across/links.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>

#include "across/links.h"
#include "record/database.h"

namespace onrecord {

// A record that is built at once of fewer reports is linked from nothing in a few seconds, and is smaller by a quarter without a memory.
inline constexpr std::int64_t kMinReportsToRemember = 1000;

// In the table link_memory. A value that is not what was kept is not found. REQUIRES: a transaction is open, but to find.
class StoredMemory : public LinkMemory {
public:
    explicit StoredMemory(Database& database);
    [[nodiscard]] std::optional<std::string> find(const std::string& key) override;
    void keep(const std::string& key, const std::string& value) override;
    // What was neither found nor kept since this was made is of no use any more.
    void forget_the_rest();

private:
    Database& database_;
    Query find_, keep_;
    std::unordered_set<std::int64_t> used_;  // rows; looked up only
};

}  // namespace onrecord
