// FollowTheMoney (followthemoney.tech), the entities of Aleph and OpenAleph, one a line: an Article a report, a Person, a Mention for each
// report that names him or her, an Event with those who took part.
//
// Dates are ISO 8601, as precise as they are known; of an interval an event has both ends, and what is about then has no date. Ids are
// hashes, as FollowTheMoney has them: of a report's id, of the first place of a person or event, so that they say the same in every record.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

#include "base/json_writer.h"
#include "base/sha256.h"
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

std::string id_of_report(const std::string& report) {
    return sha256_hex("report " + report);
}
std::string id_of_place(std::string_view kind, const Evidence& place) {
    return sha256_hex(fmt::format("{} {}-{} {}", kind, place.span.begin, place.span.end, place.report));
}

void append(std::string& out, const ReportRow& report, const ReportBook& book) {
    EntityLine line(out, id_of_report(report.id), "Article");
    line.add("fileName", report.input);
    line.add("title", book.headline(report.id));
    line.add("author", report.byline);
    line.add("publisher", report.outlet);
    if (certain_date(report.published)) line.add("publishedAt", report.published);
    if (is_absolute_web_address(report.url)) line.add("sourceUrl", report.url);
    line.end();
}

void append(std::string& out, const PersonRow& person, const std::string& id) {
    EntityLine line(out, id, "Person");
    line.add("name", person.name);
    line.add("alias", person.aliases);
    line.end();
    std::set<std::string_view> reports;  // that have a line
    for (const auto& mention : person.mentions) {
        if (!reports.insert(mention.report).second) continue;
        EntityLine of_report(out, id_of_place("mention", mention), "Mention");
        of_report.add("document", id_of_report(mention.report));
        of_report.add("resolved", id);
        of_report.add("name", mention.words);
        of_report.add("detectedSchema", "Person");
        of_report.end();
    }
}

void append(std::string& out, const EventRow& event, const std::unordered_map<std::string, std::string>& people) {
    EntityLine line(out, id_of_place("event", event.tellings.front().evidence), "Event");
    line.add("name", event.text);
    line.add("keywords", std::string(name_of(event.certainty)));
    if (certain_date(event.date)) {
        line.add("date", event.date);
    } else if (const auto date = parse_edtf(event.date); date && !date->approximate) {
        line.add("startDate", to_edtf({date->first, date->first}));
        line.add("endDate", to_edtf({date->last, date->last}));
    }
    std::vector<std::string> involved, reports;
    for (const auto& person : event.people) {
        if (const auto found = people.find(person); found != people.end()) involved.push_back(found->second);
    }
    for (const auto& telling : event.tellings) {
        const std::string report = id_of_report(telling.evidence.report);
        if (std::find(reports.begin(), reports.end(), report) == reports.end()) reports.push_back(report);
    }
    line.add("involved", involved);
    line.add("proof", reports);
    line.add("summary", event.tellings.front().evidence.sentence);
    line.end();
}

}  // namespace

void write_ftm(const std::vector<ReportRow>& reports, const Each<PersonRow>& people, const Each<EventRow>& events, const Sink& sink) {
    const ReportBook book(reports);
    std::string out;
    const auto print = [&](const auto& row, const auto& context) {
        out.clear();
        append(out, row, context);
        sink(out);
    };
    for (const auto& report : reports) print(report, book);
    std::unordered_map<std::string, std::string> ids;  // of entities, by those of the record's people; looked up only
    people([&](const PersonRow& person) {
        if (person.mentions.empty()) return;
        print(person, ids.emplace(person.id, id_of_place("person", person.mentions.front())).first->second);
    });
    events([&](const EventRow& event) {
        if (!event.tellings.empty()) print(event, ids);
    });
}

}  // namespace onrecord
