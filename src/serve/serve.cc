#include "serve/serve.h"

#include <charconv>
#include <optional>
#include <utility>

namespace onrecord {

Response respond(Door& door, const Site& site, const Request& request, const Undo& undo) {
    Target target;
    if (auto refused = door.check(request, target)) return std::move(*refused);
    if (request.method == "POST") {
        std::uint32_t number = 0;
        for (const auto& [name, value] : target.query)
            if (name == "number") std::from_chars(value.data(), value.data() + value.size(), number);
        if (const Status undone = undo(number); !undone) return plain_page(409, "Not taken back", undone.error().message);
        Response response = plain_page(303, "Taken back", "");
        response.headers.emplace_back("Location", "/decisions");
        return response;
    }
    SitePage page = site.page(target.path, target.query);
    Response response{page.status, std::move(page.type), std::move(page.body), {}};
    if (!page.file_name.empty()) response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + page.file_name + "\"");
    return response;
}

}  // namespace onrecord
