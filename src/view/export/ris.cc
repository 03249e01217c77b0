// RIS, for Zotero, EndNote, Mendeley: a NEWS reference a report, a tag a line, CR LF after each.
#include <fmt/format.h>

#include <iterator>
#include <string>

#include "view/export/naming.h"
#include "view/export/rows.h"
#include "view/html/markup.h"
#include "view/page.h"

namespace onrecord {
namespace {

// YYYY/MM/DD/ with what is known of it; the slashes are always there. Of an interval its first day, or what is known of that.
std::string ris_date(Date date) {
    std::string out = fmt::format("{:04}/", date.year);
    if (date.has_month()) fmt::format_to(std::back_inserter(out), "{:02}", date.month);
    out += '/';
    if (date.has_day()) fmt::format_to(std::back_inserter(out), "{:02}", date.day);
    return out + '/';
}

}  // namespace

void write_ris(const std::vector<ReportRow>& reports, const Sink& sink) {
    const ReportBook book(reports);
    for (const auto& report : reports) {
        std::string out = "TY  - NEWS\r\n";
        const auto tag = [&](std::string_view name, std::string_view value) {
            const std::string line = one_line(value);
            if (!line.empty()) fmt::format_to(std::back_inserter(out), "{}  - {}\r\n", name, line);
        };
        tag("ID", citation_key(book, report.id));
        tag("TI", book.headline(report.id));
        for (const auto& name : report.byline) tag("AU", name);
        tag("T2", report.outlet);
        if (const auto date = parse_edtf(report.published)) {
            tag("PY", fmt::format("{:04}", date->first.year));
            tag("DA", ris_date(date->first));
        }
        if (is_absolute_web_address(report.url)) tag("UR", report.url);
        sink(out + "ER  - \r\n");
    }
}

}  // namespace onrecord
