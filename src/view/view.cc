#include "view/view.h"

#include <algorithm>
#include <array>

#include "view/json.h"
#include "view/terminal.h"

namespace onrecord {

Rows rows_of(const Record& record, bool with_mentions) {
    Rows rows;
    rows.summary = record.summary();
    rows.reports = record.reports();
    rows.problems = record.problems();
    rows.statements = record.statements();
    rows.people = record.people(with_mentions);
    rows.quotations = record.quotations();
    rows.timeline = record.timeline();
    rows.claims = record.claims();
    rows.differences = record.differences();
    rows.stories = record.stories();
    rows.reuse = record.reuse();
    return rows;
}

namespace {

template <auto show_rows, auto rows>
std::string listed(const Record& record, const Look& look) {
    const auto reports = record.reports();
    return show_rows(ReportBook(reports), (record.*rows)(), look);
}
template <auto rows>
std::string as_json(const Record& record) {
    return json_array((record.*rows)());
}

// Each topic, in the order of the enum: in the terminal, and as JSON.
struct View {
    Topic topic;
    std::string (*show)(const Record&, const Look&);
    std::string (*json)(const Record&);
};
constexpr std::array kViews{
    View{Topic::summary, [](const Record& record, const Look& look) { return show_summary(rows_of(record, false), look); },
         [](const Record& record) { return json_summary(rows_of(record, false)); }},
    View{Topic::timeline, listed<show_timeline, &Record::timeline>, as_json<&Record::timeline>},
    View{Topic::statements, listed<show_statements, &Record::statements>, as_json<&Record::statements>},
    View{Topic::people, [](const Record& record, const Look& look) { return show_people(record.people(), look); },
         [](const Record& record) { return json_array(record.people(true)); }},
    View{Topic::sources,
         [](const Record& record, const Look& look) {
             const auto reports = record.reports();
             return show_sources(ReportBook(reports), record.problems(), record.claims(), look);
         },
         [](const Record& record) { return json_sources(record.reports(), record.claims()); }},
    View{Topic::quotations, listed<show_quotations, &Record::quotations>, as_json<&Record::quotations>},
    View{Topic::claims, listed<show_claims, &Record::claims>, as_json<&Record::claims>},
    View{Topic::differences, listed<show_differences, &Record::differences>, as_json<&Record::differences>},
    View{Topic::stories, listed<show_stories, &Record::stories>, as_json<&Record::stories>},
    View{Topic::reuse, listed<show_reuse, &Record::reuse>, as_json<&Record::reuse>},
    View{Topic::furniture, listed<show_furniture, &Record::recurring_lines>, as_json<&Record::recurring_lines>},
    View{Topic::decisions, listed<show_decisions, &Record::decisions>, as_json<&Record::decisions>},
};
static_assert(has_a_row_each(kViews, &View::topic));

}  // namespace

std::string show(const Record& record, Topic topic, const Look& look) {
    return kViews[static_cast<std::size_t>(topic)].show(record, look);
}

std::string show_json(const Record& record, Topic topic) {
    return kViews[static_cast<std::size_t>(topic)].json(record);
}

namespace {

const PersonRow* find_person(const std::vector<PersonRow>& people, std::string_view id) {
    const auto found = std::find_if(people.begin(), people.end(), [&](const PersonRow& person) { return person.id == id; });
    return found == people.end() ? nullptr : &*found;
}

}  // namespace

std::string show_person(const Record& record, std::string_view person, const Look& look) {
    const auto people = record.people();
    const PersonRow* found = find_person(people, person);
    if (found == nullptr) return {};
    const auto reports = record.reports();
    return show_person(ReportBook(reports), *found, record.names_of(found->id), look);
}

std::string person_json(const Record& record, std::string_view person) {
    const auto people = record.people(true);
    const PersonRow* found = find_person(people, person);
    if (found == nullptr) return {};
    std::string out;
    JsonWriter json(out);
    write_json(json, *found);
    return out + '\n';
}

std::string show_decision(const Record& record, const DecisionRow& decision, const Look& look) {
    const auto reports = record.reports();
    return show_decision(ReportBook(reports), decision, look);
}

std::string show_trace(const Record& record, const TraceRows& rows, std::string_view words, const Look& look) {
    const auto reports = record.reports();
    return show_trace(ReportBook(reports), rows, words, look);
}

std::string trace_json(const TraceRows& rows) {
    return json_trace(rows);
}

std::string hits_json(const std::vector<Hit>& hits) {
    return json_array(hits);
}

std::string show_hits(const Record& record, const std::vector<Hit>& hits, std::string_view query, std::size_t limit, const Look& look) {
    const auto reports = record.reports();
    return show_hits(ReportBook(reports), hits, query, limit, look);
}

}  // namespace onrecord
