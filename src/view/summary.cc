// The first thing that a reader of a record sees: how much there is, and the few of each kind that say most.
#include <fmt/format.h>

#include <algorithm>

#include "view/cite.h"
#include "view/claim_words.h"
#include "view/drift.h"
#include "view/key_events.h"
#include "view/page.h"
#include "view/terminal.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kSummarySpeakers = 6, kSummaryQuotations = 3, kSummaryClaims = 4, kSummaryDifferences = 4, kSummaryStories = 5,
                      kSummaryProblems = 5, kSummaryNames = 3;
constexpr std::size_t kQuoteLength = 240;  // characters; three lines of 80 columns
constexpr std::size_t kClaimLength = 100;  // characters; two lines with what is noted of it

std::string top_of(std::size_t shown, std::size_t all) {
    return shown == all ? fmt::format("{}", all) : fmt::format("{} of {}", shown, with_commas(all));
}

// The first few of a list of names, and of how many.
std::string some_names(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < std::min(kSummaryNames, names.size()); ++i)
        out.append(out.empty() ? "" : ", ").append(tied(one_line(names[i])));
    if (names.size() > kSummaryNames) out += fmt::format(" and {} more", names.size() - kSummaryNames);
    return out;
}

void show_speakers(Page& page, const Rows& rows) {
    std::size_t n = std::min(kSummarySpeakers, rows.people.size());
    while (n > 0 && rows.people[n - 1].n_statements == 0) --n;
    if (n == 0) return;
    page.heading("Who speaks most", top_of(n, rows.summary.n_speakers));
    for (std::size_t i = 0; i < n; ++i) {
        const PersonRow& person = rows.people[i];
        page.text({{one_line(person.name), Style::strong},
                   {std::string(kDot) + with_dots({tied(counted(person.n_statements, "statement")),
                                                   tied("named in " + counted(person.n_reports, "report"))}),
                    Style::faint}},
                  {2, 4});
    }
}

void show_events(Page& page, const Rows& rows, const ReportBook& book) {
    const auto events = key_events(rows.timeline).events;
    if (events.empty()) return;
    page.heading("Key dates", fmt::format("{}; show timeline has all {}", events.size(), with_commas(rows.summary.n_events)));
    for (const auto* event : events) {
        Runs line{{one_line(event->text), Style::strong}};
        const auto certainty = plain(event->certainty);
        if (!certainty.empty()) line.push_back({fmt::format(" ({})", certainty)});
        line.push_back(
            {std::string(kDot) + with_dots({some_names(event->participants), some_names(outlets_of(*event, book))}), Style::faint});
        page.beside({date_or_unknown(event->date)}, kDateColumn, line, 2);
    }
}

void show_shared_quotations(Page& page, const Rows& rows) {
    if (rows.quotations.empty()) return;
    const std::size_t n = std::min(kSummaryQuotations, rows.quotations.size());
    page.heading("Quotations in more than one place", top_of(n, rows.summary.n_quotations));
    for (std::size_t i = 0; i < n; ++i) {
        const auto& quotation = rows.quotations[i];
        if (quotation.uses.empty()) continue;
        const std::string full = one_line(quotation.uses[fullest_use(quotation)].words);
        const bool drifts = std::any_of(quotation.uses.begin(), quotation.uses.end(),
                                        [&](const Evidence& use) { return has_drift(find_drift(full, one_line(use.words))); });
        page.text({{in_quotation_marks(shortened(full, kQuoteLength))}}, {2, 4});
        page.text({{with_dots({quotation.speaker.empty() ? "speaker not known" : one_line(quotation.speaker),
                               tied(counted(quotation.uses.size(), "use")), drifts ? "the words differ" : ""}),
                    Style::faint}},
                  {6, 8});
    }
}

// Of the claims that several reports carry: those with fewer certain origins than outlets come first.
void show_some_claims(Page& page, const Rows& rows, const ReportBook& book) {
    if (rows.claims.empty()) return;
    const std::size_t n = std::min(kSummaryClaims, rows.claims.size());
    page.heading("Claims, and what they rest on", fmt::format("{}; show claims has all {}", n, with_commas(rows.summary.n_claims)));
    for (std::size_t i = 0; i < n; ++i) {
        const ClaimRow& claim = rows.claims[i];
        page.text({{shortened(one_line(title_of(claim)), kClaimLength)},
                   {std::string(kDot) +
                        with_dots({tied(outlets_in_words(count_outlets(reports_with(claim), book))), tied(count_in_words(claim)),
                                   claim.circles.empty() ? "" : tied("a circle"), is_denied(claim) ? tied("denied by some") : ""}),
                    Style::faint}},
                  {2, 4});
    }
}

