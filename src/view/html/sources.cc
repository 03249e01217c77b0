#include <algorithm>

#include "view/claim_words.h"
#include "view/html/sections.h"
#include "view/terminal.h"
#include "view/wording.h"

namespace onrecord {

Html about_report(const ReportRow& report, const ReportBook& book) {
    const auto basis = report.published.empty() ? std::string() : plain_basis(report.basis);
    Html published = report.published.empty() ? dated("") : dated(report.published);
    if (!basis.empty()) published += html(" ({})", basis);
    Html outlet = isolated(book.outlet(report.id));
    if (report.outlet_decided) outlet += " (decided by a person)";
    return dotted({outlet, report.byline.empty() ? Html() : "by " + isolated_list(report.byline),
                   report.section.empty() ? Html() : isolated(report.section), published});
}

Html credits_of(const ReportRow& report, const Setting& setting) {
    Html out;
    for (const auto& by : report.dated_by)
        out += html("<p class=\"meta\">{}</p>\n",
                    setting.anchors.words(report.id, {by.words.span}, isolated(setting.book.dated_by(by)), false));
    for (const auto& other : report.alternatives) out += html("<p class=\"meta\">{}</p>\n", isolated(alternative_in_words(other)));
    if (!report.newer.empty())
        out += html("<p class=\"meta\">an earlier version of {}</p>\n",
                    setting.link(Thing::report, report.newer, isolated(setting.book.headline(report.newer))));
    if (report.n_earlier > 0) out += html("<p class=\"meta\">{}</p>\n", counted(report.n_earlier, "earlier version") + " in the record");
    for (const auto& note : report.notes) out += html("<p class=\"meta\">note: {}</p>\n", isolated(note));
    for (const auto& credit : report.credits) {
        out += html("<p class=\"meta\">{}: {}</p>\n", plain_credit(credit.kind),
                    setting.anchors.words(report.id, {credit.span}, isolated(credit.text), false));
    }
    return out;
}

namespace {

void only_one_origin(Writer& out, const std::vector<ClaimRow>& claims, std::size_t n_all, const Setting& setting) {
    const auto single = of_one_origin(claims);
    if (single.empty()) return;
    out.put("<h3>Only one origin <span class=\"count\">{}</span></h3>\n<ul class=\"short\">\n",
            counted(std::max(n_all, single.size()), "claim that several outlets carry", "claims that several outlets carry"));
    for (const auto* claim : single) {
        std::vector<std::string> origins;
        for (const auto& origin : claim->origins) origins.push_back(origin_name(origin, setting.book));
        out.put("<li>{}<p class=\"meta\">{}</p></li>\n", setting.link(Thing::claim, claim->id, isolated(title_of(*claim))),
                dotted({"carried by " + isolated(listed_names(outlets_of(*claim, setting.book))),
                        "rests on " + isolated(listed_names(origins))}));
    }
    out.put("</ul>\n");
    if (single.size() < n_all) out.put("<p class=\"meta\">and {}</p>\n", counted(n_all - single.size(), "more claim"));
}

}  // namespace

void write_sources(Writer& out, const Rows& rows, const Setting& setting, const std::vector<ClaimRow>* of_reports, std::size_t n_single) {
    const auto bases = bases_of_reports(of_reports != nullptr ? *of_reports : rows.claims, setting.book);
    open_section(out, "sources", "Sources", counted(rows.summary.n_reports, "report"));
    if (rows.stories.size() > 1) {
        out.put("<p class=\"note\">The reports cover {}.</p>\n", counted(rows.stories.size(), "story", "stories"));
    }
    out.put("<ol class=\"plain\">\n");
    for (const auto& report : rows.reports) {
        out.put("<li data-filter>{}\n<p class=\"meta\">{}</p>\n<p class=\"meta\">{}</p>\n{}",
                setting.link(Thing::report, report.id, isolated(setting.book.headline(report.id))), about_report(report, setting.book),
                dotted({setting.book.short_id(report.id), counted(report.n_words, "word"), counted(report.n_statements, "statement")}),
                credits_of(report, setting));
        if (const auto basis = bases.find(report.id); basis != bases.end()) {
            std::vector<Html> parts;
            for (const auto& part : basis_in_words(basis->second)) parts.push_back(isolated(part));
            out.put("<p class=\"meta\">{}</p>\n", dotted(parts));
        }
        out.put("</li>\n");
    }
    out.put("</ol>\n");
    only_one_origin(out, rows.claims, n_single, setting);
    if (!rows.problems.empty()) {
        out.put("<h3>Could not be read <span class=\"count\">{}</span></h3>\n<ul>\n", counted(rows.problems.size(), "document"));
        for (const auto& problem : rows.problems)
            out.put("<li>{}<p class=\"meta\">{}</p></li>\n", isolated(problem.input), isolated(problem.reason));
        out.put("</ul>\n");
    }
    close_section(out);
}

Html address_of(const ReportRow& report) {
    if (is_absolute_web_address(report.url)) return html("<a href=\"{0}\" rel=\"noopener noreferrer external\">{0}</a>", report.url);
    return report.url.empty() ? Html() : isolated(report.url);
}

}  // namespace onrecord
