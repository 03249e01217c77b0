// FollowTheMoney (followthemoney.tech), the entities of Aleph and OpenAleph, one a line: an Article a report, a Person, a Mention for each
// report that names him or her, an Event with those who took part.
//
// Dates are ISO 8601, as precise as they are known; of an interval an event has both ends. An entity's id is the same whenever the record
// numbers its things alike; those of reports always are.
#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>

#include "base/json_writer.h"
#include "view/export/naming.h"
#include "view/export/rows.h"
#include "view/html/markup.h"

namespace onrecord {
namespace {

// {"id": …, "schema": …, "properties": {name: [value, …], …}} and a line break.
class EntityLine {
public:
    EntityLine(std::string& out, const std::string& id, std::string_view schema) : out_(out), json_(out) {
        json_.begin_object().key("id").string(id).key("schema").string(schema).key("properties").begin_object();
    }
    void add(std::string_view property, const std::vector<std::string>& values) {
        if (std::all_of(values.begin(), values.end(), [](const std::string& value) { return value.empty(); })) return;
        json_.key(property).begin_array();
        for (const auto& value : values) {
            if (!value.empty()) json_.string(value);
        }
        json_.end_array();
    }
    void add(std::string_view property, const std::string& value) { add(property, std::vector<std::string>{value}); }
    void end() {
        json_.end_object().end_object();
        out_.push_back('\n');
    }

private:
    std::string& out_;
    JsonWriter json_;
};

void append(std::string& out, const ReportRow& report, const ReportBook& book) {
    EntityLine line(out, iri("report", report.id), "Article");
    line.add("title", book.headline(report.id));
    line.add("author", report.byline);
    line.add("publisher", report.outlet);
    if (certain_date(report.published)) line.add("publishedAt", report.published);
    if (is_absolute_web_address(report.url)) line.add("sourceUrl", report.url);
    line.end();
}

void append(std::string& out, const PersonRow& person) {
    EntityLine line(out, iri("person", person.id), "Person");
    line.add("name", person.name);
    line.add("alias", person.aliases);
    line.end();
}

void append_mentions(std::string& out, const PersonRow& person) {
    std::set<std::string_view> reports;  // that have a line
    for (const auto& mention : person.mentions) {
        if (!reports.insert(mention.report).second) continue;
        EntityLine line(out, iri("mention", mention.report) + ":" + iri("person", person.id), "Mention");
        line.add("document", iri("report", mention.report));
        line.add("resolved", iri("person", person.id));
        line.add("name", mention.words);
        line.add("detectedSchema", "Person");
        line.end();
    }
}

void append(std::string& out, const EventRow& event) {
    EntityLine line(out, iri("event", event.id), "Event");
    line.add("name", event.text);
    line.add("keywords", std::string(name_of(event.certainty)));
    if (const auto date = certain_date(event.date)) {
        line.add("date", event.date);
    } else if (const auto interval = parse_edtf(event.date)) {
        line.add("startDate", to_edtf({interval->first, interval->first}));
        line.add("endDate", to_edtf({interval->last, interval->last}));
    }
    std::vector<std::string> people, reports;
    for (const auto& person : event.people) people.push_back(iri("person", person));
    for (const auto& telling : event.tellings) {
        const std::string report = iri("report", telling.evidence.report);
        if (std::find(reports.begin(), reports.end(), report) == reports.end()) reports.push_back(report);
    }
    line.add("involved", people);
    line.add("proof", reports);
    if (!event.tellings.empty()) line.add("summary", event.tellings.front().evidence.sentence);
    line.end();
}

}  // namespace

void write_ftm(const std::vector<ReportRow>& reports, const std::vector<PersonRow>& people, const std::vector<EventRow>& events,
               const Sink& sink) {
    const ReportBook book(reports);
    std::string out;
    const auto print = [&] {
        sink(out);
        out.clear();
    };
    for (const auto& report : reports) {
        append(out, report, book);
        print();
    }
    for (const auto& person : people) {
        append(out, person);
        append_mentions(out, person);
        print();
    }
    for (const auto& event : events) {
        append(out, event);
        print();
    }
}

}  // namespace onrecord
