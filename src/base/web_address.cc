#include "base/web_address.h"

#include <fmt/format.h>

#include <iterator>

namespace onrecord {

std::string_view host_of(std::string_view address) {
    const auto scheme = address.find("://");
    if (scheme == std::string_view::npos) return {};
    std::string_view host = address.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    if (const auto user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
    if (host.starts_with("www.")) host.remove_prefix(4);
    return host;
}

std::string_view site_of(std::string_view address) {
    const std::string_view host = host_of(address);
    const auto label_before = [&](std::size_t end) {
        const auto dot = host.rfind('.', end);
        return dot == std::string_view::npos ? 0 : dot + 1;
    };
    const std::size_t last = label_before(host.size());
    if (last < 2) return host;
    std::size_t begin = label_before(last - 2);
    constexpr std::size_t kMaxShort = 3;  // "co", "com", "ac"
    const bool country = host.size() - last == 2 && last - 1 - begin <= kMaxShort;
    if (country && begin >= 2) begin = label_before(begin - 2);
    return host.substr(begin);
}

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
