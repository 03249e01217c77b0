// From a key to a number: open addressing in two mapped lists. What a model knows of words (clusters, allowed tags) is kept so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace onrecord {

// Keys are 64-bit hashes whose lower bits choose the slot and whose upper half is compared: of 10,000 unknown keys one in 400,000 or so
// is taken for a known one. A check of 0 is an empty slot.
class MappedTable {
public:
    struct Entry {
        std::uint32_t check;
        std::uint32_t value;
    };

    MappedTable() = default;
    // REQUIRES: entries.size() is a power of two with an empty slot (MappedTable::build makes such).
    explicit MappedTable(std::span<const Entry> entries) : entries_(entries) {}

    [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t key) const {
        if (entries_.empty()) return std::nullopt;
        const auto check = check_of(key);
        for (std::size_t at = key & (entries_.size() - 1);; at = (at + 1) & (entries_.size() - 1)) {
            if (entries_[at].check == check) return entries_[at].value;
            if (entries_[at].check == 0) return std::nullopt;
        }
    }

    static std::vector<Entry> build(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& pairs) {
        std::size_t size = 2;
        while (size < 2 * pairs.size()) size *= 2;
        std::vector<Entry> entries(size, Entry{0, 0});
        for (const auto& [key, value] : pairs) {
            std::size_t at = key & (size - 1);
            while (entries[at].check != 0) at = (at + 1) & (size - 1);
            entries[at] = {check_of(key), value};
        }
        return entries;
    }

private:
    static std::uint32_t check_of(std::uint64_t key) {
        const auto check = static_cast<std::uint32_t>(key >> 32);
        return check == 0 ? 1 : check;
    }
    std::span<const Entry> entries_;
};

}  // namespace onrecord
