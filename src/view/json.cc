#include "view/json.h"

#include <algorithm>

#include "view/claim_words.h"
#include "view/drift.h"
#include "view/event_order.h"
#include "view/report_book.h"

namespace onrecord {
namespace {

void write(JsonWriter& json, std::string_view key, CodePointSpan span) {
    json.key(key).begin_array().number(std::int64_t{span.begin}).number(std::int64_t{span.end}).end_array();
}

void write(JsonWriter& json, std::string_view key, const std::vector<CodePointSpan>& spans) {
    json.key(key).begin_array();
    for (const auto span : spans) json.begin_array().number(std::int64_t{span.begin}).number(std::int64_t{span.end}).end_array();
    json.end_array();
}

void write(JsonWriter& json, std::string_view key, const std::vector<std::string>& strings) {
    json.key(key).begin_array();
    for (const auto& string : strings) json.string(string);
    json.end_array();
}

void write(JsonWriter& json, std::string_view key, std::uint32_t n) {
    json.key(key).number(std::int64_t{n});
}

// The members of an evidence, inside an object that is open.
void write(JsonWriter& json, const Evidence& evidence) {
    json.key("report").string(evidence.report);
    write(json, "span", evidence.span);
    json.key("words").string(evidence.words);
    if (!evidence.sentence.empty()) json.key("sentence").string(evidence.sentence);
}

void write(JsonWriter& json, std::string_view key, const std::vector<Evidence>& places) {
    json.key(key).begin_array();
    for (const auto& place : places) {
        json.begin_object();
        write(json, place);
        json.end_object();
    }
    json.end_array();
}

void write(JsonWriter& json, const ClaimRow::Use& use) {
    write(json, use.evidence);
    json.key("statement");
    use.statement ? json.number(std::int64_t{*use.statement}) : json.null();
    json.key("speaker").string_or_null(use.speaker);
    json.key("statement_polarity").string_or_null(use.statement ? name_of(use.polarity) : "");
}

// What a use changes of `full`, in the order of the words: an array of [kind, words].
void write_drift(JsonWriter& json, std::string_view full, std::string_view use) {
    json.key("drift").begin_array();
    for (const auto& piece : find_drift(full, use)) json.begin_array().string(name_of(piece.kind)).string(piece.words).end_array();
    json.end_array();
}

// The members of a report, inside an object that is open.
void write(JsonWriter& json, const ReportRow& r) {
    json.key("id").string(r.id).key("input").string(r.input).key("url").string_or_null(r.url);
    json.key("outlet").string_or_null(r.outlet).key("title").string_or_null(r.title);
    write(json, "byline", r.byline);
    json.key("section").string_or_null(r.section);
    write_alternatives(json.key("alternatives"), r.alternatives);
    json.key("published").string_or_null(r.published).key("basis").string_or_null(r.basis).key("page_kind").string_or_null(r.page_kind);
    write(json, "n_words", r.n_words);
    write(json, "n_statements", r.n_statements);
    json.key("outlet_decided").boolean(r.outlet_decided).key("date_decided").boolean(r.date_decided);
    write(json, "notes", r.notes);
    json.key("newer").string_or_null(r.newer);
    write(json, "n_earlier", r.n_earlier);
    json.key("dated_by").begin_array();
    for (const auto& by : r.dated_by) {
        json.begin_object();
        write(json, "span", by.words.span);
        json.key("words").string(by.words.words).key("date").string(by.date).key("other").begin_object();
        write(json, by.other);
        json.end_object().end_object();
    }
    json.end_array();
    json.key("credits").begin_array();
    for (const auto& credit : r.credits) {
        json.begin_object().key("kind").string(credit.kind).key("outlet").string_or_null(credit.outlet).key("text").string(credit.text);
        write(json, "span", credit.span);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

void write_json(JsonWriter& json, const ReportRow& r) {
    json.begin_object();
    write(json, r);
    json.end_object();
}

void write_json(JsonWriter& json, const ProblemRow& problem) {
    json.begin_object().key("input").string(problem.input).key("reason").string(problem.reason).end_object();
}

void write_members(JsonWriter& json, const StatementRow& s) {
    json.key("report").string(s.report);
    write(json, "statement", s.number);
    json.key("speaker").string_or_null(s.speaker).key("person").string_or_null(s.person);
    write(json, "candidates", s.candidates);
    json.key("person_decided").boolean(s.person_decided).key("speaker_kind").string(name_of(s.speaker_kind)).key("probability");
    if (s.speaker.empty()) {
        json.null();
    } else {
        json.number(s.probability, 3);
    }
    json.key("on_behalf_of").string_or_null(s.on_behalf_of).key("polarity").string(name_of(s.polarity));
    json.key("form").string(name_of(s.form)).key("source").string_or_null(s.source).key("cue").string_or_null(s.cue);
    json.key("content").string(s.content);
    write(json, "source_spans", s.source_spans);
    write(json, "cue_spans", s.cue_spans);
    write(json, "content_spans", s.content_spans);
    write(json, "channels", s.channels);
    json.key("occasion");
    s.occasion ? json.number(std::int64_t{*s.occasion}) : json.null();
    write(json, "occasion_channels", s.occasion_channels);
    write(json, "hedges", s.hedges);
    json.key("date").string_or_null(s.date).key("speaker_in_report").string_or_null(s.speaker_in_report);
    json.key("speaker_reason").string_or_null(s.speaker_reason);
}

void write_json(JsonWriter& json, const StatementRow& statement) {
    json.begin_object();
    write_members(json, statement);
    json.end_object();
}

void write_alternatives(JsonWriter& json, const std::vector<Alternative>& alternatives) {
    json.begin_array();
    for (const Alternative& other : alternatives) {
        json.begin_object().key("field").string(name_of(other.field)).key("value").string(other.value);
        json.key("where").string(other.where).end_object();
    }
    json.end_array();
}

void write_roles(JsonWriter& json, const std::vector<PersonRow::Role>& roles) {
    json.begin_array();
    for (const PersonRow::Role& role : roles) {
        json.begin_object().key("kind").string(name_of(role.kind)).key("words").string(role.words);
        write(json, "n_reports", role.n_reports);
        json.key("first").string_or_null(role.first).key("last").string_or_null(role.last).end_object();
    }
    json.end_array();
}

void write_reasons(JsonWriter& json, const std::vector<NameReason>& reasons) {
    json.begin_array();
    for (const NameReason& reason : reasons) {
        json.begin_object().key("type").string(reason.type).key("name").string(reason.name);
        write(json, "n_reports", reason.n_reports);
        json.key("report").string(reason.place.report).key("span").begin_array();
        json.number(std::int64_t{reason.place.span.begin}).number(std::int64_t{reason.place.span.end}).end_array().end_object();
    }
    json.end_array();
}

void write_json(JsonWriter& json, const PersonRow& p) {
    json.begin_object().key("id").string(p.id).key("name").string(p.name);
    write(json, "aliases", p.aliases);
    write(json, "n_mentions", p.n_mentions);
    write(json, "n_reports", p.n_reports);
    write(json, "n_statements", p.n_statements);
    write(json, "mentions", p.mentions);
    json.key("decisions").begin_array();
    for (const std::uint32_t number : p.decisions) json.number(std::int64_t{number});
    json.end_array();
    write(json, "notes", p.notes);
    write_roles(json.key("roles"), p.roles);
    write_reasons(json.key("reasons"), p.reasons);
    json.end_object();
}

void write_json(JsonWriter& json, const NameRow& n) {
    json.begin_object().key("id").string(n.id).key("type").string(name_of(n.type)).key("name").string(n.name);
    write(json, "aliases", n.aliases);
    write(json, "n_mentions", n.n_mentions);
    write(json, "n_reports", n.n_reports);
    write(json, "mentions", n.mentions);
    write_reasons(json.key("reasons"), n.reasons);
    json.end_object();
}

void write_json(JsonWriter& json, const QuotationRow& q) {
    json.begin_object().key("id").string(q.id).key("speaker").string_or_null(q.speaker).key("person").string_or_null(q.person);
    json.key("person_decided").boolean(q.person_decided);
    const std::size_t fullest = fullest_use(q);
    json.key("uses").begin_array();
    for (const auto& use : q.uses) {
        json.begin_object();
        write(json, use);
        write_drift(json, q.uses[fullest].words, use.words);
        json.key("part").string(part_of(find_drift(q.uses[fullest].words, use.words))).end_object();
    }
    json.end_array().end_object();
}

void write_json(JsonWriter& json, const EventRow& e) {
    json.begin_object().key("id").string(e.id).key("date").string_or_null(e.date).key("certainty").string(name_of(e.certainty));
    json.key("text").string(e.text);
    write(json, "participants", e.participants);
    write(json, "people", e.people);
    write(json, "after", ids_of(e.after));
    write(json, "before", ids_of(e.before));
    json.key("tellings").begin_array();
    for (const auto& [evidence, date] : e.tellings) {
        json.begin_object();
        write(json, evidence);
        json.key("date").string_or_null(date).end_object();
    }
    json.end_array().end_object();
}

void write_json(JsonWriter& json, const ClaimRow& c) {
    json.begin_object().key("id").string(c.id).key("text").string(c.text);
    json.key("n_origins").begin_object();
    write(json, "min", c.min);
    write(json, "max", c.max);
    json.end_object();
    write(json, "n_reports", c.n_reports);
    write(json, "n_outlets", c.n_outlets);
    json.key("first").string_or_null(c.first).key("first_date").string_or_null(c.first_date).key("uses").begin_array();
    for (const auto& use : c.uses) {
        json.begin_object();
        write(json, use);
        json.end_object();
    }
    json.end_array().key("origins").begin_array();
    for (const auto& origin : c.origins) {
        json.begin_object().key("id").string(origin.id).key("type").string(origin.type).key("who").string_or_null(origin.who);
        json.key("occasion").string_or_null(origin.occasion);
        write(json, "via", origin.via);
        write(json, "reports", origin.reports);
        json.key("uses").begin_array();
        for (const std::uint32_t use : origin.uses) json.number(std::int64_t{use});
        json.end_array().key("reasons").begin_array();
        for (const auto& reason : origin.reasons) {
            json.begin_object().key("text").string(plain_reason(reason.type));
            write(json, "places", reason.places);
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
    for (const bool is_against : {true, false}) {
        json.key(is_against ? "against" : "refusals").begin_array();
        for (const auto& answer : is_against ? c.against : c.refusals) {
            json.begin_object();
            write(json, answer.use);
            json.key("polarity").string(name_of(answer.polarity)).end_object();
        }
        json.end_array();
    }
    json.key("hedges").begin_array();
    for (const auto& hedge : c.hedges) {
        json.begin_object();
        write(json, hedge.evidence);
        write(json, "kept_by", hedge.kept_by);
        write(json, "lost_by", hedge.lost_by);
        json.end_object();
    }
    json.end_array().key("chain").begin_array();
    for (const auto& [from, to] : c.chain) json.begin_array().string(from).string(to).end_array();
    json.end_array().key("circles").begin_array();
    for (const auto& circle : c.circles) {
        json.begin_array();
        for (const auto& report : circle) json.string(report);
        json.end_array();
    }
    json.end_array().end_object();
}

void write_json(JsonWriter& json, const DifferenceRow& d) {
    json.begin_object().key("id").string(d.id).key("topic").string(d.topic).key("type").string(d.type).key("values").begin_array();
    for (const auto& value : d.values) {
        json.begin_object().key("value").string(value.value).key("by").string_or_null(value.by).key("person").string_or_null(value.person);
        write(json, value.evidence);
        json.end_object();
    }
    json.end_array().end_object();
}

void write_json(JsonWriter& json, const StoryRow& s) {
    json.begin_object().key("id").string(s.id).key("parent").string_or_null(s.parent);
    write(json, "reports", s.reports);
    json.key("first_date").string_or_null(s.first_date).key("last_date").string_or_null(s.last_date).end_object();
}

std::string json_trace(const TraceRows& rows) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    write(json, "n_words", rows.n_words);
    write(json, "n_places", rows.n_places);
    json.key("nearest").boolean(rows.is_nearest).key("cut").boolean(rows.is_cut).key("places").begin_array();
    for (const auto& row : rows.places) {
        json.begin_object();
        write(json, row.evidence);
        json.key("exact").boolean(row.is_exact);
        write(json, "n_shared", row.n_shared);
        write_drift(json, rows.places.front().evidence.words, row.evidence.words);
        json.key("statement");
        if (row.said) {
            write_json(json, *row.said);
        } else {
            json.null();
        }
        json.key("from").begin_array();
        for (const auto& from : row.from) {
            json.begin_object().key("how").string(from.how).key("report").string_or_null(from.report);
            json.key("who").string_or_null(from.who).key("occasion").string_or_null(from.occasion).end_object();
        }
        json.end_array().end_object();
    }
    json.end_array().end_object();
    out.push_back('\n');
    return out;
}

void write_json(JsonWriter& json, const DecisionRow& d) {
    json.begin_object();
    write(json, "number", d.number);
    json.key("what").string(name_of(d.what)).key("value").string_or_null(d.value).key("holds").boolean(d.holds).key("items").begin_array();
    for (const auto& item : d.items) {
        json.begin_object().key("report").string_or_null(item.report).key("person").string_or_null(item.person);
        json.key("name").string_or_null(item.name);
        write(json, "places", item.places);
        json.end_object();
    }
    json.end_array().end_object();
}

void write_way(JsonWriter& json, const ReuseRow& r) {
    json.key("type").string_or_null(r.type).key("credited").boolean(r.is_credited).key("direction");
    if (r.from.empty()) {
        json.null();
    } else {
        json.begin_array().string(r.from).string(r.from == r.first ? r.second : r.first).end_array();
    }
    json.key("reason");
    if (r.reason.empty()) {
        json.null();
    } else {
        json.begin_object().key("type").string(r.reason).key("third").string_or_null(r.third).key("credits").begin_array();
        const auto write_credit = [&](const std::string& report, const std::optional<CreditRow>& credit) {
            if (!credit) return;
            json.begin_object().key("report").string(report).key("outlet").string_or_null(credit->outlet);
            write(json, "span", credit->span);
            json.key("words").string(credit->text).end_object();
        };
        write_credit(r.first, r.first_credit);
        write_credit(r.second, r.second_credit);
        write_credit(r.third, r.third_credit);
        json.end_array().end_object();
    }
    json.key("own").begin_array().number(r.first_own, 4).number(r.second_own, 4).end_array();
}

void write_json(JsonWriter& json, const ReuseRow& r) {
    json.begin_object().key("first").string(r.first).key("second").string(r.second).key("similarity").number(r.similarity, 4);
    write_way(json, r);
    json.key("pieces").begin_array();
    for (const auto& piece : r.pieces) {
        json.begin_object();
        write(json, "first", piece.first);
        write(json, "second", piece.second);
        json.key("words").string(piece.words).end_object();
    }
    json.end_array().end_object();
}

void write_json(JsonWriter& json, const RevisionRow& r) {
    json.begin_object().key("id").string(r.id).key("older").string(r.older).key("newer").string(r.newer);
    json.key("known_by").string(r.known_by).key("changes").begin_array();
    for (const auto& change : r.changes) {
        json.begin_object().key("type").string(change.type);
        for (const auto& [key, place] : {std::pair("older", &change.older), std::pair("newer", &change.newer)}) {
            json.key(key).begin_object();
            write(json, *place);
            json.end_object();
        }
        json.end_object();
    }
    json.end_array().end_object();
}

void write_json(JsonWriter& json, const RecurringLineRow& line) {
    json.begin_object().key("id").string(line.id).key("outlet").string_or_null(line.outlet);
    write(json, "n_reports", line.n_reports);
    write(json, "places", line.places);
    json.end_object();
}

void write_json(JsonWriter& json, const Hit& hit) {
    // The marks around what matched become spans of the passage, in code points; the passage is printed without them.
    constexpr std::string_view kBegin = "\xe2\x90\x82", kEnd = "\xe2\x90\x83";
    std::string passage;
    std::vector<CodePointSpan> hits;
    std::uint32_t n = 0, begin = 0;
    for (std::size_t at = 0; at < hit.passage.size();) {
        const std::string_view rest = std::string_view(hit.passage).substr(at);
        if (rest.starts_with(kBegin)) {
            begin = n;
            at += kBegin.size();
        } else if (rest.starts_with(kEnd)) {
            hits.push_back({begin, n});
            at += kEnd.size();
        } else {
            passage.push_back(rest.front());
            ++at;
            n += (static_cast<unsigned char>(rest.front()) & 0xc0) != 0x80;
        }
    }
    json.begin_object().key("report").string(hit.report).key("where").string(hit.where);
    write(json, "span", hit.span);
    json.key("passage").string(passage);
    write(json, "hits", hits);
    json.end_object();
}

std::string json_sources(const std::vector<ReportRow>& reports, const std::vector<ClaimRow>& claims, const ReportBook& book) {
    const auto bases = bases_of_reports(claims, book);
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const auto& report : reports) {
        const auto found = bases.find(report.id);
        const ReportBasis basis = found == bases.end() ? ReportBasis() : found->second;
        json.begin_object();
        write(json, report);
        json.key("claims").begin_object();
        write(json, "n", basis.n_claims);
        write(json, "n_named", basis.n_named);
        write(json, "n_own", basis.n_own);
        write(json, "n_from_others", basis.n_from_others);
        json.key("others").begin_array();
        for (const auto& [outlet, n] : basis.others) {
            json.begin_object().key("outlet").string(outlet);
            write(json, "n", n);
            json.end_object();
        }
        json.end_array().end_object().end_object();
    }
    json.end_array();
    out.push_back('\n');
    return out;
}

std::string json_summary(const Summary& s, const std::vector<ProblemRow>& problems) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    write(json, "n_reports", s.n_reports);
    write(json, "n_outlets", s.n_outlets);
    write(json, "n_unnamed", s.n_unnamed);
    write(json, "n_earlier", s.n_earlier);
    write(json, "n_words", s.n_words);
    write(json, "n_stories", s.n_stories);
    write(json, "n_statements", s.n_statements);
    write(json, "n_people", s.n_people);
    write(json, "n_events", s.n_events);
    write(json, "n_quotations", s.n_quotations);
    write(json, "n_claims", s.n_claims);
    write(json, "n_differences", s.n_differences);
    write(json, "n_reuse", s.n_reuse);
    json.key("first_date").string_or_null(s.first_date).key("last_date").string_or_null(s.last_date);
    json.key("problems").begin_array();
    for (const auto& problem : problems) write_json(json, problem);
    json.end_array().end_object();
    out.push_back('\n');
    return out;
}

}  // namespace onrecord
