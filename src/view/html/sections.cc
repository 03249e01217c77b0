#include "view/html/sections.h"

namespace onrecord {

void open_section(Writer& out, std::string_view id, std::string_view title, std::string_view count) {
    out.put("<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h2 id=\"{0}-title\">{1} <span class=\"count\">{2}</span></h2>\n", id,
            title, count);
}

void close_section(Writer& out) {
    out.put("</section>\n");
}

}  // namespace onrecord
