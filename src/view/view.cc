#include "view/view.h"

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
    rows.differences = record.differences();
    rows.stories = record.stories();
    rows.reuse = record.reuse();
    return rows;
}

std::string show(const Record& record, Topic topic, const Look& look) {
    if (topic == Topic::summary) return show_summary(rows_of(record, false), look);
    if (topic == Topic::people) return show_people(record.people(), look);
    const auto reports = record.reports();
    const ReportBook book(reports);
    switch (topic) {
        case Topic::timeline:
            return show_timeline(book, record.timeline(), look);
        case Topic::statements:
            return show_statements(book, record.statements(), look);
        case Topic::sources:
            return show_sources(book, record.problems(), look);
        case Topic::quotations:
            return show_quotations(book, record.quotations(), look);
        case Topic::differences:
            return show_differences(book, record.differences(), look);
        case Topic::stories:
            return show_stories(book, record.stories(), look);
        case Topic::reuse:
            return show_reuse(book, record.reuse(), look);
        case Topic::furniture:
            return show_furniture(book, record.recurring_lines(), look);
        case Topic::summary:
        case Topic::people:
            break;
    }
    return {};
}

std::string show_json(const Record& record, Topic topic) {
    switch (topic) {
        case Topic::summary:
            return json_summary(rows_of(record, false));
        case Topic::timeline:
            return json_array(record.timeline());
        case Topic::statements:
            return json_array(record.statements());
        case Topic::people:
            return json_array(record.people(true));
        case Topic::sources:
            return json_array(record.reports());
        case Topic::quotations:
            return json_array(record.quotations());
        case Topic::differences:
            return json_array(record.differences());
        case Topic::stories:
            return json_array(record.stories());
        case Topic::reuse:
            return json_array(record.reuse());
        case Topic::furniture:
            return json_array(record.recurring_lines());
    }
    return {};
}

std::string hits_json(const std::vector<Hit>& hits) {
    return json_array(hits);
}

std::string show_hits(const Record& record, const std::vector<Hit>& hits, std::string_view query, std::size_t limit, const Look& look) {
    const auto reports = record.reports();
    return show_hits(ReportBook(reports), hits, query, limit, look);
}

}  // namespace onrecord
