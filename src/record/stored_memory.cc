#include "record/stored_memory.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "base/zstd.h"

namespace onrecord {
namespace {

constexpr std::size_t kMinBytesToPack = 4096;                     // cases with claims: they shrink by half; facts, which are hashes, hardly
constexpr std::size_t kSealHexDigits = 16;                        // of the SHA-256 of what is stored behind them
constexpr std::size_t kMaxUnpackedBytes = std::size_t{64} << 20;  // of the largest case; a larger one is worked out again each time

std::string seal_of(std::string_view packed) {
    return sha256_hex(packed).substr(0, kSealHexDigits);
}

}  // namespace

StoredMemory::StoredMemory(Database& database)
    : database_(database),
      find_(database.prepare("SELECT value FROM link_memory WHERE memory_key = ?")),
      keep_(database.prepare("INSERT OR REPLACE INTO link_memory VALUES (?, ?)")) {}

std::optional<std::string> StoredMemory::find(const std::string& key) {
    if (!find_.start(key).next()) return std::nullopt;
    const std::string_view stored = find_.blob(0);
    const std::string_view packed = stored.substr(std::min(stored.size(), kSealHexDigits));
    if (!stored.starts_with(seal_of(packed))) return std::nullopt;
    std::string value(packed);
    if (is_zstd(packed)) {  // what is not packed and begins like it is not found, and worked out again
        auto unpacked = decompress_zstd(packed, kMaxUnpackedBytes);
        if (!unpacked) return std::nullopt;
        value = std::move(unpacked).value();
    }
    used_.insert(key);
    return value;
}

void StoredMemory::keep(const std::string& key, const std::string& value) {
    const std::string packed = value.size() < kMinBytesToPack ? value : compress_zstd(value);
    const std::string stored = seal_of(packed) + packed;
    keep_.run(key, Query::Blob{stored});
    used_.insert(key);
}

void StoredMemory::forget_the_rest() {
    std::vector<std::string> unused;
    Query all = database_.prepare("SELECT memory_key FROM link_memory");
    while (all.next())
        if (!used_.contains(all.text(0))) unused.push_back(all.string(0));
    Query forget = database_.prepare("DELETE FROM link_memory WHERE memory_key = ?");
    for (const std::string& key : unused) forget.run(key);
}

}  // namespace onrecord
