// What reports put on record about one matter: its uses, the origins that they rest on with the reasons, the answers to it, the hedges, the
// way from origins to reports, and circles. Cost of the list: nine queries over the rows of the claims that are listed, one
// look-up of each report that they name and, where all of it is asked for, one reading of each text that has a use.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/names.h"
#include "record/evidence.h"
#include "record/kind/kinds.h"
#include "record/link_writer.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/scope.h"
#include "record/stored_reading.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE claim (
  claim_key INTEGER PRIMARY KEY,
  fullest_use INTEGER NOT NULL,
  min_origins INTEGER NOT NULL,
  max_origins INTEGER NOT NULL,
  first_report INTEGER REFERENCES report,
  n_reports INTEGER NOT NULL DEFAULT 0,
  n_outlets INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE claim_use (
  claim_key INTEGER NOT NULL REFERENCES claim,
  use INTEGER NOT NULL,
  report_key INTEGER NOT NULL REFERENCES report,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  statement_key INTEGER REFERENCES statement,
  PRIMARY KEY (claim_key, use)
) WITHOUT ROWID;
CREATE TABLE claim_origin (
  origin_key INTEGER PRIMARY KEY,
  claim_key INTEGER NOT NULL REFERENCES claim,
  type_code INTEGER NOT NULL,
  type TEXT AS (CASE type_code WHEN 0 THEN 'utterance' WHEN 1 THEN 'document' WHEN 2 THEN 'outlet' WHEN 3 THEN 'agency' WHEN 4 THEN 'anonymous' WHEN 5 THEN 'own' END) VIRTUAL,
  who TEXT NOT NULL,
  occasion TEXT
);
CREATE INDEX claim_origin_claim ON claim_origin (claim_key, type_code);
CREATE TABLE claim_origin_via (
  origin_key INTEGER NOT NULL REFERENCES claim_origin,
  position INTEGER NOT NULL,
  outlet TEXT NOT NULL,
  PRIMARY KEY (origin_key, position)
) WITHOUT ROWID;
CREATE TABLE claim_origin_use (
  origin_key INTEGER NOT NULL REFERENCES claim_origin,
  use INTEGER NOT NULL,
  PRIMARY KEY (origin_key, use)
) WITHOUT ROWID;
CREATE TABLE claim_reason (
  origin_key INTEGER NOT NULL REFERENCES claim_origin,
  reason INTEGER NOT NULL,
  position INTEGER NOT NULL,
  type_code INTEGER NOT NULL,
  type TEXT AS (CASE type_code WHEN 0 THEN 'names_source' WHEN 1 THEN 'names_outlet' WHEN 2 THEN 'own_words' WHEN 3 THEN 'same_words' WHEN 4 THEN 'named_elsewhere' WHEN 5 THEN 'unnamed_outlet' END) VIRTUAL,
  use INTEGER,
  report_key INTEGER REFERENCES report,
  span_begin INTEGER,
  span_end INTEGER,
  PRIMARY KEY (origin_key, reason, position)
) WITHOUT ROWID;
CREATE TABLE claim_answer (
  claim_key INTEGER NOT NULL REFERENCES claim,
  position INTEGER NOT NULL,
  polarity_code INTEGER NOT NULL,
  polarity TEXT AS (CASE polarity_code WHEN 0 THEN 'asserts' WHEN 1 THEN 'denies' WHEN 2 THEN 'declines' WHEN 3 THEN 'asks' END) VIRTUAL,
  report_key INTEGER NOT NULL REFERENCES report,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  statement_key INTEGER REFERENCES statement,
  PRIMARY KEY (claim_key, position)
) WITHOUT ROWID;
CREATE TABLE claim_hedge (
  claim_key INTEGER NOT NULL REFERENCES claim,
  hedge INTEGER NOT NULL,
  report_key INTEGER NOT NULL REFERENCES report,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (claim_key, hedge)
) WITHOUT ROWID;
CREATE TABLE claim_hedge_report (
  claim_key INTEGER NOT NULL REFERENCES claim,
  hedge INTEGER NOT NULL,
  report_key INTEGER NOT NULL REFERENCES report,
  is_kept INTEGER NOT NULL,
  PRIMARY KEY (claim_key, hedge, report_key)
) WITHOUT ROWID;
CREATE TABLE claim_edge (
  claim_key INTEGER NOT NULL REFERENCES claim,
  position INTEGER NOT NULL,
  from_origin INTEGER REFERENCES claim_origin,
  from_outlet TEXT,
  from_report INTEGER REFERENCES report,
  to_outlet TEXT,
  to_report INTEGER REFERENCES report,
  PRIMARY KEY (claim_key, position)
) WITHOUT ROWID;
CREATE TABLE claim_circle (
  claim_key INTEGER NOT NULL REFERENCES claim,
  circle INTEGER NOT NULL,
  report_key INTEGER NOT NULL REFERENCES report,
  PRIMARY KEY (claim_key, circle, report_key)
) WITHOUT ROWID;

