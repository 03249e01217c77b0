// The lists of what reports hold one by one; those of what stands across them are in kind/. Each is a few queries, whatever the number
// of rows, over those rows alone that are listed (listed.h); the words of a list are cut from the texts in one pass over the reports that
// it names. Tests: tests/record/lists_test.cc.
#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/names.h"
#include "base/web_address.h"
#include "record/decide.h"
#include "record/evidence.h"
#include "record/kind/kinds.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/scope.h"
#include "record/stored_reading.h"
#include "text/capital.h"
#include "text/personal_name.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::size_t kOpeningWords = 4;  // a line of fewer is a dateline, a byline, a heading

bool is_in_capitals(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = decode(word, at);
        if (!is_capital(c.value)) return false;
        at += c.length;
    }
    return true;
}

// "HARLOW, May 8 (Coastwire) – The pier was shut" begins with its third part.
std::string without_dateline(std::string words) {
    constexpr std::size_t kLongestDateline = 60;
    const std::string_view capitals = std::string_view(words).substr(0, words.find_first_of(" ,"));
    const bool shouted = count_code_points(capitals) > 1 && is_in_capitals(capitals);
    if (!shouted) return words;
    for (const std::string_view dash : {" – ", " — ", " -- ", " - "}) {
        const auto at = words.find(dash);
        if (at < kLongestDateline) return words.substr(at + dash.size());
    }
    return words;
}

// The first sentence that is no furniture and says something.
std::string opening_of(const StoredText& text, const std::vector<CodePointSpan>& sentences, const std::vector<CodePointSpan>& furniture) {
    for (const CodePointSpan sentence : sentences) {
        const bool aside = std::any_of(furniture.begin(), furniture.end(),
                                       [&](CodePointSpan f) { return f.begin < sentence.end && sentence.begin < f.end; });
        if (aside) continue;
        std::string words = without_dateline(on_one_line(text.words(sentence)));
        if (words.find(" | ") != std::string::npos) continue;  // a menu
        if (static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) >= kOpeningWords) return words;
    }
    return {};
}

}  // namespace

Summary Record::summary() const {
    if (impl_->catalogue) return impl_->catalogue->summary();
    Database& database = *impl_->database;
    Summary summary;
    const auto count = [&](std::string_view sql) { return static_cast<std::uint32_t>(database.integer(sql)); };
    Query counts = database.prepare(
        "SELECT count(*), count(DISTINCT outlet), sum(n_statements) - (SELECT count(*) FROM uncounted_statement), sum(n_words) FROM "
        "report");
    Query earlier = database.prepare("SELECT count(*), sum(r.n_words) FROM earlier_version v JOIN report r ON r.report_key = v.report_key");
    if (counts.next()) {
        summary.n_reports = counts.number(0);
        summary.n_outlets = counts.number(1);
        summary.n_statements = counts.number(2);
        summary.n_words = counts.number(3);
    }
    if (earlier.next()) {
        summary.n_earlier = earlier.number(0);
        summary.n_reports -= summary.n_earlier;
        summary.n_words -= earlier.number(1);
    }
    summary.n_people = count("SELECT count(*) FROM person");
    summary.n_speakers = count("SELECT count(*) FROM person WHERE n_statements > 0");
    summary.n_stories = count("SELECT count(*) FROM story");
    summary.n_shared_stories = count("SELECT count(*) FROM story WHERE n_reports > 1");
    summary.n_events = count("SELECT count(*) FROM timeline_event");
    summary.n_quotations = count("SELECT count(*) FROM quotation");
    summary.n_claims = count("SELECT count(*) FROM claim");
    summary.n_single_origins = count("SELECT count(*) FROM claim WHERE max_origins = 1 AND n_outlets > 1");
    summary.n_differences = count("SELECT count(*) FROM difference");
    summary.n_reuse = count("SELECT count(*) FROM reuse");
    summary.n_recurring_lines = count("SELECT count(*) FROM recurring_line");
    summary.n_problems = count("SELECT count(*) FROM problem");
    std::set<std::string> hosts;  // of reports that name no outlet
    Query address = database.prepare(
        "SELECT url FROM report INDEXED BY report_list WHERE outlet IS NULL AND report_key NOT IN (SELECT report_key FROM "
        "earlier_version)");
    while (address.next()) {
        if (const auto host = host_of(address.text(0)); host.empty()) {
            ++summary.n_unnamed;
        } else {
            hosts.emplace(host);
        }
    }
    Query named = database.prepare("SELECT EXISTS (SELECT 1 FROM report INDEXED BY report_list WHERE outlet = ?)");
    for (const std::string& host : hosts) summary.n_outlets += !named.start(host).next() || named.integer(0) == 0;
    DateRange range;
    Query dates = database.prepare("SELECT DISTINCT published FROM report WHERE published IS NOT NULL");
    while (dates.next()) range.add(dates.text(0));
    summary.first_date = range.first();
    summary.last_date = range.last();
    return summary;
}

