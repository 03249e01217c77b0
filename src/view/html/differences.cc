#include "view/html/sections.h"
#include "view/wording.h"

namespace onrecord {

void write_differences(Writer& out, const std::vector<DifferenceRow>& differences, const Setting& setting) {
    if (differences.empty()) return;
    open_section(out, "differences", "Differences", counted(differences.size(), "question"));
    out.put("<p class=\"note\">Questions that are answered differently, by two reports or within one.</p>\n<ul class=\"plain\">\n");
    for (const auto& difference : differences) {
        out.put("<li id=\"{}\" data-filter><p class=\"event\">{} <span class=\"count\">{}</span></p>\n<ul class=\"uses\">\n",
                setting.anchors.element(Thing::difference, difference.id), isolated(difference.topic), plain_difference(difference.type));
        for (const auto& value : difference.values) {
            out.put("<li><p><span class=\"value\">{}</span>, according to {}</p>\n<p>{}</p>\n<p class=\"meta\">{}</p></li>\n",
                    isolated(readable_value(value.value)), value.by.empty() ? Html("the report") : isolated(value.by),
                    sentence_html(value.evidence), setting.cite(value.evidence));
        }
        out.put("</ul></li>\n");
    }
    out.put("</ul>\n");
    close_section(out);
}

}  // namespace onrecord