CREATE VIEW origins_of_claim AS
SELECT 'c' || c.claim_key AS claim, c.min_origins, c.max_origins, 'o' || o.origin_key AS origin, o.type, o.who, o.occasion,
  r.id AS report, r.outlet, r.published, substr(r.text, u.span_begin + 1, u.span_end - u.span_begin) AS words
FROM claim c
  JOIN claim_origin o ON o.claim_key = c.claim_key
  JOIN claim_origin_use ou ON ou.origin_key = o.origin_key
  JOIN claim_use u ON u.claim_key = c.claim_key AND u.use = ou.use
  JOIN report r ON r.report_key = u.report_key
ORDER BY c.claim_key, o.origin_key, r.published IS NULL, r.published, r.id, u.span_begin;
)sql";

constexpr KindCheck kSpans[] = {
    {"use of a claim", "SELECT report_key, span_begin, span_end FROM claim_use"},
    {"reason of an origin", "SELECT report_key, span_begin, span_end FROM claim_reason WHERE use IS NULL"},
    {"answer to a claim", "SELECT report_key, span_begin, span_end FROM claim_answer"},
    {"hedge of a claim", "SELECT report_key, span_begin, span_end FROM claim_hedge"},
};

constexpr KindCheck kRows[] = {
    {"a claim has more certain origins than possible ones",
     "SELECT 'c' || claim_key FROM claim WHERE min_origins < 1 OR max_origins < min_origins"},
    {"an origin has no use",
     "SELECT 'o' || origin_key FROM claim_origin WHERE origin_key NOT IN (SELECT origin_key FROM claim_origin_use)"},
    {"a reason rests on no use and on no words",
     "SELECT 'o' || r.origin_key FROM claim_reason r JOIN claim_origin o ON o.origin_key = r.origin_key "
     "LEFT JOIN claim_use u ON u.claim_key = o.claim_key AND u.use = r.use WHERE u.use IS NULL AND r.report_key IS NULL"},
};

