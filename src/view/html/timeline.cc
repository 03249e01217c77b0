#include <algorithm>

#include "view/event_order.h"
#include "view/html/sections.h"
#include "view/wording.h"

namespace onrecord {

Html telling_html(const EventRow& event, const EventRow::Telling& telling, const Setting& setting) {
    const bool is_other_day = !telling.date.empty() && telling.date != event.date;
    return dotted({setting.cite(telling.evidence), is_other_day ? dated(telling.date, "dates it ") : Html()});
}

void write_timeline(Writer& out, const std::vector<EventRow>& events, const Setting& setting, std::size_t most) {
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
        for (std::size_t i = 0; i < std::min(most, event.tellings.size()); ++i)
            out.put("<p class=\"meta\">{}</p>\n", telling_html(event, event.tellings[i], setting));
        if (event.tellings.size() > most)
            out.put("<p class=\"meta\">{}</p>\n",
                    setting.link(Thing::tellings, event.id, html("and {}", counted(event.tellings.size() - most, "more report"))));
        out.put("</div></li>\n");
    }
    out.put("</ol>\n");
    close_section(out);
}

}  // namespace onrecord
