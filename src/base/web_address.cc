#include "base/web_address.h"

#include <fmt/format.h>

#include <algorithm>
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

std::string page_address(std::string_view address) {
    const std::string_view host = host_of(address);
    if (host.empty()) return {};
    std::string_view rest = address.substr(static_cast<std::size_t>(host.data() + host.size() - address.data()));
    rest = rest.substr(0, rest.find('#'));
    const auto question = std::min(rest.find('?'), rest.size());
    std::string_view path = rest.substr(0, question), query = rest.substr(question);
    while (path.ends_with('/')) path.remove_suffix(1);
    std::string kept;
    while (!query.empty()) {
        query.remove_prefix(1);  // "?" or "&"
        const std::string_view one = query.substr(0, query.find('&'));
        query.remove_prefix(one.size());
        const bool is_way = one.starts_with("utm_") || one.starts_with("fbclid=") || one.starts_with("gclid=") || one.empty();
        if (!is_way) kept.append(kept.empty() ? "?" : "&").append(one);
    }
    if (path.empty() && kept.empty()) return {};
    std::string page;
    for (const char c : host) page += lower_case(c);
    return page.append(path).append(kept);
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