void show_some_differences(Page& page, const Rows& rows, const ReportBook& book) {
    if (rows.differences.empty()) return;
    const std::size_t n = std::min(kSummaryDifferences, rows.differences.size());
    page.heading("Where the accounts differ", top_of(n, rows.summary.n_differences));
    for (std::size_t i = 0; i < n; ++i) {
        const auto& difference = rows.differences[i];
        std::vector<std::string> values;
        for (const auto& value : difference.values) {
            const auto who = value.by.empty() ? book.outlet(value.evidence.report) : value.by;
            auto line = fmt::format("{} ({})", tied(readable_value(one_line(value.value))), one_line(who));
            if (std::find(values.begin(), values.end(), line) == values.end()) values.push_back(std::move(line));
        }
        page.text({{one_line(difference.topic), Style::strong}, {": "}, {with_dots(values)}}, {2, 4});
    }
}

// Of the stories that more than one report tells, the largest; `rows.stories` begins with them.
void show_shared_stories(Page& page, const Rows& rows, const ReportBook& book) {
    const std::size_t n = std::min({kSummaryStories, rows.stories.size(), std::size_t{rows.summary.n_shared_stories}});
    if (rows.summary.n_stories < 2 || n == 0) return;
    page.heading("Stories of more than one report", top_of(n, rows.summary.n_shared_stories));
    for (std::size_t i = 0; i < n; ++i) {
        const StoryRow& story = rows.stories[i];
        page.text({{one_line(book.name(story))},
                   {std::string(kDot) +
                        with_dots({tied(counted(story.reports.size(), "report")), tied(date_range(story.first_date, story.last_date))}),
                    Style::faint}},
                  {2, 4});
    }
}

}  // namespace

std::vector<std::string> outlets_of(const EventRow& event, const ReportBook& book) {
    std::vector<std::string> outlets;
    for (const auto& telling : event.tellings) {
        auto outlet = book.outlet(telling.evidence.report);
        if (std::find(outlets.begin(), outlets.end(), outlet) == outlets.end()) outlets.push_back(std::move(outlet));
    }
    return outlets;
}

Rows summary_rows(const Record& record) {
    Rows rows;
    rows.summary = record.summary();
    rows.timeline = record.key_events(kMaxKeyEvents);
    rows.people = record.people(PersonDetail::brief, {0, kSummarySpeakers});
    rows.quotations = record.quotations({0, kSummaryQuotations});
    rows.claims = record.claims({0, kSummaryClaims});
    rows.differences = record.differences({0, kSummaryDifferences});
    rows.stories = record.stories({0, kSummaryStories});
    rows.problems = record.problems({0, kSummaryProblems});
    std::vector<std::string> ids;
    for (auto&& some : {reports_of(rows.timeline), reports_of(rows.quotations), reports_of(rows.claims), reports_of(rows.differences),
                        reports_of(rows.stories)})
        ids.insert(ids.end(), some.begin(), some.end());
    rows.reports = record.reports_by_id(ids);
    return rows;
}

std::string show_summary(const Rows& rows, const Look& look) {
    Page page(look);
    const ReportBook book(rows.reports);
    const Summary& s = rows.summary;
    if (s.n_reports == 0) {
        page.text({{"The record has no reports yet."}});
    } else {
        page.text({{reports_by_outlets(s.n_reports, {s.n_outlets, s.n_unnamed}), Style::strong},
                   {", " + tied(date_range(s.first_date, s.last_date))},
                   {s.n_earlier == 0 ? "" : ", and " + tied(counted(s.n_earlier, "earlier version")) + " of these"}},
                  {0, 2});
        page.text({{with_dots({tied(counted(s.n_words, "word")), tied(counted(s.n_stories, "story", "stories")),
                               tied(counted(s.n_statements, "statement")), tied(counted(s.n_people, "person", "people")),
                               tied(counted(s.n_events, "event"))}),
                    Style::faint}},
                  {0, 2});
    }
    show_events(page, rows, book);
    show_speakers(page, rows);
    show_shared_quotations(page, rows);
    show_some_claims(page, rows, book);
    show_some_differences(page, rows, book);
    show_shared_stories(page, rows, book);
    if (!rows.problems.empty()) {
        const std::size_t n = std::min(kSummaryProblems, rows.problems.size());
        page.heading("Could not be read", top_of(n, s.n_problems));
        for (std::size_t i = 0; i < n; ++i) {
            page.text({{one_line(rows.problems[i].input) + ": " + one_line(rows.problems[i].reason)}}, {2, 4});
        }
    }
    if (s.n_reports != 0) {
        page.gap();
        page.text(
            {{fmt::format(
                  "More: onrecord show {} WHAT, where WHAT is timeline, statements, people, names, sources, quotations, claims, "
                  "differences, stories, reuse, revisions, furniture or decisions. onrecord report {} -o dossier.html writes all of it "
                  "with the reports’ words.",
                  tied(look.record), tied(look.record)),
              Style::faint}});
    }
    return page.take();
}

}  // namespace onrecord
