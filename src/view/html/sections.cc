#include "view/html/sections.h"

namespace onrecord {

void open_section(Writer& out, std::string_view id, std::string_view title, std::string_view count) {
    out.put("<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h2 id=\"{0}-title\">{1}{2}</h2>\n", id, title,
            count.empty() ? Html() : html(" <span class=\"count\">{}</span>", count));
}

void close_section(Writer& out) {
    out.put("</section>\n");
}

}  // namespace onrecord
