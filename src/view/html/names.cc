#include "base/names.h"
#include "view/html/sections.h"
#include "view/name_words.h"
#include "view/wording.h"

namespace onrecord {

void write_reasons(Writer& out, const std::vector<NameReason>& reasons, bool is_person, const Setting& setting) {
    if (reasons.size() < 2) return;
    out.put("<details class=\"meta\"><summary>why these names are one</summary><ul class=\"short\">\n");
    for (const auto& reason : reasons) {
        const bool is_here = setting.book.find(reason.place.report) != nullptr;
        out.put("<li>{}</li>\n", dotted({isolated(in_quotation_marks(reason.name)), counted(reason.n_reports, "report"),
                                         Html(is_person ? plain_name_reason(reason.type) : plain_reason_of_name(reason.type)),
                                         is_here ? setting.cite(reason.place) : Html()}));
    }
    out.put("</ul></details>\n");
}

void write_names(Writer& out, const std::vector<NameRow>& names, const Setting& setting) {
    if (names.empty()) return;
    open_section(out, "names", "Organizations and places", counted(names.size(), "name"));
    out.put("<ul class=\"plain people\">\n");
    for (const auto& name : names) {
        out.put("<li data-filter><strong>{}</strong>", isolated(name.name));
        if (!name.aliases.empty()) out.put("<p class=\"meta\">also {}</p>", isolated_list(name.aliases));
        out.put("<p class=\"meta\">{}</p>",
                dotted({std::string(name_of(name.type)), counted(name.n_mentions, "mention"), counted(name.n_reports, "report")}));
        write_reasons(out, name.reasons, false, setting);
        out.put("</li>\n");
    }
    out.put("</ul>\n");
    close_section(out);
}

}  // namespace onrecord
