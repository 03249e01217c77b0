// BibTeX and biblatex: an @article a report. `date` is the EDTF date, which biblatex reads as it is; year and month are for BibTeX.
//
// What TeX obeys in words is written as its command. Braces too: BibTeX counts them even behind a backslash.
#include <fmt/format.h>

#include <array>
#include <iterator>
#include <string>

#include "view/export/naming.h"
#include "view/export/rows.h"
#include "view/html/markup.h"
#include "view/page.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 13> kMonths{"", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

std::string tex(std::string_view words) {
    std::string out;
    for (const char c : one_line(words)) {
        switch (c) {
            case '\\':
                out += "\\textbackslash{}";
                break;
            case '{':
                out += "\\textbraceleft{}";
                break;
            case '}':
                out += "\\textbraceright{}";
                break;
            case '~':
                out += "\\textasciitilde{}";
                break;
            case '^':
                out += "\\textasciicircum{}";
                break;
            case '"':
                out += "\\textquotedbl{}";
                break;
            case '#':
            case '$':
            case '%':
            case '&':
            case '_':
                out.push_back('\\');
                [[fallthrough]];
            default:
                out.push_back(c);
        }
    }
    return out;
}

// Names are separated by "and", and parts of one by commas: what has either of its own is put in braces, as one name.
std::string name_list(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) {
        const std::string words = tex(name);
        if (words.empty()) continue;
        if (!out.empty()) out += " and ";
        const bool is_plain = (" " + words + " ").find(" and ") == std::string::npos && words.find(',') == std::string::npos;
        out += is_plain ? words : "{" + words + "}";
    }
    return out;
}

// biblatex takes a url as it is, so it may hold nothing that ends or opens a group.
std::string tex_url(std::string_view url) {
    std::string out;
    for (const char c : url) {
        if (c == '{' || c == '}' || c == '\\' || c == '"') {
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
        } else {
            out.push_back(c);
        }
    }
    return out;
}

}  // namespace

void write_bibtex(const std::vector<ReportRow>& reports, const Sink& sink) {
    const ReportBook book(reports);
    for (const auto& report : reports) {
        std::string out = fmt::format("@article{{{},\n", citation_key(book, report.id));
        const auto field = [&](std::string_view name, std::string_view value) {
            if (!value.empty()) fmt::format_to(std::back_inserter(out), "  {} = {{{}}},\n", name, value);
        };
        field("author", name_list(report.byline));
        field("title", "{" + tex(book.headline(report.id)) + "}");  // in its own capitals
        field("journal", tex(report.outlet));
        if (const auto date = parse_edtf(report.published)) {
            field("date", report.published);
            field("year", std::to_string(date->first.year));
            if (date->first.has_month())
                fmt::format_to(std::back_inserter(out), "  month = {},\n", kMonths[static_cast<std::size_t>(date->first.month)]);
        }
        if (is_absolute_web_address(report.url)) field("url", tex_url(report.url));
        sink(out + "}\n\n");
    }
}

}  // namespace onrecord
