// A web page that the reader has open elsewhere can make the browser send requests to any port of this machine. So: the Host must be ours
// (a name that was made to point here is not), Origin and Sec-Fetch-Site must not say that another site asks, the cookie is never sent with
// a request from another site, and nobody gets it without the token, which is printed once and good once. Tests: tests/serve/door_test.cc.
#include "serve/door.h"

#include <fmt/format.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace onrecord {
namespace {

// In a time that does not depend on where they differ.
bool same_secret(std::string_view a, std::string_view b) {
    if (a.size() != b.size() || a.empty()) return false;
    unsigned char differ = 0;
    for (std::size_t i = 0; i < a.size(); ++i) differ |= static_cast<unsigned char>(a[i] ^ b[i]);
    return differ == 0;
}

bool has_cookie(const Request& request, std::string_view name, std::string_view value) {
    for (std::string_view cookies : request.all("cookie")) {
        while (!cookies.empty()) {
            const auto end = cookies.find(';');
            std::string_view one = cookies.substr(0, end);
            one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
            if (one.size() > name.size() && one.starts_with(name) && one[name.size()] == '=' &&
                same_secret(one.substr(name.size() + 1), value))
                return true;
            cookies.remove_prefix(end == std::string_view::npos ? cookies.size() : end + 1);
        }
    }
    return false;
}

const std::vector<std::string> kUndoPath{"decisions", "undo"};

}  // namespace

Door::Door(std::string token, std::string session, std::string form_token, std::uint16_t port)
    : token_(std::move(token)),
      session_(std::move(session)),
      form_token_(std::move(form_token)),
      cookie_(fmt::format("onrecord-{}", port)),
      port_(port) {}

std::optional<Response> Door::check(const Request& request, Target& target) {
    const auto hosts = request.all("host");
    const std::string host = fmt::format("127.0.0.1:{}", port_), name = fmt::format("localhost:{}", port_);
    if (hosts.size() != 1 || (hosts[0] != host && hosts[0] != name))
        return plain_page(421, "Not this server", "This server answers only to the address that it printed.");
    const bool is_post = request.method == "POST";
    if (request.method != "GET" && request.method != "HEAD" && !is_post) {
        Response response = plain_page(405, "No such method", "Pages are read here, and a decision can be taken back.");
        response.headers.emplace_back("Allow", "GET, HEAD, POST");
        return response;
    }
    // A form of ours comes with the origin "null", since our pages send no referrer: then the browser's word must do that it is ours.
    const auto sites = request.all("sec-fetch-site");
    const bool is_ours = !sites.empty() && std::all_of(sites.begin(), sites.end(), [](auto site) { return site == "same-origin"; });
    for (const auto origin : request.all("origin"))
        if (origin != "http://" + std::string(hosts[0]) && !(is_ours && origin == "null"))
            return plain_page(403, "Not for other sites", "The request came from another site.");
    for (const auto site : sites)
        if (site != "same-origin" && site != "none")
            return plain_page(403, "Not for other sites", "The request came from another site. Open the address by hand.");
    if (!is_post && !request.body.empty()) return plain_page(400, "Not understood", "Only a form has a body here.");
    if (!parse_target(request.target, target)) return plain_page(400, "No such address", "The address is not one of this server.");
    if (has_cookie(request, cookie_, session_)) {
        if (!is_post) return std::nullopt;
        if (target.path != kUndoPath) return plain_page(405, "Only reading", "Nothing can be changed at this address.");
        target.query.clear();
        if (!parse_form(request.body, target.query)) return plain_page(400, "Not understood", "The form cannot be read.");
        const auto token = std::find_if(target.query.begin(), target.query.end(), [](const auto& one) { return one.first == "token"; });
        if (request.all("origin").empty() || token == target.query.end() || !same_secret(token->second, form_token_))
            return plain_page(403, "Not from this page", "Open the page of decisions again, and try once more.");
        return std::nullopt;
    }
    if (!is_post && target.path.empty() && target.query.size() == 1 && target.query[0].first == "token" && !used_ &&
        same_secret(target.query[0].second, token_)) {
        used_ = request.method == "GET";
        Response response = plain_page(303, "Come in", "");
        response.headers.emplace_back("Location", "/");
        response.headers.emplace_back("Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict", cookie_, session_));
        return response;
    }
    return plain_page(
        403, "The address is good once",
        "Open the address that onrecord printed when it started, in the browser that you want to read in. It was used already, or it "
        "belongs to an earlier start: then start onrecord serve again.");
}

std::string Door::address() const {
    return fmt::format("http://127.0.0.1:{}/?token={}", port_, token_);
}

std::string random_digits() {
    std::array<unsigned char, 32> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) return {};
    std::string out;
    for (const auto byte : bytes) out += fmt::format("{:02x}", byte);
    return out;
}

}  // namespace onrecord
