// A passage through the reports: each place with what its words changed of the first, who says it there, and where the report has it from.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "view/cite.h"
#include "view/drift.h"
#include "view/page.h"
#include "view/speakers.h"
#include "view/terminal.h"
#include "view/wording.h"

namespace onrecord {
namespace {

constexpr std::size_t kAskedLength = 120;  // characters of the words in the heading

std::string who_says_it(const StatementRow& s) {
    std::vector<std::string> parts;
    const std::string source = who_speaks(s);
    parts.push_back(source.empty() ? "speaker not known" : tied(source));
    if (s.person_decided) parts.emplace_back("who this is was decided by a person");
    parts.emplace_back(plain(s.form));
    if (const auto polarity = plain(s.polarity); !polarity.empty()) parts.emplace_back(polarity);
    std::vector<std::string> ways = s.occasion_channels;
    for (const auto& channel : s.channels) {
        if (std::find(ways.begin(), ways.end(), channel) == ways.end()) ways.push_back(channel);
    }
    for (const auto& way : ways) parts.push_back(one_line(way));
    if (tells_when(s.date)) parts.push_back("said " + tied(readable_date(s.date)));
    return with_dots(parts);
}

// "taken from Harlow Courier, 7 May 2024"
std::string where_from(const TraceRow::From& from, const ReportBook& book) {
    if (from.how == "report") return "taken from " + tied(book.outlet_and_date(from.report));
    if (from.how == "text") return "shares its text with " + tied(book.outlet_and_date(from.report));
    if (from.how == "own") return "in the outlet’s own words";
    if (from.how == "outlet") return fmt::format("taken from a report of {} that is not here", tied(from.who));
    return fmt::format("rests on {}{}", tied(from.who), from.occasion.empty() ? "" : ", " + one_line(from.occasion));
}

}  // namespace

std::string show_trace(const ReportBook& book, const TraceRows& rows, std::string_view words, const Look& look) {
    Page page(look);
    const std::string asked = in_quotation_marks(shortened(one_line(words), kAskedLength));
    if (rows.places.empty()) {
        page.text({{fmt::format("Nothing like {} occurs in the record. onrecord search {} WORDS finds single words.", asked,
                                one_line(look.record))}});
        return page.take();
    }
    std::set<std::string_view> reports;
    for (const auto& row : rows.places) reports.insert(row.evidence.report);
    if (rows.is_nearest) {
        page.heading(asked, "not found");
        page.text({{fmt::format("The nearest sentence shares {} of its {} longer words:", rows.places.front().n_shared, rows.n_words)}});
        page.gap();
    } else {
        const std::string all = counted(rows.n_places, "place");
        page.heading(asked, rows.places.size() < rows.n_places
                                ? fmt::format("{} of {}, earliest first", rows.places.size(), all)
                                : fmt::format("{} in {}, earliest first", all, counted(reports.size(), "report")));
    }
    const std::string first = one_line(rows.places.front().evidence.words);
    const unsigned column = page.narrow() ? 4 : kDateColumn;
    for (const auto& row : rows.places) {
        const ReportRow* report = book.find(row.evidence.report);
        const std::string outlet = book.outlet(row.evidence.report) + (report != nullptr && report->outlet_decided ? " (decided)" : "");
        const std::string date =
            date_or_unknown(report == nullptr ? "" : report->published) + (report != nullptr && report->date_decided ? " (decided)" : "");
        page.beside({date}, kDateColumn,
                    {{one_line(outlet), Style::strong}, noted({place_in(book, row.evidence.report, {row.evidence.span}, look)})});
        page.text(sentence_of(row.evidence), {column, column});
        if (!rows.is_nearest && &row != &rows.places.front()) {
            const auto pieces = find_drift(first, one_line(row.evidence.words));
            if (pieces.size() > 1 || has_drift(pieces)) {
                page.text(drift_of(pieces), {column, column + 2});
            } else {
                page.text({{"the same words", Style::faint}}, {column, column + 2});
            }
        } else if (!rows.is_nearest && !row.is_exact) {
            page.text({{"the first wording in the record, not quite the words that were asked for", Style::faint}}, {column, column + 2});
        } else if (!rows.is_nearest && rows.places.size() > 1) {
            page.text({{"the first wording in the record", Style::faint}}, {column, column + 2});
        }
        if (row.said) page.text({{who_says_it(*row.said), Style::faint}}, {column, column + 2});
        std::vector<std::string> from;
        for (const auto& one : row.from) from.push_back(where_from(one, book));
        if (report != nullptr) {
            for (const auto& credit : report->credits) {
                if (credit.kind == "correction" || credit.kind == "update") continue;
                from.push_back(one_line(plain_credit(credit.kind)) + ": " + one_line(credit.text));
            }
        }
        for (const auto& line : from) page.text({{line, Style::faint}}, {column, column + 2});
        page.gap();
    }
    if (rows.n_places > rows.places.size()) {
        page.text({{fmt::format("{} of {} are shown, the words as they are before others (--limit).", rows.places.size(),
                                counted(rows.n_places, "place")),
                    Style::faint}});
    }
    if (rows.is_cut) page.text({{"More reports may have words of it than were read: ask for more of the words.", Style::faint}});
    return page.take();
}

}  // namespace onrecord
