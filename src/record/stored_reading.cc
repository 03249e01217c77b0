// The tables are in schema.cc, in the order of Reading. Cost: one insert a span; about 0.5 us each with the statements prepared.
// Tests: tests/record/stored_reading_test.cc.
#include "record/stored_reading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "base/names.h"
#include "base/sha256.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kHashBytes = 16;  // of SHA-256: no two reports of a lifetime share them

bool is_space(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

std::uint32_t count_words(std::string_view text) {
    std::uint32_t n_words = 0;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        const bool space = is_space(c.value);
        if (!space && !in_word) ++n_words;
        in_word = !space;
        at += c.length;
    }
    return n_words;
}

// SQLite's substr ends at U+0000; what goes into the index of full-text search must be what the view gives.
std::string_view before_null(std::string_view words) {
    return words.substr(0, words.find('\0'));
}

// The content as the view statement_text gives it.
std::string content_of(const Reading& reading, const Statement& statement) {
    std::string content;
    const std::string_view reachable = before_null(reading.text.view());
    for (const Span piece : statement.content) {
        if (!content.empty() || piece != statement.content.front()) content += kPieceMark;
        if (piece.begin < reachable.size()) content += reachable.substr(piece.begin, piece.length());
    }
    return content;
}

// The number of a kind in the tables; the column without "_code" has its name (schema.cc).
template <class Enum>
int code_of(Enum value) {
    return static_cast<int>(value);
}

// Checks a reading's spans and indices; the first flaw is kept.
class Inspection {
public:
    explicit Inspection(const Reading& reading) : reading_(reading), text_(reading.text.view()) {}

    std::string flaw() {
        if (reading_.id.empty()) return "it has no id";
        rising("published.evidence", reading_.published.evidence);
        rising("furniture", reading_.furniture);
        rising("paragraphs", reading_.paragraphs);
        rising("sentences", reading_.sentences);
        for (const Entity& entity : reading_.entities) {
            for (std::size_t i = 0; i < entity.mentions.size(); ++i) {
                inside("entities", entity.mentions[i].span);
                if (i > 0 && entity.mentions[i - 1].span >= entity.mentions[i].span) say("entities", "mentions that do not rise");
            }
            for (const NamePiece& part : entity.parts) inside("entities", part.span);
            for (const EntityRole& role : entity.roles) {
                inside("entities", role.span);
                index("entities", role.entity, reading_.entities.size());
            }
            for (const std::uint32_t member : entity.members) index("entities", member, reading_.entities.size());
        }
        for (const TimeExpression& time : reading_.times) inside("times", time.span);
        for (const Statement& statement : reading_.statements) {
            rising("statements", statement.source);
            rising("statements", statement.cue);
            rising("statements", statement.content);
            for (const Channel& channel : statement.channel) inside("statements", channel.span);
            rising("statements", statement.hedges);
            index("statements", statement.occasion, reading_.occasions.size());
            index("statements", statement.within, reading_.statements.size());
            index("statements", statement.speaker, reading_.entities.size());
            index("statements", statement.on_behalf_of, reading_.entities.size());
            index("statements", statement.time, reading_.times.size());
        }
        std::size_t n_with_occasion = 0;
        for (const Statement& statement : reading_.statements) n_with_occasion += statement.occasion ? 1 : 0;
        for (std::uint32_t i = 0; i < reading_.occasions.size(); ++i) {
            const Occasion& occasion = reading_.occasions[i];
            for (const Channel& channel : occasion.channel) inside("occasions", channel.span);
            index("occasions", occasion.speaker, reading_.entities.size());
            index("occasions", occasion.document, reading_.entities.size());
            index("occasions", occasion.document_author, reading_.entities.size());
            index("occasions", occasion.time, reading_.times.size());
            for (const std::uint32_t statement : occasion.statements) {
                if (statement >= reading_.statements.size() || reading_.statements[statement].occasion != i)
                    say("occasions", "a statement that is of another one");
            }
            n_with_occasion -= std::min(n_with_occasion, occasion.statements.size());
        }
        if (n_with_occasion != 0) say("occasions", "no list of all their statements");
        for (const Credit& credit : reading_.credits) inside("credits", credit.span);
        for (const Event& event : reading_.events) {
            inside("events", event.span);
            inside("events", event.predicate);
            index("events", event.statement, reading_.statements.size());
            for (const std::uint32_t entity : event.participants) index("events", entity, reading_.entities.size());
            for (const std::uint32_t time : event.times) index("events", time, reading_.times.size());
            for (const Span mention : event.mentions) inside("events", mention);
        }
        return flaw_;
    }

private:
    void say(const char* field, const char* what) {
        if (flaw_.empty()) flaw_ = std::string("its ") + field + " have " + what;
    }
    void inside(const char* field, Span span) {
        if (span.begin > span.end || span.end > text_.size()) {
            say(field, "a span outside the text");
        } else if (!is_border(text_, span.begin) || !is_border(text_, span.end)) {
            say(field, "a span that cuts a character");
        }
    }
    void rising(const char* field, const SpanList& spans) {
        for (std::size_t i = 0; i < spans.size(); ++i) {
            inside(field, spans[i]);
            if (i > 0 && (spans[i - 1].end > spans[i].begin || spans[i - 1] == spans[i])) say(field, "spans that do not rise");
        }
    }
    void index(const char* field, std::optional<std::uint32_t> index, std::size_t size) {
        if (index && *index >= size) say(field, "an index of nothing");
    }

