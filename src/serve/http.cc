#include "serve/http.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "view/html/markup.h"

namespace onrecord {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

std::string_view reason_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 303:
            return "See Other";
        case 400:
            return "Bad Request";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 421:
            return "Misdirected Request";
        case 431:
            return "Request Header Fields Too Large";
        default:
            return "Internal Server Error";
    }
}

bool is_token(std::string_view words) {
    return !words.empty() && std::all_of(words.begin(), words.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

bool is_printable(std::string_view words) {
    return std::all_of(words.begin(), words.end(),
                       [](char c) { return (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) || c == '\t'; });
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// False where an escape is none or stands for a control character. A name or value of a form (`is_value`) has "+" for a space and may have
// control characters, as an id of a report may: it is printed as every id is. NUL it may not have.
bool decode_escapes(std::string_view text, bool is_value, std::string& out) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return false;
            const int high = hex_value(text[i + 1]), low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return false;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && is_value) {
            c = ' ';
        }
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        if (is_control && (!is_value || c == '\0')) return false;
        out.push_back(c);
    }
    return true;
}

}  // namespace

std::vector<std::string_view> Request::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& header : headers)
        if (header.first == name) values.emplace_back(header.second);
    return values;
}

bool parse_request(std::string_view head, Request& request) {
    std::vector<std::string_view> lines;
    while (!head.empty()) {
        const auto end = head.find("\r\n");
        lines.push_back(head.substr(0, end));
        head.remove_prefix(end == std::string_view::npos ? head.size() : end + 2);
    }
    if (lines.empty() || lines.size() > kMaxHeaders + 1) return false;
    const std::string_view first = lines.front();
    const auto a = first.find(' '), b = first.rfind(' ');
    if (a == std::string_view::npos || a == b || !is_token(first.substr(0, a))) return false;
    if (const auto version = first.substr(b + 1); version != "HTTP/1.1" && version != "HTTP/1.0") return false;
    request.method = first.substr(0, a);
    request.target = first.substr(a + 1, b - a - 1);
    if (request.target.find_first_of(" \t") != std::string::npos || !is_printable(request.target)) return false;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto colon = lines[i].find(':');
        if (colon == std::string_view::npos || !is_token(lines[i].substr(0, colon)) || !is_printable(lines[i])) return false;
        std::string name(lines[i].substr(0, colon));
        std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        std::string_view value = lines[i].substr(colon + 1);
        value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
        value = value.substr(0, value.find_last_not_of(" \t") + 1);
        request.headers.emplace_back(std::move(name), value);
    }
    return true;
}

bool parse_target(std::string_view target, Target& parts) {
    if (!target.starts_with('/')) return false;
    const auto question = target.find('?');
    std::string_view path = target.substr(1, question == std::string_view::npos ? question : question - 1);
    while (!path.empty()) {
        const auto slash = path.find('/');
        std::string part;
        if (!decode_escapes(path.substr(0, slash), false, part)) return false;
        if (part.empty() || part == "." || part == ".." || part.find('\\') != std::string::npos) return false;
        parts.path.push_back(std::move(part));
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    }
    return question == std::string_view::npos || parse_form(target.substr(question + 1), parts.query);
}

bool parse_form(std::string_view form, std::vector<std::pair<std::string, std::string>>& fields) {
    while (!form.empty()) {
        const auto end = form.find('&');
        const std::string_view pair = form.substr(0, end);
        const auto equals = pair.find('=');
        std::string name, value;
        if (!decode_escapes(pair.substr(0, equals), true, name)) return false;
        if (equals != std::string_view::npos && !decode_escapes(pair.substr(equals + 1), true, value)) return false;
        if (!name.empty()) fields.emplace_back(std::move(name), std::move(value));
        form.remove_prefix(end == std::string_view::npos ? form.size() : end + 1);
    }
    return true;
}

bool body_length(const Request& request, std::size_t& length) {
    length = 0;
    const auto lengths = request.all("content-length");
    if (lengths.size() > 1 || !request.all("transfer-encoding").empty()) return false;
    if (lengths.empty()) return true;
    const auto [end, error] = std::from_chars(lengths[0].data(), lengths[0].data() + lengths[0].size(), length);
    return error == std::errc() && end == lengths[0].data() + lengths[0].size() && length <= kMaxBodyBytes;
}

std::string to_bytes(const Response& response, bool head_only) {
    std::string out;
    const auto line = [&](std::string_view name, std::string_view value) {
        fmt::format_to(std::back_inserter(out), "{}: {}\r\n", name, value);
    };
    fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
    line("Content-Type", response.type);
    line("Content-Length", std::to_string(response.body.size()));
    line("Connection", "close");
    line("Cache-Control", "no-store");
    line("Content-Security-Policy", kPolicy);
    line("X-Content-Type-Options", "nosniff");
    line("X-Frame-Options", "DENY");
    line("Referrer-Policy", "no-referrer");
    line("Cross-Origin-Opener-Policy", "same-origin");
    line("Cross-Origin-Resource-Policy", "same-origin");
    for (const auto& [name, value] : response.headers) line(name, value);
    out += "\r\n";
    if (!head_only) out += response.body;
    return out;
}

Response plain_page(int status, std::string_view title, std::string_view words) {
    Response response;
    response.status = status;
    response.body =
        html(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\"><title>{0}</title></head>\n<body><h1>{0}</h1>\n<p>{1}</p></body>\n</html>\n",
            title, words)
            .text();
    return response;
}

}  // namespace onrecord