class ClaimWriter {
public:
    ClaimWriter(const Links& links, LinkWriter& writer)
        : links_(links),
          writer_(writer),
          readings_(writer.readings()),
          claim_(writer.prepare("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)")),
          use_(writer.prepare("INSERT INTO claim_use VALUES (?, ?, ?, ?, ?, ?)")),
          origin_(writer.prepare("INSERT INTO claim_origin (origin_key, claim_key, type_code, who, occasion) VALUES (?, ?, ?, ?, ?)")),
          via_(writer.prepare("INSERT INTO claim_origin_via VALUES (?, ?, ?)")),
          origin_use_(writer.prepare("INSERT INTO claim_origin_use VALUES (?, ?)")),
          reason_(
              writer.prepare("INSERT INTO claim_reason (origin_key, reason, position, type_code, use, report_key, span_begin, span_end) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
          answer_(writer.prepare("INSERT INTO claim_answer (claim_key, position, polarity_code, report_key, span_begin, span_end, "
                                 "statement_key) VALUES (?, ?, ?, ?, ?, ?, ?)")),
          hedge_(writer.prepare("INSERT INTO claim_hedge VALUES (?, ?, ?, ?, ?)")),
          hedge_report_(writer.prepare("INSERT OR IGNORE INTO claim_hedge_report VALUES (?, ?, ?, ?)")),
          edge_(writer.prepare("INSERT INTO claim_edge VALUES (?, ?, ?, ?, ?, ?, ?)")),
          circle_(writer.prepare("INSERT OR IGNORE INTO claim_circle VALUES (?, ?, ?)")) {}

    void write(std::size_t number) {
        const Claim& claim = links_.claims[number];
        const std::int64_t key = writer_.keys().claims[number];
        writer_.begin_item("claim_key", key);
        std::set<std::uint32_t> reports, outlets;  // one whose outlet is unknown counts as an outlet
        for (const Claim::Use& use : claim.uses)
            if (reports.insert(use.report).second) outlets.insert(readings_.outlet(use.report));
        const auto of_unknown = static_cast<std::size_t>(
            std::count_if(reports.begin(), reports.end(), [&](ReportIndex report) { return readings_.outlet(report) == 0; }));
        writer_.add(claim_, key, claim.fullest, claim.min, claim.max,
                    claim.first ? std::optional(readings_.key(*claim.first)) : std::nullopt, reports.size(),
                    outlets.size() - outlets.count(0) + of_unknown);
        for (std::size_t i = 0; i < claim.uses.size(); ++i)
            writer_.add(use_, key, i, readings_.key(claim.uses[i].report), place(claim.uses[i]), statement(claim.uses[i]));
        std::size_t position = 0;
        for (const auto* answers : {&claim.against, &claim.refusals}) {
            for (const Claim::Answer& answer : *answers)
                writer_.add(answer_, key, position++, static_cast<int>(answer.polarity), readings_.key(answer.use.report),
                            place(answer.use), statement(answer.use));
        }
        for (std::size_t i = 0; i < claim.hedges.size(); ++i) {
            const Claim::Hedge& hedge = claim.hedges[i];
            writer_.add(hedge_, key, i, readings_.key(hedge.place.report), place(hedge.place));
            for (const ReportIndex report : hedge.kept_by) writer_.add(hedge_report_, key, i, readings_.key(report), 1);
            for (const ReportIndex report : hedge.lost_by) writer_.add(hedge_report_, key, i, readings_.key(report), 0);
        }
        for (std::size_t i = 0; i < claim.chain.size(); ++i) {
            const auto& [from, to] = claim.chain[i];
            const bool from_origin = from.kind == Claim::Node::Kind::origin;
            writer_.add(edge_, key, i, from_origin ? std::optional(writer_.keys().origins[number][from.number]) : std::nullopt,
                        Query::OrNull{from.outlet}, report(from), Query::OrNull{to.outlet}, report(to));
        }
        for (std::size_t i = 0; i < claim.circles.size(); ++i)
            for (const ReportIndex member : claim.circles[i]) writer_.add(circle_, key, i, readings_.key(member));
    }

    void write_origin(std::size_t number, std::size_t of_claim) {
        const Claim& claim = links_.claims[number];
        const Claim::Origin& origin = claim.origins[of_claim];
        const std::int64_t key = writer_.keys().origins[number][of_claim];
        writer_.begin_item("origin_key", key);
        writer_.add(origin_, key, writer_.keys().claims[number], static_cast<int>(origin.type), origin.who, Query::OrNull{origin.occasion});
        for (std::size_t i = 0; i < origin.via.size(); ++i) writer_.add(via_, key, i, origin.via[i]);
        for (const std::uint32_t use : origin.uses) writer_.add(origin_use_, key, use);
        for (std::size_t i = 0; i < origin.reasons.size(); ++i) {
            for (std::size_t k = 0; k < origin.reasons[i].places.size(); ++k) {
                const Claim::Place& of = origin.reasons[i].places[k];
                const int type = static_cast<int>(origin.reasons[i].type);
                const std::optional<int> none;
                if (const auto use = use_at(claim, of)) {
                    writer_.add(reason_, key, i, k, type, *use, none, none, none);
                } else {
                    writer_.add(reason_, key, i, k, type, none, readings_.key(of.report), place(of));
                }
            }
        }
    }

private:
    // Most reasons rest on a use itself: its number is a tenth of its place.
    static std::optional<std::int64_t> use_at(const Claim& claim, const Claim::Place& place) {
        const auto found = std::lower_bound(claim.uses.begin(), claim.uses.end(), place, [](const Claim::Use& use, const Claim::Place& at) {
            return std::tie(use.report, use.span) < std::tie(at.report, at.span);
        });
        if (found == claim.uses.end() || found->report != place.report || found->span != place.span) return std::nullopt;
        return found - claim.uses.begin();
    }

    template <class At>
    static LinkWriter::Place place(const At& at) {
        return {at.report, at.span};
    }
    [[nodiscard]] std::optional<std::int64_t> statement(const Claim::Use& use) const {
        return use.statement ? std::optional(readings_.statement_key(use.report, *use.statement)) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::int64_t> report(const Claim::Node& node) const {
        return node.kind == Claim::Node::Kind::report ? std::optional(readings_.key(node.number)) : std::nullopt;
    }

    const Links& links_;
    LinkWriter& writer_;
    const StoredReadings& readings_;
    std::size_t claim_, use_, origin_, via_, origin_use_, reason_, answer_, hedge_, hedge_report_, edge_, circle_;
};

void write(const Links& links, LinkWriter& writer) {
    ClaimWriter claims(links, writer);
    for (const std::size_t i : in_order_of(writer.keys().claims)) claims.write(i);
    std::vector<std::int64_t> keys;
    std::vector<std::pair<std::size_t, std::size_t>> places;  // claim, origin in it
    for (std::size_t i = 0; i < links.claims.size(); ++i) {
        for (std::size_t k = 0; k < links.claims[i].origins.size(); ++k) {
            keys.push_back(writer.keys().origins[i][k]);
            places.emplace_back(i, k);
        }
    }
    for (const std::size_t i : in_order_of(keys)) claims.write_origin(places[i].first, places[i].second);
}

struct Saying {
    std::string speaker;
    Polarity polarity = Polarity::asserts;
};

// Of the statements that claims are made of: who speaks, as Record::statements() names them, and where nobody is known the words of the
// source; and whether it denies.
std::unordered_map<std::int64_t, Saying> sayings_of_claims(Database& database, ClaimDetail detail) {
    std::unordered_map<std::int64_t, Saying> sayings;  // by statement; looked up only
    if (detail == ClaimDetail::ways) return sayings;
    const std::string of_uses = detail == ClaimDetail::whole
                                    ? "SELECT u.statement_key FROM temp.listed l CROSS JOIN claim_use u ON u.claim_key = l.key UNION "
                                    : "";
    Query query = database.prepare(
        "SELECT s.statement_key, coalesce(person.name, entity.name, substr(r.text, s.source_begin + 1, s.source_end - s.source_begin)), "
        "s.polarity FROM (" +
        of_uses +
        "SELECT a.statement_key FROM temp.listed l CROSS JOIN claim_answer a ON a.claim_key = l.key) c "
        "CROSS JOIN statement s ON s.statement_key = c.statement_key CROSS JOIN report r ON r.report_key = s.report_key "
        "LEFT JOIN entity ON entity.report_key = s.report_key AND entity.entity = s.speaker "
        "LEFT JOIN person_entity pe ON pe.report_key = s.report_key AND pe.entity = s.speaker "
        "LEFT JOIN person ON person.person_key = pe.person_key");
    while (query.next())
        sayings.emplace(query.integer(0), Saying{query.string(1), named<Polarity>(query.text(2)).value_or(Polarity::asserts)});
    return sayings;
}

// In the order in which they are listed: those for which somebody is named before those that all reports have in their own words, and first
// those that more outlets carry than there are certain origins.
constexpr const char* kOrder =
    "(SELECT min(type_code) FROM claim_origin o WHERE o.claim_key = claim.claim_key) = 5, min_origins < n_outlets DESC, n_outlets DESC, "
    "n_reports DESC, claim_key";

std::string claim_keys(const std::string& condition) {
    return "SELECT claim_key FROM claim " + condition + " ORDER BY " + kOrder;
}

// The id of a report and its place in the order of lists, looked up once however many rows name it.
class ReportIds {
public:
    struct Entry {
        std::string id, published;
        bool is_dated = false;
        // As kReportOrder (listing.h).
        bool operator<(const Entry& other) const {
            return std::tuple(!is_dated, std::string_view(published), std::string_view(id)) <
                   std::tuple(!other.is_dated, std::string_view(other.published), std::string_view(other.id));
        }
    };
    explicit ReportIds(Database& database) : query_(database.prepare("SELECT id, published FROM report WHERE report_key = ?")) {}
    const Entry& of(std::int64_t report) {
        const auto [at, is_new] = entries_.try_emplace(report);
        if (is_new && query_.start(report).next()) at->second = {query_.string(0), query_.string(1), !query_.is_null(1)};
        return at->second;  // stays where it is
    }

private:
    Query query_;
    std::unordered_map<std::int64_t, Entry> entries_;  // looked up only
};

// The claims that `listed` has.
// With `of_reports` of each claim only what concerns the reports in temp.of_report: their uses, the origins of these, and the edges that
// lead from another report or outlet to them. A claim may have thousands of others.
std::vector<ClaimRow> listed_claims(Database& database, ClaimDetail detail, bool of_reports = false) {
    const bool is_whole = detail == ClaimDetail::whole;
    std::vector<ClaimRow> rows;
    Query claim = database.prepare(
        "SELECT c.claim_key, c.min_origins, c.max_origins, r.id, r.published, c.n_reports, c.n_outlets FROM temp.listed l CROSS JOIN claim "
        "c ON "
        "c.claim_key = l.key LEFT JOIN report r ON r.report_key = c.first_report ORDER BY l.position");
    while (claim.next()) {
        ClaimRow row;
        row.id = id_of('c', claim.integer(0));
        row.min = claim.number(1);
        row.max = claim.number(2);
        row.first = claim.string(3);
        row.first_date = claim.string(4);
        row.n_reports = claim.number(5);
        row.n_outlets = claim.number(6);
        rows.push_back(std::move(row));
    }
    const auto row_of = [&](const Query& query) -> ClaimRow* {
        const std::size_t row = index_of(query, 0);
        return row < rows.size() ? &rows[row] : nullptr;
    };
    EvidenceShelf with_sentences(true), words_alone(false);
    // Uses in the order of reports; what names them by number in the tables is led to their places in that order.
    ReportIds reports(database);
    constexpr std::uint32_t kNotThere = UINT32_MAX;
    std::vector<std::vector<std::uint32_t>> place_of(rows.size());
    struct StoredUse {
        const ReportIds::Entry* report = nullptr;
        std::int64_t report_key = 0, statement_key = 0;  // 0: none
        std::uint32_t use = 0;
        CodePointSpan span;
        std::optional<std::uint32_t> statement, event;
    };
    std::vector<std::vector<StoredUse>> uses(rows.size());
    std::vector<std::uint32_t> fullest(rows.size(), 0);
    Query use = database.prepare(
        is_whole ? "SELECT l.position, u.use, u.report_key, c.fullest_use, u.span_begin, u.span_end, u.statement_key, s.number, (SELECT "
                   "min(e.event) FROM event e WHERE u.statement_key IS NULL AND e.report_key = u.report_key AND e.predicate_begin >= "
                   "u.span_begin AND e.predicate_end <= u.span_end) FROM temp.listed l CROSS JOIN claim c ON c.claim_key = l.key CROSS "
                   "JOIN claim_use u ON u.claim_key = c.claim_key LEFT JOIN statement s ON s.statement_key = u.statement_key"
                 : std::string("SELECT l.position, u.use, u.report_key, c.fullest_use, u.span_begin, u.span_end FROM temp.listed l CROSS "
                               "JOIN claim c ON c.claim_key = l.key CROSS JOIN claim_use u ON u.claim_key = c.claim_key") +
                       (of_reports ? " WHERE u.report_key IN (SELECT report_key FROM temp.of_report)" : ""));
    while (use.next()) {
        const std::size_t row = index_of(use, 0);
        if (row >= rows.size()) continue;
        StoredUse& one = uses[row].emplace_back();
        one.use = use.number(1);
        one.report_key = use.integer(2);
        one.report = &reports.of(one.report_key);
        one.span = {use.number(4), use.number(5)};
        fullest[row] = use.number(3);
        if (!is_whole) continue;
        if (!use.is_null(6)) one.statement_key = use.integer(6);
        if (!use.is_null(7)) one.statement = use.number(7);
        if (!use.is_null(8)) one.event = use.number(8);
    }
    const auto sayings = sayings_of_claims(database, detail);
    const auto attribute = [&](std::int64_t statement_key, ClaimRow::Use& of) {
        const auto found = sayings.find(statement_key);
        if (found == sayings.end()) return;
        of.speaker = found->second.speaker;
        of.polarity = found->second.polarity;
    };
    std::vector<bool> has_text(rows.size());  // in the answers of `words_alone`
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::sort(uses[row].begin(), uses[row].end(), [](const StoredUse& a, const StoredUse& b) {
            if (a.report != b.report) return *a.report < *b.report;
            return std::pair(a.span.begin, a.use) < std::pair(b.span.begin, b.use);
        });
        const std::uint32_t fullest_use = std::exchange(fullest[row], 0);
        for (const StoredUse& one : uses[row]) {
            const auto place = static_cast<std::uint32_t>(rows[row].uses.size());
            if (place_of[row].size() <= one.use) place_of[row].resize(one.use + 1, kNotThere);
            place_of[row][one.use] = place;
            if (one.use == fullest_use) {
                fullest[row] = place;
                has_text[row] = detail == ClaimDetail::brief;
                if (has_text[row]) words_alone.ask(one.report_key, one.span);
            }
            ClaimRow::Use made;
            made.statement = one.statement;
            made.event = one.event;
            attribute(one.statement_key, made);
            made.evidence.report = one.report->id;
            rows[row].uses.push_back(std::move(made));
            if (is_whole) with_sentences.ask(one.report_key, one.span);
        }
    }
    std::unordered_map<std::int64_t, std::pair<std::size_t, std::size_t>> origin_at;  // row, number in it; looked up only
    Query origin = database.prepare(
        "SELECT l.position, o.origin_key, o.type, o.who, o.occasion FROM temp.listed l CROSS JOIN claim_origin o ON o.claim_key = l.key "
        "ORDER BY l.position, o.origin_key");
    while (origin.next()) {
        ClaimRow* row = row_of(origin);
        if (!row) continue;
        origin_at[origin.integer(1)] = {static_cast<std::size_t>(row - rows.data()), row->origins.size()};
        ClaimRow::Origin made;
        made.id = id_of('o', origin.integer(1));
        made.type = origin.string(2);
        made.who = origin.string(3);
        made.occasion = origin.string(4);
        row->origins.push_back(std::move(made));
    }
    const auto each_of_origin = [&](std::string_view sql, auto&& put) {
        Query query = database.prepare(sql);
        while (query.next()) {
            const auto found = origin_at.find(query.integer(0));
            if (found != origin_at.end()) put(rows[found->second.first], rows[found->second.first].origins[found->second.second], query);
        }
    };
    each_of_origin(
        "SELECT v.origin_key, v.outlet FROM temp.listed l CROSS JOIN claim_origin o ON o.claim_key = l.key "
        "CROSS JOIN claim_origin_via v ON v.origin_key = o.origin_key ORDER BY l.position, v.origin_key, v.position",
        [](ClaimRow&, ClaimRow::Origin& of, const Query& query) { of.via.push_back(query.string(1)); });
    each_of_origin(
        "SELECT u.origin_key, u.use FROM temp.listed l CROSS JOIN claim_origin o ON o.claim_key = l.key "
        "CROSS JOIN claim_origin_use u ON u.origin_key = o.origin_key ORDER BY l.position, u.origin_key, u.use",
        [&](ClaimRow& row, ClaimRow::Origin& of, const Query& query) {
            const auto& places = place_of[static_cast<std::size_t>(&row - rows.data())];
            if (query.number(1) >= places.size() || places[query.number(1)] == kNotThere) return;
            of.uses.push_back(places[query.number(1)]);
            add_once(of.reports, row.uses[of.uses.back()].evidence.report);
        });
    if (is_whole)
        each_of_origin(
            "SELECT r.origin_key, r.reason, r.position, r.type, coalesce(u.report_key, r.report_key), coalesce(u.span_begin, "
            "r.span_begin), "
            "coalesce(u.span_end, r.span_end) FROM temp.listed l CROSS JOIN claim_origin o ON o.claim_key = l.key "
            "CROSS JOIN claim_reason r ON r.origin_key = o.origin_key LEFT JOIN claim_use u ON u.claim_key = o.claim_key AND u.use = r.use "
            "ORDER BY l.position, r.origin_key, r.reason, r.position",
            [&](ClaimRow&, ClaimRow::Origin& of, const Query& query) {
                if (query.integer(2) == 0) of.reasons.push_back({query.string(3), {}});
                if (of.reasons.empty()) return;
                of.reasons.back().places.emplace_back();
                words_alone.ask(query.integer(4), {query.number(5), query.number(6)});
            });
    Query edge = database.prepare(
        std::string("SELECT l.position, e.from_origin, e.from_outlet, e.from_report, e.to_outlet, e.to_report FROM temp.listed l "
                    "CROSS JOIN claim_edge e ON e.claim_key = l.key") +
        (of_reports ? " WHERE e.from_origin IS NULL AND e.to_report IN (SELECT report_key FROM temp.of_report)" : "") +
        " ORDER BY l.position, e.position");
    while (edge.next()) {
        ClaimRow* row = row_of(edge);
        const auto node = [&](int outlet, int report) {
            return !edge.is_null(outlet) ? edge.string(outlet) : edge.is_null(report) ? std::string() : reports.of(edge.integer(report)).id;
        };
        if (row) row->chain.emplace_back(edge.is_null(1) ? node(2, 3) : id_of('o', edge.integer(1)), node(4, 5));
    }
    if (detail == ClaimDetail::ways) return rows;
    Query answer = database.prepare(
        "SELECT l.position, a.polarity, a.report_key, a.span_begin, a.span_end, s.number, a.statement_key FROM temp.listed l CROSS JOIN "
        "claim_answer a ON a.claim_key = l.key LEFT JOIN statement s ON s.statement_key = a.statement_key ORDER BY l.position, a.position");
    std::vector<std::pair<std::size_t, bool>> answers;  // row, whether it is a refusal
    while (answer.next()) {
        ClaimRow* row = row_of(answer);
        if (!row) continue;
        ClaimRow::Answer made;
        made.polarity = named<Polarity>(answer.text(1)).value_or(Polarity::denies);
        if (!answer.is_null(5)) made.use.statement = answer.number(5);
        attribute(answer.is_null(6) ? 0 : answer.integer(6), made.use);
        const bool is_refusal = made.polarity == Polarity::declines;
        (is_refusal ? row->refusals : row->against).push_back(std::move(made));
        answers.emplace_back(static_cast<std::size_t>(row - rows.data()), is_refusal);
        if (is_whole) with_sentences.ask(answer.integer(2), {answer.number(3), answer.number(4)});
    }
    Query circle = database.prepare(
        in_report_order("SELECT l.position, c.circle, r.id FROM temp.listed l CROSS JOIN claim_circle c ON c.claim_key = l.key "
                        "CROSS JOIN report r ON r.report_key = c.report_key",
                        "l.position, c.circle,"));
    while (circle.next()) {
        ClaimRow* row = row_of(circle);
        if (!row) continue;
        if (row->circles.size() <= circle.number(1)) row->circles.resize(circle.number(1) + 1);
        row->circles[circle.number(1)].push_back(circle.string(2));
    }

    if (!is_whole) {
        words_alone.fetch(database);
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (has_text[row]) rows[row].text = words_alone.take().words;
        return rows;
    }
    Query hedge = database.prepare(
        "SELECT l.position, h.hedge, h.report_key, h.span_begin, h.span_end FROM temp.listed l CROSS JOIN claim_hedge h ON h.claim_key = "
        "l.key ORDER BY l.position, h.hedge");
    std::vector<std::size_t> hedged;  // rows
    while (hedge.next()) {
        ClaimRow* row = row_of(hedge);
        if (!row) continue;
        row->hedges.emplace_back();
        hedged.push_back(static_cast<std::size_t>(row - rows.data()));
        words_alone.ask(hedge.integer(2), {hedge.number(3), hedge.number(4)});
    }
    Query hedge_report = database.prepare(in_report_order(
        "SELECT l.position, h.hedge, h.is_kept, r.id FROM temp.listed l CROSS JOIN claim_hedge_report h ON h.claim_key = l.key "
        "CROSS JOIN report r ON r.report_key = h.report_key",
        "l.position, h.hedge,"));
    while (hedge_report.next()) {
        ClaimRow* row = row_of(hedge_report);
        if (!row || hedge_report.number(1) >= row->hedges.size()) continue;
        ClaimRow::Hedge& of = row->hedges[hedge_report.number(1)];
        (hedge_report.integer(2) != 0 ? of.kept_by : of.lost_by).push_back(hedge_report.string(3));
    }
    with_sentences.fetch(database);
    words_alone.fetch(database);
    for (ClaimRow& row : rows)
        for (ClaimRow::Use& of : row.uses) of.evidence = with_sentences.take();
    std::vector<std::pair<std::size_t, std::size_t>> taken(rows.size());  // answers taken: against, refusals
    for (const auto& [row, is_refusal] : answers) {
        auto& list = is_refusal ? rows[row].refusals : rows[row].against;
        list[is_refusal ? taken[row].second++ : taken[row].first++].use.evidence = with_sentences.take();
    }
    for (ClaimRow& row : rows)
        for (ClaimRow::Origin& of : row.origins)
            for (ClaimRow::Reason& reason : of.reasons)
                for (Evidence& place : reason.places) place = words_alone.take();
    std::vector<std::size_t> next(rows.size());
    for (const std::size_t row : hedged) rows[row].hedges[next[row]++].evidence = words_alone.take();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (fullest[i] < rows[i].uses.size()) rows[i].text = rows[i].uses[fullest[i]].evidence.words;
    }
    return rows;
}

}  // namespace

