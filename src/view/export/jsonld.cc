// JSON-LD in the words of schema.org: NewsArticle, Person, Quotation. What somebody denied is a quotation too; nothing here is a
// ClaimReview, which gives a verdict. Persons are blank nodes: their numbers are good in this record alone.
#include <string>

#include "base/json_writer.h"
#include "view/export/naming.h"
#include "view/export/rows.h"
#include "view/html/markup.h"

namespace onrecord {
namespace {

void write_reference(JsonWriter& json, std::string_view key, const std::string& id) {
    json.key(key).begin_object().key("@id").string(id).end_object();
}

void write_named(JsonWriter& json, std::string_view type, std::string_view name) {
    json.begin_object().key("@type").string(type).key("name").string(name).end_object();
}

void append(std::string& out, const ReportRow& report) {
    JsonWriter json(out);
    json.begin_object().key("@type").string("NewsArticle").key("@id").string(iri("report", report.id));
    if (!report.title.empty()) json.key("headline").string(report.title);
    if (certain_date(report.published)) json.key("datePublished").string(report.published);
    if (is_absolute_web_address(report.url)) json.key("url").string(report.url);
    if (!report.outlet.empty()) write_named(json.key("publisher"), "NewsMediaOrganization", report.outlet);
    if (!report.byline.empty()) {
        json.key("author").begin_array();
        for (const auto& name : report.byline) write_named(json, "Person", name);
        json.end_array();
    }
    json.end_object();
}

void append(std::string& out, const PersonRow& person) {
    JsonWriter json(out);
    json.begin_object().key("@type").string("Person").key("@id").string("_:" + person.id).key("name").string(person.name);
    if (!person.aliases.empty()) {
        json.key("alternateName").begin_array();
        for (const auto& alias : person.aliases) json.string(alias);
        json.end_array();
    }
    json.end_object();
}

void append(std::string& out, const StatementRow& statement) {
    JsonWriter json(out);
    json.begin_object().key("@type").string("Quotation").key("@id").string(iri("statement", statement.report, statement.number));
    json.key("text").string(statement.content);
    if (!statement.person.empty()) {
        write_reference(json, "creator", "_:" + statement.person);
    } else if (!statement.speaker.empty() && statement.speaker_kind == SpeakerKind::group) {
        write_named(json.key("creator"), "Organization", statement.speaker);
    } else if (!statement.source.empty()) {
        json.key("creditText").string(statement.source);
    }
    if (certain_date(statement.date)) json.key("dateCreated").string(statement.date);
    write_reference(json, "isPartOf", iri("report", statement.report));
    json.end_object();
}

}  // namespace

void write_jsonld(const Each<ReportRow>& reports, const Each<PersonRow>& people, const Each<StatementRow>& statements, const Sink& sink) {
    std::string out = "{\"@context\":\"https://schema.org\",\"@graph\":[";
    bool is_first = true;
    const auto print = [&](const auto& row) {
        if (!is_first) out += ",\n";
        is_first = false;
        append(out, row);
        sink(out);
        out.clear();
    };
    reports(print);
    people(print);
    statements([&](const StatementRow& statement) {
        if (statement.form == Form::direct) print(statement);
    });
    sink(out + "]}\n");
}

}  // namespace onrecord
