#include "view/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "view/json.h"
#include "view/page.h"
#include "view/report_book.h"
#include "view/story_cases.h"
#include "view/terminal.h"
#include "view/wording.h"

namespace onrecord {

namespace {

Summary summary_of(const Rows& rows) {
    Summary summary;
    std::vector<std::string> ids;
    for (const auto& report : rows.reports) {
        ids.push_back(report.id);
        summary.n_words += report.n_words;
    }
    const OutletCount outlets = count_outlets(ids, ReportBook(rows.reports));
    summary.n_reports = static_cast<std::uint32_t>(rows.reports.size());
    summary.n_outlets = static_cast<std::uint32_t>(outlets.n_named);
    summary.n_unnamed = static_cast<std::uint32_t>(outlets.n_unnamed);
    summary.n_statements = static_cast<std::uint32_t>(rows.statements.size());
    summary.n_people = static_cast<std::uint32_t>(rows.people.size());
    if (const auto cases = cases_of(rows.stories); !cases.empty()) {
        summary.first_date = cases.front().first_date;
        summary.last_date = cases.front().last_date;
    }
    return summary;
}

}  // namespace

Rows rows_of(const Record& record, bool with_mentions, const Scope& of) {
    const Slice all{.of = of};
    Rows rows;
    rows.reports = record.reports(all);
    rows.statements = record.statements(all);
    rows.people = record.people(with_mentions ? PersonDetail::mentions : PersonDetail::whole, all);
    rows.names = record.names(false, all);
    rows.quotations = record.quotations(all);
    rows.timeline = record.timeline(all);
    rows.claims = record.claims(all);
    rows.differences = record.differences(all);
    rows.stories = record.stories(all);
    rows.reuse = record.reuse(all);
    rows.revisions = record.revisions(all);
    if (of.of == Scope::Of::record) {
        rows.problems = record.problems();
        rows.summary = record.summary();
    } else {
        rows.summary = summary_of(rows);
    }
    return rows;
}

namespace {

// What a topic prints: its text, and how many items its lists have in all, the longest counting.
struct Shown {
    std::string text;
    std::size_t n = 0;
};

template <auto show_rows, auto rows_of, List list>
Shown listed(const Record& record, const Look& look, const Slice& slice) {
    const auto rows = (record.*rows_of)(slice);
    const std::size_t n = record.count(list);
    const auto reports = record.reports_by_id(reports_of(rows));
    return {show_rows(ReportBook(reports), rows, look, Part{slice.from, n}), n};
}
template <auto rows>
std::string as_json(const Record& record, const Slice& slice) {
    return json_array((record.*rows)(slice));
}

Shown list_people(const Record& record, const Look& look, const Slice& slice) {
    const std::size_t n = record.count(List::people);
    return {show_people(record.people(PersonDetail::roles, slice), look, {slice.from, n}), n};
}

Shown list_names(const Record& record, const Look& look, const Slice& slice) {
    const std::size_t n = record.count(List::names);
    auto rows = record.names(false, slice);
    for (NameRow& row : rows)
        if (look.places) row.mentions = record.names_of(row.id);  // of each report one: what can be taken out
    const auto reports = record.reports_by_id(reports_of(rows));
    return {show_names(ReportBook(reports), rows, look, {slice.from, n}), n};
}

Shown list_sources(const Record& record, const Look& look, const Slice& slice) {
    Sources sources;
    sources.reports = record.reports(slice);
    sources.claims = record.claims_in(sources.reports);
    sources.of_one_origin = record.claims_of_one_origin(slice);
    sources.problems = record.problems(slice);
    sources.from = slice.from;
    sources.n_reports = record.count(List::reports);
    sources.n_of_one_origin = record.count(List::claims_of_one_origin);
    sources.n_problems = record.count(List::problems);
    std::vector<std::string> ids;
    for (const auto& report : sources.reports) {
        ids.push_back(report.id);
        for (const auto& by : report.dated_by) ids.push_back(by.other.report);
        if (!report.newer.empty()) ids.push_back(report.newer);
    }
    for (const auto* claims : {&sources.claims, &sources.of_one_origin}) {
        const auto more = reports_of(*claims);
        ids.insert(ids.end(), more.begin(), more.end());
    }
    const auto reports = record.reports_by_id(ids);
    return {show_sources(ReportBook(reports), sources, look), std::max({sources.n_reports, sources.n_of_one_origin, sources.n_problems})};
}

Shown list_decisions(const Record& record, const Look& look, const Slice& slice) {
    const std::size_t n = record.decisions().size();  // few: a person makes each
    const auto rows = record.decisions(slice);
    const auto reports = record.reports_by_id(reports_of(rows));
    return {show_decisions(ReportBook(reports), rows, look, {slice.from, n}), n};
}

std::string sources_json(const Record& record, const Slice& slice) {
    const auto reports = record.reports(slice);
    const auto claims = record.claims_in(reports);
    const auto spoken_of = record.reports_by_id(reports_of(claims));
    return json_sources(reports, claims, ReportBook(spoken_of));
}

// Each topic, in the order of the enum: in the terminal, and as JSON.
struct View {
    Topic topic;
    Shown (*show)(const Record&, const Look&, const Slice&);
    std::string (*json)(const Record&, const Slice&);
};
constexpr std::array kViews{
    View{Topic::summary,
         [](const Record& record, const Look& look, const Slice&) {
             return Shown{show_summary(summary_rows(record), look), 0};
         },
         [](const Record& record, const Slice&) { return json_summary(record.summary(), record.problems()); }},
    View{Topic::timeline, listed<show_timeline, &Record::timeline, List::timeline>, as_json<&Record::timeline>},
    View{Topic::statements, listed<show_statements, &Record::statements, List::statements>, as_json<&Record::statements>},
    View{Topic::people, list_people,
         [](const Record& record, const Slice& slice) { return json_array(record.people(PersonDetail::mentions, slice)); }},
    View{Topic::names, list_names, [](const Record& record, const Slice& slice) { return json_array(record.names(true, slice)); }},
    View{Topic::sources, list_sources, sources_json},
    View{Topic::quotations, listed<show_quotations, &Record::quotations, List::quotations>, as_json<&Record::quotations>},
    View{Topic::claims, listed<show_claims, &Record::claims, List::claims>, as_json<&Record::claims>},
    View{Topic::differences, listed<show_differences, &Record::differences, List::differences>, as_json<&Record::differences>},
    View{Topic::stories, listed<show_stories, &Record::stories, List::stories>, as_json<&Record::stories>},
    View{Topic::reuse, listed<show_reuse, &Record::reuse, List::reuse>, as_json<&Record::reuse>},
    View{Topic::revisions, listed<show_revisions, &Record::revisions, List::revisions>, as_json<&Record::revisions>},
    View{Topic::furniture, listed<show_furniture, &Record::recurring_lines, List::recurring_lines>, as_json<&Record::recurring_lines>},
    View{Topic::decisions, list_decisions, as_json<&Record::decisions>},
};
static_assert(has_a_row_each(kViews, &View::topic));

}  // namespace

std::string show(const Record& record, Topic topic, const Look& look, const Slice& slice) {
    const Shown shown = kViews[static_cast<std::size_t>(topic)].show(record, look, slice);
    Page page(look);
    if (shown.n > 0 && slice.from >= shown.n) {
        page.text({{fmt::format("The list ends at {}.", with_commas(shown.n))}});
        return page.take();
    }
    if (shown.n > slice.from && shown.n - slice.from > slice.limit) {
        page.text({{fmt::format("The next: onrecord show {} {} --from {}", look.record, name_of(topic), slice.from + slice.limit + 1),
                    Style::faint}});
    }
    return shown.text + page.take();
}

std::string show_json(const Record& record, Topic topic, const Slice& slice) {
    return kViews[static_cast<std::size_t>(topic)].json(record, slice);
}

namespace {

Slice one(std::string_view id) {
    return {0, 1, {Scope::Of::item, std::string(id)}};
}

}  // namespace

std::string show_person(const Record& record, std::string_view person, const Look& look) {
    const auto people = record.people(PersonDetail::mentions, one(person));
    if (people.empty()) return {};
    const auto names = record.names_of(people.front().id);
    std::vector<std::string> ids;
    for (const Evidence& name : names) ids.push_back(name.report);
    const auto reports = record.reports_by_id(ids);
    return show_person(ReportBook(reports), people.front(), names, look);
}

std::string person_json(const Record& record, std::string_view person) {
    const auto people = record.people(PersonDetail::mentions, one(person));
    if (people.empty()) return {};
    std::string out;
    JsonWriter json(out);
    write_json(json, people.front());
    return out + '\n';
}

std::string show_decision(const Record& record, const DecisionRow& decision, const Look& look) {
    const auto reports = record.reports_by_id(reports_of({decision}));
    return show_decision(ReportBook(reports), decision, look);
}

std::string show_trace(const Record& record, const TraceRows& rows, std::string_view words, const Look& look) {
    std::vector<std::string> ids;
    for (const auto& row : rows.places) {
        ids.push_back(row.evidence.report);
        for (const auto& from : row.from) ids.push_back(from.report);
    }
    const auto reports = record.reports_by_id(ids);
    return show_trace(ReportBook(reports), rows, words, look);
}

std::string trace_json(const TraceRows& rows) {
    return json_trace(rows);
}

std::string hits_json(const std::vector<Hit>& hits) {
    return json_array(hits);
}

std::string show_hits(const Record& record, const std::vector<Hit>& hits, std::string_view query, std::size_t limit, const Look& look) {
    const auto reports = record.reports_by_id(reports_of(hits));
    return show_hits(ReportBook(reports), hits, query, limit, look);
}

}  // namespace onrecord
