#include "record/stored_memory.h"

#include <xxhash.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/zstd.h"

namespace onrecord {
namespace {

constexpr std::size_t kMinBytesToPack = 4096;                     // cases with claims: they shrink by half; facts, which are hashes, hardly
constexpr std::size_t kSealBytes = 8;                             // in front of what is stored: a hash of it and its whole key
constexpr std::size_t kMaxUnpackedBytes = std::size_t{64} << 20;  // of the largest case; a larger one is worked out again each time

std::string seal_of(const std::string& key, std::string_view packed) {
    const std::uint64_t hash = XXH3_64bits_withSeed(packed.data(), packed.size(), XXH3_64bits(key.data(), key.size()));
    return {reinterpret_cast<const char*>(&hash), sizeof hash};
}

// The row of a key, a hash of it: the seal tells where two keys have one.
std::int64_t row_of(const std::string& key) {
    return static_cast<std::int64_t>(XXH3_64bits(key.data(), key.size()));
}

}  // namespace

StoredMemory::StoredMemory(Database& database)
    : database_(database),
      find_(database.prepare("SELECT value FROM link_memory WHERE memory_key = ?")),
      keep_(database.prepare("INSERT OR REPLACE INTO link_memory VALUES (?, ?)")) {}

std::optional<std::string> StoredMemory::find(const std::string& key) {
    const std::int64_t row = row_of(key);
    if (!find_.start(row).next()) return std::nullopt;
    const std::string_view stored = find_.blob(0);
    const std::string_view packed = stored.substr(std::min(stored.size(), kSealBytes));
    if (!stored.starts_with(seal_of(key, packed))) return std::nullopt;
    std::string value(packed);
    if (is_zstd(packed)) {  // what is not packed and begins like it is not found, and worked out again
        auto unpacked = decompress_zstd(packed, kMaxUnpackedBytes);
        if (!unpacked) return std::nullopt;
        value = std::move(unpacked).value();
    }
    used_.insert(row);
    return value;
}

void StoredMemory::keep(const std::string& key, const std::string& value) {
    const std::string packed = value.size() < kMinBytesToPack ? value : compress_zstd(value);
    const std::string stored = seal_of(key, packed) + packed;
    keep_.run(row_of(key), Query::Blob{stored});
    used_.insert(row_of(key));
}

void StoredMemory::forget_the_rest() {
    std::vector<std::int64_t> unused;
    Query all = database_.prepare("SELECT memory_key FROM link_memory");
    while (all.next())
        if (!used_.contains(all.integer(0))) unused.push_back(all.integer(0));
    Query forget = database_.prepare("DELETE FROM link_memory WHERE memory_key = ?");
    for (const std::int64_t row : unused) forget.run(row);
}

}  // namespace onrecord
