// What a person decided, and one person of the record with what there is to decide of him or her. Each line that can be undone says how.
#include <fmt/format.h>

#include <algorithm>

#include "view/cite.h"
#include "view/name_words.h"
#include "view/page.h"
#include "view/terminal.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kIdOfAbsent = 12;  // characters of the id of a report that is not in the record
constexpr std::size_t kPlaces = 3;       // of a person that a decision is shown with; the export has all

std::string place_of(const ReportBook& book, const Evidence& place, const Look& look) {
    if (book.find(place.report) != nullptr) return cite(book, place, look);
    return with_dots({tied("a report that is not here"),
                      tied(only_with_places(look, shortened(place.report, kIdOfAbsent) + " " + span_words({place.span})))});
}

void write_decision(Page& page, const ReportBook& book, const DecisionRow& row, const Look& look) {
    if (row.items.empty()) return;  // a damaged record
    page.text({{fmt::format("{}  {}", row.number, one_line(decision_in_words(row))), Style::strong}}, {2, 5});
    for (const auto& item : row.items) {
        if (!item.report.empty()) {
            const bool is_here = book.find(item.report) != nullptr;
            page.text({{is_here ? one_line(book.headline(item.report)) : "a report that is not here: " + one_line(item.report)}}, {5, 7});
            if (is_here)
                page.text({{with_dots({tied(book.outlet_and_date(item.report)), only_with_places(look, book.short_id(item.report))}),
                            Style::faint}},
                          {5, 7});
            continue;
        }
        const std::string name = item.person.empty() ? one_line(item.name) : tied(item.name);  // words may be many
        page.text({{with_dots({name, only_with_places(look, item.person)})}}, {5, 7});
        for (std::size_t i = 0; i < std::min(kPlaces, item.places.size()); ++i)
            page.text({{place_of(book, item.places[i], look), Style::faint}}, {7, 9});
        if (item.places.size() > kPlaces)
            page.text({{fmt::format("and {}", counted(item.places.size() - kPlaces, "more place")), Style::faint}}, {7, 9});
    }
    if (!row.holds) page.text({{"Has no effect now: its words are not in this record, or another decision is against it."}}, {5, 7});
    page.text({{"undo: " + decide_command(look, fmt::format("undo {}", row.number)), Style::faint}}, {5, 7});
}

}  // namespace

std::string show_decisions(const ReportBook& book, const std::vector<DecisionRow>& decisions, const Look& look, Part part) {
    Page page(look);
    if (decisions.empty()) {
        page.text({{"The record has no decisions of a person. onrecord decide --help says what can be decided."}});
        return page.take();
    }
    page.heading("Decisions of a person", counted_part(decisions.size(), part));
    for (const auto& row : decisions) {
        write_decision(page, book, row, look);
        page.gap();
    }
    return page.take();
}

std::string show_decision(const ReportBook& book, const DecisionRow& decision, const Look& look) {
    Page page(look);
    write_decision(page, book, decision, look);
    return page.take();
}

std::string show_person(const ReportBook& book, const PersonRow& person, const std::vector<Evidence>& names, const Look& look) {
    Page page(look);
    page.heading(one_line(person.name),
                 with_dots({only_with_places(look, person.id), tied(counted(person.n_statements, "statement")),
                            tied(counted(person.n_mentions, "mention")), tied(counted(person.n_reports, "report"))}));
    if (!person.aliases.empty()) {
        std::vector<std::string> aliases;
        for (const auto& alias : person.aliases) aliases.push_back(tied(alias));
        page.text({{fmt::format("also {}", fmt::join(aliases, ", "))}}, kItem);
    }
    if (!person.decisions.empty()) page.text({{by_decision(person.decisions)}}, kItem);
    for (const auto& note : person.notes) page.text({{"note: " + one_line(note)}}, kItem);
    if (person.reasons.size() > 1) {
        page.heading("Why these names are taken to be one person’s", with_commas(person.reasons.size()));
        for (const auto& reason : person.reasons)
            page.text({{fmt::format("“{}”", one_line(reason.name)), Style::strong},
                       {fmt::format("{}in {}: {}{}{}", kDot, tied(counted(reason.n_reports, "report")), plain_name_reason(reason.type),
                                    kDot, cite(book, reason.place, look)),
                        Style::faint}},
                      kItem);
    }
    page.heading("Where the record takes a name for this person", with_commas(names.size()));
    for (const auto& name : names) {
        page.text({{fmt::format("“{}”", one_line(name.words)), Style::strong}, {std::string(kDot) + cite(book, name, look), Style::faint}},
                  kItem);
        if (names.size() < 2) continue;
        page.text(
            {{"somebody else: " + decide_command(look, fmt::format("apart {} {}", person.id, place_typed(book, name))), Style::faint}},
            kDetail);
    }
    return page.take();
}

}  // namespace onrecord
