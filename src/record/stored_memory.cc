#include "record/stored_memory.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/sha256.h"

namespace onrecord {
namespace {

constexpr std::size_t kSealHexDigits = 16;  // of the value's SHA-256, before it

std::string seal_of(std::string_view value) {
    return sha256_hex(value).substr(0, kSealHexDigits);
}

}  // namespace

StoredMemory::StoredMemory(Database& database)
    : database_(database),
      find_(database.prepare("SELECT value FROM link_memory WHERE memory_key = ?")),
      keep_(database.prepare("INSERT OR REPLACE INTO link_memory VALUES (?, ?)")) {}

std::optional<std::string> StoredMemory::find(const std::string& key) {
    if (!find_.start(key).next()) return std::nullopt;
    const std::string_view stored = find_.blob(0);
    const std::string_view value = stored.substr(std::min(stored.size(), kSealHexDigits));
    if (!stored.starts_with(seal_of(value))) return std::nullopt;
    used_.insert(key);
    return std::string(value);
}

void StoredMemory::keep(const std::string& key, const std::string& value) {
    const std::string stored = seal_of(value) + value;
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
