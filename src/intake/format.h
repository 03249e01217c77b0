// What an input is: by its name where the name says so, else by its first bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace onrecord {

enum class Format { text, html, jsonl, warc, mail, pdf, feed };

// By the ending of docs/reading.md's table, in any case, ".gz" or ".zst" after it or not; nothing for every other name.
std::optional<Format> format_of_name(std::string_view path);

// By the first bytes, at most kSniffBytes of them, of something without a telling name, inflated if it was gzip'd.
inline constexpr std::size_t kSniffBytes = 1024;
Format format_of_bytes(std::string_view head);

// Says what bytes are that hold no words ("is an image"), by their first few hundred; empty where they may be text or a page.
std::string_view binary_kind(std::string_view head);

}  // namespace onrecord
