// The long lists in the terminal. Every item: what, then who and how in plain words, then where it stands (report and span).
#include "view/terminal.h"

#include <fmt/format.h>

#include <set>

#include "view/cite.h"
#include "view/claim_words.h"
#include "view/drift.h"
#include "view/event_order.h"
#include "view/page.h"
#include "view/reuse_words.h"
#include "view/speakers.h"
#include "view/wording.h"

namespace onrecord {
namespace {

std::string nothing(std::string_view what, const Look& look) {
    Page page(look);
    page.text({{fmt::format("The record has no {}.", what)}});
    return page.take();
}

std::string by_line(const std::vector<std::string>& names) {
    std::vector<std::string> tied_names;
    for (const auto& name : names) tied_names.push_back(tied(name));
    return fmt::format("{}", fmt::join(tied_names, ", "));
}

// How it was said: source, cue, form, channel, on whose behalf, when.
std::string manner(const StatementRow& s, std::string_view group, const OccasionGroup& occasion) {
    std::vector<std::string> parts;
    const auto source = one_line(source_beside(s, group));
    const auto cue = one_line(s.cue);
    std::string verb(plain(s.polarity));
    if (!source.empty()) parts.push_back(fmt::format("source “{}”", source));
    parts.push_back(std::move(verb));
    if (!cue.empty()) parts.push_back(fmt::format("cue “{}”", cue));
    parts.emplace_back(plain(s.form));
    if (is_uncertain(s)) parts.emplace_back("uncertain");
    for (const auto& channel : channels_beside(s, occasion)) parts.push_back(one_line(channel));
    for (const auto& hedge : s.hedges) parts.push_back(fmt::format("hedge “{}”", one_line(hedge)));
    if (!s.on_behalf_of.empty()) parts.push_back("on behalf of " + one_line(s.on_behalf_of));
    if (const auto by_record = concluded(s); !by_record.empty()) parts.push_back(one_line(by_record));
    if (tells_when(s.date)) parts.push_back("said " + tied(readable_date(s.date)));
    return with_dots(parts);
}

}  // namespace

std::string counted_part(std::size_t n, Part part, std::string_view noun, std::string_view plural) {
    const std::size_t all = part.all.value_or(n);
    const std::string counted_all = noun.empty() ? with_commas(all) : counted(all, noun, plural);
    return n == all ? counted_all : fmt::format("{}–{} of {}", with_commas(part.from + 1), with_commas(part.from + n), counted_all);
}

std::string show_timeline(const ReportBook& book, const std::vector<EventRow>& events, const Look& look, Part part) {
    if (events.empty()) return nothing("events", look);
    Page page(look);
    page.heading("Timeline", counted_part(events.size(), part, "event"));
    for (const auto& event : events) {
        Runs line{{one_line(event.text), Style::strong}};
        const auto certainty = plain(event.certainty);
        if (!certainty.empty()) line.push_back({fmt::format("  ({})", certainty)});
        line.push_back(noted({only_with_places(look, event.id)}));
        page.beside({when(event)}, kDateColumn, line);
        const unsigned column = page.narrow() ? 4 : kDateColumn;
        const Indent indent{column, column};
        if (!event.participants.empty()) page.text({{"with " + by_line(event.participants), Style::faint}}, {column, column + 2});
        const auto show_bounds = [&](std::string_view word, const std::vector<EventRow::Other>& others, bool is_after) {
            for (const auto& other : others) {
                const bool is_denied = is_contradicted(event, other, is_after);
                page.text({{with_dots({fmt::format("{} {}", word, one_line(other.text)), is_denied ? kContradicted : ""}), Style::faint}},
                          {column, column + 2});
            }
        };
        show_bounds("after:", event.after, true);
        show_bounds("before:", event.before, false);
        if (!event.tellings.empty()) page.text(sentence_of(event.tellings.front().evidence), indent);
        for (const auto& telling : event.tellings) {
            std::string place = cite(book, telling.evidence, look);
            if (!telling.date.empty() && telling.date != event.date)
                place = with_dots({place, "dates it " + tied(readable_date(telling.date))});
            page.text({{place, Style::faint}}, {column, column + 2});
            if (look.places && event.tellings.size() > 1)
                page.text(
                    {{"another event: " + decide_command(look, fmt::format("apart {} {}", event.id, place_typed(book, telling.evidence))),
                      Style::faint}},
                    {column + 2, column + 4});
        }
        page.gap();
    }
    return page.take();
}

std::string show_statements(const ReportBook& book, const std::vector<StatementRow>& statements, const Look& look, Part part) {
    if (statements.empty()) return nothing("statements", look);
    Page page(look);
    const auto groups = group_by_speaker(statements, book);
    page.heading("Statements", fmt::format("{} by {}", counted_part(statements.size(), part), counted(groups.size(), "speaker")));
    for (const auto& group : groups) {
        std::string note = fmt::format("{} in {}", counted(group.statements.size(), "statement"), counted(group.n_reports, "report"));
        if (!group.note.empty()) note = with_dots({one_line(group.note), note});
        page.heading(one_line(group.name), note);
        for (const auto& occasion : by_occasion(group)) {
            const bool is_named = !occasion.channels.empty();
            const unsigned deeper = is_named ? 2 : 0;
            if (is_named) {
                page.text({{one_line(occasion_in_words(occasion)), Style::strong},
                           {std::string(kDot) + with_dots({tied(book.outlet_and_date(occasion.statements.front()->report)),
                                                           tied(counted(occasion.statements.size(), "statement"))}),
                            Style::faint}},
                          kItem);
            }
            const Indent item{kItem.first + deeper, kItem.rest + deeper}, detail{kDetail.first + deeper, kDetail.rest + deeper};
            for (const auto* statement : occasion.statements) {
                page.text({{one_line(statement->content)}}, item);
                page.text({{manner(*statement, group.name, occasion), Style::faint}}, detail);
                page.text({{cite(book, statement->report, statement->content_spans, look), Style::faint}}, detail);
                page.gap();
            }
        }
    }
    return page.take();
}

namespace {

// "mayor (2024-03-01 to 2024-05-02), deputy mayor (2019-06-04); 41; of Lenk": what most reports say, each kind on its own.
std::string roles_line(const std::vector<PersonRow::Role>& roles) {
    constexpr std::size_t kMaxOfAKind = 4;
    std::string line;
    std::size_t n = 0;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const PersonRow::Role& role = roles[i];
        const bool same_kind = i > 0 && roles[i - 1].kind == role.kind;
        n = same_kind ? n + 1 : 0;
        if (n >= kMaxOfAKind) continue;
        line += line.empty() ? "" : same_kind ? ", " : "; ";
        if (role.kind == EntityRoleKind::employer) line += "with ";
        if (role.kind == EntityRoleKind::home) line += "of ";
        if (role.kind == EntityRoleKind::age) line += "aged ";
        line += one_line(role.words);
        if (!role.first.empty()) line += role.first == role.last ? " (" + role.first + ")" : " (" + role.first + " to " + role.last + ")";
    }
    return line;
}

}  // namespace

