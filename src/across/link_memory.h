// What is kept in a LinkMemory (links.h), and under which key.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "across/links.h"
#include "base/packed.h"

namespace onrecord {

// Of a result of one kind ("case") that is a function of `inputs` and of this program: its code, lists and models
// (cmake/source_hash.cmake).
std::string memory_key(std::string_view kind, std::string_view inputs);

// The value of a key; false, and `value` is empty, where there is no memory, it has none, or it is not whole.
template <class Value>
bool recall(const std::string& key, LinkMemory* memory, Value& value) {
    const auto kept = memory != nullptr && !key.empty() ? memory->find(key) : std::nullopt;
    if (!kept) return false;
    Unpacker unpack(*kept);
    unpack(value);
    if (!unpack.is_whole()) value = {};
    return unpack.is_whole();
}

// Nothing where there is no memory or no key.
template <class Value>
void remember(const std::string& key, LinkMemory* memory, const Value& value) {
    if (memory == nullptr || key.empty()) return;
    Packer pack;
    pack(value);
    memory->keep(key, pack.bytes());
}

}  // namespace onrecord