namespace {

// The rows of the reports that `listed` has.
std::vector<ReportRow> listed_reports(Database& database) {
    struct Decided {
        bool outlet = false, date = false;
        std::vector<std::string> notes;
    };
    std::unordered_map<std::string, Decided> decided;  // by id; looked up only
    Query decision = database.prepare(
        "SELECT p.report, d.what, d.value FROM decision d JOIN decision_place p ON p.decision = d.decision WHERE p.span_begin IS NULL "
        "ORDER BY d.decision");
    while (decision.next()) {
        Decided& of_report = decided[decision.string(0)];
        const auto what = named<DecisionType>(decision.text(1)).value_or(DecisionType::note);
        of_report.outlet |= what == DecisionType::outlet;
        of_report.date |= what == DecisionType::date;
        if (what == DecisionType::note) of_report.notes.push_back(decision.string(2));
    }
    std::vector<ReportRow> rows;
    Query query = database.prepare(
        "SELECT r.id, r.input, r.url, r.outlet, r.title, r.published, r.published_basis, r.page_kind, r.byline, r.n_words, r.n_statements, "
        "CASE WHEN r.title IS NULL THEN r.text END, r.sentences, r.furniture, r.paragraphs, r.section, r.alternatives FROM temp.listed l "
        "CROSS JOIN report r ON "
        "r.report_key = "
        "l.key ORDER BY l.position");
    while (query.next()) {
        ReportRow row;
        row.id = query.string(0);
        row.input = query.string(1);
        row.url = query.string(2);
        row.outlet = query.string(3);
        row.title = query.string(4);
        row.published = query.string(5);
        row.basis = query.string(6);
        row.page_kind = query.string(7);
        row.byline = from_json_array(query.text(8));
        row.section = query.string(15);
        row.alternatives = alternatives_from(query.text(16));
        row.n_words = query.number(9);
        row.n_statements = query.number(10);
        for (const CodePointSpan paragraph : from_gaps(query.text(14))) row.paragraphs.push_back(paragraph.begin);
        if (row.title.empty()) row.opening = opening_of(StoredText(query.string(11)), from_gaps(query.text(12)), from_gaps(query.text(13)));
        if (const auto found = decided.find(row.id); found != decided.end()) {
            row.outlet_decided = found->second.outlet;
            row.date_decided = found->second.date;
            row.notes = std::move(found->second.notes);
        }
        rows.push_back(std::move(row));
    }
    Query between = database.prepare(
        "SELECT l.position, b.date FROM temp.listed l CROSS JOIN published_between b ON b.report_key = l.key ORDER BY l.position");
    while (between.next()) {
        ReportRow& row = rows[index_of(between, 0)];
        row.published = between.string(1);
        row.basis = "record";
    }
    EvidenceShelf shelf(false);
    std::vector<std::pair<std::size_t, std::string>> dated;  // row, and the day there
    Query reason = database.prepare(
        "SELECT l.position, p.report_key, p.span_begin, p.span_end, p.other_report_key, p.other_begin, p.other_end, p.date FROM "
        "temp.listed l CROSS JOIN published_reason p ON p.report_key = l.key ORDER BY l.position, p.position");
    while (reason.next()) {
        shelf.ask(reason.integer(1), {reason.number(2), reason.number(3)});
        shelf.ask(reason.integer(4), {reason.number(5), reason.number(6)});
        dated.emplace_back(index_of(reason, 0), reason.string(7));
    }
    shelf.fetch(database);
    for (auto& [row, date] : dated) {
        Evidence words = shelf.take();
        rows[row].dated_by.push_back({std::move(words), shelf.take(), std::move(date)});
    }
    Query version = database.prepare(
        "SELECT l.position, b.id FROM temp.listed l CROSS JOIN revision v ON v.older_report_key = l.key CROSS JOIN report b ON "
        "b.report_key = v.newer_report_key ORDER BY l.position, b.id");
    while (version.next()) rows[index_of(version, 0)].newer = version.string(1);
    Query earlier = database.prepare(
        "WITH RECURSIVE before (position, report_key) AS (SELECT position, key FROM temp.listed UNION SELECT b.position, "
        "v.older_report_key FROM before b JOIN revision v ON v.newer_report_key = b.report_key) SELECT position, count(*) - 1 FROM before "
        "GROUP BY position HAVING count(*) > 1");
    while (earlier.next()) rows[index_of(earlier, 0)].n_earlier = earlier.number(1);
    Query credit = database.prepare(
        "SELECT l.position, c.kind, c.outlet, c.text, c.span_begin, c.span_end FROM temp.listed l CROSS JOIN credit c ON c.report_key = "
        "l.key ORDER BY l.position, c.credit");
    while (credit.next()) {
        if (const std::size_t row = index_of(credit, 0); row < rows.size())
            rows[row].credits.push_back({credit.string(1), credit.string(2), credit.string(3), {credit.number(4), credit.number(5)}});
    }
    return rows;
}

std::size_t common_beginning(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

// Where the rows are not all reports: what their ids share with those of others.
void find_shared_beginnings(Database& database, std::vector<ReportRow>& rows) {
    if (rows.size() == static_cast<std::size_t>(database.integer("SELECT count(*) FROM report"))) return;
    NeighbourIds neighbours(database);
    for (ReportRow& row : rows) row.n_shared = neighbours.shared_beginning(row.id);
}

}  // namespace

NeighbourIds::NeighbourIds(Database& database)
    : before_(database.prepare("SELECT id FROM report WHERE id < ? ORDER BY id DESC LIMIT 1")),
      after_(database.prepare("SELECT id FROM report WHERE id > ? ORDER BY id LIMIT 1")) {}

std::size_t NeighbourIds::shared_beginning(const std::string& id) {
    std::size_t n = 0;
    for (Query* neighbour : {&before_, &after_}) {
        if (neighbour->start(id).next()) n = std::max(n, common_beginning(id, neighbour->text(0)));
    }
    return n;
}

std::vector<ReportRow> Record::reports(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->reports(slice);
    Database& database = *impl_->database;
    const Listed listed(database, in_report_order("SELECT r.report_key FROM report r WHERE " + reports_of_scope(database, slice.of)),
                        slice);
    std::vector<ReportRow> rows = listed_reports(database);
    find_shared_beginnings(database, rows);
    return rows;
}

std::vector<ReportRow> Record::reports_by_id(const std::vector<std::string>& ids) const {
    if (impl_->catalogue) return impl_->catalogue->reports_by_id(ids);
    Database& database = *impl_->database;
    const Listed listed(database, in_report_order("SELECT r.report_key FROM json_each(?) j CROSS JOIN report r ON r.id = j.value"), {},
                        ids.empty() ? "[]" : to_json_array(ids));
    std::vector<ReportRow> rows = listed_reports(database);
    find_shared_beginnings(database, rows);
    return rows;
}

std::vector<ProblemRow> Record::problems(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->problems(slice);
    std::vector<ProblemRow> rows;
    Query query = impl_->database->prepare("SELECT input, reason FROM problem ORDER BY input LIMIT ? OFFSET ?");
    query.start(std::min<std::size_t>(slice.limit, INT64_MAX), std::min<std::size_t>(slice.from, INT64_MAX));
    while (query.next()) rows.push_back({query.string(0), query.string(1)});
    return rows;
}

namespace {

// A condition on reports `r` and their statements `s`.
std::string statements_of_scope(Database& database, const Scope& of) {
    // Of some reports each statement is looked up: the whole list of those in furniture would cost more than the page.
    constexpr const char* kNotInALine =
        "NOT EXISTS (SELECT 1 FROM recurring_line_place f WHERE f.report_key = s.report_key AND s.content_begin >= f.span_begin AND "
        "s.content_begin < f.span_end)";
    std::string condition = reports_of_scope(database, of) + " AND " + (of.of == Scope::Of::record ? kOfTheReports : kNotInALine);
    if (of.of == Scope::Of::person)
        condition +=
            " AND EXISTS (SELECT 1 FROM person_entity pe WHERE pe.report_key = s.report_key AND pe.entity = s.speaker AND "
            "pe.person_key = " +
            std::to_string(key_in(of.id, 'p')) + ")";
    return condition;
}

// Whom a surname alone may mean: the persons of a report who bear it, where there is more than one.
class Namesakes {
public:
    explicit Namesakes(Database& database)
        : query_(
              database.prepare("SELECT DISTINCT coalesce(p.name, e.name) AS its FROM entity e LEFT JOIN person_entity pe ON "
                               "pe.report_key = e.report_key AND pe.entity = e.entity LEFT JOIN person p ON p.person_key = pe.person_key "
                               "WHERE e.report_key = ? AND e.type_code = 0 ORDER BY its")) {}
    [[nodiscard]] std::vector<std::string> of(std::int64_t report, std::string_view source) {
        std::vector<std::string> names;
        const std::string_view surname = surname_of(source);
        for (query_.start(report); query_.next();)
            if (const auto name = query_.string(0); name.size() > surname.size() && surname_of(name) == surname) names.push_back(name);
        if (names.size() < 2) names.clear();
        return names;
    }

private:
    Query query_;
};

// The statements that `listed` has.
std::vector<StatementRow> listed_statements(Database& database) {
    struct Pieces {
        std::vector<CodePointSpan> source, cue, content;
    };
    std::unordered_map<std::int64_t, Pieces> pieces;  // looked up only, never gone through
    Query piece = database.prepare(
        "SELECT p.statement_key, p.part, p.span_begin, p.span_end FROM temp.listed l CROSS JOIN statement_piece p ON p.statement_key = "
        "l.key ORDER BY l.position, p.span_begin");
    while (piece.next()) {
        Pieces& of = pieces[piece.integer(0)];
        auto& part = piece.text(1) == "source" ? of.source : piece.text(1) == "cue" ? of.cue : of.content;
        part.push_back({piece.number(2), piece.number(3)});
    }
    std::unordered_map<std::int64_t, std::vector<CodePointSpan>> channels;
    Query channel = database.prepare(
        "SELECT c.statement_key, c.span_begin, c.span_end FROM temp.listed l CROSS JOIN channel c ON c.statement_key = l.key "
        "ORDER BY l.position, c.position");
    while (channel.next()) channels[channel.integer(0)].push_back({channel.number(1), channel.number(2)});

    std::unordered_map<std::int64_t, std::vector<std::pair<std::uint32_t, CodePointSpan>>> occasion_channels;  // by report: occasion, words
    Query of_occasion = database.prepare(
        "SELECT report_key, occasion, span_begin, span_end FROM occasion_channel WHERE report_key IN (SELECT s.report_key FROM temp.listed "
        "l CROSS JOIN statement s ON s.statement_key = l.key) ORDER BY report_key, occasion, position");
    while (of_occasion.next()) {
        occasion_channels[of_occasion.integer(0)].emplace_back(of_occasion.number(1),
                                                               CodePointSpan{of_occasion.number(2), of_occasion.number(3)});
    }

    const std::set<std::string> decided = decided_people(database);
    Namesakes namesakes(database);
    std::vector<StatementRow> rows;
    Query text_query = database.prepare("SELECT text FROM report WHERE report_key = ?");
    std::optional<StoredText> text;
    std::int64_t text_key = 0;
    Query query = database.prepare(
        "SELECT s.report_key, s.statement_key, r.id, s.number, s.form, s.polarity, s.speaker_kind, s.source_begin, s.source_end, "
        "s.cue_begin, s.cue_end, s.content_begin, s.content_end, coalesce(person.name, entity.name), pe.person_key, "
        "coalesce(other_person.name, other.name), s.probability, coalesce(resolved.value, t.value), s.hedges, s.occasion, o.document_kind, "
        "coalesce(author_person.name, author.name), o.document_date, entity.name, person.name, pe.reason, concluded.person_key, "
        "concluded.name "
        "FROM temp.listed l CROSS JOIN statement s ON s.statement_key = l.key CROSS JOIN report r ON r.report_key = s.report_key "
        "LEFT JOIN entity ON entity.report_key = s.report_key AND entity.entity = s.speaker "
        "LEFT JOIN person_entity pe ON pe.report_key = s.report_key AND pe.entity = s.speaker "
        "LEFT JOIN person ON person.person_key = pe.person_key "
        "LEFT JOIN person_statement ps ON ps.statement_key = s.statement_key LEFT JOIN person concluded ON concluded.person_key = "
        "ps.person_key "
        "LEFT JOIN entity other ON other.report_key = s.report_key AND other.entity = s.on_behalf_of "
        "LEFT JOIN person_entity ope ON ope.report_key = s.report_key AND ope.entity = s.on_behalf_of "
        "LEFT JOIN person other_person ON other_person.person_key = ope.person_key "
        "LEFT JOIN resolved_time resolved ON resolved.report_key = s.report_key AND resolved.time = s.time "
        "LEFT JOIN occasion o ON o.report_key = s.report_key AND o.occasion = s.occasion "
        "LEFT JOIN entity author ON author.report_key = s.report_key AND author.entity = o.document_author "
        "LEFT JOIN person_entity ape ON ape.report_key = s.report_key AND ape.entity = o.document_author "
        "LEFT JOIN person author_person ON author_person.person_key = ape.person_key "
        "LEFT JOIN time_expression t ON t.report_key = s.report_key AND t.time = s.time ORDER BY l.position");
    while (query.next()) {
        const std::int64_t report_key = query.integer(0);
        const std::int64_t statement_key = query.integer(1);
        if (!text || text_key != report_key) {
            text.emplace(text_query.start(report_key).next() ? text_query.string(0) : std::string());
            text_key = report_key;
        }
        StatementRow row;
        row.report = query.string(2);
        row.number = query.number(3);
        row.form = named<Form>(query.text(4)).value_or(Form::indirect);
        row.polarity = named<Polarity>(query.text(5)).value_or(Polarity::asserts);
        row.speaker_kind = named<SpeakerKind>(query.text(6)).value_or(SpeakerKind::unattributed);
        if (!query.is_null(7)) row.source_spans.push_back({query.number(7), query.number(8)});
        if (!query.is_null(9)) row.cue_spans.push_back({query.number(9), query.number(10)});
        if (!query.is_null(11)) row.content_spans.push_back({query.number(11), query.number(12)});
        if (const auto found = pieces.find(statement_key); found != pieces.end()) {
            const Pieces& more = found->second;
            row.source_spans.insert(row.source_spans.end(), more.source.begin(), more.source.end());
            row.cue_spans.insert(row.cue_spans.end(), more.cue.begin(), more.cue.end());
            row.content_spans.insert(row.content_spans.end(), more.content.begin(), more.content.end());
        }
        const auto words = [&](const std::vector<CodePointSpan>& spans) {
            std::string all;
            for (const CodePointSpan span : spans) {
                if (span != spans.front()) all += kPieceMark;
                all += text->words(span);
            }
            return all;
        };
        row.source = words(row.source_spans);
        row.cue = words(row.cue_spans);
        row.content = words(row.content_spans);
        row.speaker = query.string(13);
        if (!query.is_null(14)) row.person = id_of('p', query.integer(14));
        if (!query.is_null(24) && lower_word(query.text(23)) != lower_word(query.text(24))) {
            row.speaker_in_report = query.string(23);
            row.speaker_reason = query.string(25);
        } else if (row.speaker.empty() && !query.is_null(26)) {
            row.speaker = query.string(27);
            row.person = id_of('p', query.integer(26));
            row.speaker_in_report = without_ending_marks(row.source);
            row.speaker_reason = "office";
        }
        row.person_decided = decided.contains(row.person);
        if (row.speaker.empty() && row.speaker_kind == SpeakerKind::named) row.candidates = namesakes.of(report_key, row.source);
        row.on_behalf_of = query.string(15);
        row.probability = query.real(16);
        row.date = query.string(17);
        if (const auto found = channels.find(statement_key); found != channels.end()) {
            for (const CodePointSpan span : found->second) row.channels.emplace_back(text->words(span));
        }
        for (const CodePointSpan span : from_gaps(query.text(18))) row.hedges.emplace_back(text->words(span));
        if (!query.is_null(19)) row.occasion = query.number(19);
        row.document_kind = query.string(20);
        row.document_author = query.string(21);
        row.document_date = query.string(22);
        if (const auto found = occasion_channels.find(report_key); row.occasion && found != occasion_channels.end()) {
            auto at = std::lower_bound(found->second.begin(), found->second.end(), *row.occasion,
                                       [](const auto& one, std::uint32_t occasion) { return one.first < occasion; });
            for (; at != found->second.end() && at->first == *row.occasion; ++at)
                add_once(row.occasion_channels, std::string(text->words(at->second)));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

std::vector<StatementRow> Record::statements(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->statements(slice);
    Database& database = *impl_->database;
    const Listed listed(database,
                        in_report_order("SELECT s.statement_key FROM report r CROSS JOIN statement s ON s.statement_key BETWEEN "
                                        "r.first_statement AND r.first_statement + r.n_statements - 1 WHERE " +
                                            statements_of_scope(database, slice.of),
                                        "", ", s.statement_key"),
                        slice);
    return listed_statements(database);
}

Record::StatementsFound Record::statements_like(const StatementsLike& asked, const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->statements_like(asked, slice);
    Database& database = *impl_->database;
    const std::vector<std::int64_t>& keys = impl_->scopes.statements_like(database, asked);
    StatementsFound found;
    found.n = keys.size();
    std::vector<std::string> wanted;
    for (std::size_t i = slice.from; i < keys.size() && wanted.size() < slice.limit; ++i) wanted.push_back(std::to_string(keys[i]));
    const Listed listed(database, "SELECT value FROM json_each(?)", {}, wanted.empty() ? "[]" : to_json_array(wanted));
    found.rows = listed_statements(database);
    return found;
}

Record::ReportsFound Record::reports_like(const ReportsLike& asked, const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->reports_like(asked, slice);
    Database& database = *impl_->database;
    const ReportCondition reports(database, impl_->scopes, asked);
    const std::string of_them = "report r INDEXED BY report_list WHERE " + reports.sql(1);
    ReportsFound found;
    {
        Query count = database.prepare("SELECT count(*) FROM " + of_them);
        if (count.start(reports.outlet(), reports.days()).next()) found.n = static_cast<std::size_t>(count.integer(0));
    }
    const Listed listed(database, in_report_order("SELECT r.report_key FROM " + of_them), slice, reports.outlet(), reports.days());
    found.rows = listed_reports(database);
    find_shared_beginnings(database, found.rows);
    return found;
}

std::vector<std::string> Record::outlets(std::size_t limit) const {
    if (impl_->catalogue) return impl_->catalogue->outlets(limit);
    impl_->scopes.prepare_outlets(*impl_->database);
    std::vector<std::string> names;
    Query name = impl_->database->prepare("SELECT name FROM temp.outlet_name ORDER BY name LIMIT ?");
    for (name.start(limit); name.next();) names.push_back(name.string(0));
    return names;
}

std::size_t Record::count(List list, const Scope& of) const {
    if (impl_->catalogue) return impl_->catalogue->count(list, of);
    Database& database = *impl_->database;
    const auto count_of = [&](const std::string& sql) { return static_cast<std::size_t>(database.integer("SELECT count(*) FROM " + sql)); };
    const auto count_kind = [&](const Kind& kind) {
        if (of.of == Scope::Of::story_case) return count_in_case(database, impl_->scopes, kind, of.id);
        return of.of == Scope::Of::record ? count_of(std::string(kind.table))
                                          : count_of("(" + keys_of(database, impl_->scopes, kind, of) + ")");
    };
    switch (list) {
        case List::cases:
            return count_of("(SELECT DISTINCT case_key FROM story)");
        case List::reports:
            return count_of("report r WHERE " + reports_of_scope(database, of));
        case List::problems:
            return count_of("problem");
        case List::statements:
            if (of.of == Scope::Of::record)
                return static_cast<std::size_t>(database.integer(
                    "SELECT (SELECT coalesce(sum(n_statements), 0) FROM report) - (SELECT count(*) FROM uncounted_statement)"));
            if (of.of == Scope::Of::story_case) return statements_in_case(database, of.id);
            return count_of(
                "report r CROSS JOIN statement s ON s.statement_key BETWEEN r.first_statement AND r.first_statement + r.n_statements - 1 "
                "WHERE " +
                statements_of_scope(database, of));
        case List::people:
            return count_kind(kPeople);
        case List::names:
            return count_kind(kNames);
        case List::quotations:
            return count_kind(kQuotations);
        case List::timeline:
            return count_kind(kTimeline);
        case List::claims:
            return count_kind(kClaims);
        case List::claims_of_one_origin:
        case List::denied_claims:
            return count_of("(" + claims_of_list(database, impl_->scopes, list, of) + ")");
        case List::differences:
            return count_kind(kDifferences);
        case List::stories:
            return count_kind(kStories);
        case List::reuse:
            return count_kind(kReuse);
        case List::revisions:
            return count_kind(kRevisions);
        case List::recurring_lines:
            return count_of("recurring_line");
    }
    return 0;
}

Status Record::read_together(const std::function<void()>& work) const {
    if (impl_->catalogue) return impl_->catalogue->read_together(work);
    Database& database = *impl_->database;
    const bool is_outer = !database.in_transaction() && database.run("BEGIN");
    work();
    const Status status = database.ok() ? done() : Status(database.error());
    if (!status) {
        impl_->scopes.forget();
        database.forget_error();
    }
    if (is_outer) database.run(status ? "COMMIT" : "ROLLBACK");
    return status;
}

std::optional<std::size_t> Record::position_of(const std::string& id, List list, const Scope& of) const {
    if (impl_->catalogue) return impl_->catalogue->position_of(id, list, of);
    const Kind& kind = list == List::timeline ? kTimeline : kDifferences;
    const std::int64_t key = key_in(id, kind.letter);
    Query item = impl_->database->prepare(keys_of(*impl_->database, impl_->scopes, kind, of));
    for (std::size_t position = 0; item.next(); ++position)
        if (item.integer(0) == key) return position;
    return std::nullopt;
}

std::int64_t Record::version() const {
    if (impl_->catalogue) return impl_->catalogue->version();
    return impl_->database->integer("PRAGMA data_version");
}

std::string Record::text_of(const std::string& report) const {
    if (impl_->catalogue) return impl_->catalogue->text_of(report);
    Query query = impl_->database->prepare("SELECT text FROM report WHERE id = ?");
    return query.start(report).next() ? query.string(0) : std::string();
}

}  // namespace onrecord