std::string show_people(const std::vector<PersonRow>& people, const Look& look, Part part) {
    if (people.empty()) return nothing("people", look);
    Page page(look);
    page.heading("People", counted_part(people.size(), part));
    for (const auto& person : people) {
        page.text(
            {{one_line(person.name), Style::strong},
             {std::string(kDot) + with_dots({tied(counted(person.n_statements, "statement")), tied(counted(person.n_mentions, "mention")),
                                             tied(counted(person.n_reports, "report")), only_with_places(look, person.id)}),
              Style::faint}},
            kItem);
        if (!person.aliases.empty()) page.text({{"also " + by_line(person.aliases), Style::faint}}, kDetail);
        if (const std::string roles = roles_line(person.roles); !roles.empty()) page.text({{"said to be " + roles, Style::faint}}, kDetail);
        if (!person.decisions.empty()) page.text({{by_decision(person.decisions), Style::faint}}, kDetail);
        for (const auto& note : person.notes) page.text({{"note: " + one_line(note), Style::faint}}, kDetail);
    }
    page.gap();
    page.text({{fmt::format("onrecord show {0} {1} lists the names that were taken for {2}, and how to part what was wrongly joined; "
                            "--places shows the id of everybody.",
                            one_line(look.record), people.front().id, one_line(people.front().name)),
                Style::faint}});
    return page.take();
}