    const Reading& reading_;
    std::string_view text_;
    std::string flaw_;
};

// A damaged record must not lead anybody outside a vector.
void drop_dangling_indices(Reading& reading) {
    const auto check = [](std::optional<std::uint32_t>& index, std::size_t size) {
        if (index && *index >= size) index.reset();
    };
    for (Entity& entity : reading.entities) {
        for (EntityRole& role : entity.roles) check(role.entity, reading.entities.size());
        std::erase_if(entity.members, [&](std::uint32_t member) { return member >= reading.entities.size(); });
    }
    for (Statement& statement : reading.statements) {
        check(statement.speaker, reading.entities.size());
        check(statement.on_behalf_of, reading.entities.size());
        check(statement.time, reading.times.size());
        check(statement.occasion, reading.occasions.size());
        check(statement.within, reading.statements.size());
    }
    for (Occasion& occasion : reading.occasions) {
        check(occasion.speaker, reading.entities.size());
        check(occasion.document, reading.entities.size());
        check(occasion.document_author, reading.entities.size());
        check(occasion.time, reading.times.size());
    }
    for (Event& event : reading.events) {
        check(event.statement, reading.statements.size());
        std::erase_if(event.participants, [&](std::uint32_t entity) { return entity >= reading.entities.size(); });
        std::erase_if(event.times, [&](std::uint32_t time) { return time >= reading.times.size(); });
    }
}

}  // namespace

std::string flaw_of(const Reading& reading) {
    return Inspection(reading).flaw();
}

std::string content_hash(const Reading& reading) {
    std::string all;
    const auto add = [&](std::string_view field) {
        all += std::to_string(field.size());
        all += ':';
        all += field;
    };
    const bool given = reading.published.basis == Basis::given || reading.published.basis == Basis::metadata;
    add(reading.id);
    add(reading.url);
    add(reading.outlet);
    add(reading.title);
    add(given ? std::string_view(reading.published.value) : std::string_view());
    for (const std::string& name : reading.byline) add(name);
    add(reading.text.view());
    const std::string hex = sha256_hex(all);
    std::string hash;
    for (std::size_t i = 0; i < kHashBytes; ++i) hash.push_back(static_cast<char>(std::stoi(hex.substr(2 * i, 2), nullptr, 16)));
    return hash;
}

namespace {

// Field, value and where of each, in one list.
std::vector<std::string> flattened(const std::vector<Alternative>& alternatives) {
    std::vector<std::string> flat;
    for (const Alternative& other : alternatives) {
        flat.emplace_back(name_of(other.field));
        flat.push_back(other.value);
        flat.push_back(other.where);
    }
    return flat;
}

}  // namespace

std::vector<Alternative> alternatives_from(std::string_view stored) {
    constexpr std::size_t kMembers = 3;
    std::vector<Alternative> alternatives;
    std::vector<std::string> flat = from_json_array(stored);
    for (std::size_t i = 0; i + kMembers <= flat.size(); i += kMembers) {
        if (const auto field = named<ReportField>(flat[i]))
            alternatives.push_back({*field, std::move(flat[i + 1]), std::move(flat[i + 2])});
    }
    return alternatives;
}

