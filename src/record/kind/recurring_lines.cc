// Furniture that shows only across reports: one line of one outlet, each place where it stands, and the statements that stand in it, which
// every other list leaves out (listing.h).
#include "record/evidence.h"
#include "record/kind/kinds.h"
#include "record/link_writer.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/record_impl.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE recurring_line (
  recurring_line_key INTEGER PRIMARY KEY,
  n_reports INTEGER NOT NULL
);
CREATE TABLE recurring_line_place (
  report_key INTEGER NOT NULL REFERENCES report,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  recurring_line_key INTEGER NOT NULL REFERENCES recurring_line,
  PRIMARY KEY (report_key, span_begin)
) WITHOUT ROWID;

CREATE VIEW recurring_lines AS
SELECT 'l' || p.recurring_line_key AS line, r.outlet, l.n_reports, r.id AS report,
  substr(r.text, p.span_begin + 1, p.span_end - p.span_begin) AS words
FROM recurring_line_place p
  JOIN recurring_line l ON l.recurring_line_key = p.recurring_line_key
  JOIN report r ON r.report_key = p.report_key
ORDER BY l.n_reports DESC, p.recurring_line_key, r.published IS NULL, r.published, r.id, p.span_begin;

CREATE VIEW furniture_statement AS
SELECT s.statement_key, s.report_key
FROM recurring_line_place p
  JOIN report r ON r.report_key = p.report_key
  JOIN statement s ON s.statement_key BETWEEN r.first_statement AND r.first_statement + r.n_statements - 1
    AND s.content_begin >= p.span_begin AND s.content_begin < p.span_end;
)sql";

constexpr KindCheck kSpans[] = {
    {"place of a recurring line", "SELECT report_key, span_begin, span_end FROM recurring_line_place"},
};

void write(const Links& links, LinkWriter& writer) {
    const auto line_insert = writer.prepare("INSERT INTO recurring_line VALUES (?, ?)");
    const auto place_insert = writer.prepare("INSERT OR IGNORE INTO recurring_line_place VALUES (?, ?, ?, ?)");
    const auto& keys = writer.keys().recurring_lines;
    std::vector<std::pair<RecurringLine::Place, std::int64_t>> places;
    for (const std::size_t i : in_order_of(keys)) {
        writer.begin_item("recurring_line_key", keys[i]);
        writer.add(line_insert, keys[i], links.recurring_lines[i].n_reports());
        for (const RecurringLine::Place& place : links.recurring_lines[i].places) places.emplace_back(place, keys[i]);
    }
    std::sort(places.begin(), places.end());
    std::optional<ReportIndex> last;
    for (const auto& [place, line] : places) {
        const std::int64_t report = writer.readings().key(place.report);
        if (place.report != last) writer.begin_item("report_key", report);
        last = place.report;
        writer.add(place_insert, report, LinkWriter::Place{place.report, place.span}, line);
    }
}

}  // namespace

const Kind kRecurringLines{
    .name = "furniture",
    .item = "recurring_line",
    .schema = kSchema,
    .write = write,
    .spans = kSpans,
};

std::vector<RecurringLineRow> Record::recurring_lines(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->recurring_lines(slice);
    Database& database = *impl_->database;
    const Listed listed(database, "SELECT recurring_line_key FROM recurring_line ORDER BY n_reports DESC, recurring_line_key", slice);
    std::vector<RecurringLineRow> rows;
    EvidenceShelf shelf(false);
    std::int64_t last = 0;
    Query query = database.prepare(in_report_order(
        "SELECT p.recurring_line_key, r.outlet, l.n_reports, p.report_key, p.span_begin, p.span_end FROM recurring_line_place p "
        "CROSS JOIN temp.listed i ON i.key = p.recurring_line_key "
        "JOIN recurring_line l ON l.recurring_line_key = p.recurring_line_key JOIN report r ON r.report_key = p.report_key",
        "i.position,", ", p.span_begin"));
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

std::vector<CodePointSpan> Record::recurring_lines_in(const std::string& report) const {
    if (impl_->catalogue) return impl_->catalogue->recurring_lines_in(report);
    std::vector<CodePointSpan> spans;
    Query query = impl_->database->prepare(
        "SELECT p.span_begin, p.span_end FROM report r CROSS JOIN recurring_line_place p ON p.report_key = r.report_key WHERE r.id = ? "
        "ORDER BY p.span_begin");
    for (query.start(report); query.next();) spans.push_back({query.number(0), query.number(1)});
    return spans;
}

}  // namespace onrecord
