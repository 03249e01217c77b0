// A reading as docs/reading.md prints it, read back. What another program wrote is checked field by field: a span outside the text or an
// index of nothing is an error that names the field, never a reading that breaks later.
#include <fmt/format.h>

#include <limits>
#include <utility>

#include "base/json_reader.h"
#include "base/names.h"
#include "base/web_address.h"
#include "onrecord/reader.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

// Reads the fields of one reading. The first thing that is wrong is kept in `problem_` and ends the reading; what is read after it is
// of no account.
class ReadingReader {
public:
    explicit ReadingReader(JsonElement root) : root_(root) {}

    Result<Reading> read() {
        if (!root_.is_object()) return Error{ErrorKind::malformed, "a reading must be a JSON object"};
        Reading reading;
        reading.text = Text::from_utf8(text(root_, "text"));
        index_.emplace(reading.text.view());
        reading.id = text(root_, "id");
        reading.input = text(root_, "input");
        if (auto url = text(root_, "url"); is_web_address(url)) reading.url = std::move(url);
        reading.outlet = text(root_, "outlet");
        reading.title = text(root_, "title");
        reading.byline = texts(root_, "byline");
        reading.section = text(root_, "section");
        each(root_, "alternatives", [&](JsonElement element) {
            reading.alternatives.push_back(
                {one_of(element, "field", ReportField::published), text(element, "value"), text(element, "where")});
        });
        reading.language = text(root_, "language");
        if (const auto published = member(root_, "published"); published && published->is_object()) {
            reading.published.value = text(*published, "value");
            reading.published.basis = one_of(*published, "basis", Basis::unknown);
            reading.published.evidence = spans(*published, "evidence");
        }
        reading.page_kind = one_of(root_, "page_kind", PageKind::article);
        reading.limits = texts(root_, "limits");
        reading.furniture = spans(root_, "furniture");
        reading.paragraphs = spans(root_, "paragraphs");
        reading.sentences = spans(root_, "sentences");
        each(root_, "tokens", [&](JsonElement element) { reading.tokens.push_back(token(element)); });
        each(root_, "entities", [&](JsonElement element) { reading.entities.push_back(entity(element)); });
        for (const Entity& entity : reading.entities) {
            for (const EntityRole& role : entity.roles) {
                if (role.entity && *role.entity >= reading.entities.size()) wrong("entity", "is an index of nothing");
            }
            for (const std::uint32_t member : entity.members) {
                if (member >= reading.entities.size()) wrong("members", "holds an index of nothing");
            }
        }
        each(root_, "times", [&](JsonElement element) { reading.times.push_back(time(element)); });
        each(root_, "statements", [&](JsonElement element) { reading.statements.push_back(statement(element, reading)); });
        each(root_, "occasions", [&](JsonElement element) { reading.occasions.push_back(occasion(element, reading)); });
        // An occasion's statements are those that name it: its own list says the same.
        for (std::uint32_t i = 0; i < reading.statements.size(); ++i) {
            if (const auto within = reading.statements[i].within; within && *within >= reading.statements.size())
                wrong("within", "is an index of nothing");
            const auto occasion = reading.statements[i].occasion;
            if (occasion && *occasion >= reading.occasions.size()) {
                wrong("occasion", "is an index of nothing");
            } else if (occasion) {
                reading.occasions[*occasion].statements.push_back(i);
            }
        }
        each(root_, "clauses", [&](JsonElement element) { reading.clauses.push_back(clause(element, reading)); });
        for (const Clause& one : reading.clauses) {
            if (one.parent && *one.parent >= reading.clauses.size()) wrong("parent", "is an index of nothing");
        }
        each(root_, "events", [&](JsonElement element) { reading.events.push_back(event(element, reading)); });
        each(root_, "credits", [&](JsonElement element) {
            reading.credits.push_back({one_of(element, "kind", CreditKind::agency), span_member(element, "span"), text(element, "outlet"),
                                       text(element, "text")});
        });
        if (!problem_.empty()) return Error{ErrorKind::malformed, "not a reading: " + problem_};
        return reading;
    }

private:
    void wrong(std::string_view key, std::string_view what) {
        if (problem_.empty()) problem_ = fmt::format("\"{}\" {}", key, what);
    }

    static bool absent(const std::optional<JsonElement>& element) { return !element || element->is_null(); }

    std::string text(JsonElement parent, std::string_view key) {
        const auto element = member(parent, key);
        std::string_view value;
        if (!absent(element) && element->get(value) != simdjson::SUCCESS) wrong(key, "must be a string or null");
        return std::string(value);
    }

    // 0 where the field is null or absent.
    double number(JsonElement parent, std::string_view key) {
        const auto element = member(parent, key);
        double value = 0;
        if (!absent(element) && element->get(value) != simdjson::SUCCESS) wrong(key, "must be a number");
        return value;
    }

