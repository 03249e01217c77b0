// What came in: bytes with a name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace onrecord {

// A document larger than this is reported and passed over: reading takes up to 20 times its size, and `read` has 300 MB in all.
inline constexpr std::size_t kMaxDocumentBytes = std::size_t{16} << 20;

enum class DocumentKind { text, html };

// Given metadata is what came with the document (JSONL fields, HTTP headers, --date, --outlet); empty where nothing was given.
struct Document {
    std::string id;     // given; empty: the reader takes the SHA-256 of `bytes`, in hexadecimal (a worker can, intake is one thread)
    std::string input;  // where it came from, for people: path, path#record, "-#3"
    DocumentKind kind = DocumentKind::text;
    std::string bytes;    // not yet decoded; at most kMaxDocumentBytes
    std::string charset;  // from outside the bytes: an HTTP header's charset, "utf-8" from JSON; empty where unknown
    std::string url;
    std::string title;
    std::string outlet;
    std::string date;  // EDTF, as given

    std::uint16_t http_status = 0;    // of a web archive's response; 0 where there is none
    std::vector<std::string> limits;  // what of the input could not be kept, in words: passed on to Reading.limits
};

}  // namespace onrecord
