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

void Pages::case_page(const CaseRows& one, const std::string& section) {
    SiteAnchors anchors(stock_, &one);
    const Setting setting{stock_.book, anchors};
    const std::string address = case_address(one, section);
    const auto part = [&](const std::vector<std::uint32_t>& numbers) { return part_of(numbers.size(), query_); };
    const auto rows_on = [](const auto& rows, const std::vector<std::uint32_t>& numbers, const ListPart& on) {
        std::remove_cvref_t<decltype(rows)> chosen;
        for (std::size_t i = on.begin; i < on.end; ++i) chosen.push_back(rows[numbers[i]]);
        return chosen;
    };
    const auto write = [&](const auto& rows, const std::vector<std::uint32_t>& numbers, auto write_rows) {
        const ListPart on = part(numbers);
        head_of(one, section);
        write_rows(out_, rows_on(rows, numbers, on), setting);
        write_part(out_, on, address, query_);
        foot();
    };
    const Rows& rows = stock_.rows;
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
        write(rows.claims, one.claims, [&](Writer& out, const std::vector<ClaimRow>& claims, const Setting& with) {
            open_section(out, "claims", "Claims and their origins", counted(one.claims.size(), "claim"));
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
        write(rows.quotations, one.quotations, write_quotations);
    } else if (section == "differences") {
        write(rows.differences, one.differences, write_differences);
    } else if (section == "people") {
        write(rows.people, one.people, [](Writer& out, std::vector<PersonRow> people, const Setting& with) {
            for (auto& person : people) person.mentions.clear();  // on their own page
            write_people(out, people, with);
        });
    } else if (section == "reuse") {
        write(rows.reuse, one.reuse, write_reuse);
    } else if (section == "sources") {
        head_of(one, section);
        const ListPart on = part(one.reports);
        Rows of_case = stock_.rows_of(one);
        keep(of_case.reports, on);
        write_sources(out_, of_case, setting);
        write_part(out_, on, address, query_);
        foot();
    } else {
        nothing("A story has no such section.");
    }
}

void Pages::timeline(const CaseRows& one, const Setting& setting) {
    const std::string person = query("person"), outlet = query("outlet"), kind = query("kind");
    std::set<std::string> people, outlets;
    std::vector<EventRow> shown;
    for (const auto number : one.timeline) {
        const EventRow& event = stock_.rows.timeline[number];
        const auto carriers = outlets_of(event, stock_.book);
        for (const auto& name : event.participants)
            if (people.size() < kNamesShown) people.insert(name);
        for (const auto& name : carriers)
            if (outlets.size() < kNamesShown) outlets.insert(name);
        const auto has = [](const std::vector<std::string>& names, const std::string& name) {
            return name.empty() || std::find(names.begin(), names.end(), name) != names.end();
        };
        if (has(event.participants, person) && has(carriers, outlet) && (kind.empty() || name_of(event.certainty) == kind))
            shown.push_back(event);
    }
    const std::string address = case_address(one, "timeline");
    std::vector<std::pair<std::string, std::string>> kinds;
    for (const auto name : Names<Certainty>::all) kinds.emplace_back(name, name);
    put("<form class=\"ledger-filter\" action=\"{}\">\n{}{}{}<button>Show</button>{}</form>\n", address,
        choice("Person", "person", names_as_choices({people.begin(), people.end()}), person),
        choice("Outlet", "outlet", names_as_choices({outlets.begin(), outlets.end()}), outlet), choice("Kind", "kind", kinds, kind),
        query_.empty() ? Html() : link_to(address, "Show all"));
    if (shown.empty()) put("<p>No event is of this kind. {}</p>\n", link_to(address, "Show all"));
    const ListPart part = part_of(shown.size(), query_);
    keep(shown, part);
    put("{}", timeline_picture(shown, setting));
    write_timeline(out_, shown, setting);
    write_part(out_, part, address, query_);
}

void Pages::claim(const ClaimRow& claim) {
    const CaseRows* one = claim.uses.empty() ? nullptr : stock_.case_of(claim.uses.front().evidence.report);
    if (one == nullptr) return nothing("No report has this claim.");
    SiteAnchors anchors(stock_, one);
    const Setting setting{stock_.book, anchors};
    head_of(*one, "claims", title_of(claim));
    put("<article class=\"claim single\"><h1>{}</h1>\n", isolated(title_of(claim)));
    put("<h2>Where it comes from</h2>\n");
    write_claim(out_, claim, setting);
    put("</article>\n");
    foot();
}

void Pages::quotation(const QuotationRow& quotation) {
    const CaseRows* one = quotation.uses.empty() ? nullptr : stock_.case_of(quotation.uses.front().report);
    if (one == nullptr) return nothing("No report has this quotation.");
    SiteAnchors anchors(stock_, one);
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
    std::vector<const StatementRow*> said, of_them;
    std::string surname = person.name.substr(person.name.rfind(' ') + 1);
    for (const auto& s : stock_.rows.statements) {
        if (s.person == person.id) {
            said.push_back(&s);
        } else if (of_them.size() < kOnPage && s.content.find(surname) != std::string::npos) {
            of_them.push_back(&s);
        }
    }
    const CaseRows* one = person.mentions.empty() ? nullptr : stock_.case_of(person.mentions.front().report);
    if (one == nullptr) return nothing("No report names this person.");
    SiteAnchors anchors(stock_, one);
    const Setting setting{stock_.book, anchors};
    head_of(*one, "people", person.name);
    put("<h1>{}</h1>\n<p class=\"meta\">{}</p>\n", isolated(person.name),
        dotted({person.aliases.empty() ? Html() : html("also {}", isolated_list(person.aliases)), counted(person.n_statements, "statement"),
                counted(person.n_mentions, "mention"), counted(person.n_reports, "report")}));
    if (!person.decisions.empty()) put("<p class=\"meta\">{}</p>\n", by_decision(person.decisions));
    for (const auto& note : person.notes) put("<p class=\"meta\">note: {}</p>\n", isolated(note));
    if (!said.empty()) {
        open_section(out_, "said", "What they said", counted(said.size(), "statement"));
        const ListPart part = part_of(said.size(), query_);
        keep(said, part);
        list_of_statements(said, setting, false);
        write_part(out_, part, anchors.address(Thing::person, person.id), query_);
        close_section(out_);
    }
    if (!of_them.empty()) {
        open_section(out_, "of-them", "Where others may speak of them", counted(of_them.size(), "statement"));
        put("<p class=\"note\">Statements of others with the name “{}” in them; it may be another’s.</p>\n", isolated(surname));
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