std::string to_json_array(const std::vector<std::string>& values) {
    std::string json;
    if (values.empty()) return json;
    JsonWriter writer(json);
    writer.begin_array();
    for (const std::string& value : values) writer.string(value);
    writer.end_array();
    return json;
}

std::vector<std::string> from_json_array(std::string_view json) {
    std::vector<std::string> values;
    if (json.empty()) return values;
    JsonParser parser;
    simdjson::dom::array array;
    if (parser.parse(json.data(), json.size()).get(array) != simdjson::SUCCESS) return values;
    for (const JsonElement element : array) {
        std::string_view value;
        if (element.get(value) == simdjson::SUCCESS) values.emplace_back(value);
    }
    return values;
}

std::string to_gaps(const std::vector<CodePointSpan>& spans) {
    std::string json;
    if (spans.empty()) return json;
    std::uint32_t end = 0;
    for (const CodePointSpan span : spans) {
        json += json.empty() ? '[' : ',';
        json += std::to_string(span.begin - end) + ',' + std::to_string(span.end - span.begin);
        end = span.end;
    }
    return json + ']';
}

std::vector<CodePointSpan> from_gaps(std::string_view json) {
    std::vector<CodePointSpan> spans;
    if (json.empty()) return spans;
    JsonParser parser;
    simdjson::dom::array array;
    if (parser.parse(json.data(), json.size()).get(array) != simdjson::SUCCESS) return spans;
    std::uint32_t end = 0;
    bool is_length = false;
    for (const JsonElement element : array) {
        std::int64_t value = 0;
        if (element.get(value) != simdjson::SUCCESS || value < 0) break;
        end += static_cast<std::uint32_t>(value);
        if (is_length) spans.push_back({end - static_cast<std::uint32_t>(value), end});
        is_length = !is_length;
    }
    return spans;
}

std::string to_mention_gaps(const std::vector<StoredMention>& mentions) {
    std::string json;
    std::int64_t end = 0;
    for (const StoredMention& mention : mentions) {
        if (!json.empty()) json += ',';
        json += std::to_string(mention.span.begin - end) + ',' + std::to_string(mention.span.end - mention.span.begin) + ',' +
                std::to_string(static_cast<int>(mention.form));
        end = mention.span.end;
    }
    return json;
}

std::vector<StoredMention> from_mention_gaps(std::string_view json) {
    std::vector<StoredMention> mentions;
    if (json.empty()) return mentions;
    JsonParser parser;
    simdjson::dom::array array;
    const std::string whole = "[" + std::string(json) + "]";
    if (parser.parse(whole.data(), whole.size()).get(array) != simdjson::SUCCESS) return mentions;
    std::array<std::int64_t, 3> numbers{};  // gap, length, form
    std::size_t n = 0;
    std::int64_t end = 0;
    for (const JsonElement element : array) {
        if (element.get(numbers[n]) != simdjson::SUCCESS) break;
        n = (n + 1) % numbers.size();
        if (n != 0) continue;
        const auto [gap, length, form] = numbers;
        if (length < 0 || length > UINT32_MAX || gap < -end || gap > UINT32_MAX || end + gap + length > UINT32_MAX || form < 0 || form > 2)
            break;
        const auto begin = static_cast<std::uint32_t>(end + gap);
        end += gap + length;
        mentions.push_back({{begin, static_cast<std::uint32_t>(end)}, static_cast<MentionForm>(form)});
    }
    return mentions;
}

std::string to_number_list(const std::vector<std::int64_t>& numbers) {
    std::string json;
    for (const std::int64_t number : numbers) json += (json.empty() ? "[" : ",") + std::to_string(number);
    return json.empty() ? json : json + ']';
}

std::vector<std::int64_t> from_number_list(std::string_view json) {
    std::vector<std::int64_t> numbers;
    if (json.empty()) return numbers;
    JsonParser parser;
    simdjson::dom::array array;
    if (parser.parse(json.data(), json.size()).get(array) != simdjson::SUCCESS) return numbers;
    for (const JsonElement element : array) {
        std::int64_t value = 0;
        if (element.get(value) != simdjson::SUCCESS || value < -1 || value > UINT32_MAX) break;
        numbers.push_back(value);
    }
    return numbers;
}

