#include "text/printable.h"

#include <fmt/format.h>

#include <cstdint>
#include <iterator>

#include "text/utf8.h"

namespace onrecord {

std::string printable(std::string_view bytes, bool keep_lines) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t length = 1;  // of the character here: the shortest that is UTF-8, if one is
        while (length <= 4 && at + length <= bytes.size() && !is_valid_utf8(bytes.substr(at, length))) ++length;
        if (length > 4 || at + length > bytes.size()) {
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(bytes[at]));
            ++at;
            continue;
        }
        const char32_t c = decode(bytes, at).value;
        const bool is_of_lines = c == '\n' || c == '\t' || (c == '\r' && bytes.substr(at + 1, 1) == "\n");
        if ((!is_control(c) && !is_direction_control(c)) || (keep_lines && is_of_lines)) {
            out.append(bytes, at, length);
        } else {
            fmt::format_to(std::back_inserter(out), fmt::runtime(c < 0x80 ? "\\x{:02x}" : "\\u{:04x}"), static_cast<std::uint32_t>(c));
        }
        at += length;
    }
    return out;
}

}  // namespace onrecord
