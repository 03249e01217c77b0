// Where a quotation or passage occurs. The index of full-text search gives the reports: those that have the words as they are (one phrase),
// and those that have a run of kRunWords of them; their texts alone are read and aligned with the words (compare/alignment.h). Where no
// report has such a run, the sentence that shares most of the words is given, and said to be no more than that. What the record knows of a
// place is looked up by it: the statement that it is in, the claims and the shared text that it is part of. Cost: the index, and a reading
// of kMaxReports texts at most for either. Tests: tests/record/trace_test.cc.
#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/names.h"
#include "compare/alignment.h"
#include "compare/words.h"
#include "record/decide.h"
#include "record/evidence.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/stored_reading.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxTraced = 4096;     // of the words: longer than any passage that is quoted
constexpr std::size_t kMaxRuns = 32;         // runs that are looked up; of a longer passage, spread over it
constexpr std::size_t kMaxReports = 1000;    // texts that are read; where there may be more, that is said
constexpr std::size_t kNearestReports = 20;  // texts in which the nearest sentence is looked for
constexpr std::uint32_t kRunWords = 4;       // that a near place shares with the words: what align() begins with
constexpr double kNearShare = 0.5;           // of the words, in their order; the share that joins two uses of one speaker's quotation
constexpr std::uint32_t kLongWords = 12;     // or so many: enough by themselves (as for quotations)
constexpr double kNearestShare = 0.5;        // of the different words of four letters and more, in one sentence

struct Report {
    Report(std::string report_id, std::string report_text, std::vector<CodePointSpan> of_text)
        : id(std::move(report_id)), text(std::move(report_text)), sentences(std::move(of_text)) {}
    std::string id;
    StoredText text;
    std::vector<CodePointSpan> sentences;
};

// A phrase of FTS5: words in a row.
std::string phrase_of(std::string_view text, const CutWord* words, std::size_t n) {
    std::string phrase = "\"";
    for (std::size_t i = 0; i < n; ++i) phrase.append(i == 0 ? "" : " ").append(text.substr(words[i].span.begin, words[i].span.length()));
    return phrase += '"';
}

// Keys of the reports that a query of FTS5 finds in their texts; the best `limit`, in no order.
std::vector<std::int64_t> reports_with(Database& database, const std::string& query, std::size_t limit) {
    std::vector<std::int64_t> keys;
    Query found = database.prepare("SELECT rowid FROM report_search WHERE report_search MATCH ? ORDER BY rank LIMIT ?");
    const std::string in_text = "text : (" + query + ")";
    for (found.start(in_text, limit); found.next();) keys.push_back(found.integer(0));
    return keys;
}

class Tracer {
public:
    Tracer(Database& database, std::string words)
        : database_(database), words_(std::move(words)), asked_(cut_words(words_, {0, static_cast<std::uint32_t>(words_.size())})) {}

    [[nodiscard]] bool has_words() const { return !asked_.empty(); }

    TraceRows run() {
        TraceRows rows;
        rows.n_words = static_cast<std::uint32_t>(asked_.size());
        std::set<std::int64_t> keys;
        const auto find = [&](const std::string& query) {
            const auto found = reports_with(database_, query, kMaxReports);
            rows.is_cut |= found.size() == kMaxReports;
            keys.insert(found.begin(), found.end());
        };
        find(phrase_of(words_, asked_.data(), asked_.size()));
        if (asked_.size() > kRunWords) find(runs());
        for (const auto key : keys) {
            if (const auto report = load(key)) places_in(*report, rows.places);
        }
        if (rows.places.empty()) nearest(rows);
        return rows;
    }

private:
    // Runs of the words as phrases, any of which will do.
    [[nodiscard]] std::string runs() const {
        const std::size_t n = asked_.size() - kRunWords + 1;
        const std::size_t step = (n + kMaxRuns - 1) / kMaxRuns;
        std::string query;
        for (std::size_t i = 0; i < n; i += step)
            query.append(query.empty() ? "" : " OR ").append(phrase_of(words_, &asked_[i], kRunWords));
        return query;
    }

    std::optional<Report> load(std::int64_t key) {
        Query query = database_.prepare("SELECT id, text, sentences FROM report WHERE report_key = ?");
        if (!query.start(key).next()) return std::nullopt;
        return std::optional<Report>(std::in_place, query.string(0), query.string(1), from_gaps(query.text(2)));
    }

    static TraceRow row_of(const Report& report, Span bytes) {
        TraceRow row;
        row.evidence.report = report.id;
        row.evidence.span = report.text.index().to_code_points(bytes);
        row.evidence.words = report.text.words(row.evidence.span);
        row.evidence.sentence = on_one_line(report.text.words(sentences_around(row.evidence.span, report.sentences, report.text)));
        return row;
    }

