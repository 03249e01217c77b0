// The pages of a story, and of one claim, quotation or person in it.
#include <algorithm>
#include <set>

#include "base/names.h"
#include "view/claim_words.h"
#include "view/html/pictures.h"
#include "view/site/pages.h"
#include "view/speakers.h"
#include "view/wording.h"

namespace onrecord {

void Pages::case_page(const CaseOfPage& one, const std::string& section) {
    SiteAnchors anchors(stock_, &one);
    const Setting setting{stock_.book, anchors};
    const Record& record = stock_.record;
    const std::string address = case_address(one, section);
    // A section of which a page needs its own part alone.
    const auto write = [&](List list, auto rows_of, auto write_rows) {
        const ListPart on = part_of(one.count(list), query_);
        head_of(one, section);
        write_rows(out_, (record.*rows_of)({on.begin, kOnPage, one.scope()}), setting);
        write_part(out_, on, address, query_);
        foot();
    };
    if (section.empty()) {
        head_of(one, section);
        const Rows of_case = stock_.rows_of(one);
        write_story(out_, of_case, group_by_speaker(of_case.statements, stock_.book), setting);
        foot();
    } else if (section == "timeline") {
        head_of(one, section);
        timeline(one, setting);
        foot();
    } else if (section == "claims") {
        write(List::claims, &Record::claims, [&](Writer& out, const std::vector<ClaimRow>& claims, const Setting& with) {
            open_section(out, "claims", "Claims and their origins", counted(one.count(List::claims), "claim"));
            out.put("<p class=\"note\">{}</p>\n<ol class=\"plain\">\n", kClaimsNote);
            for (const auto& claim : claims) {
                out.put("<li class=\"claim\" id=\"{}\"><h3>{}</h3>\n<p class=\"meta\">{}</p></li>\n", claim.id,
                        with.link(Thing::claim, claim.id, isolated(title_of(claim))),
                        dotted({count_in_words(claim), reports_by_outlets(claim.n_reports, outlets_of(claim, with.book).size()),
                                claim.circles.empty() ? "" : "a circle", is_denied(claim) ? "denied by some" : ""}));
            }
            out.put("</ol>\n");
            close_section(out);
        });
    } else if (section == "statements") {
        head_of(one, section);
        statements(one, setting);
        foot();
    } else if (section == "quotations") {
        write(List::quotations, &Record::quotations, write_quotations);
    } else if (section == "differences") {
        auto differences = record.differences({.of = one.scope()});
        const ListPart on = part_with(differences, query_);
        keep(differences, on);
        head_of(one, section);
        write_differences(out_, differences, setting);
        write_part(out_, on, address, query_);
        foot();
    } else if (section == "people") {
        const ListPart on = part_of(one.count(List::people), query_);
        head_of(one, section);
        write_people(out_, record.people(false, {on.begin, kOnPage, one.scope()}), setting);  // where they are named is on their own page
        write_part(out_, on, address, query_);
        foot();
    } else if (section == "reuse") {
        write(List::reuse, &Record::reuse, write_reuse);
    } else if (section == "sources") {
        head_of(one, section);
        sources_of(one, setting);
        foot();
    } else {
        nothing("A story has no such section.");
    }
}

void Pages::sources_of(const CaseOfPage& one, const Setting& setting) {
    Rows rows;
    for (const auto* report : one.reports) rows.reports.push_back(*report);
    rows.claims = stock_.record.claims({.of = one.scope()});
    rows.stories = one.stories;
    out_.put("{}", sources_picture(rows, setting));
    const ListPart on = part_of(rows.reports.size(), query_);
    keep(rows.reports, on);
    write_sources(out_, rows, setting);
    write_part(out_, on, case_address(one, "sources"), query_);
}

void Pages::timeline(const CaseOfPage& one, const Setting& setting) {
    const std::string person = query("person"), outlet = query("outlet"), kind = query("kind"), told = query("reports");
    const std::string from = query("from"), to = query("to");
    const auto all = stock_.record.timeline({.of = one.scope()});
    std::set<std::string> people, outlets;
    std::vector<EventRow> shown;
    for (const EventRow& event : all) {
        const auto carriers = outlets_of(event, stock_.book);
        for (const auto& name : event.participants)
            if (people.size() < kNamesShown) people.insert(name);
        for (const auto& name : carriers)
            if (outlets.size() < kNamesShown) outlets.insert(name);
        const auto has = [](const std::vector<std::string>& names, const std::string& name) {
            return name.empty() || std::find(names.begin(), names.end(), name) != names.end();
        };
        const bool is_of_one = reports_of({event}).size() == 1;
        if (has(event.participants, person) && has(carriers, outlet) && (kind.empty() || name_of(event.certainty) == kind) &&
            (told.empty() || (told == "one") == is_of_one) && is_between(event.date, from, to))
            shown.push_back(event);
    }
    const std::string address = case_address(one, "timeline");
    std::vector<std::pair<std::string, std::string>> kinds;
    for (const auto name : Names<Certainty>::all) kinds.emplace_back(name, name);
    put("<form class=\"ledger-filter\" action=\"{}\">\n{}{}{}{}{}{}<button>Show</button>{}</form>\n", address,
        choice("Person", "person", names_as_choices({people.begin(), people.end()}), person),
        choice("Outlet", "outlet", names_as_choices({outlets.begin(), outlets.end()}), outlet), choice("Kind", "kind", kinds, kind),
        choice("Reported by", "reports", {{"one", "one report only"}, {"several", "several reports"}}, told), field("From", "from", from),
        field("To", "to", to), query_.empty() ? Html() : link_to(address, "Show all"));
    if (!write_wrong_days(from, to) && shown.empty()) put("<p>No event is of this kind. {}</p>\n", link_to(address, "Show all"));
    const ListPart part = part_with(shown, query_);
    Zoom zoom{from, to, [&](const std::string& first, const std::string& last) {
                  return asked_again(address, days_asked(query_, first, last), "page");
              }};
    put("{}", timeline_picture(shown, setting, kMaxDrawn, &zoom));
    keep(shown, part);
    write_timeline(out_, shown, setting);
    write_part(out_, part, address, query_);
}

void Pages::claim(const ClaimRow& claim) {
    const auto one = claim.uses.empty() ? std::nullopt : stock_.case_of(claim.uses.front().evidence.report);
    if (!one) return nothing("No report has this claim.");
    SiteAnchors anchors(stock_, &*one);
    const Setting setting{stock_.book, anchors};
    head_of(*one, "claims", title_of(claim));
    put("<article class=\"claim single\"><h1>{}</h1>\n", isolated(title_of(claim)));
    put("<h2>Where it comes from</h2>\n");
    write_claim(out_, claim, setting);
    put("</article>\n");
    foot();
}

void Pages::quotation(const QuotationRow& quotation) {
    const auto one = quotation.uses.empty() ? std::nullopt : stock_.case_of(quotation.uses.front().report);
    if (!one) return nothing("No report has this quotation.");
    SiteAnchors anchors(stock_, &*one);
    const Setting setting{stock_.book, anchors};
    head_of(*one, "quotations", "Quotation");
    put("<h1>One quotation, {}</h1>\n<p class=\"note\">The fullest form first, then its uses, earliest first. <ins>Words of the use "
        "only</ins>, "
        "<del>words that it leaves out</del>, … where it is shorter.</p>\n",
        counted(quotation.uses.size(), "use"));
    write_quotation(out_, quotation, setting);
    put("<h2>In their sentences</h2>\n<ul class=\"uses\">\n");
    for (const auto& use : quotation.uses) put("<li><p>{}</p><p class=\"meta\">{}</p></li>\n", sentence_html(use), setting.cite(use, true));
    put("</ul>\n");
    if (!quotation.person.empty())
        put("<p class=\"meta\">{}</p>\n",
            setting.link(Thing::person, quotation.person, html("All that {} says", isolated(quotation.speaker))));
    foot();
}

void Pages::person(const PersonRow& person) {
    const auto one = person.mentions.empty() ? std::nullopt : stock_.case_of(person.mentions.front().report);
    if (!one) return nothing("No report names this person.");
    const Scope of_person{Scope::Of::person, person.id};
    const ListPart part = part_of(stock_.record.count(List::statements, of_person), query_);
    const auto said = stock_.record.statements({part.begin, kOnPage, of_person});
    const std::string surname = person.name.substr(person.name.rfind(' ') + 1);
    std::vector<StatementRow> of_them;
    for (auto& s : stock_.record.statements({.of = one->scope()}))
        if (s.person != person.id && of_them.size() < kOnPage && s.content.find(surname) != std::string::npos)
            of_them.push_back(std::move(s));
    SiteAnchors anchors(stock_, &*one);
    const Setting setting{stock_.book, anchors};
    head_of(*one, "people", person.name);
    put("<h1>{}</h1>\n<p class=\"meta\">{}</p>\n", isolated(person.name),
        dotted({person.aliases.empty() ? Html() : html("also {}", isolated_list(person.aliases)), counted(person.n_statements, "statement"),
                counted(person.n_mentions, "mention"), counted(person.n_reports, "report")}));
    if (!person.decisions.empty()) put("<p class=\"meta\">{}</p>\n", by_decision(person.decisions));
    for (const auto& note : person.notes) put("<p class=\"meta\">note: {}</p>\n", isolated(note));
    if (!said.empty()) {
        open_section(out_, "said", "What they said", counted(part.n, "statement"));
        list_of_statements(said, setting, false);
        write_part(out_, part, anchors.address(Thing::person, person.id), query_);
        close_section(out_);
    }
    if (!of_them.empty()) {
        open_section(out_, "of-them", "Where others may speak of them", counted(of_them.size(), "statement"));
        put("<p class=\"note\">Statements of others in this story with the name “{}” in them; it may be another’s.</p>\n",
            isolated(surname));
        list_of_statements(of_them, setting);
        close_section(out_);
    }
    open_section(out_, "mentions", "Where they are named", counted(person.mentions.size(), "place"));
    put("<ul class=\"short\">\n");
    for (std::size_t i = 0; i < std::min(person.mentions.size(), kOnPage); ++i)
        put("<li>{} <span class=\"count\">{}</span></li>\n", isolated(person.mentions[i].words), setting.cite(person.mentions[i]));
    put("</ul>\n");
    if (person.mentions.size() > kOnPage) put("<p class=\"meta\">and {}</p>\n", counted(person.mentions.size() - kOnPage, "more place"));
    close_section(out_);
    foot();
}

}  // namespace onrecord
