#include "view/html/sections.h"
#include "view/wording.h"

namespace onrecord {

void write_differences(Writer& out, const std::vector<DifferenceRow>& differences, const Setting& setting) {
    if (differences.empty()) return;
    open_section(out, "differences", "Differences", counted(differences.size(), "question"));
    out.put("<p class=\"note\">Questions that are answered differently, by two reports or within one.</p>\n<ul class=\"plain\">\n");
    for (const auto& difference : differences) {
        out.put("<li id=\"{}\" data-filter><p class=\"event\">{} <span class=\"count\">{}</span></p>\n<ul class=\"accounts\">\n",
                setting.anchors.element(Thing::difference, difference.id), isolated(difference.topic), plain_difference(difference.type));
        for (const auto& account : accounts_of(difference)) {
            out.put("<li><p><span class=\"value\">{}</span></p>\n", isolated(readable_value(account.front()->value)));
            for (const auto* value : account) {
                Html by = value->by.empty() ? Html() : Html("according to ");
                if (!value->by.empty()) (by += isolated(value->by)) += Html(", ");
                out.put("<p>{}</p>\n<p class=\"meta\">{}{}</p>\n", sentence_html(value->evidence), by, setting.cite(value->evidence));
            }
            out.put("</li>\n");
        }
        out.put("</ul></li>\n");
    }
    out.put("</ul>\n");
    close_section(out);
}

}  // namespace onrecord