    void places_in(const Report& report, std::vector<TraceRow>& places) const {
        const auto words = cut_words(report.text.view(), {0, static_cast<std::uint32_t>(report.text.view().size())});
        const std::size_t n = asked_.size(), first = places.size();
        std::vector<std::pair<std::size_t, std::size_t>> exact;  // of the report's words
        for (std::size_t i = 0; i + n <= words.size(); ++i) {
            if (!std::equal(asked_.begin(), asked_.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                            [](const CutWord& a, const CutWord& b) { return a.key == b.key; }))
                continue;
            exact.emplace_back(i, i + n);
            places.push_back(row_of(report, {words[i].span.begin, words[i + n - 1].span.end}));
            places.back().is_exact = true;
            places.back().n_shared = static_cast<std::uint32_t>(n);
            i += n - 1;
        }
        for (const AlignedPassage& passage : align(asked_, words)) {
            const auto shared = static_cast<std::uint32_t>(passage.matches.size());
            if (shared < kNearShare * static_cast<double>(n) && shared < kLongWords) continue;
            const bool is_known = std::any_of(exact.begin(), exact.end(), [&](const auto& place) {
                return passage.second_begin < place.second && place.first < passage.second_end;
            });
            if (is_known) continue;
            places.push_back(row_of(report, {words[passage.second_begin].span.begin, words[passage.second_end - 1].span.end}));
            places.back().n_shared = shared;
        }
        std::sort(places.begin() + static_cast<std::ptrdiff_t>(first), places.end(),
                  [](const TraceRow& a, const TraceRow& b) { return a.evidence.span < b.evidence.span; });
    }

    // The sentence that shares most of the longer words, if it shares enough.
    void nearest(TraceRows& rows) {
        constexpr std::uint32_t kMinBytes = 4;
        std::string query;
        std::set<std::uint32_t> keys;
        for (const CutWord& word : asked_) {
            if (word.span.length() < kMinBytes || !keys.insert(word.key).second) continue;
            query.append(query.empty() ? "" : " OR ").append(phrase_of(words_, &word, 1));
        }
        if (keys.size() < 2) return;
        std::size_t most = 0;
        for (const auto key : reports_with(database_, query, kNearestReports)) {
            const auto report = load(key);
            if (!report) continue;
            for (const CodePointSpan sentence : report->sentences) {
                const Span bytes = report->text.index().to_bytes(sentence);
                std::set<std::uint32_t> shared;
                for (const CutWord& word : cut_words(report->text.view(), bytes))
                    if (keys.contains(word.key)) shared.insert(word.key);
                if (shared.size() < 2 || static_cast<double>(shared.size()) < kNearestShare * static_cast<double>(keys.size())) continue;
                if (shared.size() <= most) continue;
                most = shared.size();
                rows.places = {row_of(*report, bytes)};
                rows.places.front().n_shared = static_cast<std::uint32_t>(most);
            }
        }
        rows.n_words = static_cast<std::uint32_t>(keys.size());
        rows.is_nearest = !rows.places.empty();
    }

    Database& database_;
    std::string words_;
    std::vector<CutWord> asked_;
};

// ---- what the record knows of a place

class Knowledge {
public:
    explicit Knowledge(Database& database)
        : decided_(decided_people(database)),
          report_(database.prepare("SELECT report_key FROM report WHERE id = ?")),
          statement_(database.prepare(
              "SELECT s.statement_key, s.number, s.form, s.polarity, s.speaker_kind, w.source, w.cue, w.content, "
              "coalesce(person.name, entity.name), pe.person_key, s.occasion, t.value, r.text FROM statement s "
              "JOIN report r ON r.report_key = s.report_key JOIN statement_text w ON w.statement_key = s.statement_key "
              "LEFT JOIN entity ON entity.report_key = s.report_key AND entity.entity = s.speaker "
              "LEFT JOIN person_entity pe ON pe.report_key = s.report_key AND pe.entity = s.speaker "
              "LEFT JOIN person ON person.person_key = pe.person_key "
              "LEFT JOIN time_expression t ON t.report_key = s.report_key AND t.time = s.time "
              "WHERE s.statement_key BETWEEN r.first_statement AND r.first_statement + r.n_statements - 1 AND r.report_key = ?1 "
              "AND s.content_begin < ?3 AND coalesce((SELECT max(p.span_end) FROM statement_piece p WHERE p.statement_key = "
              "s.statement_key AND p.part = 'content'), s.content_end) > ?2 ORDER BY s.content_end - s.content_begin, s.number LIMIT 1")),
          channel_(database.prepare("SELECT span_begin, span_end FROM channel WHERE statement_key = ? ORDER BY position")),
          occasion_channel_(database.prepare(
              "SELECT span_begin, span_end FROM occasion_channel WHERE report_key = ? AND occasion = ? ORDER BY position")),
          edge_(database.prepare(
              "SELECT DISTINCT f.id, e.from_outlet, o.who, o.occasion, o.type FROM claim_use u "
              "JOIN claim_edge e ON e.claim_key = u.claim_key AND e.to_report = u.report_key "
              "LEFT JOIN report f ON f.report_key = e.from_report LEFT JOIN claim_origin o ON o.origin_key = e.from_origin "
              "WHERE u.report_key = ?1 AND u.span_begin < ?3 AND u.span_end > ?2 ORDER BY f.id, e.from_outlet, o.who, o.occasion")),
          reuse_(database.prepare(
              "SELECT DISTINCT r.id FROM reuse u JOIN reuse_piece p ON p.reuse_key = u.reuse_key "
              "JOIN report r ON r.report_key = CASE u.first_report_key WHEN ?1 THEN u.second_report_key ELSE u.first_report_key END "
              "WHERE (u.first_report_key = ?1 AND p.first_begin < ?3 AND p.first_end > ?2) "
              "OR (u.second_report_key = ?1 AND p.second_begin < ?3 AND p.second_end > ?2) ORDER BY r.id")) {}

