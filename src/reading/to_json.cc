// A reading as docs/reading.md prints it. Spans leave bytes for code points here and come back in from_json.cc.
#include "base/json_writer.h"
#include "base/names.h"
#include "onrecord/reader.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

class ReadingWriter {
public:
    ReadingWriter(const Reading& reading, std::string& out) : reading_(reading), index_(reading.text.view()), json_(out) {}

    void write(const ReadOptions& options) {
        json_.begin_object();
        json_.key("id").string(reading_.id);
        json_.key("input").string(reading_.input);
        json_.key("url").string_or_null(reading_.url);
        json_.key("outlet").string_or_null(reading_.outlet);
        json_.key("title").string_or_null(reading_.title);
        strings("byline", reading_.byline);
        json_.key("section").string_or_null(reading_.section);
        json_.key("language").string_or_null(reading_.language);
        json_.key("published").begin_object();
        json_.key("value").string_or_null(reading_.published.value);
        json_.key("basis").string(name_of(reading_.published.basis));
        json_.key("evidence");
        spans(reading_.published.evidence);
        json_.end_object();
        json_.key("alternatives").begin_array();
        for (const Alternative& other : reading_.alternatives) {
            json_.begin_object().key("field").string(name_of(other.field)).key("value").string(other.value);
            json_.key("where").string(other.where).end_object();
        }
        json_.end_array();
        json_.key("page_kind").string(name_of(reading_.page_kind));
        strings("limits", reading_.limits);
        json_.key("text").string(reading_.text.view());
        json_.key("furniture");
        spans(reading_.furniture);
        json_.key("paragraphs");
        spans(reading_.paragraphs);
        json_.key("sentences");
        spans(reading_.sentences);
        if (options.tokens) list("tokens", reading_.tokens, [&](const Token& token) { write_token(token); });
        list("entities", reading_.entities, [&](const Entity& entity) { write_entity(entity); });
        list("times", reading_.times, [&](const TimeExpression& time) { write_time(time); });
        list("statements", reading_.statements, [&](const Statement& statement) { write_statement(statement); });
        list("occasions", reading_.occasions, [&](const Occasion& occasion) { write_occasion(occasion); });
        if (options.clauses) list("clauses", reading_.clauses, [&](const Clause& clause) { write_clause(clause); });
        list("events", reading_.events, [&](const Event& event) { write_event(event, options.clauses); });
        list("credits", reading_.credits, [&](const Credit& credit) { write_credit(credit); });
        json_.end_object();
    }

private:
    void span(Span place) {
        const CodePointSpan at = index_.to_code_points(place);
        json_.begin_array().number(std::int64_t{at.begin}).number(std::int64_t{at.end}).end_array();
    }
    void spans(const SpanList& places) {
        json_.begin_array();
        for (const Span place : places) span(place);
        json_.end_array();
    }
    void strings(std::string_view key, const std::vector<std::string>& values) {
        json_.key(key).begin_array();
        for (const auto& value : values) json_.string(value);
        json_.end_array();
    }
    void numbers(std::string_view key, const std::vector<std::uint32_t>& values) {
        json_.key(key).begin_array();
        for (const auto value : values) json_.number(std::int64_t{value});
        json_.end_array();
    }
    void index_or_null(std::string_view key, std::optional<std::uint32_t> index) {
        json_.key(key);
        if (index) {
            json_.number(std::int64_t{*index});
        } else {
            json_.null();
        }
    }
    template <class T, class Write>
    void list(std::string_view key, const std::vector<T>& values, Write write_one) {
        number_ = 0;
        json_.key(key).begin_array();
        for (const T& value : values) {
            json_.begin_object();
            write_one(value);
            json_.end_object();
            ++number_;
        }
        json_.end_array();
    }

