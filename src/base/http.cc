#include "base/http.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/brotli.h"
#include "base/gzip.h"
#include "base/zstd.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxFields = 1000;  // a head has some ten; beyond that it is noise, and looking a name up is linear

// Cuts the first line off `rest` and returns it without its line end.
std::string_view cut_line(std::string_view& rest) {
    const auto end = rest.find('\n');
    auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// The size that begins a chunk; nothing where `line` is no such line.
std::optional<std::uint64_t> chunk_size(std::string_view line) {
    line = trim(line.substr(0, line.find(';')));
    if (line.empty() || line.size() > 15) return std::nullopt;
    std::uint64_t size = 0;
    for (const char c : line) {
        const char digit = lower_case(c);
        if (digit >= '0' && digit <= '9') {
            size = size * 16 + static_cast<std::uint64_t>(digit - '0');
        } else if (digit >= 'a' && digit <= 'f') {
            size = size * 16 + static_cast<std::uint64_t>(digit - 'a' + 10);
        } else {
            return std::nullopt;
        }
    }
    return size;
}

// The chunks of `body` put together; nothing where it does not begin with one. A body that breaks off gives what came before.
std::optional<std::string> join_chunks(std::string_view body, std::vector<std::string>& limits) {
    const auto whole = body;
    std::string joined;
    for (bool first = true;; first = false) {
        const auto place = whole.size() - body.size();
        const auto size = chunk_size(cut_line(body));
        if (!size && first) return std::nullopt;
        if (size && *size == 0) return joined;
        if (!size || *size > body.size()) {
            if (size) {
                if (first) return std::nullopt;
                joined += body;
            }
            limits.push_back(fmt::format("chunked body broken at byte {} of {}: what follows was left out", place, whole.size()));
            return joined;
        }
        joined += body.substr(0, static_cast<std::size_t>(*size));
        body.remove_prefix(static_cast<std::size_t>(*size));
        cut_line(body);
    }
}

// Compressed bytes are none of these so often.
bool looks_like_text(std::string_view head) {
    return std::all_of(head.begin(), head.end(), [](char c) { return (c >= 0x20 && c < 0x7f) || c == '\t' || c == '\r' || c == '\n'; });
}

// `body` without its content coding; nothing where it is as it should be already: crawlers decode and keep the head.
Result<std::optional<std::string>> undo(std::string_view coding, std::string_view body, std::size_t max_bytes) {
    constexpr std::size_t kSniffBytes = 64;
    std::optional<Result<std::string>> undone;
    if (coding.empty() || coding == "identity" || coding == "none" || body.empty()) return std::optional<std::string>();
    if (coding == "gzip" || coding == "x-gzip") {
        if (is_gzip(body)) undone = inflate(body, Deflated::gzip, max_bytes);
    } else if (coding == "zstd") {
        if (is_zstd(body)) undone = decompress_zstd(body, max_bytes);
    } else if (trim(body.substr(0, kSniffBytes)).starts_with('<') || looks_like_text(body.substr(0, kSniffBytes))) {
        return std::optional<std::string>();
    } else if (coding == "deflate") {
        undone = inflate(body, Deflated::zlib_or_bare, max_bytes);
    } else if (coding == "br") {
        undone = decompress_brotli(body, max_bytes);
    } else {
        return Error{ErrorKind::unsupported, fmt::format("the content coding \"{}\" is not supported", coding.substr(0, 20))};
    }
    if (!undone) return std::optional<std::string>();
    if (!*undone) return undone->error();
    return std::optional(std::move(*undone).value());
}

}  // namespace

HeaderFields::HeaderFields(std::string_view lines) {
    while (!lines.empty() && fields_.size() < kMaxFields) {
        const auto line = cut_line(lines);
        if (line.starts_with(' ') || line.starts_with('\t')) {
            if (fields_.empty()) continue;
            auto& value = fields_.back().second;  // the folded value is what stands from its begin to this line's end
            const auto* begin = value.empty() ? line.data() : value.data();
            value = trim(std::string_view(begin, static_cast<std::size_t>(line.data() + line.size() - begin)));
            continue;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        fields_.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
    }
}

std::string_view HeaderFields::operator[](std::string_view name) const {
    for (const auto& [field, value] : fields_) {
        if (equal_ignoring_case(field, name)) return value;
    }
    return {};
}

std::string media_type_of(std::string_view content_type) {
    return lower_case(trim(content_type.substr(0, content_type.find_first_of(";,"))));
}

std::string parameter_of(std::string_view field, std::string_view name) {
    while (!field.empty()) {
        const auto semicolon = field.find(';');
        if (semicolon == std::string_view::npos) return {};
        field.remove_prefix(semicolon + 1);
        const auto parameter = field.substr(0, field.find(';'));
        const auto equals = parameter.find('=');
        if (equals == std::string_view::npos || !equal_ignoring_case(trim(parameter.substr(0, equals)), name)) continue;
        auto value = trim(parameter.substr(equals + 1));
        while (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
        while (!value.empty() && (value.back() == '"' || value.back() == '\'')) value.remove_suffix(1);
        return std::string(value);
    }
    return {};
}

std::string charset_of(std::string_view content_type) {
    return parameter_of(content_type, "charset");
}

Result<HttpResponse> parse_http_response(std::string response, std::size_t max_body_bytes) {
    std::string_view rest = response;
    const auto status_line = cut_line(rest);
    if (!status_line.starts_with("HTTP/")) return Error{ErrorKind::malformed, "no HTTP response"};
    HttpResponse result;
    const auto space = status_line.find(' ');
    if (space != std::string_view::npos) {
        for (const char c : trim(status_line.substr(space)).substr(0, 3)) {
            if (c < '0' || c > '9') break;
            result.status = 10 * result.status + (c - '0');
        }
    }
    const auto* head_begin = rest.data();
    for (;;) {
        if (rest.empty()) return Error{ErrorKind::malformed, "the HTTP head has no end"};
        if (cut_line(rest).empty()) break;
    }
    const HeaderFields fields(std::string_view(head_begin, static_cast<std::size_t>(rest.data() - head_begin)));
    result.media_type = media_type_of(fields["Content-Type"]);
    result.charset = charset_of(fields["Content-Type"]);

    std::optional<std::string> joined;
    if (lower_case(fields["Transfer-Encoding"]).find("chunked") != std::string::npos) joined = join_chunks(rest, result.limits);
    std::string_view body = joined ? std::string_view(*joined) : rest;

    const auto codings = lower_case(fields["Content-Encoding"]);
    std::optional<std::string> decoded;
    for (std::string_view rest_of_codings = codings; !rest_of_codings.empty();) {  // the last one was put on last
        const auto comma = rest_of_codings.rfind(',');
        const auto coding = trim(comma == std::string_view::npos ? rest_of_codings : rest_of_codings.substr(comma + 1));
        rest_of_codings = rest_of_codings.substr(0, comma == std::string_view::npos ? 0 : comma);
        auto undone = undo(coding, decoded ? std::string_view(*decoded) : body, max_body_bytes);
        if (!undone) return undone.error();
        if (undone.value()) decoded = std::move(undone).value();
    }
    if (decoded) {
        result.body = std::move(*decoded);
        return result;
    }
    if (body.size() > max_body_bytes) return Error{ErrorKind::too_large, fmt::format("larger than {} bytes", max_body_bytes)};
    if (joined) {
        result.body = std::move(*joined);
    } else {
        const auto head_bytes = response.size() - rest.size();
        response.erase(0, head_bytes);  // moves the body down where it stands: no second buffer
        result.body = std::move(response);
    }
    return result;
}

}  // namespace onrecord
