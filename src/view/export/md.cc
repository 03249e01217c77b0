// Markdown (CommonMark), to paste into notes, an issue, a wiki: what happened, the timeline, claims, differences, quotations, statements
// and sources, each with the place that it rests on.
//
// Words of reports are words: what Markdown would take for markup in them is written with a backslash.
#include <fmt/format.h>

#include <iterator>
#include <string>

#include "base/ascii.h"
#include "view/claim_words.h"
#include "view/drift.h"
#include "view/export/rows.h"
#include "view/html/markup.h"
#include "view/page.h"
#include "view/report_book.h"
#include "view/speakers.h"
#include "view/wording.h"

namespace onrecord {
namespace {

std::string escaped(std::string_view words) {
    const std::string line = one_line(words);
    std::string out;
    bool is_start = true;  // nothing but digits so far: "1." would begin a list
    for (const char c : line) {
        const bool is_markup = std::string_view("\\`*_[]<>&#|~$").find(c) != std::string_view::npos;
        const bool begins_block = is_start && std::string_view("+-=.):").find(c) != std::string_view::npos;
        if (is_markup || begins_block) out.push_back('\\');
        out.push_back(c);
        is_start = is_start && is_digit(c);
    }
    return out;
}

class MarkdownWriter {
public:
    MarkdownWriter(const ReportBook& book, const Sink& sink) : book_(book), sink_(sink) {}

    void heading(std::string_view title) { sink_(fmt::format("\n## {}\n\n", title)); }
    // REQUIRES: `text` is escaped.
    void item(std::string_view text, unsigned depth = 0) { sink_(fmt::format("{:{}}- {}\n", "", 2 * depth, text)); }
    // "Harlow Times, 5 Aug 2025 · a1"
    [[nodiscard]] std::string source(const std::string& report) const {
        return fmt::format("{} · {}", escaped(book_.outlet_and_date(report)), escaped(book_.short_id(report)));
    }
    // "(Harlow Times, 5 Aug 2025 · a1 54–131)"
    [[nodiscard]] std::string place(const std::string& report, const std::vector<CodePointSpan>& spans) const {
        return fmt::format("({} {})", source(report), span_words(spans));
    }
    // “The sentence.” (Harlow Times, 5 Aug 2025 · a1 54–131)
    [[nodiscard]] std::string evidence(const Evidence& evidence) const {
        const std::string& words = evidence.sentence.empty() ? evidence.words : evidence.sentence;
        return fmt::format("{} {}", escaped(in_quotation_marks(words)), place(evidence.report, {evidence.span}));
    }

private:
    const ReportBook& book_;
    const Sink& sink_;
};

std::string noted(std::string_view text, std::string_view note) {
    return note.empty() ? std::string(text) : fmt::format("{} ({})", text, note);
}

void write(MarkdownWriter& out, const EventRow& event) {
    out.item(fmt::format("**{}** {}", escaped(date_or_unknown(event.date)), noted(escaped(event.text), plain(event.certainty))));
    for (const auto& telling : event.tellings) out.item(out.evidence(telling.evidence), 1);
}

void write(MarkdownWriter& out, const ClaimRow& claim, const ReportBook& book) {
    out.item(fmt::format("{}: **{}**", escaped(title_of(claim)), count_in_words(claim)));
    for (const auto& origin : claim.origins) {
        out.item(fmt::format("{}, {}", escaped(origin_name(origin, book)), plain_origin(origin.type)), 1);
        for (const std::uint32_t use : origin.uses) out.item(out.evidence(claim.uses[use].evidence), 2);
    }
    for (const auto& answer : claim.against) {
        out.item("against it: " + escaped(answer_in_words(answer, book)), 1);
        out.item(out.evidence(answer.use.evidence), 2);
    }
}

void write(MarkdownWriter& out, const DifferenceRow& difference) {
    out.item(fmt::format("{} ({})", escaped(difference.topic), plain_difference(difference.type)));
    for (const auto& account : accounts_of(difference)) {
        out.item(fmt::format("**{}**", escaped(readable_value(account.front()->value))), 1);
        for (const auto* value : account) out.item((value->by.empty() ? "" : escaped(value->by) + ": ") + out.evidence(value->evidence), 2);
    }
}

void write(MarkdownWriter& out, const QuotationRow& quotation) {
    if (quotation.uses.empty()) return;
    out.item(fmt::format("{}{}", escaped(in_quotation_marks(quotation.uses[fullest_use(quotation)].words)),
                         quotation.speaker.empty() ? "" : ", " + escaped(quotation.speaker)));
    for (const auto& use : quotation.uses)
        out.item(fmt::format("{} {}", escaped(in_quotation_marks(use.words)), out.place(use.report, {use.span})), 1);
}

void write(MarkdownWriter& out, const StatementRow& statement) {
    const std::string who = who_speaks(statement);
    out.item(fmt::format("**{}** {} {}", who.empty() ? "Speaker not known" : escaped(who),
                         noted(escaped(in_quotation_marks(statement.content)), plain(statement.polarity)),
                         out.place(statement.report, statement.content_spans)));
}

void write(MarkdownWriter& out, const ReportRow& report, const ReportBook& book) {
    const std::string line = fmt::format("{}: {}", out.source(report.id), escaped(book.headline(report.id)));
    // An address in angle brackets ends at the first > or space, and has neither.
    const bool has_page = is_absolute_web_address(report.url) && report.url.find_first_of("<>\\") == std::string::npos;
    if (!has_page) return out.item(line);
    std::string page;  // without what begins a link for readers that look for one even here
    for (const char c : report.url) page += c == '[' ? "%5B" : c == ']' ? "%5D" : std::string(1, c);
    out.item(fmt::format("{} <{}>", line, page));
}

}  // namespace

void write_md(const MarkdownRows& rows, const Sink& sink) {
    const ReportBook book(rows.reports);
    MarkdownWriter out(book, sink);
    sink(fmt::format("# {}\n", rows.title.empty() ? "What is on the record" : escaped(rows.title)));
    if (!rows.key_events.empty()) out.heading("What happened");
    for (const auto& event : rows.key_events) write(out, event);
    out.heading("Timeline");
    rows.events([&](const EventRow& event) { write(out, event); });
    out.heading("Claims");
    rows.claims([&](const ClaimRow& claim) { write(out, claim, book); });
    out.heading("Differences");
    rows.differences([&](const DifferenceRow& difference) { write(out, difference); });
    out.heading("Quotations");
    rows.quotations([&](const QuotationRow& quotation) { write(out, quotation); });
    out.heading("Statements");
    rows.statements([&](const StatementRow& statement) { write(out, statement); });
    out.heading("Sources");
    for (const auto& report : rows.reports) write(out, report, book);
}

}  // namespace onrecord
