// W3C Web Annotation (w3.org/TR/annotation-model): a collection of one page, with an annotation for each statement, mention of a person and
// event mention of a report.
//
// A target is a stretch of the report's text, by its position, in code points as the recommendation asks, and by its words with some words
// around, so that it is found in the page too. The source is the text as the record has it, the scope the page that it was read from. What
// is in several pieces has a target for each.
#include <string>

#include "base/json_writer.h"
#include "text/utf8.h"
#include "view/export/found.h"
#include "view/export/naming.h"
#include "view/export/rows.h"
#include "view/html/markup.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kAround = 32;  // code points before and after the words, as Hypothesis takes them

// The annotations of one report.
class Annotator {
public:
    Annotator(const ReportRow& report, std::string text, std::uint64_t& n_written, const Sink& sink)
        : report_(report), text_(std::move(text)), index_(text_), n_written_(n_written), sink_(sink) {}

    void annotate(const StatementRow& statement) {
        JsonWriter json = begin(iri("statement", statement.report, statement.number), "classifying");
        body(json, "classifying", name_of(statement.form));
        if (statement.polarity != Polarity::asserts) body(json, "classifying", name_of(statement.polarity));
        body(json, "identifying", statement.speaker.empty() ? statement.source : statement.speaker);
        for (const auto& channel : statement.channels) body(json, "describing", channel);
        end(json, statement.content_spans);
    }
    void annotate(const FoundInReport::Mention& mention) {
        JsonWriter json = begin(iri("annotation", report_.id, ++n_numbered_), "identifying");
        body(json, "identifying", mention.person->name);
        end(json, {mention.place->span});
    }
    void annotate(const FoundInReport::Telling& telling) {
        JsonWriter json = begin(iri("annotation", report_.id, ++n_numbered_), "describing");
        body(json, "describing", telling.event->text);
        body(json, "classifying", name_of(telling.event->certainty));
        body(json, "tagging", telling.telling->date);
        end(json, {telling.telling->evidence.span});
    }

private:
    JsonWriter begin(const std::string& id, std::string_view motivation) {
        out_ = n_written_++ == 0 ? "" : ",\n";
        JsonWriter json(out_);
        json.begin_object().key("id").string(id).key("type").string("Annotation").key("motivation").string(motivation);
        json.key("body").begin_array();
        return json;
    }
    static void body(JsonWriter& json, std::string_view purpose, std::string_view value) {
        if (value.empty()) return;
        json.begin_object().key("type").string("TextualBody").key("purpose").string(purpose);
        json.key("format").string("text/plain").key("value").string(value).end_object();
    }
    void end(JsonWriter& json, const std::vector<CodePointSpan>& spans) {
        json.end_array().key("target").begin_array();
        for (const auto span : spans) target(json, span);
        json.end_array().end_object();
        sink_(out_);
    }
    void target(JsonWriter& json, CodePointSpan span) {
        json.begin_object().key("type").string("SpecificResource").key("source").string(iri("report", report_.id));
        if (is_absolute_web_address(report_.url)) json.key("scope").string(report_.url);
        json.key("selector").begin_array().begin_object().key("type").string("TextQuoteSelector");
        json.key("exact").string(words(span.begin, span.end));
        json.key("prefix").string(words(span.begin < kAround ? 0 : span.begin - kAround, span.begin));
        json.key("suffix").string(words(span.end, span.end + kAround)).end_object();
        json.begin_object().key("type").string("TextPositionSelector").key("start").number(std::int64_t{span.begin});
        json.key("end").number(std::int64_t{span.end}).end_object().end_array().end_object();
    }
    [[nodiscard]] std::string_view words(std::uint32_t begin, std::uint32_t end) const {
        const Span bytes = index_.to_bytes(CodePointSpan{begin, end});
        return std::string_view(text_).substr(bytes.begin, bytes.length());
    }

    const ReportRow& report_;
    std::string text_;
    CodePointIndex index_;
    std::uint64_t& n_written_;
    const Sink& sink_;
    std::string out_;               // the annotation that is being written
    std::uint32_t n_numbered_ = 0;  // of those that have no number in the record
};

}  // namespace

void write_annotations(const std::vector<ReportRow>& reports, const std::vector<StatementRow>& statements,
                       const std::vector<PersonRow>& people, const std::vector<EventRow>& events, const TextOf& text_of, const Sink& sink) {
    const auto found = found_in_reports(statements, people, events);
    std::uint64_t n_annotations = 0;
    for (const auto& report : reports) {
        const auto of_report = found.find(report.id);
        if (of_report == found.end()) continue;
        const auto& [said, mentions, tellings] = of_report->second;
        n_annotations += said.size() + mentions.size() + tellings.size();
    }
    std::string head;
    JsonWriter json(head);
    json.begin_object().key("@context").string("http://www.w3.org/ns/anno.jsonld").key("id").string("urn:x-onrecord:annotations");
    json.key("type").string("AnnotationCollection").key("total").number(static_cast<std::int64_t>(n_annotations)).key("first");
    json.begin_object().key("id").string("urn:x-onrecord:annotations:1").key("type").string("AnnotationPage");
    json.key("startIndex").number(std::int64_t{0}).key("items").begin_array();
    sink(head);
    std::uint64_t n_written = 0;
    for (const auto& report : reports) {
        const auto of_report = found.find(report.id);
        if (of_report == found.end()) continue;
        Annotator annotator(report, text_of(report.id), n_written, sink);
        for (const auto* statement : of_report->second.statements) annotator.annotate(*statement);
        for (const auto& mention : of_report->second.mentions) annotator.annotate(mention);
        for (const auto& telling : of_report->second.tellings) annotator.annotate(telling);
    }
    sink("]}}\n");
}

}  // namespace onrecord
