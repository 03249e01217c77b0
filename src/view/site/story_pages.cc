// The pages of a story, and of one claim, quotation or person in it.
#include <algorithm>

#include "base/names.h"
#include "view/claim_words.h"
#include "view/event_order.h"
#include "view/html/pictures.h"
#include "view/site/pages.h"
#include "view/speakers.h"
#include "view/wording.h"

namespace onrecord {

namespace {

constexpr std::size_t kUsesInList = 10, kTellingsInList = 10;  // what is in many reports has a page

// By which a story is called that has neither a title nor names.
std::vector<std::string> first_reports(const std::vector<StoryRow>& stories) {
    std::vector<std::string> ids;
    for (const auto& story : stories)
        if (story.title.empty() && story.about.empty() && !story.reports.empty()) ids.push_back(story.reports.front());
    return ids;
}

}  // namespace

void Pages::case_page(const CaseOfPage& one, const std::string& section) {
    SiteAnchors anchors(&one);
    const Record& record = stock_.record;
    const std::string address = case_address(one, section);
    // A section of which a page needs its own part alone.
    const auto write = [&](List list, auto rows_of, auto write_rows) {
        const ListPart on = part_of(one.count(list), query_);
        const auto rows = rows_of(Slice{on.begin, kOnPage, one.scope()});
        know(rows);
        head_of(one, section);
        write_rows(out_, rows, Setting{book(), anchors});
        write_part(out_, on, address, query_);
        foot();
    };
    if (section.empty()) {
        const Rows of_case = stock_.rows_of(one);
        const StoryChoice choice = stock_.choice_of(one);
        know(of_case.statements, of_case.timeline, choice.shared, choice.claims, choice.denied, choice.single, choice.differences,
             first_reports(one.stories));
        head_of(one, section);
        if (one.count(List::timeline) > kWeighed || one.count(List::statements) > kWeighed)
            put("<p class=\"note\">A large story: events and speakers on this page are chosen from the {} dated events that weigh most and "
                "the {} latest statements. The sections have all.</p>\n",
                kWeighed, kWeighed);
        write_story(out_, of_case, choice, group_by_speaker(of_case.statements, book()), Setting{book(), anchors});
        foot();
    } else if (section == "timeline") {
        head_of(one, section);
        timeline(one);
        foot();
    } else if (section == "claims") {
        const auto briefly = [&](const Slice& slice) { return record.claims_with(ClaimDetail::brief, slice); };
        write(List::claims, briefly, [&](Writer& out, const std::vector<ClaimRow>& claims, const Setting& with) {
            open_section(out, "claims", "Claims and their origins", counted(one.count(List::claims), "claim"));
            out.put("<p class=\"note\">{}</p>\n<ol class=\"plain\">\n", kClaimsNote);
            for (const auto& claim : claims) {
                out.put("<li class=\"claim\" id=\"{}\"><h3>{}</h3>\n<p class=\"meta\">{}</p></li>\n", claim.id,
                        with.link(Thing::claim, claim.id, isolated(title_of(claim))),
                        dotted({count_in_words(claim), reports_by_outlets(claim.n_reports, count_outlets(reports_with(claim), with.book)),
                                claim.circles.empty() ? "" : "a circle", is_denied(claim) ? "denied by some" : ""}));
            }
            out.put("</ol>\n");
            close_section(out);
        });
    } else if (section == "statements") {
        head_of(one, section);
        statements(one);
        foot();
    } else if (section == "quotations") {
        write(
            List::quotations, [&](const Slice& slice) { return record.quotations(slice); },
            [&](Writer& out, const std::vector<QuotationRow>& rows, const Setting& with) {
                write_quotations(out, rows, with, kUsesInList);
            });
    } else if (section == "differences") {
        const std::size_t n = one.count(List::differences);
        const auto at = record.position_of(query("with"), List::differences, one.scope());
        const ListPart on = at ? part_at(n, *at) : part_of(n, query_);
        const auto differences = record.differences({on.begin, kOnPage, one.scope()});
        know(differences);
        head_of(one, section);
        write_differences(out_, differences, Setting{book(), anchors});
        write_part(out_, on, address, query_);
        foot();
    } else if (section == "people") {
        const ListPart on = part_of(one.count(List::people), query_);
        know(std::vector<std::string>{});
        head_of(one, section);
        // Where they are named is on their own page.
        write_people(out_, record.people(PersonDetail::whole, {on.begin, kOnPage, one.scope()}), Setting{book(), anchors});
        write_part(out_, on, address, query_);
        foot();
    } else if (section == "names") {
        const ListPart on = part_of(one.count(List::names), query_);
        const auto names = record.names(false, {on.begin, kOnPage, one.scope()});
        know(names);
        head_of(one, section);
        write_names(out_, names, Setting{book(), anchors});
        write_part(out_, on, address, query_);
        foot();
    } else if (section == "reuse") {
        write(
            List::reuse, [&](const Slice& slice) { return record.reuse(slice); }, write_reuse);
    } else if (section == "sources") {
        head_of(one, section);
        sources_of(one);
        foot();
    } else {
        nothing("A story has no such section.");
    }
}

void Pages::sources_of(const CaseOfPage& one) {
    Rows rows;
    const ListPart on = part_of(one.reports.size(), query_);
    rows.summary.n_reports = static_cast<std::uint32_t>(on.n);
    rows.reports = stock_.record.reports({on.begin, kOnPage, one.scope()});
    const auto drawn = stock_.record.claims_with(ClaimDetail::ways, {0, kDrawnClaims, one.scope()});
    rows.claims = stock_.record.claims_of_one_origin({0, kOnPage, one.scope()}, ClaimDetail::brief);
    const std::size_t n_single = stock_.record.count(List::claims_of_one_origin, one.scope());
    rows.stories = one.stories;
    const auto of_reports = stock_.record.claims_in(rows.reports);
    know(rows.reports, rows.claims, drawn, of_reports);
    SiteAnchors anchors(&one);
    const Setting setting{book(), anchors};
    put("{}", sources_picture(drawn, setting));
    if (const std::size_t n = one.count(List::claims); n > kDrawnClaims)
        put("<p class=\"note\">Drawn are the first {} of {} claims.</p>\n", kDrawnClaims, with_commas(n));
    write_sources(out_, rows, setting, &of_reports, n_single);
    write_part(out_, on, case_address(one, "sources"), query_);
}

void Pages::timeline(const CaseOfPage& one) {
    const std::string person = query("person"), outlet = query("outlet"), kind = query("kind"), told = query("reports");
    const std::string from = query("from"), to = query("to");
    const Record& record = stock_.record;
    const std::size_t n_all = one.count(List::timeline);
    const bool is_filtered = !(person + outlet + kind + told + from + to).empty();
    // Unfiltered, a page of a long list needs its part alone; else all are looked at.
    const bool is_part = !is_filtered && n_all > kMaxDrawn;
    std::vector<EventRow> shown, drawn;
    ListPart part = part_of(n_all, query_);
    if (is_part) {
        if (const auto at = record.position_of(query("with"), List::timeline, one.scope())) part = part_at(n_all, *at);
        shown = record.timeline({part.begin, kOnPage, one.scope()});
        drawn = record.key_events(kMaxDrawn, one.scope());
    } else {
        shown = record.timeline({.of = one.scope()});
    }
    know(shown, drawn);
    SiteAnchors anchors(&one);
    const Setting setting{book(), anchors};
    std::erase_if(shown, [&](const EventRow& event) {
        const auto has = [](const std::vector<std::string>& names, const std::string& name) {
            return name.empty() || std::find(names.begin(), names.end(), name) != names.end();
        };
        const bool is_of_one = reports_of({event}).size() == 1;
        return !(has(event.participants, person) && has(outlets_of(event, book()), outlet) &&
                 (kind.empty() || name_of(event.certainty) == kind) && (told.empty() || (told == "one") == is_of_one) &&
                 is_between(event.date, from, to));
    });
    std::vector<std::string> people;
    for (const auto& one_of_them : record.people(PersonDetail::brief, {0, kNamesShown, one.scope()})) people.push_back(one_of_them.name);
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    const std::string address = case_address(one, "timeline");
    std::vector<std::pair<std::string, std::string>> kinds;
    for (const auto name : Names<Certainty>::all) kinds.emplace_back(name, name);
    put("<form class=\"ledger-filter\" action=\"{}\">\n{}{}{}{}{}{}<button>Show</button>{}</form>\n", address,
        choice("Person", "person", names_as_choices(people), person), choice("Outlet", "outlet", names_as_choices(one.outlets), outlet),
        choice("Kind", "kind", kinds, kind),
        choice("Reported by", "reports", {{"one", "one report only"}, {"several", "several reports"}}, told), field("From", "from", from),
        field("To", "to", to), query_.empty() ? Html() : link_to(address, "Show all"));
    if (!write_wrong_days(from, to) && shown.empty()) put("<p>No event is of this kind. {}</p>\n", link_to(address, "Show all"));
    Zoom zoom{from, to, [&](const std::string& first, const std::string& last) {
                  return asked_again(address, days_asked(query_, first, last), "page");
              }};
    put("{}", timeline_picture(is_part ? drawn : shown, setting, kMaxDrawn, &zoom, is_part ? n_all : 0));
    if (!is_part) {
        part = part_with(shown, query_);
        keep(shown, part);
    }
    write_timeline(out_, shown, setting, kTellingsInList);
    write_part(out_, part, address, query_);
}

void Pages::claim(const ClaimRow& claim) {
    const auto one = claim.uses.empty() ? std::nullopt : stock_.case_of(claim.uses.front().evidence.report);
    if (!one) return nothing("No report has this claim.");
    know(std::vector{claim});
    SiteAnchors anchors(&*one);
    const Setting setting{book(), anchors};
    head_of(*one, "claims", title_of(claim));
    put("<article class=\"claim single\"><h1>{}</h1>\n", isolated(title_of(claim)));
    put("<h2>Where it comes from</h2>\n");
    write_claim(out_, claim, setting);
    put("</article>\n");
    foot();
}

void Pages::event(const EventRow& event) {
    const auto one = event.tellings.empty() ? std::nullopt : stock_.case_of(event.tellings.front().evidence.report);
    if (!one) return nothing("No report has this event.");
    know(std::vector{event});
    SiteAnchors anchors(&*one);
    const Setting setting{book(), anchors};
    head_of(*one, "timeline", event.text);
    put("<h1>{}</h1>\n<p class=\"meta\">{}</p>\n<ul class=\"uses\">\n", isolated(event.text),
        dotted({setting.link(Thing::event, event.id, html("{}", when(event))), plain(event.certainty),
                counted(event.tellings.size(), "report")}));
    const ListPart part = part_of(event.tellings.size(), query_);
    for (std::size_t i = part.begin; i < part.end; ++i)
        put("<li><p>{}</p><p class=\"meta\">{}</p></li>\n", sentence_html(event.tellings[i].evidence),
            telling_html(event, event.tellings[i], setting));
    put("</ul>\n");
    write_part(out_, part, anchors.address(Thing::tellings, event.id), query_);
    foot();
}

void Pages::quotation(const QuotationRow& quotation) {
    const auto one = quotation.uses.empty() ? std::nullopt : stock_.case_of(quotation.uses.front().report);
    if (!one) return nothing("No report has this quotation.");
    know(std::vector{quotation});
    SiteAnchors anchors(&*one);
    const Setting setting{book(), anchors};
    head_of(*one, "quotations", "Quotation");
    put("<h1>One quotation, {}</h1>\n<p class=\"note\">The fullest form first, then its uses, earliest first. <ins>Words of the use "
        "only</ins>, "
        "<del>words that it leaves out</del>, … where it is shorter.</p>\n",
        counted(quotation.uses.size(), "use"));
    const ListPart part = part_of(quotation.uses.size(), query_);
    write_quotation(out_, quotation, setting, part.begin, part.end);
    put("<h2>In their sentences</h2>\n<ul class=\"uses\">\n");
    for (std::size_t i = part.begin; i < part.end; ++i) {
        const Evidence& use = quotation.uses[i];
        put("<li><p>{}</p><p class=\"meta\">{}</p></li>\n", sentence_html(use), setting.cite(use, true));
    }
    put("</ul>\n");
    write_part(out_, part, anchors.address(Thing::quotation, quotation.id), query_);
    if (!quotation.person.empty())
        put("<p class=\"meta\">{}</p>\n",
            setting.link(Thing::person, quotation.person, html("All that {} says", isolated(quotation.speaker))));
    foot();
}

void Pages::person(const PersonRow& person) {
    const Record& record = stock_.record;
    const Scope of_person{Scope::Of::person, person.id};
    const auto named = record.names_of(person.id, kOnPage);
    const auto one = named.empty() ? std::nullopt : stock_.case_of(named.front().report);
    if (!one) return nothing("No report names this person.");
    const ListPart part = part_of(record.count(List::statements, of_person), query_);
    const auto said = record.statements({part.begin, kOnPage, of_person});
    const std::string surname = person.name.substr(person.name.rfind(' ') + 1);
    std::vector<StatementRow> of_them;
    for (auto& s : record.statements({.of = one->scope()}))
        if (s.person != person.id && of_them.size() < kOnPage && s.content.find(surname) != std::string::npos)
            of_them.push_back(std::move(s));
    std::vector<std::string> places;
    for (const auto& name : named) places.push_back(name.report);
    know(said, of_them, places);
    SiteAnchors anchors(&*one);
    const Setting setting{book(), anchors};
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
    open_section(out_, "mentions", "Where they are named", counted(person.n_reports, "report"));
    put("<ul class=\"short\">\n");
    for (const auto& name : named) put("<li>{} <span class=\"count\">{}</span></li>\n", isolated(name.words), setting.cite(name));
    put("</ul>\n");
    write_reasons(out_, person.reasons, true, setting);
    if (person.n_reports > named.size()) put("<p class=\"meta\">and {}</p>\n", counted(person.n_reports - named.size(), "more report"));
    close_section(out_);
    foot();
}

}  // namespace onrecord