std::vector<StoredRole> from_role_list(std::string_view json) {
    std::vector<StoredRole> roles;
    const std::vector<std::int64_t> numbers = from_number_list(json);
    for (std::size_t i = 0; i + 4 <= numbers.size(); i += 4) {
        const bool is_kind = numbers[i] >= 0 && numbers[i] < std::int64_t{Names<EntityRoleKind>::all.size()};
        if (!is_kind || numbers[i + 1] < 0 || numbers[i + 2] < numbers[i + 1]) break;
        StoredRole& role = roles.emplace_back();
        role.kind = static_cast<EntityRoleKind>(numbers[i]);
        role.span = {static_cast<std::uint32_t>(numbers[i + 1]), static_cast<std::uint32_t>(numbers[i + 2])};
        if (numbers[i + 3] >= 0) role.entity = static_cast<std::uint32_t>(numbers[i + 3]);
    }
    return roles;
}

ReadingWriter::ReadingWriter(Database& database)
    : database_(database),
      next_statement_(database.prepare("SELECT coalesce(max(statement_key), 0) + 1 FROM statement")),
      report_(database.prepare(
          "INSERT INTO report (id, input, url, outlet, title, byline, section, language, published, published_basis, page_kind, "
          "limits, n_words, n_sentences, n_entities, n_times, n_statements, n_events, first_statement, content_hash, "
          "published_evidence, alternatives, furniture, paragraphs, sentences, text) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      report_words_(database.prepare("INSERT INTO report_search (rowid, title, text) VALUES (?, ?, ?)")),
      entity_(database.prepare(
          "INSERT INTO entity (report_key, entity, type_code, name, mentions, parts, roles, members) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
      time_(database.prepare(
          "INSERT INTO time_expression (report_key, time, span_begin, span_end, type_code, value) VALUES (?, ?, ?, ?, ?, ?)")),
      statement_(database.prepare(
          "INSERT INTO statement (statement_key, report_key, number, form_code, polarity_code, source_begin, source_end, cue_begin, "
          "cue_end, content_begin, content_end, speaker, probability_permille, on_behalf_of, speaker_kind_code, occasion, within, hedges, "
          "time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      piece_(database.prepare("INSERT INTO statement_piece VALUES (?, ?, ?, ?)")),
      statement_words_(database.prepare("INSERT INTO statement_search (rowid, content) VALUES (?, ?)")),
      channel_(database.prepare("INSERT INTO channel VALUES (?, ?, ?, ?, ?, ?, ?)")),
      event_(database.prepare("INSERT INTO event (report_key, event, span_begin, span_end, text, date, certainty_code, predicate_begin, "
                              "predicate_end, lemma, statement) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      participant_(database.prepare("INSERT INTO event_participant VALUES (?, ?, ?, ?)")),
      event_time_(database.prepare("INSERT INTO event_time VALUES (?, ?, ?, ?)")),
      event_mention_(database.prepare("INSERT OR IGNORE INTO event_mention VALUES (?, ?, ?, ?)")),
      occasion_(database.prepare("INSERT INTO occasion VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
      occasion_channel_(database.prepare("INSERT INTO occasion_channel VALUES (?, ?, ?, ?, ?, ?, ?)")),
      credit_(database.prepare("INSERT INTO credit VALUES (?, ?, ?, ?, ?, ?, ?)")),
      report_hash_(database.prepare("INSERT INTO report_hash VALUES (?, ?)")),
      rows_(database) {}

bool ReadingWriter::write(const Reading& reading, const std::string& hash) {
    using OrNull = Query::OrNull;
    const std::string_view text = reading.text.view();
    const CodePointIndex index(text);
    const auto gaps = [&](const SpanList& spans) {
        std::vector<CodePointSpan> places;
        places.reserve(spans.size());
        for (const Span span : spans) places.push_back(index.to_code_points(span));
        return to_gaps(places);
    };
    const std::int64_t first_statement = next_statement_.start().next() ? next_statement_.integer(0) : 0;
    next_statement_.start();
    report_.run(reading.id, reading.input, OrNull{reading.url}, OrNull{reading.outlet}, OrNull{reading.title},
                OrNull{to_json_array(reading.byline)}, OrNull{reading.section}, OrNull{reading.language}, OrNull{reading.published.value},
                name_of(reading.published.basis), name_of(reading.page_kind), OrNull{to_json_array(reading.limits)}, count_words(text),
                reading.sentences.size(), reading.entities.size(), reading.times.size(), reading.statements.size(), reading.events.size(),
                first_statement, Query::Blob{hash}, OrNull{gaps(reading.published.evidence)},
                OrNull{to_json_array(flattened(reading.alternatives))}, OrNull{gaps(reading.furniture)}, OrNull{gaps(reading.paragraphs)},
                OrNull{gaps(reading.sentences)}, text);
    const std::int64_t key = database_.last_rowid();
    report_words_.run(key, OrNull{reading.title}, text);

    for (std::size_t i = 0; i < reading.entities.size(); ++i) {
        const Entity& entity = reading.entities[i];
        std::vector<StoredMention> mentions;
        mentions.reserve(entity.mentions.size());
        for (const Mention& mention : entity.mentions) mentions.push_back({index.to_code_points(mention.span), mention.form});
        std::vector<std::int64_t> parts, roles;
        for (const NamePiece& part : entity.parts) {
            const CodePointSpan at = index.to_code_points(part.span);
            parts.insert(parts.end(), {code_of(part.kind), at.begin, at.end});
        }
        for (const EntityRole& role : entity.roles) {
            const CodePointSpan at = index.to_code_points(role.span);
            roles.insert(roles.end(), {code_of(role.kind), at.begin, at.end, role.entity ? std::int64_t{*role.entity} : -1});
        }
        entity_.run(key, i, code_of(entity.type), entity.name, OrNull{to_mention_gaps(mentions)}, OrNull{to_number_list(parts)},
                    OrNull{to_number_list(roles)}, OrNull{to_number_list({entity.members.begin(), entity.members.end()})});
    }
    for (std::size_t i = 0; i < reading.times.size(); ++i) {
        const CodePointSpan at = index.to_code_points(reading.times[i].span);
        time_.run(key, i, at.begin, at.end, code_of(reading.times[i].type), reading.times[i].value);
    }
    for (std::size_t i = 0; i < reading.occasions.size(); ++i) {
        const Occasion& occasion = reading.occasions[i];
        occasion_.run(key, i, occasion.speaker, occasion.document, OrNull{occasion.document_kind}, occasion.document_author,
                      OrNull{occasion.document_date}, occasion.time);
        for (std::size_t position = 0; position < occasion.channel.size(); ++position) {
            const Channel& channel = occasion.channel[position];
            const CodePointSpan at = index.to_code_points(channel.span);
            occasion_channel_.run(key, i, position, name_of(channel.kind), at.begin, at.end, OrNull{channel.outlet});
        }
    }
    for (std::size_t i = 0; i < reading.statements.size(); ++i) {
        const Statement& statement = reading.statements[i];
        const auto begin = [&](const SpanList& spans) {
            return spans.empty() ? std::nullopt : std::optional(index.to_code_points(spans.front().begin));
        };
        const auto end = [&](const SpanList& spans) {
            return spans.empty() ? std::nullopt : std::optional(index.to_code_points(spans.front().end));
        };
        const std::int64_t statement_key = first_statement + static_cast<std::int64_t>(i);
        statement_.run(statement_key, key, i, code_of(statement.form), code_of(statement.polarity), begin(statement.source),
                       end(statement.source), begin(statement.cue), end(statement.cue), begin(statement.content), end(statement.content),
                       statement.speaker, std::lround(1000 * statement.probability), statement.on_behalf_of,
                       code_of(statement.speaker_kind), statement.occasion, statement.within, OrNull{gaps(statement.hedges)},
                       statement.time);
        const auto write_pieces = [&](std::string_view part, const SpanList& spans) {
            for (std::size_t piece = 1; piece < spans.size(); ++piece) {
                const CodePointSpan at = index.to_code_points(spans[piece]);
                piece_.run(statement_key, part, at.begin, at.end);
            }
        };
        write_pieces("source", statement.source);
        write_pieces("cue", statement.cue);
        write_pieces("content", statement.content);
        for (std::size_t position = 0; position < statement.channel.size(); ++position) {
            const Channel& channel = statement.channel[position];
            const CodePointSpan at = index.to_code_points(channel.span);
            channel_.run(statement_key, position, name_of(channel.kind), at.begin, at.end, OrNull{channel.outlet}, int{channel.inherited});
        }
        statement_words_.run(statement_key, OrNull{content_of(reading, statement)});
    }
    for (std::size_t i = 0; i < reading.events.size(); ++i) {
        const Event& event = reading.events[i];
        const CodePointSpan at = index.to_code_points(event.span);
        const CodePointSpan predicate = index.to_code_points(event.predicate);
        const auto phrase = event.text == reading.text.slice(event.span) ? std::nullopt : std::optional(event.text);
        event_.run(key, i, at.begin, at.end, phrase, OrNull{event.date}, code_of(event.certainty), predicate.begin, predicate.end,
                   event.lemma, event.statement);
        for (std::size_t position = 0; position < event.participants.size(); ++position) {
            participant_.run(key, i, position, event.participants[position]);
        }
        for (std::size_t position = 0; position < event.times.size(); ++position) event_time_.run(key, i, position, event.times[position]);
        for (const Span mention : event.mentions) {
            const CodePointSpan place = index.to_code_points(mention);
            event_mention_.run(key, i, place.begin, place.end);
        }
    }
    for (std::size_t i = 0; i < reading.credits.size(); ++i) {
        const Credit& credit = reading.credits[i];
        const CodePointSpan at = index.to_code_points(credit.span);
        credit_.run(key, i, name_of(credit.kind), at.begin, at.end, OrNull{credit.outlet}, credit.text);
    }
    report_hash_.run(key, rows_.of(key));
    return database_.ok();
}

ReadingLoader::ReadingLoader(Database& database)
    : report_(
          database.prepare("SELECT id, input, url, outlet, title, byline, language, published, published_basis, page_kind, limits, text, "
                           "published_evidence, furniture, paragraphs, sentences, first_statement, n_statements, section, alternatives "
                           "FROM report WHERE report_key = ?")),
      entity_(database.prepare("SELECT type, name, mentions, parts, roles, members FROM entity WHERE report_key = ? ORDER BY entity")),
      time_(database.prepare("SELECT span_begin, span_end, type, value FROM time_expression WHERE report_key = ? ORDER BY time")),
      statement_(database.prepare("SELECT statement_key, form, polarity, source_begin, source_end, cue_begin, cue_end, content_begin, "
                                  "content_end, speaker, probability, on_behalf_of, speaker_kind, time, occasion, hedges, within "
                                  "FROM statement WHERE statement_key BETWEEN ?1 AND ?2 AND report_key = ?3 ORDER BY statement_key")),
      piece_(database.prepare("SELECT statement_key, part, span_begin, span_end FROM statement_piece WHERE statement_key BETWEEN ?1 AND ?2 "
                              "ORDER BY statement_key, part, span_begin")),
      channel_(database.prepare("SELECT statement_key, kind, span_begin, span_end, outlet, inherited FROM channel WHERE statement_key "
                                "BETWEEN ?1 AND ?2 ORDER BY statement_key, position")),
      event_(database.prepare("SELECT span_begin, span_end, text, date, certainty, predicate_begin, predicate_end, lemma, statement FROM "
                              "event WHERE report_key = ? ORDER BY event")),
      participant_(database.prepare("SELECT event, entity FROM event_participant WHERE report_key = ? ORDER BY event, position")),
      event_time_(database.prepare("SELECT event, time FROM event_time WHERE report_key = ? ORDER BY event, position")),
      event_mention_(database.prepare(
          "SELECT event, span_begin, span_end FROM event_mention WHERE report_key = ? ORDER BY event, span_begin, span_end")),
      occasion_(database.prepare("SELECT speaker, document, time, document_kind, document_author, document_date FROM occasion WHERE "
                                 "report_key = ? ORDER BY occasion")),
      occasion_channel_(database.prepare("SELECT occasion, kind, span_begin, span_end, outlet FROM occasion_channel WHERE report_key = ? "
                                         "ORDER BY occasion, position")),
      credit_(database.prepare("SELECT kind, span_begin, span_end, outlet, text FROM credit WHERE report_key = ? ORDER BY credit")) {}

Reading ReadingLoader::load(std::int64_t report_key) {
    Reading reading;
    report_.start(report_key);
    if (!report_.next()) return reading;
    reading.id = report_.string(0);
    reading.input = report_.string(1);
    reading.url = report_.string(2);
    reading.outlet = report_.string(3);
    reading.title = report_.string(4);
    reading.byline = from_json_array(report_.text(5));
    reading.language = report_.string(6);
    reading.published.value = report_.string(7);
    reading.published.basis = named<Basis>(report_.text(8)).value_or(Basis::unknown);
    reading.page_kind = named<PageKind>(report_.text(9)).value_or(PageKind::other);
    reading.limits = from_json_array(report_.text(10));
    reading.text = Text::from_utf8(report_.string(11));
    const CodePointIndex index(reading.text.view());
    const auto spans_of = [&](int column) {
        SpanList spans;
        for (const CodePointSpan span : from_gaps(report_.text(column))) spans.push_back(index.to_bytes(span));
        return spans;
    };
    reading.published.evidence = spans_of(12);
    reading.furniture = spans_of(13);
    reading.paragraphs = spans_of(14);
    reading.sentences = spans_of(15);
    reading.section = report_.string(18);
    reading.alternatives = alternatives_from(report_.text(19));
    const std::int64_t first_statement = report_.integer(16);
    const std::int64_t last_statement = first_statement + report_.integer(17) - 1;
    report_.next();

    const auto span_at = [&](const Query& query, int column) {
        const Span span = index.to_bytes(CodePointSpan{query.number(column), query.number(column + 1)});
        return Span{std::min(span.begin, span.end), span.end};
    };
    for (entity_.start(report_key); entity_.next();) {
        Entity entity{named<EntityType>(entity_.text(0)).value_or(EntityType::other), entity_.string(1), {}, {}, {}, {}};
        for (const StoredMention& mention : from_mention_gaps(entity_.text(2))) {
            const Span span = index.to_bytes(mention.span);
            entity.mentions.push_back({{std::min(span.begin, span.end), span.end}, mention.form});
        }
        const auto span_from = [&](std::int64_t begin, std::int64_t end) {
            const Span span = index.to_bytes(CodePointSpan{static_cast<std::uint32_t>(std::max<std::int64_t>(begin, 0)),
                                                           static_cast<std::uint32_t>(std::max<std::int64_t>(end, 0))});
            return Span{std::min(span.begin, span.end), span.end};
        };
        const std::vector<std::int64_t> parts = from_number_list(entity_.text(3));
        for (std::size_t i = 0; i + 3 <= parts.size(); i += 3) {
            if (parts[i] < 0 || parts[i] >= std::int64_t{Names<NamePieceKind>::all.size()}) break;
            entity.parts.push_back({static_cast<NamePieceKind>(parts[i]), span_from(parts[i + 1], parts[i + 2])});
        }
        for (const StoredRole& role : from_role_list(entity_.text(4)))
            entity.roles.push_back({role.kind, span_from(role.span.begin, role.span.end), role.entity});
        for (const std::int64_t member : from_number_list(entity_.text(5))) {
            if (member >= 0) entity.members.push_back(static_cast<std::uint32_t>(member));
        }
        reading.entities.push_back(std::move(entity));
    }
    for (time_.start(report_key); time_.next();) {
        reading.times.push_back({span_at(time_, 0), named<TimeType>(time_.text(2)).value_or(TimeType::DATE), time_.string(3)});
    }
    std::vector<std::int64_t> keys;  // of the statements
    for (statement_.start(first_statement, last_statement, report_key); statement_.next();) {
        Statement statement;
        statement.form = named<Form>(statement_.text(1)).value_or(Form::indirect);
        statement.polarity = named<Polarity>(statement_.text(2)).value_or(Polarity::asserts);
        if (!statement_.is_null(3)) statement.source.push_back(span_at(statement_, 3));
        if (!statement_.is_null(5)) statement.cue.push_back(span_at(statement_, 5));
        if (!statement_.is_null(7)) statement.content.push_back(span_at(statement_, 7));
        statement.speaker = statement_.number_or_none(9);
        statement.probability = statement_.real(10);
        statement.on_behalf_of = statement_.number_or_none(11);
        statement.speaker_kind = named<SpeakerKind>(statement_.text(12)).value_or(SpeakerKind::unattributed);
        statement.time = statement_.number_or_none(13);
        statement.occasion = statement_.number_or_none(14);
        statement.within = statement_.number_or_none(16);
        for (const CodePointSpan span : from_gaps(statement_.text(15))) statement.hedges.push_back(index.to_bytes(span));
        keys.push_back(statement_.integer(0));
        reading.statements.push_back(std::move(statement));
    }
    const auto statement_of = [&](const Query& query) -> Statement* {  // none only in a damaged record
        const auto found = std::lower_bound(keys.begin(), keys.end(), query.integer(0));
        return found == keys.end() || *found != query.integer(0) ? nullptr
                                                                 : &reading.statements[static_cast<std::size_t>(found - keys.begin())];
    };
    for (piece_.start(first_statement, last_statement); piece_.next();) {
        Statement* statement = statement_of(piece_);
        if (statement == nullptr) continue;
        SpanList& part = piece_.text(1) == "source" ? statement->source : piece_.text(1) == "cue" ? statement->cue : statement->content;
        part.push_back(span_at(piece_, 2));
    }
    for (channel_.start(first_statement, last_statement); channel_.next();) {
        Statement* statement = statement_of(channel_);
        if (statement == nullptr) continue;
        statement->channel.push_back({named<ChannelKind>(channel_.text(1)).value_or(ChannelKind::told), span_at(channel_, 2),
                                      channel_.string(4), channel_.integer(5) != 0});
    }
    for (occasion_.start(report_key); occasion_.next();) {
        Occasion occasion;
        occasion.speaker = occasion_.number_or_none(0);
        occasion.document = occasion_.number_or_none(1);
        occasion.time = occasion_.number_or_none(2);
        occasion.document_kind = occasion_.string(3);
        occasion.document_author = occasion_.number_or_none(4);
        occasion.document_date = occasion_.string(5);
        reading.occasions.push_back(std::move(occasion));
    }
    for (occasion_channel_.start(report_key); occasion_channel_.next();) {
        if (occasion_channel_.number(0) >= reading.occasions.size()) continue;
        reading.occasions[occasion_channel_.number(0)].channel.push_back(
            {named<ChannelKind>(occasion_channel_.text(1)).value_or(ChannelKind::told), span_at(occasion_channel_, 2),
             occasion_channel_.string(4)});
    }
    for (credit_.start(report_key); credit_.next();) {
        reading.credits.push_back(
            {named<CreditKind>(credit_.text(0)).value_or(CreditKind::agency), span_at(credit_, 1), credit_.string(3), credit_.string(4)});
    }
    for (event_.start(report_key); event_.next();) {
        Event event;
        event.span = span_at(event_, 0);
        event.text = event_.is_null(2) ? std::string(reading.text.slice(event.span)) : event_.string(2);
        event.date = event_.string(3);
        event.certainty = named<Certainty>(event_.text(4)).value_or(Certainty::happened);
        event.predicate = span_at(event_, 5);
        event.lemma = event_.string(7);
        event.statement = event_.number_or_none(8);
        reading.events.push_back(std::move(event));
    }
    for (participant_.start(report_key); participant_.next();) {
        if (participant_.number(0) < reading.events.size())
            reading.events[participant_.number(0)].participants.push_back(participant_.number(1));
    }
    for (event_time_.start(report_key); event_time_.next();) {
        if (event_time_.number(0) < reading.events.size()) reading.events[event_time_.number(0)].times.push_back(event_time_.number(1));
    }
    for (event_mention_.start(report_key); event_mention_.next();) {
        if (event_mention_.number(0) < reading.events.size())
            reading.events[event_mention_.number(0)].mentions.push_back(span_at(event_mention_, 1));
    }
    drop_dangling_indices(reading);
    for (std::uint32_t i = 0; i < reading.statements.size(); ++i) {
        if (const auto occasion = reading.statements[i].occasion) reading.occasions[*occasion].statements.push_back(i);
    }
    return reading;
}

void each_reading(Database& database, const std::function<bool(Reading)>& take) {
    ReadingLoader loader(database);
    Query as_read = database.prepare("SELECT outlet, published, published_basis FROM report_as_read WHERE report_key = ?");
    Query keys = database.prepare("SELECT report_key FROM report ORDER BY report_key");
    while (keys.next()) {
        Reading reading = loader.load(keys.integer(0));
        if (as_read.start(keys.integer(0)).next()) {  // the row has what was decided
            reading.outlet = as_read.string(0);
            reading.published.value = as_read.string(1);
            reading.published.basis = named<Basis>(as_read.text(2)).value_or(Basis::unknown);
        }
        if (!database.ok() || !take(std::move(reading))) break;
    }
}

}  // namespace onrecord
