// Versions of one report: a row for each step from one to the next, and a row for each change. The reports that have a newer version are a
// view, and so are the statements that nothing counts: those, and what lies in lines that recur. Cost of the list: two queries, and one
// reading of each version's text.
#include "base/names.h"
#include "record/evidence.h"
#include "record/kind/kinds.h"
#include "record/link_writer.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/scope.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE revision (
  revision_key INTEGER PRIMARY KEY,
  older_report_key INTEGER NOT NULL REFERENCES report,
  newer_report_key INTEGER NOT NULL REFERENCES report,
  known_by_code INTEGER NOT NULL,
  known_by TEXT AS (CASE known_by_code WHEN 0 THEN 'date' WHEN 1 THEN 'note' WHEN 2 THEN 'length' END) VIRTUAL
);
CREATE TABLE revision_change (
  revision_key INTEGER NOT NULL REFERENCES revision,
  position INTEGER NOT NULL,
  type_code INTEGER NOT NULL,
  type TEXT AS (CASE type_code WHEN 0 THEN 'update' WHEN 1 THEN 'correction' WHEN 2 THEN 'wording' END) VIRTUAL,
  older_begin INTEGER NOT NULL,
  older_end INTEGER NOT NULL,
  newer_begin INTEGER NOT NULL,
  newer_end INTEGER NOT NULL,
  PRIMARY KEY (revision_key, position)
) WITHOUT ROWID;
CREATE INDEX revision_older ON revision (older_report_key);
CREATE INDEX revision_newer ON revision (newer_report_key);

CREATE VIEW earlier_version AS
SELECT DISTINCT older_report_key AS report_key FROM revision;

CREATE VIEW uncounted_statement AS
SELECT statement_key, report_key FROM furniture_statement
UNION
SELECT s.statement_key, s.report_key
FROM earlier_version v
  JOIN report r ON r.report_key = v.report_key
  JOIN statement s ON s.statement_key BETWEEN r.first_statement AND r.first_statement + r.n_statements - 1;
)sql";

constexpr KindCheck kSpans[] = {
    {"change of a report",
     "SELECT v.older_report_key, c.older_begin, c.older_end FROM revision_change c JOIN revision v ON v.revision_key = c.revision_key"},
    {"change of a report",
     "SELECT v.newer_report_key, c.newer_begin, c.newer_end FROM revision_change c JOIN revision v ON v.revision_key = c.revision_key"},
};

void write(const Links& links, LinkWriter& writer) {
    const auto revision_insert =
        writer.prepare("INSERT INTO revision (revision_key, older_report_key, newer_report_key, known_by_code) VALUES (?, ?, ?, ?)");
    const auto change_insert = writer.prepare(
        "INSERT INTO revision_change (revision_key, position, type_code, older_begin, older_end, newer_begin, newer_end) VALUES (?, ?, ?, "
        "?, ?, ?, ?)");
    const auto& keys = writer.keys().revisions;
    for (const std::size_t i : in_order_of(keys)) {
        const Revision& revision = links.revisions[i];
        writer.begin_item("revision_key", keys[i]);
        writer.add(revision_insert, keys[i], writer.readings().key(revision.older), writer.readings().key(revision.newer),
                   static_cast<std::int64_t>(revision.order));
        for (std::size_t position = 0; position < revision.changes.size(); ++position) {
            const Revision::Change& change = revision.changes[position];
            writer.add(change_insert, keys[i], position, static_cast<std::int64_t>(change.type),
                       LinkWriter::Place{revision.older, change.older}, LinkWriter::Place{revision.newer, change.newer});
        }
    }
}

}  // namespace

const Kind kRevisions{
    .name = "revisions",
    .item = "revision",
    .schema = kSchema,
    .table = "revision",
    .key = "revision_key",
    .letter = 'v',
    .order = "revision_key",
    // The steps to a newer version, and all that led to it: the newest alone is in a story.
    .of_reports =
        "WITH RECURSIVE before (revision_key, report_key) AS (SELECT revision_key, older_report_key FROM revision WHERE newer_report_key "
        "IN {0} UNION SELECT v.revision_key, v.older_report_key FROM before b CROSS JOIN revision v ON v.newer_report_key = b.report_key) "
        "SELECT revision_key FROM before UNION SELECT revision_key FROM revision WHERE older_report_key IN {0}",
    .write = write,
    .spans = kSpans,
};

std::vector<RevisionRow> Record::revisions(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->revisions(slice);
    Database& database = *impl_->database;
    const Listed listed(database, keys_of(database, impl_->scopes, kRevisions, slice.of), slice);
    std::vector<RevisionRow> rows;
    Query query = database.prepare(
        "SELECT v.revision_key, a.id, b.id, v.known_by FROM temp.listed l CROSS JOIN revision v ON v.revision_key = l.key CROSS JOIN "
        "report a ON a.report_key = v.older_report_key CROSS JOIN report b ON b.report_key = v.newer_report_key ORDER BY l.position");
    while (query.next()) rows.push_back({id_of('v', query.integer(0)), query.string(1), query.string(2), query.string(3), {}});
    EvidenceShelf shelf(true);
    Query change = database.prepare(
        "SELECT l.position, c.type, v.older_report_key, c.older_begin, c.older_end, v.newer_report_key, c.newer_begin, c.newer_end FROM "
        "temp.listed l CROSS JOIN revision v ON v.revision_key = l.key CROSS JOIN revision_change c ON c.revision_key = v.revision_key "
        "ORDER BY l.position, c.position");
    while (change.next()) {
        const std::size_t row = index_of(change, 0);
        if (row >= rows.size()) continue;
        rows[row].changes.push_back({change.string(1), {}, {}});
        shelf.ask(change.integer(2), {change.number(3), change.number(4)});
        shelf.ask(change.integer(5), {change.number(6), change.number(7)});
    }
    shelf.fetch(database);
    for (RevisionRow& row : rows) {
        for (RevisionRow::Change& one : row.changes) {
            one.older = shelf.take();
            one.newer = shelf.take();
        }
    }
    return rows;
}

}  // namespace onrecord