const Kind kClaims{
    .name = "claims",
    .item = "claim",
    .schema = kSchema,
    .table = "claim",
    .key = "claim_key",
    .letter = 'c',
    .order = kOrder,
    .of_reports =
        "SELECT claim_key FROM claim_use WHERE report_key IN {0} AND claim_key IN {1} UNION SELECT claim_key FROM claim_answer WHERE "
        "report_key IN {0} AND claim_key IN {1}",
    .is_in_cases = true,
    .write = write,
    .spans = kSpans,
    .rows = kRows,
};

std::vector<ClaimRow> Record::claims(const Slice& slice) const {
    return claims_with(ClaimDetail::whole, slice);
}

std::vector<ClaimRow> Record::claims_with(ClaimDetail detail, const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->claims(slice, detail);
    const Listed listed(*impl_->database, keys_of(*impl_->database, impl_->scopes, kClaims, slice.of), slice);
    return listed_claims(*impl_->database, detail);
}

namespace {

// The claims of a scope that fulfil a condition.
std::string claims_where(Database& database, ScopeTables& scopes, const Scope& of, const char* condition) {
    const std::string in = of.of == Scope::Of::record ? "" : "claim_key IN (" + keys_of(database, scopes, kClaims, of) + ") AND ";
    return claim_keys("WHERE " + in + condition);
}

constexpr const char* kOneOrigin = "max_origins = 1 AND n_outlets > 1";
constexpr const char* kDenied =
    "EXISTS (SELECT 1 FROM claim_answer a CROSS JOIN statement s ON s.statement_key = a.statement_key WHERE a.claim_key = "
    "claim.claim_key AND a.polarity = 'denies' AND s.polarity = 'denies')";

}  // namespace

