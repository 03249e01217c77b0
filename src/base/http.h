// An HTTP/1 response as a crawler stored it: head, and body with its transfer and content codings undone (RFC 9110, RFC 9112).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "onrecord/error.h"

namespace onrecord {

// "Name: value" lines, as HTTP, WARC and mail have them; views of the head that they were read from.
class HeaderFields {
public:
    // Reads `lines` (ended by LF or CRLF); a line that begins with white space goes on with the one before; others without a colon are
    // passed over.
    explicit HeaderFields(std::string_view lines);

    // The first field of this name, whatever its case, white space around the value cut; empty where there is none.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;

private:
    std::vector<std::pair<std::string_view, std::string_view>> fields_;
};

struct HttpResponse {
    int status = 0;
    std::string media_type;  // lower case, without parameters; empty where none is given
    std::string charset;     // of Content-Type; empty where none is given
    std::string body;
    std::vector<std::string> limits;  // what could not be decoded, in words
};

// Errors: malformed (no response, a body that cannot be inflated), unsupported (a coding that is not gzip, deflate, br or zstd), too_large
// (a decoded body over `max_body_bytes`); without a name before the words.
// What the head says and the body is not (a chunked or gzip'd body that is neither) is no error: crawlers decode and keep the head.
Result<HttpResponse> parse_http_response(std::string response, std::size_t max_body_bytes);

// The value of a parameter of a Content-Type or Content-Disposition, quotation marks cut; empty where there is none.
std::string parameter_of(std::string_view field, std::string_view name);
// The value of `charset` in a Content-Type; empty where there is none.
std::string charset_of(std::string_view content_type);
// The type and subtype of a Content-Type, in lower case.
std::string media_type_of(std::string_view content_type);

}  // namespace onrecord