    // False where the field is null or absent.
    bool flag(JsonElement parent, std::string_view key) {
        const auto element = member(parent, key);
        bool value = false;
        if (!absent(element) && element->get(value) != simdjson::SUCCESS) wrong(key, "must be true or false");
        return value;
    }

    template <class Read>
    void each(JsonElement parent, std::string_view key, Read read_one) {
        const auto element = member(parent, key);
        if (absent(element)) return;
        simdjson::dom::array array;
        if (element->get(array) != simdjson::SUCCESS) return wrong(key, "must be a list");
        for (const JsonElement one : array) read_one(one);
    }

    std::vector<std::string> texts(JsonElement parent, std::string_view key) {
        std::vector<std::string> values;
        each(parent, key, [&](JsonElement element) {
            std::string_view value;
            if (element.get(value) != simdjson::SUCCESS) wrong(key, "must hold strings");
            values.emplace_back(value);
        });
        return values;
    }

    template <class Enum>
    Enum one_of(JsonElement parent, std::string_view key, Enum otherwise) {
        const auto element = member(parent, key);
        if (absent(element)) return otherwise;
        std::string_view name;
        const auto value = element->get(name) == simdjson::SUCCESS ? named<Enum>(name) : std::nullopt;
        if (!value) wrong(key, "has a value that docs/reading.md does not know");
        return value.value_or(otherwise);
    }

