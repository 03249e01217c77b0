// The ledger of a story's statements: sorted, filtered, and as a table for a spreadsheet. The search page asks by the same filter.
#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/date_range.h"
#include "base/names.h"
#include "view/export/rows.h"
#include "view/site/pages.h"
#include "view/speakers.h"
#include "view/wording.h"

namespace onrecord {

StatementFilter::StatementFilter(const Query& query)
    : speaker(lower_case(value_of(query, "speaker"))),
      outlet(value_of(query, "outlet")),
      words(lower_case(value_of(query, "words"))),
      channel(lower_case(value_of(query, "channel"))),
      form(value_of(query, "form")),
      sure(value_of(query, "sure")),
      from(value_of(query, "from")),
      to(value_of(query, "to")) {}

bool StatementFilter::is_empty() const {
    return speaker.empty() && outlet.empty() && words.empty() && channel.empty() && form.empty() && sure.empty() && from.empty() &&
           to.empty();
}

bool StatementFilter::has(const StatementRow& s, const ReportBook& book) const {
    if (!has_words(s.speaker, speaker) && !has_words(s.source, speaker)) return false;
    if (!has_words(s.content, words)) return false;
    const auto any_has = [&](const std::vector<std::string>& list) {
        return std::any_of(list.begin(), list.end(), [&](const auto& one) { return has_words(one, channel); });
    };
    if (!channel.empty() && !any_has(s.channels) && !any_has(s.occasion_channels)) return false;
    if (!outlet.empty() && book.outlet(s.report) != outlet) return false;
    if (!form.empty() && name_of(s.form) != form) return false;
    if (!sure.empty() && (sure == "low") != is_uncertain(s)) return false;
    if (from.empty() && to.empty()) return true;
    const ReportRow* report = book.find(s.report);
    return report != nullptr && is_between(report->published, from, to);
}

bool is_between(std::string_view date, std::string_view from, std::string_view to) {
    if (from.empty() && to.empty()) return true;
    const auto day = parse_edtf(date);
    return day && is_between(*day, parse_edtf(from), parse_edtf(to));
}

Query days_asked(Query query, const std::string& from, const std::string& to) {
    std::erase_if(query, [](const auto& pair) { return pair.first == "from" || pair.first == "to" || pair.first == "with"; });
    if (!from.empty()) query.emplace_back("from", from);
    if (!to.empty()) query.emplace_back("to", to);
    return query;
}

bool Pages::write_wrong_days(const std::string& from, const std::string& to) {
    for (const auto& day : {from, to}) {
        if (day.empty() || parse_edtf(day)) continue;
        put("<p>“{}” is no day or month such as 2025-08-05 or 2025-08.</p>\n", isolated(day));
        return true;
    }
    return false;
}

void Pages::list_of_statements(const std::vector<StatementRow>& statements, const Setting& setting, bool with_speaker) {
    put("<ul class=\"plain ledger\">\n");
    for (const auto& s : statements) {
        const std::string name = who_speaks(s);
        const OccasionGroup occasion{{}, {&s}};
        Html who;
        if (with_speaker) who += setting.link(Thing::person, s.person, name.empty() ? Html("speaker not known") : isolated(name));
        if (s.person_decided) who += html(" <span class=\"tag\">who this is was decided by a person</span>");
        put("<li>{}<ul class=\"plain\">", who.empty() ? Html() : html("<p class=\"who\">{}</p>\n", who));
        write_statement(out_, s, name, occasion, setting);
        put("</ul></li>\n");
    }
    put("</ul>\n");
}

void Pages::statements(const CaseOfPage& one) {
    const StatementFilter filter(query_);
    know(one.reports);
    SiteAnchors anchors(&one);
    const Setting setting{book(), anchors};
    const std::string sort = query("sort"), address = case_address(one, "statements");
    std::set<std::string> outlets;
    for (const auto& report : one.reports)
        if (outlets.size() < kNamesShown) outlets.insert(book().outlet(report));
    // As they come from the record they are sorted by date, and a page needs its part alone; else all of the story are looked at.
    const std::size_t n_all = one.count(List::statements);
    const bool is_plain = filter.is_empty() && sort.empty();
    std::vector<StatementRow> shown;
    ListPart part = part_of(n_all, query_);
    if (is_plain) {
        shown = stock_.record.statements({part.begin, kOnPage, one.scope()});
    } else {
        for (auto& s : stock_.record.statements({.of = one.scope()}))
            if (filter.has(s, book())) shown.push_back(std::move(s));
        if (sort == "speaker")
            std::stable_sort(shown.begin(), shown.end(), [](const auto& a, const auto& b) { return a.speaker < b.speaker; });
        if (sort == "outlet")
            std::stable_sort(shown.begin(), shown.end(),
                             [&](const auto& a, const auto& b) { return book().outlet(a.report) < book().outlet(b.report); });
        part = part_of(shown.size(), query_);
        keep(shown, part);
    }
    open_section(out_, "statements", "Statements", fmt::format("{} of {}", with_commas(part.n), with_commas(n_all)));
    put("<form class=\"ledger-filter\" action=\"{}\">\n{}{}{}{}{}{}<label>Order <select name=\"sort\">{}{}{}</select></label>\n"
        "<button>Show</button>{}</form>\n",
        address, field("Speaker", "speaker", query("speaker")), field("Words", "words", query("words")),
        field("Said to, or in", "channel", query("channel")),
        choice("Outlet", "outlet", names_as_choices({outlets.begin(), outlets.end()}), filter.outlet),
        choice("Form", "form", {{"direct", "quoted"}, {"mixed", "partly quoted"}, {"indirect", "indirect"}}, filter.form),
        choice("Certainty", "sure", {{"high", "without the uncertain"}, {"low", "the uncertain only"}}, filter.sure),
        option("", "by date", sort), option("speaker", "by speaker", sort), option("outlet", "by outlet", sort),
        query_.empty() ? Html() : link_to(address, "Show all"));
    put("<p class=\"meta\"><a href=\"{}\" download>These as a table (CSV)</a></p>\n",
        asked_again(case_address(one, "statements.csv"), query_, "page"));
    if (shown.empty()) put("<p>No statement is like that. {}</p>\n", link_to(address, "Show all"));
    list_of_statements(shown, setting);
    write_part(out_, part, address, query_);
    close_section(out_);
}

void Pages::statements_table(const CaseOfPage& one) {
    const StatementFilter filter(query_);
    know(one.reports);
    page_.type = "text/csv; charset=utf-8";
    page_.file_name = "statements.csv";
    page_.body = csv_header(Table::statements);
    for (const auto& s : stock_.record.statements({.of = one.scope()}))
        if (filter.has(s, book())) append_csv(page_.body, s);
}

}  // namespace onrecord
