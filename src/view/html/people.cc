#include "view/html/sections.h"
#include "view/wording.h"

namespace onrecord {

void write_people(Writer& out, const std::vector<PersonRow>& people, const Setting& setting) {
    if (people.empty()) return;
    open_section(out, "people", "People", counted(people.size(), "person", "people"));
    out.put("<ul class=\"plain people\">\n");
    for (const auto& person : people) {
        out.put("<li data-filter><strong>{}</strong>", setting.link(Thing::person, person.id, isolated(person.name)));
        if (!person.aliases.empty()) out.put("<p class=\"meta\">also {}</p>", isolated_list(person.aliases));
        if (!person.decisions.empty()) out.put("<p class=\"meta\">{}</p>", by_decision(person.decisions));
        for (const auto& note : person.notes) out.put("<p class=\"meta\">note: {}</p>", isolated(note));
        out.put("<p class=\"meta\">{}</p>", dotted({person.n_statements == 0 ? std::string() : counted(person.n_statements, "statement"),
                                                    counted(person.n_mentions, "mention"), counted(person.n_reports, "report")}));
        Html where;
        std::string_view report;
        std::size_t i = 0;
        for (const auto& mention : person.mentions) {
            if (mention.report != report) {
                if (!where.empty()) where += "; ";
                where += isolated(setting.book.outlet_and_date(mention.report));
                report = mention.report;
                i = 0;
            }
            where += " ";
            where += setting.anchors.words(mention.report, {mention.span}, isolated(std::to_string(++i)), false);
        }
        if (!where.empty()) out.put("<details class=\"meta\"><summary>where</summary>{}</details>", where);
        write_reasons(out, person.reasons, true, setting);
        out.put("</li>\n");
    }
    out.put("</ul>\n");
    close_section(out);
}

}  // namespace onrecord
