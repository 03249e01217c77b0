// What came in: bytes with a name.
#pragma once

#include <cstddef>
#include <string>

namespace onrecord {

// A document larger than this is told and passed over: reading takes up to 20 times its size, and `read` has 300 MB in all.
inline constexpr std::size_t kMaxDocumentBytes = std::size_t{16} << 20;

enum class DocumentKind { text, html };

// Given metadata is what came with the document (JSONL fields, HTTP headers, --date, --outlet); empty where nothing was given.
struct Document {
    std::string id;     // given, or the SHA-256 of the bytes that came in, in hexadecimal
    std::string input;  // where it came from, for people: path, path#record, "-#3"
    DocumentKind kind = DocumentKind::text;
    std::string bytes;    // not yet decoded; at most kMaxDocumentBytes
    std::string charset;  // from outside the bytes: an HTTP header's charset, "utf-8" from JSON; empty where unknown
    std::string url;
    std::string title;
    std::string outlet;
    std::string date;  // EDTF, as given
};

}  // namespace onrecord
