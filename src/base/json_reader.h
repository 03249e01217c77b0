// Reading JSON: simdjson's DOM, with the two lookups that we use everywhere. A parser is scratch memory: keep one a worker.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string_view>

namespace onrecord {

using JsonParser = simdjson::dom::parser;
using JsonElement = simdjson::dom::element;

// The member `key` of an object; nothing where `element` is no object or has no such member.
inline std::optional<JsonElement> member(JsonElement element, std::string_view key) {
    simdjson::dom::object object;
    JsonElement value;
    if (element.get(object) != simdjson::SUCCESS || object.at_key(key).get(value) != simdjson::SUCCESS) return std::nullopt;
    return value;
}

// The member `key` if it is a string; empty otherwise. Points into the parser's memory, until its next parse.
inline std::string_view string_member(JsonElement element, std::string_view key) {
    std::string_view value;
    const auto found = member(element, key);
    if (!found || found->get(value) != simdjson::SUCCESS) return {};
    return value;
}

}  // namespace onrecord
