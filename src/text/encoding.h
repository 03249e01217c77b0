// Character sets: bytes of any encoding that the web uses to valid UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/error.h"

namespace onrecord {

struct Decoded {
    std::string text;                 // valid UTF-8, without a byte order mark
    std::string_view encoding;        // the WHATWG's name, lower-case: "windows-1252"
    std::vector<std::string> limits;  // what could not be converted: "charset windows-1252: 3 bytes replaced"
};

enum class Markup { plain, html };

// Decodes in the order of the WHATWG Encoding and HTML standards: byte order mark, `charset` (given from outside: an HTTP header), for HTML
// the <meta> of its first bytes, UTF-8 where the bytes are valid UTF-8, then detection. An unknown `charset` counts as none given. Bytes
// that are UTF-8 beyond doubt are, whatever is said of them, and those that are mostly none are not. What cannot be converted becomes
// U+FFFD and is counted in `limits`. Linear in the bytes. Error: malformed where there is nothing but white space, or where the bytes are
// no text; the message begins with `input`.
Result<Decoded> decode_bytes(std::string bytes, std::string_view charset, Markup markup, std::string_view input);

// "utf-16le" or "utf-16be" where the bytes are Latin text in UTF-16 without a mark, which has a zero in most characters, always on one
// side, and no control characters; else empty.
std::string_view unmarked_utf16(std::string_view bytes);

// The encoding that a label names (white space around it and case are not regarded): " Latin1 " is windows-1252; empty for no label.
std::string_view encoding_of_label(std::string_view label);

// The encoding that the <meta> elements in the first kPrescanBytes say ("prescan a byte stream"); empty where they say none.
inline constexpr std::size_t kPrescanBytes = std::size_t{32} << 10;  // the standard reads 1024; browsers read on while the head is open
std::string_view prescan_meta(std::string_view bytes);

}  // namespace onrecord