    void write_token(const Token& token) {
        json_.key("span");
        span(token.span);
        json_.key("sentence").number(std::int64_t{token.sentence});
        json_.key("lemma").string_or_null(token.lemma);
        json_.key("upos").string_or_null(token.upos);
        json_.key("xpos").string_or_null(token.xpos);
        json_.key("head").number(std::int64_t{token.head});
        json_.key("deprel").string_or_null(token.deprel);
    }
    void write_entity(const Entity& entity) {
        json_.key("id").number(number_);
        json_.key("type").string(name_of(entity.type));
        json_.key("name").string(entity.name);
        json_.key("mentions").begin_array();
        for (const Mention& mention : entity.mentions) {
            json_.begin_object().key("span");
            span(mention.span);
            json_.key("form").string(name_of(mention.form)).end_object();
        }
        json_.end_array();
        if (!entity.parts.empty()) {
            json_.key("parts").begin_array();
            for (const NamePiece& part : entity.parts) {
                json_.begin_object().key("kind").string(name_of(part.kind)).key("span");
                span(part.span);
                json_.end_object();
            }
            json_.end_array();
        }
        if (!entity.roles.empty()) {
            json_.key("roles").begin_array();
            for (const EntityRole& role : entity.roles) {
                json_.begin_object().key("kind").string(name_of(role.kind)).key("span");
                span(role.span);
                index_or_null("entity", role.entity);
                json_.end_object();
            }
            json_.end_array();
        }
        if (!entity.members.empty()) {
            json_.key("members").begin_array();
            for (const std::uint32_t member : entity.members) json_.number(std::int64_t{member});
            json_.end_array();
        }
    }
    void write_time(const TimeExpression& time) {
        json_.key("span");
        span(time.span);
        json_.key("type").string(name_of(time.type));
        json_.key("value").string(time.value);
    }
    void write_statement(const Statement& statement) {
        json_.key("id").number(number_);
        json_.key("form").string(name_of(statement.form));
        json_.key("source");
        spans(statement.source);
        json_.key("cue");
        spans(statement.cue);
        json_.key("content");
        spans(statement.content);
        json_.key("polarity").string(name_of(statement.polarity));
        index_or_null("speaker", statement.speaker);
        json_.key("probability").number(statement.probability, 3);
        index_or_null("for", statement.on_behalf_of);
        json_.key("speaker_kind").string(name_of(statement.speaker_kind));
        json_.key("channel").begin_array();
        for (const Channel& channel : statement.channel) {
            begin_channel(channel);
            json_.key("inherited").boolean(channel.inherited).end_object();
        }
        json_.end_array();
        index_or_null("occasion", statement.occasion);
        index_or_null("within", statement.within);
        json_.key("hedges");
        spans(statement.hedges);
        index_or_null("time", statement.time);
        if (!statement.explanation.empty()) strings("explain", statement.explanation);
    }
    // The object stays open.
    void begin_channel(const Channel& channel) {
        json_.begin_object().key("kind").string(name_of(channel.kind)).key("span");
        span(channel.span);
        json_.key("outlet").string_or_null(channel.outlet);
    }
    void write_occasion(const Occasion& occasion) {
        json_.key("id").number(number_);
        index_or_null("speaker", occasion.speaker);
        json_.key("channel").begin_array();
        for (const Channel& channel : occasion.channel) {
            begin_channel(channel);
            json_.end_object();
        }
        json_.end_array();
        index_or_null("document", occasion.document);
        json_.key("document_kind").string_or_null(occasion.document_kind);
        index_or_null("document_author", occasion.document_author);
        json_.key("document_date").string_or_null(occasion.document_date);
        index_or_null("time", occasion.time);
        numbers("statements", occasion.statements);
    }
    void write_clause(const Clause& clause) {
        json_.key("predicate");
        span(clause.predicate);
        json_.key("lemma").string(clause.lemma);
        json_.key("form").string(name_of(clause.form));
        json_.key("arguments").begin_array();
        for (const Argument& argument : clause.arguments) {
            json_.begin_object().key("role").string(argument.role).key("span");
            if (argument.span.size() == 1) {
                span(argument.span.front());
            } else {
                spans(argument.span);
            }
            json_.key("head");
            span(argument.head);
            index_or_null("entity", argument.entity);
            json_.end_object();
        }
        json_.end_array();
        json_.key("negated").boolean(clause.negated);
        json_.key("modality").string_or_null(clause.modality);
        json_.key("tense").string(name_of(clause.tense));
        json_.key("aspect").string(name_of(clause.aspect));
        json_.key("voice").string(name_of(clause.voice));
        json_.key("factuality").number(clause.factuality, 2);
        index_or_null("parent", clause.parent);
    }
    void write_event(const Event& event, bool with_clauses) {
        json_.key("span");
        span(event.span);
        json_.key("text").string(event.text);
        json_.key("predicate");
        span(event.predicate);
        json_.key("lemma").string(event.lemma);
        if (with_clauses) index_or_null("clause", event.clause);
        index_or_null("statement", event.statement);
        numbers("participants", event.participants);
        json_.key("date").string_or_null(event.date);
        numbers("times", event.times);
        json_.key("certainty").string(name_of(event.certainty));
        json_.key("mentions");
        spans(event.mentions);
    }
    void write_credit(const Credit& credit) {
        json_.key("kind").string(name_of(credit.kind)).key("span");
        span(credit.span);
        json_.key("outlet").string_or_null(credit.outlet);
        json_.key("text").string(credit.text);
    }

    const Reading& reading_;
    CodePointIndex index_;
    JsonWriter json_;
    std::int64_t number_ = 0;  // of the element that is being written
};

}  // namespace

std::string to_json(const Reading& reading, const ReadOptions& options) {
    std::string out;
    out.reserve(reading.text.size() * 3 + 1024);
    ReadingWriter(reading, out).write(options);
    return out;
}

}  // namespace onrecord
