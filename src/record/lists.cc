// The lists that a record answers. Each is a few queries over whole tables, whatever the number of rows; the words of a list are cut from
// the texts in one pass over the reports that it names (evidence.h). Tests: tests/record/lists_test.cc.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/names.h"
#include "onrecord/date.h"
#include "record/evidence.h"
#include "record/record_impl.h"
#include "record/stored_reading.h"
#include "text/capital.h"

namespace onrecord {
namespace {

constexpr std::string_view kPieceMark = " … ";
constexpr std::size_t kOpeningWords = 4;  // a line of fewer is a dateline, a byline, a heading
constexpr std::size_t kNamesOfStory = 3;

std::string id_of(char kind, std::int64_t key) {
    return kind + std::to_string(key);
}

// The first and the last day, month or year of some EDTF dates, as EDTF.
class DateRange {
public:
    void add(std::string_view edtf) {
        const auto date = parse_edtf(edtf);
        if (!date) return;
        if (!known_ || date->first < first_) first_ = date->first;
        if (!known_ || date->last > last_) last_ = date->last;
        known_ = true;
    }
    [[nodiscard]] std::string first() const { return known_ ? to_edtf({first_, first_}) : std::string(); }
    [[nodiscard]] std::string last() const { return known_ ? to_edtf({last_, last_}) : std::string(); }

private:
    bool known_ = false;
    Date first_, last_;
};

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

// Of statements `s`: not in a line that recurs across an outlet's reports.
constexpr const char* kOfTheReports = "s.statement_key NOT IN (SELECT statement_key FROM furniture_statement)";

std::string in_report_order(const std::string& sql, const char* before = "", const char* after = "") {
    return sql + " ORDER BY " + before + kReportOrder + after;
}

}  // namespace

Summary Record::summary() const {
    Database& database = *impl_->database;
    Summary summary;
    Query counts = database.prepare(
        "SELECT count(*), count(DISTINCT outlet), sum(n_statements) - (SELECT count(*) FROM furniture_statement), sum(n_words) FROM "
        "report");
    if (counts.next()) {
        summary.n_reports = counts.number(0);
        summary.n_outlets = counts.number(1);
        summary.n_statements = counts.number(2);
        summary.n_words = counts.number(3);
    }
    summary.n_people = static_cast<std::uint32_t>(database.integer("SELECT count(*) FROM person"));
    summary.n_stories = static_cast<std::uint32_t>(database.integer("SELECT count(*) FROM story"));
    DateRange range;
    Query dates = database.prepare("SELECT DISTINCT published FROM report WHERE published IS NOT NULL");
    while (dates.next()) range.add(dates.text(0));
    summary.first_date = range.first();
    summary.last_date = range.last();
    return summary;
}

std::vector<ReportRow> Record::reports() const {
    std::vector<ReportRow> rows;
    Query query = impl_->database->prepare(
        in_report_order("SELECT id, input, url, outlet, title, published, published_basis, page_kind, byline, n_words, n_statements, "
                        "CASE WHEN title IS NULL THEN text END, sentences, furniture FROM report r"));
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
        row.n_words = query.number(9);
        row.n_statements = query.number(10);
        if (row.title.empty()) row.opening = opening_of(StoredText(query.string(11)), from_gaps(query.text(12)), from_gaps(query.text(13)));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ProblemRow> Record::problems() const {
    std::vector<ProblemRow> rows;
    Query query = impl_->database->prepare("SELECT input, reason FROM problem ORDER BY input");
    while (query.next()) rows.push_back({query.string(0), query.string(1)});
    return rows;
}

std::vector<StatementRow> Record::statements() const {
    Database& database = *impl_->database;
    struct Pieces {
        std::vector<CodePointSpan> source, cue, content;
    };
    std::unordered_map<std::int64_t, Pieces> pieces;  // looked up only, never gone through
    Query piece =
        database.prepare("SELECT statement_key, part, span_begin, span_end FROM statement_piece ORDER BY statement_key, span_begin");
    while (piece.next()) {
        Pieces& of = pieces[piece.integer(0)];
        auto& part = piece.text(1) == "source" ? of.source : piece.text(1) == "cue" ? of.cue : of.content;
        part.push_back({piece.number(2), piece.number(3)});
    }
    std::unordered_map<std::int64_t, std::vector<CodePointSpan>> channels;
    Query channel = database.prepare("SELECT statement_key, span_begin, span_end FROM channel ORDER BY statement_key, position");
    while (channel.next()) channels[channel.integer(0)].push_back({channel.number(1), channel.number(2)});

    std::vector<StatementRow> rows;
    Query text_query = database.prepare("SELECT text FROM report WHERE report_key = ?");
    std::optional<StoredText> text;
    std::int64_t text_key = 0;
    Query query = database.prepare(in_report_order(
        "SELECT s.report_key, s.statement_key, r.id, s.number, s.form, s.polarity, s.speaker_kind, s.source_begin, s.source_end, "
        "s.cue_begin, s.cue_end, s.content_begin, s.content_end, coalesce(person.name, entity.name), pe.person_key, "
        "coalesce(other_person.name, other.name), s.probability, t.value, s.hedges "
        "FROM report r JOIN statement s ON s.report_key = r.report_key "
        "LEFT JOIN entity ON entity.report_key = s.report_key AND entity.entity = s.speaker "
        "LEFT JOIN person_entity pe ON pe.report_key = s.report_key AND pe.entity = s.speaker "
        "LEFT JOIN person ON person.person_key = pe.person_key "
        "LEFT JOIN entity other ON other.report_key = s.report_key AND other.entity = s.on_behalf_of "
        "LEFT JOIN person_entity ope ON ope.report_key = s.report_key AND ope.entity = s.on_behalf_of "
        "LEFT JOIN person other_person ON other_person.person_key = ope.person_key "
        "LEFT JOIN time_expression t ON t.report_key = s.report_key AND t.time = s.time WHERE " +
            std::string(kOfTheReports),
        "", ", s.number"));
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
        row.on_behalf_of = query.string(15);
        row.probability = query.real(16);
        row.date = query.string(17);
        if (const auto found = channels.find(statement_key); found != channels.end()) {
            for (const CodePointSpan span : found->second) row.channels.emplace_back(text->words(span));
        }
        for (const CodePointSpan span : from_gaps(query.text(18))) row.hedges.emplace_back(text->words(span));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<PersonRow> Record::people(bool with_mentions) const {
    Database& database = *impl_->database;
    std::vector<PersonRow> rows;
    std::unordered_map<std::int64_t, std::size_t> row_of;
    Query person = database.prepare("SELECT person_key, name FROM person ORDER BY person_key");
    while (person.next()) {
        row_of[person.integer(0)] = rows.size();
        PersonRow row;
        row.id = id_of('p', person.integer(0));
        row.name = person.string(1);
        rows.push_back(std::move(row));
    }
    const auto each = [&](std::string_view sql, auto&& put) {
        Query query = database.prepare(sql);
        while (query.next()) {
            if (const auto found = row_of.find(query.integer(0)); found != row_of.end()) put(rows[found->second], query);
        }
    };
    each("SELECT person_key, alias FROM person_alias ORDER BY person_key, alias",
         [](PersonRow& row, const Query& query) { row.aliases.push_back(query.string(1)); });
    each("SELECT person_key, count(DISTINCT report_key) FROM person_entity GROUP BY person_key",
         [](PersonRow& row, const Query& query) { row.n_reports = query.number(1); });
    each(
        "SELECT pe.person_key, count(*) FROM statement s JOIN person_entity pe ON pe.report_key = s.report_key AND pe.entity = s.speaker "
        "WHERE " +
            std::string(kOfTheReports) + " GROUP BY pe.person_key",
        [](PersonRow& row, const Query& query) { row.n_statements = query.number(1); });
    // Where they are named, as the view person_mention has it: a person may be several entities of one report.
    EvidenceShelf shelf(false);
    std::vector<CodePointSpan> named_there;
    std::pair<std::int64_t, std::int64_t> there{0, 0};  // person, report
    const auto end_of_report = [&] {
        std::sort(named_there.begin(), named_there.end());
        named_there.erase(std::unique(named_there.begin(), named_there.end()), named_there.end());
        if (const auto found = row_of.find(there.first); found != row_of.end() && !named_there.empty()) {
            PersonRow& row = rows[found->second];
            row.n_mentions += static_cast<std::uint32_t>(named_there.size());
            if (with_mentions) row.mentions.resize(row.n_mentions);
            for (const CodePointSpan span : named_there) {
                if (with_mentions) shelf.ask(there.second, span);
            }
        }
        named_there.clear();
    };
    Query entity = database.prepare(in_report_order(
        "SELECT pe.person_key, pe.report_key, e.mentions FROM person_entity pe JOIN entity e ON e.report_key = pe.report_key AND "
        "e.entity = pe.entity JOIN report r ON r.report_key = pe.report_key",
        "pe.person_key,", ", pe.entity"));
    while (entity.next()) {
        if (const std::pair here{entity.integer(0), entity.integer(1)}; here != there) {
            end_of_report();
            there = here;
        }
        for (const StoredMention& mention : from_mention_gaps(entity.text(2))) {
            if (mention.form == MentionForm::name) named_there.push_back(mention.span);
        }
    }
    end_of_report();
    if (with_mentions) {
        shelf.fetch(database);
        for (PersonRow& row : rows) {
            for (Evidence& mention : row.mentions) mention = shelf.take();
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const PersonRow& a, const PersonRow& b) {
        return std::tuple(b.n_statements, b.n_reports, b.n_mentions, std::string_view(a.name)) <
               std::tuple(a.n_statements, a.n_reports, a.n_mentions, std::string_view(b.name));
    });
    return rows;
}

std::vector<QuotationRow> Record::quotations() const {
    Database& database = *impl_->database;
    std::vector<QuotationRow> rows;
    EvidenceShelf shelf(true);
    std::int64_t last = 0;
    Query query = database.prepare(in_report_order(
        "SELECT q.quotation_key, person.name, q.person_key, u.report_key, u.span_begin, u.span_end "
        "FROM quotation_use u JOIN quotation q ON q.quotation_key = u.quotation_key JOIN report r ON r.report_key = u.report_key "
        "LEFT JOIN person ON person.person_key = q.person_key",
        "q.quotation_key,", ", u.span_begin"));
    while (query.next()) {
        if (rows.empty() || query.integer(0) != last) {
            last = query.integer(0);
            QuotationRow row;
            row.id = id_of('q', last);
            row.speaker = query.string(1);
            if (!query.is_null(2)) row.person = id_of('p', query.integer(2));
            rows.push_back(std::move(row));
        }
        rows.back().uses.emplace_back();
        shelf.ask(query.integer(3), {query.number(4), query.number(5)});
    }
    shelf.fetch(database);
    for (QuotationRow& row : rows) {
        for (Evidence& use : row.uses) use = shelf.take();
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.uses.size() > b.uses.size(); });
    return rows;
}

std::vector<EventRow> Record::timeline() const {
    Database& database = *impl_->database;
    std::vector<EventRow> rows;
    std::unordered_map<std::int64_t, std::size_t> row_of;
    Query event = database.prepare(
        "SELECT timeline_event_key, text, date, certainty FROM timeline_event ORDER BY date IS NULL, date, timeline_event_key");
    while (event.next()) {
        row_of[event.integer(0)] = rows.size();
        EventRow row;
        row.id = id_of('e', event.integer(0));
        row.text = event.string(1);
        row.date = event.string(2);
        row.certainty = named<Certainty>(event.text(3)).value_or(Certainty::happened);
        rows.push_back(std::move(row));
    }
    Query participant = database.prepare(
        "SELECT tp.timeline_event_key, person.name, person.person_key FROM timeline_participant tp JOIN person USING (person_key) "
        "ORDER BY tp.timeline_event_key, person.person_key");
    while (participant.next()) {
        if (const auto found = row_of.find(participant.integer(0)); found != row_of.end()) {
            rows[found->second].participants.push_back(participant.string(1));
            rows[found->second].people.push_back(id_of('p', participant.integer(2)));
        }
    }
    Query order = database.prepare(
        "SELECT timeline_event_key, relation, other_event_key FROM timeline_order ORDER BY timeline_event_key, relation, other_event_key");
    while (order.next()) {
        if (const auto found = row_of.find(order.integer(0)); found != row_of.end()) {
            EventRow& row = rows[found->second];
            (order.text(1) == "after" ? row.after : row.before).push_back(id_of('e', order.integer(2)));
        }
    }
    EvidenceShelf shelf(true);
    Query telling =
        database.prepare(in_report_order("SELECT e.timeline_event_key, t.date, t.report_key, t.span_begin, t.span_end "
                                         "FROM timeline_telling t JOIN timeline_event e ON e.timeline_event_key = t.timeline_event_key "
                                         "JOIN report r ON r.report_key = t.report_key",
                                         "e.date IS NULL, e.date, e.timeline_event_key,", ", t.span_begin"));
    while (telling.next()) {
        if (const auto found = row_of.find(telling.integer(0)); found != row_of.end()) {
            rows[found->second].tellings.push_back({{}, telling.string(1)});
            shelf.ask(telling.integer(2), {telling.number(3), telling.number(4)});
        }
    }
    shelf.fetch(database);
    for (EventRow& row : rows) {
        for (EventRow::Telling& one : row.tellings) one.evidence = shelf.take();
    }
    return rows;
}

std::vector<DifferenceRow> Record::differences() const {
    Database& database = *impl_->database;
    std::vector<DifferenceRow> rows;
    EvidenceShelf shelf(true);
    std::int64_t last = 0;
    Query query = database.prepare(
        "SELECT d.difference_key, d.topic, d.type, v.report_key, v.span_begin, v.span_end, v.value, person.name, v.person_key "
        "FROM difference d JOIN difference_value v ON v.difference_key = d.difference_key "
        "LEFT JOIN person ON person.person_key = v.person_key ORDER BY d.difference_key, v.position");
    while (query.next()) {
        if (rows.empty() || query.integer(0) != last) {
            last = query.integer(0);
            rows.push_back({id_of('d', last), query.string(1), query.string(2), {}});
        }
        DifferenceRow::Value value;
        value.value = query.string(6);
        value.by = query.string(7);
        if (!query.is_null(8)) value.person = id_of('p', query.integer(8));
        rows.back().values.push_back(std::move(value));
        shelf.ask(query.integer(3), {query.number(4), query.number(5)});
    }
    shelf.fetch(database);
    for (DifferenceRow& row : rows) {
        for (DifferenceRow::Value& value : row.values) value.evidence = shelf.take();
    }
    return rows;
}

std::vector<ReuseRow> Record::reuse() const {
    Database& database = *impl_->database;
    std::vector<ReuseRow> rows;
    std::unordered_map<std::int64_t, std::size_t> row_of;
    Query query = database.prepare(
        "SELECT u.reuse_key, a.id, b.id, u.similarity FROM reuse u JOIN report a ON a.report_key = u.first_report_key "
        "JOIN report b ON b.report_key = u.second_report_key ORDER BY u.similarity DESC, u.reuse_key");
    while (query.next()) {
        row_of[query.integer(0)] = rows.size();
        rows.push_back({query.string(1), query.string(2), query.real(3), {}});
    }
    EvidenceShelf shelf(false);
    std::vector<std::size_t> asked;  // the row of each place, in the order in which they were asked for
    Query piece = database.prepare(
        "SELECT u.reuse_key, u.first_report_key, p.first_begin, p.first_end, p.second_begin, p.second_end "
        "FROM reuse_piece p JOIN reuse u ON u.reuse_key = p.reuse_key ORDER BY p.reuse_key, p.position");
    while (piece.next()) {
        const auto found = row_of.find(piece.integer(0));
        if (found == row_of.end()) continue;
        const CodePointSpan first{piece.number(2), piece.number(3)};
        rows[found->second].pieces.push_back({first, {piece.number(4), piece.number(5)}, {}});
        shelf.ask(piece.integer(1), first);
        asked.push_back(found->second);
    }
    shelf.fetch(database);
    std::unordered_map<std::size_t, std::size_t> filled;
    for (const std::size_t row : asked) rows[row].pieces[filled[row]++].words = shelf.take().words;
    return rows;
}

std::vector<StoryRow> Record::stories() const {
    std::vector<StoryRow> rows;
    std::vector<DateRange> ranges;
    std::unordered_map<std::int64_t, std::size_t> row_of;
    std::int64_t last = 0;
    Query query = impl_->database->prepare(in_report_order(
        "SELECT sr.story_key, r.id, r.published FROM story_report sr JOIN report r ON r.report_key = sr.report_key", "sr.story_key,"));
    while (query.next()) {
        if (rows.empty() || query.integer(0) != last) {
            last = query.integer(0);
            rows.push_back({id_of('s', last), {}, {}, {}});
            row_of[last] = rows.size() - 1;
            ranges.emplace_back();
        }
        rows.back().reports.push_back(query.string(1));
        ranges.back().add(query.text(2));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].first_date = ranges[i].first();
        rows[i].last_date = ranges[i].last();
    }
    // Its names: those that most of its reports have, then those that stand there most often (the longer lists of mentions).
    Query name = impl_->database->prepare(
        "SELECT sr.story_key, coalesce(person.name, e.name) AS named FROM story_report sr JOIN entity e ON e.report_key = sr.report_key "
        "LEFT JOIN person_entity pe ON pe.report_key = e.report_key AND pe.entity = e.entity "
        "LEFT JOIN person ON person.person_key = pe.person_key "
        "WHERE e.type_code < 3 AND e.name NOT IN (SELECT outlet FROM report WHERE outlet IS NOT NULL) "
        "GROUP BY sr.story_key, named ORDER BY sr.story_key, count(DISTINCT e.report_key) DESC, sum(length(e.mentions)) DESC, named");
    while (name.next()) {
        const auto found = row_of.find(name.integer(0));
        if (found == row_of.end()) continue;
        auto& about = rows[found->second].about;
        if (about.size() < kNamesOfStory) about.push_back(name.string(1));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.reports.size() > b.reports.size(); });
    return rows;
}

