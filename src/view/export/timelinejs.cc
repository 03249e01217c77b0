// TimelineJS 3 (timeline.knightlab.com/docs/json-format.html): a slide for each event whose date is known, with its sentence and sources.
//
// A date has the parts that are known: TimelineJS shows {"year": 2025, "month": 8} as a month. An interval has both of its ends, and what
// is about then says so in `display_date`. Headlines and texts are HTML there, and are made by Html, which escapes.
#include <string>

#include "base/json_writer.h"
#include "onrecord/date.h"
#include "view/export/rows.h"
#include "view/html/markup.h"
#include "view/report_book.h"
#include "view/wording.h"

namespace onrecord {
namespace {

void write_date(JsonWriter& json, Date date) {
    json.begin_object().key("year").number(std::int64_t{date.year});
    if (date.has_month()) json.key("month").number(std::int64_t{date.month});
    if (date.has_day()) json.key("day").number(std::int64_t{date.day});
    json.end_object();
}

Html slide_text(const EventRow& event, const ReportBook& book) {
    Html text;
    if (!event.tellings.empty()) text += html("<p>{}</p>", sentence_html(event.tellings.front().evidence));
    for (const auto& telling : event.tellings) {
        const ReportRow* report = book.find(telling.evidence.report);
        const bool has_page = report != nullptr && is_absolute_web_address(report->url);
        text += html("<p>{}</p>", link_to(has_page ? report->url : "", isolated(book.outlet_and_date(telling.evidence.report))));
    }
    return text;
}

}  // namespace

void write_timelinejs(const std::vector<ReportRow>& reports, const Each<EventRow>& events, const Sink& sink) {
    const ReportBook book(reports);
    std::string out = "{\"events\":[";
    bool is_first = true;
    events([&](const EventRow& event) {
        const auto date = parse_edtf(event.date);
        if (!date) return;
        if (!is_first) out += ",\n";
        is_first = false;
        JsonWriter json(out);
        json.begin_object().key("unique_id").string(event.id).key("start_date");
        write_date(json, date->first);
        if (date->last != date->first) {
            json.key("end_date");
            write_date(json, date->last);
        }
        json.key("display_date").string(readable_date(event.date)).key("group").string(name_of(event.certainty)).key("text");
        json.begin_object().key("headline").string(isolated(event.text).text());
        json.key("text").string(slide_text(event, book).text()).end_object().end_object();
        sink(out);
        out.clear();
    });
    sink(out + "]}\n");
}

}  // namespace onrecord
