// A document to be read: its bytes, and what is known about them from elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace onrecord {

// A larger document is an error (too_large): reading takes up to 20 times its size in memory, and `onrecord read` may use 300 MB.
inline constexpr std::size_t kMaxDocumentBytes = std::size_t{16} << 20;

enum class DocumentKind { text, html };

// Metadata are what came with the document (members of JSON Lines, HTTP headers, --date, --outlet); empty if nothing was given.
struct Document {
    std::string id;     // empty: the reading has the SHA-256 of `bytes`, in hexadecimal
    std::string input;  // where it came from, to be shown: path, path#record, "-#3"
    DocumentKind kind = DocumentKind::text;
    std::string bytes;    // not yet decoded; at most kMaxDocumentBytes
    std::string charset;  // known from outside: an HTTP header's charset, "utf-8" from JSON; empty: to be detected
    std::string url;
    std::string title;
    std::string outlet;
    std::string date;             // EDTF
    std::string syndicated_from;  // whose report it is, where a feed says so; empty: not said

    std::uint16_t http_status = 0;    // of a response in a web archive; 0: none
    std::vector<std::string> limits;  // what of the input was cut, in words; goes into Reading::limits
};

}  // namespace onrecord
