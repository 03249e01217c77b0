#include <map>

#include "view/html/sections.h"
#include "view/wording.h"

namespace onrecord {

void write_timeline(Writer& out, const std::vector<EventRow>& events, const Setting& setting) {
    if (events.empty()) return;
    std::map<std::string_view, const EventRow*> by_id;
    for (const auto& event : events) by_id.emplace(event.id, &event);
    open_section(out, "timeline", "Timeline", counted(events.size(), "event"));
    out.put("<ol class=\"plain timeline\">\n");
    for (const auto& event : events) {
        out.put("<li id=\"{}\" data-filter><div class=\"when\">{}</div><div>\n<p class=\"event\">{}",
                setting.anchors.element(Thing::event, event.id), dated(event.date), isolated(event.text));
        if (const auto certainty = plain(event.certainty); !certainty.empty()) out.put(" <span class=\"tag\">{}</span>", certainty);
        out.put("</p>\n");
        if (!event.participants.empty()) out.put("<p class=\"meta\">with {}</p>\n", isolated_list(event.participants));
        const auto bounds = [&](std::string_view word, const std::vector<std::string>& ids) {
            for (const auto& id : ids) {
                const auto found = by_id.find(id);
                if (found == by_id.end()) continue;
                out.put("<p class=\"meta\">{} {}</p>\n", word, setting.link(Thing::event, id, isolated(found->second->text)));
            }
        };
        bounds("after", event.after);
        bounds("before", event.before);
        if (!event.tellings.empty()) out.put("<p class=\"sentence\">{}</p>\n", sentence_html(event.tellings.front().evidence));
        for (const auto& telling : event.tellings) {
            const bool other = !telling.date.empty() && telling.date != event.date;
            out.put("<p class=\"meta\">{}</p>\n",
                    dotted({setting.cite(telling.evidence), other ? dated(telling.date, "dates it ") : Html()}));
        }
        out.put("</div></li>\n");
    }
    out.put("</ol>\n");
    close_section(out);
}

}  // namespace onrecord