std::string show_sources(const ReportBook& book, const Sources& sources, const Look& look) {
    Page page(look);
    const auto bases = bases_of_reports(sources.claims, book);
    if (sources.n_reports == 0) page.text({{"The record has no reports."}});
    if (!sources.reports.empty())
        page.heading("Reports", fmt::format("{}, earliest first", counted_part(sources.reports.size(), {sources.from, sources.n_reports})));
    for (const auto& report : sources.reports) {
        page.beside({date_or_unknown(report.published)}, kDateColumn,
                    {{one_line(book.headline(report.id)), report.title.empty() ? Style::plain : Style::strong}});
        const unsigned column = page.narrow() ? 4 : kDateColumn;
        const Indent indent{column, column + 2};
        page.text({{with_dots({tied(book.outlet(report.id) + (report.outlet_decided ? " (decided by a person)" : "")),
                               report.byline.empty() ? "" : "by " + by_line(report.byline), one_line(report.section)})}},
                  indent);
        const auto basis = report.published.empty() ? "" : plain_basis(report.basis);
        page.text({{with_dots({only_with_places(look, book.short_id(report.id)), tied(counted(report.n_words, "word")),
                               tied(counted(report.n_statements, "statement")), basis.empty() ? "" : "date " + basis,
                               report.page_kind == "article" ? "" : one_line(report.page_kind)}),
                    Style::faint}},
                  indent);
        page.text({{one_line(report.url.empty() ? report.input : report.url), Style::faint}}, indent);
        if (!report.newer.empty())
            page.text({{"an earlier version of " + one_line(book.headline(report.newer)) +
                        only_with_places(look, " " + book.short_id(report.newer))}},
                      kDetail);
        if (report.n_earlier > 0) page.text({{tied(counted(report.n_earlier, "earlier version")) + " in the record"}}, kDetail);
        for (const auto& by : report.dated_by)
            page.text({{one_line(book.dated_by(by))}, noted({place_in(book, report.id, {by.words.span}, look)})}, indent);
        for (const auto& other : report.alternatives) page.text({{one_line(alternative_in_words(other)), Style::faint}}, indent);
        for (const auto& note : report.notes) page.text({{"note: " + one_line(note)}}, indent);
        for (const auto& credit : report.credits) {
            page.text({{one_line(plain_credit(credit.kind)) + ": " + one_line(credit.text)},
                       noted({place_in(book, report.id, {credit.span}, look)})},
                      indent);
        }
        if (const auto basis_of = bases.find(report.id); basis_of != bases.end()) {
            std::vector<std::string> parts;
            for (const auto& part : basis_in_words(basis_of->second)) parts.push_back(one_line(part));
            page.text({{with_dots(parts)}}, indent);
        }
        page.gap();
    }
    if (!sources.of_one_origin.empty()) {
        page.heading("Only one origin", counted_part(sources.of_one_origin.size(), {sources.from, sources.n_of_one_origin},
                                                     "claim that several outlets carry", "claims that several outlets carry"));
        for (const auto& claim : sources.of_one_origin) {
            page.text({{one_line(title_of(claim)), Style::strong}}, kItem);
            std::vector<std::string> origins;
            for (const auto& origin : claim.origins) origins.push_back(one_line(origin_name(origin, book)));
            page.text({{with_dots({"carried by " + one_line(listed_names(outlets_of(claim, book))), "rests on " + listed_names(origins),
                                   only_with_places(look, claim.id)}),
                        Style::faint}},
                      kDetail);
        }
    }
    if (!sources.problems.empty()) {
        page.heading("Could not be read", counted_part(sources.problems.size(), {sources.from, sources.n_problems}, "document"));
        for (const auto& problem : sources.problems) {
            page.text({{one_line(problem.input), Style::strong}}, kItem);
            page.text({{one_line(problem.reason)}}, kDetail);
        }
    }
    return page.take();
}

