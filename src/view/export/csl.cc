// CSL-JSON, for citation processors (pandoc, Zotero, citeproc): an item of type article-newspaper a report. A date has the parts that are
// known; what is about then, or on one of some days, is `circa`.
#include <string>

#include "base/json_writer.h"
#include "view/export/naming.h"
#include "view/export/rows.h"
#include "view/html/markup.h"

namespace onrecord {
namespace {

void write_parts(JsonWriter& json, Date date) {
    json.begin_array().number(std::int64_t{date.year});
    if (date.has_month()) json.number(std::int64_t{date.month});
    if (date.has_day()) json.number(std::int64_t{date.day});
    json.end_array();
}

// Of some days the month, or the year: a range would be read as the time in which the article came out again and again.
void write_date(JsonWriter& json, const UncertainDate& date) {
    Date common = date.first;
    if (common != date.last) common.day = 0;
    if (common.month != date.last.month) common.month = 0;
    json.key("issued").begin_object().key("date-parts").begin_array();
    write_parts(json, common);
    if (common.year != date.last.year) write_parts(json, date.last);
    json.end_array();
    if (date.approximate || common != date.first) json.key("circa").boolean(true);
    json.end_object();
}

}  // namespace

void write_csl(const std::vector<ReportRow>& reports, const Sink& sink) {
    const ReportBook book(reports);
    std::string out = "[";
    for (const auto& report : reports) {
        if (&report != &reports.front()) out += ",\n";
        JsonWriter json(out);
        json.begin_object().key("id").string(citation_key(book, report.id)).key("type").string("article-newspaper");
        json.key("title").string(book.headline(report.id));
        if (!report.byline.empty()) {
            json.key("author").begin_array();
            for (const auto& name : report.byline) json.begin_object().key("literal").string(name).end_object();
            json.end_array();
        }
        if (!report.outlet.empty()) json.key("container-title").string(report.outlet);
        if (const auto date = parse_edtf(report.published)) write_date(json, *date);
        if (is_absolute_web_address(report.url)) json.key("URL").string(report.url);
        json.end_object();
        sink(out);
        out.clear();
    }
    sink(out + "]\n");
}

}  // namespace onrecord
