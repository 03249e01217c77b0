// docs/export.md, line by line. One line is made in memory at a time.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/json_writer.h"
#include "base/names.h"
#include "view/claim_words.h"
#include "view/drift.h"
#include "view/event_order.h"
#include "view/export/rows.h"
#include "view/json.h"
#include "view/story_cases.h"

namespace onrecord {
namespace {

void write(JsonWriter& json, CodePointSpan span) {
    json.begin_array().number(std::int64_t{span.begin}).number(std::int64_t{span.end}).end_array();
}

void write_place(JsonWriter& json, const Evidence& evidence) {
    json.key("report").string(evidence.report).key("span");
    write(json, evidence.span);
}

void write(JsonWriter& json, const std::vector<std::string>& strings) {
    json.begin_array();
    for (const auto& string : strings) json.string(string);
    json.end_array();
}

JsonWriter line(std::string& out, std::string_view kind) {
    JsonWriter json(out);
    json.begin_object().key("kind").string(kind);
    return json;
}

void end_line(std::string& out, JsonWriter& json) {
    json.end_object();
    out.push_back('\n');
}

}  // namespace

void append_jsonl(std::string& out, const ReportRow& report) {
    JsonWriter json = line(out, "report");
    json.key("id").string(report.id).key("input").string(report.input).key("outlet").string_or_null(report.outlet);
    json.key("title").string_or_null(report.title).key("byline");
    write(json, report.byline);
    json.key("section").string_or_null(report.section);
    json.key("published").string_or_null(report.published).key("basis").string_or_null(report.basis);
    write_alternatives(json.key("alternatives"), report.alternatives);
    json.key("url").string_or_null(report.url).key("newer").string_or_null(report.newer);
    end_line(out, json);
}

void append_jsonl(std::string& out, const StoryRow& story, const ReportBook& book) {
    JsonWriter json = line(out, "story");
    json.key("id").string(story.id).key("level").string("happening").key("parent").string_or_null(story.parent);
    json.key("title").string(book.name(story)).key("reports");
    write(json, story.reports);
    json.key("first_date").string_or_null(story.first_date).key("last_date").string_or_null(story.last_date);
    end_line(out, json);
}

void append_jsonl(std::string& out, const ReuseRow& reuse) {
    JsonWriter json = line(out, "reuse");
    json.key("reports").begin_array().string(reuse.first).string(reuse.second).end_array();
    json.key("similarity").number(reuse.similarity, 4);
    write_way(json, reuse);
    json.key("spans").begin_array();
    for (const auto& piece : reuse.pieces) {
        json.begin_array();
        write(json, piece.first);
        write(json, piece.second);
        json.end_array();
    }
    json.end_array();
    end_line(out, json);
}

void append_jsonl(std::string& out, const RevisionRow& revision) {
    JsonWriter json = line(out, "revision");
    json.key("reports").begin_array().string(revision.older).string(revision.newer).end_array();
    json.key("known_by").string(revision.known_by).key("changes").begin_array();
    for (const auto& change : revision.changes) {
        json.begin_object().key("type").string(change.type).key("old");
        write(json, change.older.span);
        json.key("new");
        write(json, change.newer.span);
        json.end_object();
    }
    json.end_array();
    end_line(out, json);
}

void append_jsonl(std::string& out, const QuotationRow& quotation) {
    JsonWriter json = line(out, "quotation");
    json.key("id").string(quotation.id).key("speaker").string_or_null(quotation.speaker);
    json.key("person").string_or_null(quotation.person).key("uses").begin_array();
    const std::size_t fullest = quotation.uses.empty() ? 0 : fullest_use(quotation);
    for (const auto& use : quotation.uses) {
        json.begin_object();
        write_place(json, use);
        json.key("words").string(use.words).key("part").string(part_of(find_drift(quotation.uses[fullest].words, use.words)));
        json.end_object();
    }
    json.end_array();
    end_line(out, json);
}

void append_jsonl(std::string& out, const StatementRow& statement) {
    JsonWriter json = line(out, "statement");
    write_members(json, statement);
    end_line(out, json);
}

void append_occasions_jsonl(std::string& out, const std::vector<StatementRow>& statements) {
    std::map<std::uint32_t, std::vector<const StatementRow*>> occasions;
    for (const StatementRow& statement : statements) {
        if (statement.occasion) occasions[*statement.occasion].push_back(&statement);
    }
    for (const auto& [occasion, of_it] : occasions) {
        const StatementRow& first = *of_it.front();
        JsonWriter json = line(out, "occasion");
        json.key("report").string(first.report).key("occasion").number(std::int64_t{occasion});
        json.key("speaker").string_or_null(first.speaker).key("person").string_or_null(first.person).key("channels");
        write(json, first.occasion_channels);
        json.key("document");
        if (first.document_kind.empty()) {
            json.null();
        } else {
            json.begin_object().key("kind").string(first.document_kind).key("author").string_or_null(first.document_author);
            json.key("date").string_or_null(first.document_date).end_object();
        }
        json.key("date").string_or_null(first.date).key("statements").begin_array();
        for (const StatementRow* statement : of_it) json.number(std::int64_t{statement->number});
        json.end_array();
        end_line(out, json);
    }
}

void append_jsonl(std::string& out, const PersonRow& person) {
    JsonWriter json = line(out, "person");
    json.key("id").string(person.id).key("name").string(person.name).key("aliases");
    write(json, person.aliases);
    json.key("mentions").begin_array();
    for (const auto& mention : person.mentions) {
        json.begin_object();
        write_place(json, mention);
        json.end_object();
    }
    json.end_array();
    write_roles(json.key("roles"), person.roles);
    write_reasons(json.key("reasons"), person.reasons);
    end_line(out, json);
}

void append_jsonl(std::string& out, const NameRow& name) {
    JsonWriter json = line(out, "name");
    json.key("id").string(name.id).key("type").string(name_of(name.type)).key("name").string(name.name).key("aliases");
    write(json, name.aliases);
    json.key("mentions").begin_array();
    for (const auto& mention : name.mentions) {
        json.begin_object();
        write_place(json, mention);
        json.end_object();
    }
    json.end_array();
    write_reasons(json.key("reasons"), name.reasons);
    end_line(out, json);
}

void append_jsonl(std::string& out, const DifferenceRow& difference) {
    JsonWriter json = line(out, "difference");
    json.key("id").string(difference.id).key("topic").string(difference.topic).key("type").string(difference.type);
    json.key("values").begin_array();
    for (const auto& value : difference.values) {
        json.begin_object();
        write_place(json, value.evidence);
        json.key("value").string(value.value).key("by").string_or_null(value.person).key("by_name").string_or_null(value.by).end_object();
    }
    json.end_array();
    end_line(out, json);
}

void append_jsonl(std::string& out, const ClaimRow& claim) {
    JsonWriter json = line(out, "claim");
    const auto write_use = [&](const ClaimRow::Use& use) {
        write_place(json, use.evidence);
        json.key("statement");
        use.statement ? json.number(std::int64_t{*use.statement}) : json.null();
        json.key("event");
        use.event ? json.number(std::int64_t{*use.event}) : json.null();
    };
    json.key("id").string(claim.id).key("text").string(claim.text).key("uses").begin_array();
    for (const auto& use : claim.uses) {
        json.begin_object();
        write_use(use);
        json.end_object();
    }
    json.end_array().key("origins").begin_array();
    for (const auto& origin : claim.origins) {
        json.begin_object().key("id").string(origin.id).key("type").string(origin.type).key("who").string_or_null(origin.who);
        json.key("occasion").string_or_null(origin.occasion).key("via");
        write(json, origin.via);
        json.key("reports");
        write(json, origin.reports);
        json.key("uses").begin_array();
        for (const std::uint32_t use : origin.uses) json.number(std::int64_t{use});
        json.end_array().key("reasons").begin_array();
        for (const auto& reason : origin.reasons) {
            json.begin_object().key("text").string(plain_reason(reason.type)).key("spans").begin_array();
            for (const auto& place : reason.places) {
                json.begin_object();
                write_place(json, place);
                json.end_object();
            }
            json.end_array().end_object();
        }
        json.end_array().end_object();
    }
    json.end_array().key("n_origins").begin_object();
    json.key("min").number(std::int64_t{claim.min}).key("max").number(std::int64_t{claim.max}).end_object();
    for (const bool is_against : {true, false}) {
        json.key(is_against ? "against" : "refusals").begin_array();
        for (const auto& answer : is_against ? claim.against : claim.refusals) {
            json.begin_object();
            write_use(answer.use);
            json.key("polarity").string(name_of(answer.polarity)).end_object();
        }
        json.end_array();
    }
    json.key("hedges").begin_array();
    for (const auto& hedge : claim.hedges) {
        json.begin_object();
        write_place(json, hedge.evidence);
        json.key("kept_by");
        write(json, hedge.kept_by);
        json.key("lost_by");
        write(json, hedge.lost_by);
        json.end_object();
    }
    json.end_array().key("first");
    if (claim.first.empty()) {
        json.null();
    } else {
        json.begin_object().key("report").string(claim.first).key("date").string_or_null(claim.first_date).end_object();
    }
    json.key("chain").begin_array();
    for (const auto& [from, to] : claim.chain) json.begin_array().string(from).string(to).end_array();
    json.end_array().key("circles").begin_array();
    for (const auto& circle : claim.circles) write(json, circle);
    json.end_array();
    end_line(out, json);
}

void append_jsonl(std::string& out, const EventRow& event) {
    JsonWriter json = line(out, "event");
    json.key("id").string(event.id).key("date").string_or_null(event.date).key("certainty").string(name_of(event.certainty));
    json.key("text").string(event.text).key("participants");
    write(json, event.people);
    json.key("after");
    write(json, ids_of(event.after));
    json.key("before");
    write(json, ids_of(event.before));
    json.key("reports").begin_array();
    for (const auto& telling : event.tellings) {
        json.begin_object();
        write_place(json, telling.evidence);
        json.key("date").string_or_null(telling.date).end_object();
    }
    json.end_array();
    end_line(out, json);
}

void append_jsonl(std::string& out, const RecurringLineRow& recurring) {
    JsonWriter json = line(out, "recurring_line");
    json.key("id").string(recurring.id).key("outlet").string_or_null(recurring.outlet);
    json.key("words").string_or_null(recurring.places.empty() ? "" : recurring.places.front().words);
    json.key("n_reports").number(std::int64_t{recurring.n_reports}).key("places").begin_array();
    for (const auto& place : recurring.places) {
        json.begin_object();
        write_place(json, place);
        json.end_object();
    }
    json.end_array();
    end_line(out, json);
}

void append_jsonl(std::string& out, const DecisionRow& decision) {
    JsonWriter json = line(out, "decision");
    json.key("number").number(std::int64_t{decision.number}).key("what").string(name_of(decision.what)).key("items").begin_array();
    for (const auto& item : decision.items) json.string_or_null(item.report.empty() ? item.person : item.report);
    json.end_array().key("value").string_or_null(decision.value).key("holds").boolean(decision.holds).key("places").begin_array();
    for (const auto& item : decision.items) {
        json.begin_array();
        for (const auto& place : item.places) {
            json.begin_object();
            write_place(json, place);
            json.key("words").string(place.words).end_object();
        }
        json.end_array();
    }
    json.end_array();
    end_line(out, json);
}

namespace {

void append_jsonl(std::string& out, const StoryCase& row, const ReportBook& book) {
    JsonWriter json = line(out, "story");
    json.key("id").string(row.id).key("level").string("case").key("parent").null();
    json.key("title").string(book.name(*row.stories.front())).key("reports");
    write(json, row.reports);
    end_line(out, json);
}

}  // namespace

void export_jsonl(const Record& record, const Sink& sink) {
    std::string out;
    const auto print = [&](const auto& row, const auto&... context) {
        out.clear();
        append_jsonl(out, row, context...);
        sink(out);
    };
    const std::vector<ReportRow> reports = record.reports();
    const ReportBook book(reports);
    for (const ReportRow& report : reports) print(report);
    const std::vector<StoryRow> stories = record.stories();
    for (const StoryRow& story : stories) print(story, book);
    for (const StoryCase& one : cases_of(stories)) {
        if (!one.stories.front()->parent.empty()) print(one, book);  // else it is the happening itself
    }
    each<&Record::reuse>(record)(print);
    each<&Record::quotations>(record)(print);
    each_person(record, PersonDetail::mentions)(print);
    each_name(record, true)(print);
    std::vector<StatementRow> of_report;
    const auto print_occasions = [&] {
        out.clear();
        append_occasions_jsonl(out, of_report);
        if (!out.empty()) sink(out);
        of_report.clear();
    };
    each<&Record::statements>(record)([&](const StatementRow& statement) {
        if (!of_report.empty() && of_report.front().report != statement.report) print_occasions();
        print(statement);
        of_report.push_back(statement);
    });
    print_occasions();
    each<&Record::claims>(record)(print);
    each<&Record::differences>(record)(print);
    each<&Record::timeline>(record)(print);
    each<&Record::revisions>(record)(print);
    each<&Record::recurring_lines>(record)(print);
    each<&Record::decisions>(record)(print);
}

}  // namespace onrecord
