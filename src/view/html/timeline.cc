#include "view/event_order.h"
#include "view/html/sections.h"
#include "view/wording.h"

namespace onrecord {

void write_timeline(Writer& out, const std::vector<EventRow>& events, const Setting& setting) {
    if (events.empty()) return;
    open_section(out, "timeline", "Timeline", counted(events.size(), "event"));
    out.put("<ol class=\"plain timeline\">\n");
    for (const auto& event : events) {
        const Html day = event.date.empty() ? html("<span class=\"unknown\">{}</span>", when(event)) : dated(event.date);
        out.put("<li id=\"{}\" data-filter><div class=\"when\">{}</div><div>\n<p class=\"event\">{}",
                setting.anchors.element(Thing::event, event.id), day, isolated(event.text));
        if (const auto certainty = plain(event.certainty); !certainty.empty()) out.put(" <span class=\"tag\">{}</span>", certainty);
        out.put("</p>\n");
        if (!event.participants.empty()) out.put("<p class=\"meta\">with {}</p>\n", isolated_list(event.participants));
        const auto bounds = [&](std::string_view word, const std::vector<EventRow::Other>& others, bool is_after) {
            for (const auto& other : others) {
                const bool is_denied = is_contradicted(event, other, is_after);
                out.put("<p class=\"meta\">{} {}</p>\n", word,
                        dotted({setting.link(Thing::event, other.id, isolated(other.text)), is_denied ? kContradicted : ""}));
            }
        };
        bounds("after", event.after, true);
        bounds("before", event.before, false);
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