std::vector<RecurringLineRow> Record::recurring_lines() const {
    Database& database = *impl_->database;
    std::vector<RecurringLineRow> rows;
    EvidenceShelf shelf(false);
    std::int64_t last = 0;
    Query query = database.prepare(in_report_order(
        "SELECT p.recurring_line_key, r.outlet, l.n_reports, p.report_key, p.span_begin, p.span_end FROM recurring_line_place p "
        "JOIN recurring_line l ON l.recurring_line_key = p.recurring_line_key JOIN report r ON r.report_key = p.report_key",
        "l.n_reports DESC, p.recurring_line_key,", ", p.span_begin"));
    while (query.next()) {
        if (rows.empty() || query.integer(0) != last) {
            last = query.integer(0);
            rows.push_back({id_of('l', last), query.string(1), query.number(2), {}});
        }
        rows.back().places.emplace_back();
        shelf.ask(query.integer(3), {query.number(4), query.number(5)});
    }
    shelf.fetch(database);
    for (RecurringLineRow& row : rows) {
        for (Evidence& place : row.places) place = shelf.take();
    }
    return rows;
}

std::string Record::text_of(const std::string& report) const {
    Query query = impl_->database->prepare("SELECT text FROM report WHERE id = ?");
    return query.start(report).next() ? query.string(0) : std::string();
}

}  // namespace onrecord
