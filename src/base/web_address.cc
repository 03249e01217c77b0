#include "base/web_address.h"

#include <fmt/format.h>

#include <iterator>

namespace onrecord {

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '~';
        if (plain || (c == '.' && !out.empty())) {
            out.push_back(c);
        } else {
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

}  // namespace onrecord