    Span span(JsonElement element, std::string_view key) {
        simdjson::dom::array pair;
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        if (element.get(pair) != simdjson::SUCCESS || pair.size() != 2 || pair.at(0).get(begin) != simdjson::SUCCESS ||
            pair.at(1).get(end) != simdjson::SUCCESS || begin > end || end > index_->n_code_points()) {
            wrong(key, "must be [begin, end) within the text, in code points");
            return {};
        }
        return index_->to_bytes(CodePointSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }

    Span span_member(JsonElement parent, std::string_view key) {
        const auto element = member(parent, key);
        if (element) return span(*element, key);
        wrong(key, "is missing");
        return {};
    }

    SpanList spans(JsonElement parent, std::string_view key) {
        SpanList list;
        each(parent, key, [&](JsonElement element) { list.push_back(span(element, key)); });
        return list;
    }

    // An index below `size`, or nothing where the field is null or absent.
    std::optional<std::uint32_t> index(JsonElement parent, std::string_view key, std::size_t size) {
        const auto element = member(parent, key);
        if (absent(element)) return std::nullopt;
        std::uint64_t value = 0;
        if (element->get(value) != simdjson::SUCCESS || value >= size) {
            wrong(key, "is an index of nothing");
            return std::nullopt;
        }
        return static_cast<std::uint32_t>(value);
    }

    std::vector<std::uint32_t> indices(JsonElement parent, std::string_view key, std::size_t size) {
        std::vector<std::uint32_t> list;
        each(parent, key, [&](JsonElement element) {
            std::uint64_t value = 0;
            if (element.get(value) != simdjson::SUCCESS || value >= size) return wrong(key, "holds an index of nothing");
            list.push_back(static_cast<std::uint32_t>(value));
        });
        return list;
    }

    Token token(JsonElement element) {
        Token token;
        token.span = span_member(element, "span");
        token.sentence = index(element, "sentence", UINT32_MAX).value_or(0);
        token.lemma = text(element, "lemma");
        token.upos = text(element, "upos");
        token.xpos = text(element, "xpos");
        std::int64_t head = -1;
        if (const auto found = member(element, "head"); found && found->get(head) != simdjson::SUCCESS) wrong("head", "must be a number");
        token.head = static_cast<std::int32_t>(head);
        token.deprel = text(element, "deprel");
        return token;
    }

    Entity entity(JsonElement element) {
        Entity entity;
        entity.type = one_of(element, "type", EntityType::other);
        entity.name = text(element, "name");
        each(element, "mentions", [&](JsonElement mention) {
            entity.mentions.push_back({span_member(mention, "span"), one_of(mention, "form", MentionForm::name)});
        });
        each(element, "parts", [&](JsonElement part) {
            entity.parts.push_back({one_of(part, "kind", NamePieceKind::given), span_member(part, "span")});
        });
        each(element, "roles", [&](JsonElement role) {
            entity.roles.push_back({one_of(role, "kind", EntityRoleKind::office), span_member(role, "span"),
                                    index(role, "entity", std::numeric_limits<std::uint32_t>::max())});
        });
        entity.members = indices(element, "members", std::numeric_limits<std::uint32_t>::max());
        return entity;
    }

    TimeExpression time(JsonElement element) {
        return {span_member(element, "span"), one_of(element, "type", TimeType::DATE), text(element, "value")};
    }

    Statement statement(JsonElement element, const Reading& reading) {
        Statement statement;
        statement.form = one_of(element, "form", Form::indirect);
        statement.source = spans(element, "source");
        statement.cue = spans(element, "cue");
        statement.content = spans(element, "content");
        if (statement.content.empty()) wrong("content", "of a statement is missing");
        statement.polarity = one_of(element, "polarity", Polarity::asserts);
        statement.speaker = index(element, "speaker", reading.entities.size());
        statement.probability = number(element, "probability");
        statement.on_behalf_of = index(element, "for", reading.entities.size());
        statement.speaker_kind = one_of(element, "speaker_kind", SpeakerKind::unattributed);
        statement.channel = channels(element);
        // Checked against the number of occasions when all are read.
        statement.occasion = index(element, "occasion", std::numeric_limits<std::uint32_t>::max());
        // Checked against the number of statements likewise.
        statement.within = index(element, "within", std::numeric_limits<std::uint32_t>::max());
        statement.hedges = spans(element, "hedges");
        statement.time = index(element, "time", reading.times.size());
        statement.explanation = texts(element, "explain");
        return statement;
    }

    std::vector<Channel> channels(JsonElement element) {
        std::vector<Channel> channels;
        each(element, "channel", [&](JsonElement channel) {
            channels.push_back({one_of(channel, "kind", ChannelKind::told), span_member(channel, "span"), text(channel, "outlet"),
                                flag(channel, "inherited")});
        });
        return channels;
    }

    Occasion occasion(JsonElement element, const Reading& reading) {
        Occasion occasion;
        occasion.speaker = index(element, "speaker", reading.entities.size());
        occasion.channel = channels(element);
        for (Channel& channel : occasion.channel) channel.inherited = false;
        occasion.document = index(element, "document", reading.entities.size());
        occasion.document_kind = text(element, "document_kind");
        occasion.document_author = index(element, "document_author", reading.entities.size());
        occasion.document_date = text(element, "document_date");
        occasion.time = index(element, "time", reading.times.size());
        return occasion;
    }

    // One span, or a list of several.
    SpanList span_or_spans(JsonElement parent, std::string_view key) {
        const auto element = member(parent, key);
        simdjson::dom::array list;
        JsonElement first;
        const bool is_list =
            element && element->get(list) == simdjson::SUCCESS && list.at(0).get(first) == simdjson::SUCCESS && first.is_array();
        return is_list ? spans(parent, key) : SpanList{span_member(parent, key)};
    }

    Argument argument(JsonElement element, const Reading& reading) {
        Argument argument;
        argument.role = text(element, "role");
        argument.span = span_or_spans(element, "span");
        argument.head = span_member(element, "head");
        argument.entity = index(element, "entity", reading.entities.size());
        return argument;
    }

    Clause clause(JsonElement element, const Reading& reading) {
        Clause clause;
        clause.predicate = span_member(element, "predicate");
        clause.lemma = text(element, "lemma");
        clause.form = one_of(element, "form", ClauseForm::verb);
        each(element, "arguments", [&](JsonElement one) { clause.arguments.push_back(argument(one, reading)); });
        clause.negated = flag(element, "negated");
        clause.modality = text(element, "modality");
        clause.tense = one_of(element, "tense", Tense::none);
        clause.aspect = one_of(element, "aspect", Aspect::none);
        clause.voice = one_of(element, "voice", Voice::none);
        clause.factuality = number(element, "factuality");
        // Checked against the number of clauses when all are read.
        clause.parent = index(element, "parent", std::numeric_limits<std::uint32_t>::max());
        return clause;
    }

    Event event(JsonElement element, const Reading& reading) {
        Event event;
        event.span = span_member(element, "span");
        event.text = text(element, "text");
        if (!absent(member(element, "predicate"))) event.predicate = span_member(element, "predicate");
        event.lemma = text(element, "lemma");
        event.clause = index(element, "clause", reading.clauses.size());
        event.statement = index(element, "statement", reading.statements.size());
        event.participants = indices(element, "participants", reading.entities.size());
        event.date = text(element, "date");
        event.times = indices(element, "times", reading.times.size());
        event.certainty = one_of(element, "certainty", Certainty::happened);
        event.mentions = spans(element, "mentions");
        return event;
    }

    JsonElement root_;
    std::optional<CodePointIndex> index_;
    std::string problem_;
};

}  // namespace

Result<Reading> from_json(std::string_view line) {
    JsonParser parser;
    JsonElement root;
    if (const auto error = parser.parse(line.data(), line.size()).get(root); error != simdjson::SUCCESS) {
        return Error{ErrorKind::malformed, fmt::format("not JSON: {}", simdjson::error_message(error))};
    }
    return ReadingReader(root).read();
}

}  // namespace onrecord
