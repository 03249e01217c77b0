// Which addresses a report may have: what a page or a feed calls its address may be a program (javascript:, data:) that runs where
// somebody follows the link. And how words become part of an address.
#pragma once

#include <string>
#include <string_view>

#include "base/ascii.h"

namespace onrecord {

// True of an http or https address, and of one without a scheme (a path of the same host). A colon before the first / ? or # ends a
// scheme, whatever white space and control characters are in it: browsers pass over those.
constexpr bool is_web_address(std::string_view address) {
    while (!address.empty() && static_cast<unsigned char>(address.front()) <= ' ') address.remove_prefix(1);
    const auto start = address.substr(0, address.find_first_of("/?#"));
    const auto colon = start.find(':');
    if (colon == std::string_view::npos) return true;
    const auto scheme = start.substr(0, colon);
    return equal_ignoring_case(scheme, "http") || equal_ignoring_case(scheme, "https");
}

// "example.org" of "https://www.example.org/a?b"; empty where there is none.
std::string_view host_of(std::string_view address);

// The part of the host that one owner has: "example.org" of "https://news.example.org/a", "example.co.uk". Two labels, three where the
// second last is short and the last a country's: a list of all public suffixes would cost more than it wins.
std::string_view site_of(std::string_view address);

// The same for all addresses of one page: without scheme, "www.", fragment, a slash at the end, and what says from where a reader came
// ("utm_source=…"); the host in small letters. Empty where there is no host, or nothing but one: the page there changes every hour.
std::string page_address(std::string_view address);

// For a part of a path or a query, and fit for a file's name too: letters, digits, - _ ~ and dots (none at the start) as they are, each
// other byte as %2F.
std::string percent_encoded(std::string_view text);

}  // namespace onrecord