std::string show_quotations(const ReportBook& book, const std::vector<QuotationRow>& quotations, const Look& look, Part part) {
    if (quotations.empty()) return nothing("quotations in more than one place", look);
    Page page(look);
    page.heading("Quotations", fmt::format("{} of more than one use", counted_part(quotations.size(), part)));
    page.text({{"The fullest form first, then each use, earliest first. "},
               {"Words of the use only", Style::added},
               {", "},
               {"words that it leaves out", Style::left_out},
               {", … where it is shorter."}});
    page.gap();
    for (const auto& quotation : quotations) {
        if (quotation.uses.empty()) continue;
        const std::size_t fullest = fullest_use(quotation);
        const std::string full = one_line(quotation.uses[fullest].words);
        page.text({{in_quotation_marks(full), Style::strong}}, kItem);
        page.text({{quotation.speaker.empty() ? "speaker not known" : one_line(quotation.speaker)},
                   {quotation.person_decided ? std::string(kDot) + "who this is was decided by a person" : "", Style::faint}},
                  {4, 6});
        for (std::size_t i = 0; i < quotation.uses.size(); ++i) {
            const auto& use = quotation.uses[i];
            const auto pieces = find_drift(full, one_line(use.words));
            const bool differs = has_drift(pieces), shorter = !differs && pieces.size() > 1;
            page.text({{cite(book, use, look), Style::faint},
                       noted({i == fullest         ? "the form above"
                              : differs || shorter ? std::string(plain_part(part_of(pieces)))
                                                   : "the same words"})},
                      kDetail);
            if (i != fullest && (differs || shorter)) page.text(drift_of(pieces), {8, 10});
            if (look.places && quotation.uses.size() > 1)
                page.text({{"another utterance: " + decide_command(look, fmt::format("apart {} {}", quotation.id, place_typed(book, use))),
                            Style::faint}},
                          {8, 10});
        }
        page.gap();
    }
    return page.take();
}

std::string show_differences(const ReportBook& book, const std::vector<DifferenceRow>& differences, const Look& look, Part part) {
    if (differences.empty()) return nothing("differences", look);
    Page page(look);
    page.heading("Differences", counted_part(differences.size(), part, "question that is answered differently",
                                             "questions that are answered differently"));
    for (const auto& difference : differences) {
        page.text({{one_line(difference.topic), Style::strong}, {std::string(kDot) + plain_difference(difference.type), Style::faint}},
                  kItem);
        for (const auto& account : accounts_of(difference)) {
            page.text({{readable_value(one_line(account.front()->value)), Style::strong}}, {4, 6});
            for (const auto* value : account) {
                page.text(sentence_of(value->evidence), kDetail);
                const auto by = value->by.empty() ? "" : tied("according to " + one_line(value->by));
                page.text({{with_dots({by, cite(book, value->evidence, look)}), Style::faint}}, kDetail);
            }
        }
        page.gap();
    }
    return page.take();
}

