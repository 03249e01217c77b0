// `onrecord serve`: the pages of a record at an address that only this machine's reader has.
#pragma once

#include <optional>

#include "serve/door.h"
#include "serve/http.h"
#include "view/site.h"

namespace onrecord {

// The whole way from a request to its response, without sockets.
inline Response respond(Door& door, const Site& site, const Request& request) {
    Target target;
    if (auto refused = door.check(request, target)) return std::move(*refused);
    SitePage page = site.page(target.path, target.query);
    return {page.status, std::move(page.type), std::move(page.body), {}};
}

}  // namespace onrecord
