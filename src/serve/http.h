// Requests and responses of HTTP/1.1, as much of it as a server for one reader needs: GET, HEAD, POST of a short form, one request a
// connection.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onrecord {

struct Request {
    std::string method, target;
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case

    std::string body = {};  // of a POST

    // The values of the header, one a line in which it was sent.
    [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

// The target in parts: "/report/a%20b?at=1-2" is {"report", "a b"} and {{"at", "1-2"}}.
struct Target {
    std::vector<std::string> path;
    std::vector<std::pair<std::string, std::string>> query;
};

constexpr std::size_t kMaxRequestBytes = 16384;  // request line and headers; longer than any page of ours asks for
constexpr std::size_t kMaxHeaders = 100;
constexpr std::size_t kMaxBodyBytes = 4096;  // longer than any form of ours

// What the bytes before the empty line say; false where they are no request that we understand.
bool parse_request(std::string_view head, Request& request);
// False for what is no path of ours: not absolute, an escape that is none, control characters or a backslash in it, a part "." or "..".
bool parse_target(std::string_view target, Target& parts);

// The bytes of the body that the request says to have; 0 where it says none. False where it says more than one thing, no number, or more
// than kMaxBodyBytes.
bool body_length(const Request& request, std::size_t& length);
// Names and values, as a form sends them: "a=b&c=d%20e". False for an escape that is none.
bool parse_form(std::string_view form, std::vector<std::pair<std::string, std::string>>& fields);

// The status line, headers and, unless the method is HEAD, body. Every response has the headers that keep a page to itself: no script or
// style but the server's own files, no frame around it, no referrer, no guessing of types, no copy kept.
std::string to_bytes(const Response& response, bool head_only);

Response plain_page(int status, std::string_view title, std::string_view words);  // the words are escaped

}  // namespace onrecord