    void add_to(TraceRow& row) {
        if (!report_.start(row.evidence.report).next()) return;
        const std::int64_t key = report_.integer(0);
        report_.start();
        const auto [begin, end] = row.evidence.span;
        if (statement_.start(key, begin, end).next()) row.said = statement(key, row.evidence.report);
        statement_.start();
        for (edge_.start(key, begin, end); edge_.next();) {
            TraceRow::From from;
            from.report = edge_.string(0);
            from.who = edge_.is_null(1) ? edge_.string(2) : edge_.string(1);
            from.occasion = edge_.string(3);
            from.how = edge_.is_null(0) ? edge_.is_null(1) ? edge_.string(4) : "outlet" : "report";
            row.from.push_back(std::move(from));
        }
        for (reuse_.start(key, begin, end); reuse_.next();) row.from.push_back({reuse_.string(0), {}, {}, "text"});
    }

private:
    StatementRow statement(std::int64_t key, const std::string& report) {
        StatementRow said;
        said.report = report;
        said.number = statement_.number(1);
        said.form = named<Form>(statement_.text(2)).value_or(Form::indirect);
        said.polarity = named<Polarity>(statement_.text(3)).value_or(Polarity::asserts);
        said.speaker_kind = named<SpeakerKind>(statement_.text(4)).value_or(SpeakerKind::unattributed);
        said.source = statement_.string(5);
        said.cue = statement_.string(6);
        said.content = statement_.string(7);
        said.speaker = statement_.string(8);
        if (!statement_.is_null(9)) said.person = id_of('p', statement_.integer(9));
        said.person_decided = decided_.contains(said.person);
        said.occasion = statement_.number_or_none(10);
        said.date = statement_.string(11);
        const StoredText text(statement_.string(12));
        for (channel_.start(statement_.integer(0)); channel_.next();)
            said.channels.emplace_back(text.words({channel_.number(0), channel_.number(1)}));
        if (said.occasion) {
            for (occasion_channel_.start(key, *said.occasion); occasion_channel_.next();)
                add_once(said.occasion_channels, std::string(text.words({occasion_channel_.number(0), occasion_channel_.number(1)})));
        }
        return said;
    }

    std::set<std::string> decided_;
    Query report_, statement_, channel_, occasion_channel_, edge_, reuse_;
};

}  // namespace

Result<TraceRows> Record::trace(std::string_view words, std::size_t limit) const {
    if (impl_->catalogue) return impl_->catalogue->trace(words, limit);
    Database& database = *impl_->database;
    if (words.size() > kMaxTraced) return Error{ErrorKind::usage, "the words are longer than " + std::to_string(kMaxTraced) + " bytes"};
    std::uint64_t n_replaced = 0;
    Tracer tracer(database, to_valid_utf8(std::string(words), n_replaced));
    if (!tracer.has_words()) return Error{ErrorKind::usage, "there is no word to trace"};
    TraceRows rows = tracer.run();
    // In the order of every list; of one report by place.
    std::unordered_map<std::string, std::string> published;  // looked up only
    Query date = database.prepare("SELECT published FROM report WHERE id = ?");
    for (const TraceRow& row : rows.places) {
        if (date.start(row.evidence.report).next()) published[row.evidence.report] = date.string(0);
    }
    const auto is_earlier = [&](const TraceRow& a, const TraceRow& b) {
        const std::string &x = published[a.evidence.report], &y = published[b.evidence.report];
        return std::tuple(x.empty(), std::string_view(x), std::string_view(a.evidence.report)) <
               std::tuple(y.empty(), std::string_view(y), std::string_view(b.evidence.report));
    };
    std::stable_sort(rows.places.begin(), rows.places.end(), is_earlier);
    rows.n_places = static_cast<std::uint32_t>(rows.places.size());
    if (rows.places.size() > limit) {  // the words as they are come before others
        std::stable_partition(rows.places.begin(), rows.places.end(), [](const TraceRow& row) { return row.is_exact; });
        rows.places.resize(limit);
        std::stable_sort(rows.places.begin(), rows.places.end(), is_earlier);
    }
    Knowledge knowledge(database);
    for (TraceRow& row : rows.places) knowledge.add_to(row);
    return rows;
}

}  // namespace onrecord