std::vector<ClaimRow> Record::claims_of_one_origin(const Slice& slice) const {
    return claims_of_one_origin(slice, ClaimDetail::whole);
}

std::vector<ClaimRow> Record::claims_of_one_origin(const Slice& slice, ClaimDetail detail) const {
    if (impl_->catalogue) return impl_->catalogue->claims_of_one_origin(slice, detail);
    const Listed listed(*impl_->database, claims_where(*impl_->database, impl_->scopes, slice.of, kOneOrigin), slice);
    return listed_claims(*impl_->database, detail);
}

std::vector<ClaimRow> Record::denied_claims(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->denied_claims(slice);
    const Listed listed(*impl_->database, claims_where(*impl_->database, impl_->scopes, slice.of, kDenied), slice);
    return listed_claims(*impl_->database, ClaimDetail::whole);
}

std::string claims_of_list(Database& database, ScopeTables& scopes, List list, const Scope& of) {
    return claims_where(database, scopes, of, list == List::denied_claims ? kDenied : kOneOrigin);
}

std::vector<ClaimRow> Record::claims_in(const std::vector<ReportRow>& reports) const {
    if (impl_->catalogue) return impl_->catalogue->claims_in(reports);
    Database& database = *impl_->database;
    std::vector<std::string> ids;
    for (const ReportRow& report : reports) ids.push_back(report.id);
    database.run("DROP TABLE IF EXISTS temp.of_report; CREATE TEMP TABLE of_report (report_key INTEGER PRIMARY KEY)");
    database.prepare("INSERT OR IGNORE INTO temp.of_report SELECT r.report_key FROM json_each(?) j CROSS JOIN report r ON r.id = j.value")
        .run(ids.empty() ? "[]" : to_json_array(ids));
    const Listed listed(database,
                        claim_keys("WHERE claim_key IN (SELECT u.claim_key FROM claim_use u WHERE u.report_key IN (SELECT report_key FROM "
                                   "temp.of_report) AND u.claim_key IN (" +
                                   items_of_reports(database, impl_->scopes, kClaims, "SELECT report_key FROM temp.of_report") + "))"),
                        {});
    std::vector<ClaimRow> rows = listed_claims(database, ClaimDetail::ways, true);
    database.run("DROP TABLE IF EXISTS temp.of_report");
    return rows;
}

}  // namespace onrecord
