// EXPORT.md, line by line. One line is made in memory at a time.
#include <string>
#include <utility>
#include <vector>

#include "base/json_writer.h"
#include "view/claim_words.h"
#include "view/event_order.h"
#include "view/export.h"
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
    json.key("published").string_or_null(report.published).key("basis").string_or_null(report.basis).key("url").string_or_null(report.url);
    end_line(out, json);
}

void append_jsonl(std::string& out, const StoryRow& story) {
    JsonWriter json = line(out, "story");
    json.key("id").string(story.id).key("level").string("happening").key("parent").string_or_null(story.parent).key("reports");
    write(json, story.reports);
    json.key("first_date").string_or_null(story.first_date).key("last_date").string_or_null(story.last_date);
    end_line(out, json);
}

void append_jsonl(std::string& out, const ReuseRow& reuse) {
    JsonWriter json = line(out, "reuse");
    json.key("reports").begin_array().string(reuse.first).string(reuse.second).end_array();
    json.key("similarity").number(reuse.similarity, 4).key("spans").begin_array();
    for (const auto& piece : reuse.pieces) {
        json.begin_array();
        write(json, piece.first);
        write(json, piece.second);
        json.end_array();
    }
    json.end_array();
    end_line(out, json);
}

void append_jsonl(std::string& out, const QuotationRow& quotation) {
    JsonWriter json = line(out, "quotation");
    json.key("id").string(quotation.id).key("speaker").string_or_null(quotation.speaker);
    json.key("person").string_or_null(quotation.person).key("uses").begin_array();
    for (const auto& use : quotation.uses) {
        json.begin_object();
        write_place(json, use);
        json.key("words").string(use.words).end_object();
    }
    json.end_array();
    end_line(out, json);
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

void append_jsonl(std::string& out, const StoryCase& row) {
    JsonWriter json = line(out, "story");
    json.key("id").string(row.id).key("level").string("case").key("parent").null().key("reports");
    write(json, row.reports);
    end_line(out, json);
}

}  // namespace

void export_jsonl(const Record& record, const Sink& sink) {
    std::string out;
    const auto print = [&](const auto& rows) {
        for (const auto& row : rows) {
            out.clear();
            append_jsonl(out, row);
            sink(out);
        }
    };
    print(record.reports());
    const std::vector<StoryRow> stories = record.stories();
    print(stories);
    std::vector<StoryCase> cases = cases_of(stories);
    std::erase_if(cases, [](const StoryCase& one) { return one.stories.front()->parent.empty(); });  // it is the happening itself
    print(cases);
    print(record.reuse());
    print(record.quotations());
    print(record.people(true));
    print(record.claims());
    print(record.differences());
    print(record.timeline());
    print(record.recurring_lines());
    print(record.decisions());
}

}  // namespace onrecord