std::string show_reuse(const ReportBook& book, const std::vector<ReuseRow>& reuse, const Look& look, Part part) {
    if (reuse.empty()) return nothing("text that two reports share", look);
    Page page(look);
    page.heading("Shared text", counted_part(reuse.size(), part, "pair of reports", "pairs of reports"));
    for (const auto& pair : reuse) {
        page.text(
            {{fmt::format("{} and {}", tied(book.outlet_and_date(pair.first)), tied(book.outlet_and_date(pair.second))), Style::strong},
             {fmt::format("{}{:.0f}{}% of the shorter report", kDot, 100 * pair.similarity, kTie), Style::faint}},
            kItem);
        page.text({{one_line(way_in_words(pair, book))}}, {4, 6});
        const auto credit_place = [&](const std::string& report, const std::optional<CreditRow>& credit) {
            return credit ? tied("credit in " + book.outlet(report)) + ", " + place_in(book, report, {credit->span}, look) : std::string();
        };
        if (pair.first_credit || pair.second_credit || pair.third_credit)
            page.text({{with_dots({credit_place(pair.first, pair.first_credit), credit_place(pair.second, pair.second_credit),
                                   credit_place(pair.third, pair.third_credit)}),
                        Style::faint}},
                      kDetail);
        page.text({{one_line(own_in_words(pair, book))}}, {4, 6});
        for (const auto& piece : pair.pieces) {
            page.text({{one_line(piece.words)}}, {4, 6});
            page.text({{with_dots({tied(book.outlet(pair.first)) + ", " + place_in(book, pair.first, {piece.first}, look),
                                   tied(book.outlet(pair.second)) + ", " + place_in(book, pair.second, {piece.second}, look)}),
                        Style::faint}},
                      kDetail);
        }
        page.gap();
    }
    return page.take();
}

std::string show_furniture(const ReportBook& book, const std::vector<RecurringLineRow>& lines, const Look& look, Part part) {
    if (lines.empty()) return nothing("line that recurs across an outlet’s reports", look);
    Page page(look);
    page.heading("Lines that recur across an outlet’s reports", counted_part(lines.size(), part, "line"));
    for (const auto& line : lines) {
        if (line.places.empty()) continue;
        const Evidence& first = line.places.front();
        page.text({{one_line(first.words), Style::strong}}, kItem);
        page.text({{with_dots({line.outlet.empty() ? book.outlet(first.report) : one_line(line.outlet),
                               "in " + tied(counted(line.n_reports, "report")), "first in " + cite(book, first, look)}),
                    Style::faint}},
                  kDetail);
    }
    return page.take();
}

std::string show_hits(const ReportBook& book, const std::vector<Hit>& hits, std::string_view query, std::size_t limit, const Look& look) {
    Page page(look);
    if (hits.empty()) {
        page.text({{fmt::format("Nothing in the record matches {}.", one_line(query))}});
        return page.take();
    }
    for (const auto& hit : hits) {
        Runs runs;
        // U+2402 and U+2403 stand around what matched; they are three bytes each.
        constexpr std::string_view kBegin = "\xe2\x90\x82", kEnd = "\xe2\x90\x83";
        const std::string passage = one_line(hit.passage);
        std::string_view rest = passage;
        bool inside = false;
        while (!rest.empty()) {
            const auto at = rest.find(inside ? kEnd : kBegin);
            if (at != 0) runs.push_back({std::string(rest.substr(0, at)), inside ? Style::hit : Style::plain});
            if (at == std::string_view::npos) break;
            rest.remove_prefix(at + kBegin.size());
            inside = !inside;
        }
        page.text(runs, kItem);
        page.text({{with_dots({cite(book, hit.report, {hit.span}, look), hit.where == "statement" ? "in a statement" : ""}), Style::faint}},
                  kDetail);
        page.gap();
    }
    const bool full = limit != 0 && hits.size() >= limit;
    page.text({{full ? fmt::format("The first {}; there may be more (--limit).", counted(hits.size(), "hit"))
                     : fmt::format("{}.", counted(hits.size(), "hit")),
                Style::faint}});
    return page.take();
}

}  // namespace onrecord
