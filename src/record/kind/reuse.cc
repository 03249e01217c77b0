// Text that two reports share: a row a pair, with how that came about and the credits that say so, and a row for each piece with its place
// in both. Cost of the list: two queries, and one reading of each text that comes first in a pair.
#include "record/evidence.h"
#include "record/kind/kinds.h"
#include "record/link_writer.h"
#include "record/listed.h"
#include "record/record_impl.h"
#include "record/scope.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE reuse (
  reuse_key INTEGER PRIMARY KEY,
  first_report_key INTEGER NOT NULL REFERENCES report,
  second_report_key INTEGER NOT NULL REFERENCES report,
  similarity REAL NOT NULL,
  type_code INTEGER NOT NULL,
  type TEXT AS (CASE type_code WHEN 1 THEN 'copy' WHEN 2 THEN 'agency' WHEN 3 THEN 'common_source' END) VIRTUAL,
  reason_code INTEGER NOT NULL,
  reason TEXT AS (CASE reason_code WHEN 1 THEN 'credit' WHEN 2 THEN 'same_credit' WHEN 3 THEN 'whole_credit' WHEN 4 THEN 'third_report' WHEN 5 THEN 'credit_of_third' WHEN 6 THEN 'earlier_day' END) VIRTUAL,
  is_credited INTEGER NOT NULL,
  from_report_key INTEGER REFERENCES report,
  third_report_key INTEGER REFERENCES report,
  first_credit INTEGER,
  second_credit INTEGER,
  third_credit INTEGER,
  first_own REAL NOT NULL,
  second_own REAL NOT NULL,
  FOREIGN KEY (first_report_key, first_credit) REFERENCES credit,
  FOREIGN KEY (second_report_key, second_credit) REFERENCES credit,
  FOREIGN KEY (third_report_key, third_credit) REFERENCES credit
);
CREATE TABLE reuse_piece (
  reuse_key INTEGER NOT NULL REFERENCES reuse,
  position INTEGER NOT NULL,
  first_begin INTEGER NOT NULL,
  first_end INTEGER NOT NULL,
  second_begin INTEGER NOT NULL,
  second_end INTEGER NOT NULL,
  PRIMARY KEY (reuse_key, position)
) WITHOUT ROWID;
)sql";

constexpr KindCheck kSpans[] = {
    {"reused piece", "SELECT u.first_report_key, p.first_begin, p.first_end FROM reuse_piece p JOIN reuse u USING (reuse_key)"},
    {"reused piece", "SELECT u.second_report_key, p.second_begin, p.second_end FROM reuse_piece p JOIN reuse u USING (reuse_key)"},
};

constexpr KindCheck kRows[] = {
    {"a pair has its text from neither of its reports: ",
     "SELECT 'u' || reuse_key FROM reuse WHERE from_report_key NOT IN (first_report_key, second_report_key)"},
    {"a pair has its text in common with one of its own reports: ",
     "SELECT 'u' || reuse_key FROM reuse WHERE third_report_key IN (first_report_key, second_report_key)"},
};

void write(const Links& links, LinkWriter& writer) {
    const auto reuse_insert = writer.prepare(
        "INSERT INTO reuse (reuse_key, first_report_key, second_report_key, similarity, type_code, reason_code, is_credited, "
        "from_report_key, third_report_key, first_credit, second_credit, third_credit, first_own, second_own) VALUES (?, ?, ?, ?, ?, ?, ?, "
        "?, "
        "?, ?, ?, ?, ?, ?)");
    const auto piece_insert = writer.prepare("INSERT INTO reuse_piece VALUES (?, ?, ?, ?, ?, ?)");
    const auto& keys = writer.keys().reuse;
    for (const std::size_t i : in_order_of(keys)) {
        const Reuse& reuse = links.reuse[i];
        writer.begin_item("reuse_key", keys[i]);
        const ReuseWay& way = reuse.way;
        const auto key_of_report = [&](std::optional<ReportIndex> report) {
            return report ? std::optional(writer.readings().key(*report)) : std::nullopt;
        };
        writer.add(reuse_insert, keys[i], writer.readings().key(reuse.first), writer.readings().key(reuse.second), reuse.similarity,
                   static_cast<int>(way.type), static_cast<int>(way.reason), static_cast<int>(way.is_credited), key_of_report(way.from),
                   key_of_report(way.third), way.first_credit, way.second_credit, way.third_credit, reuse.first_own, reuse.second_own);
        for (std::size_t position = 0; position < reuse.pieces.size(); ++position)
            writer.add(piece_insert, keys[i], position, LinkWriter::Place{reuse.first, reuse.pieces[position].first},
                       LinkWriter::Place{reuse.second, reuse.pieces[position].second});
    }
}

}  // namespace

const Kind kReuse{
    .name = "reuse",
    .item = "reuse",
    .schema = kSchema,
    .table = "reuse",
    .key = "reuse_key",
    .letter = 'u',
    .order = "similarity DESC, reuse_key",
    .of_reports = "SELECT reuse_key FROM reuse WHERE (first_report_key IN {0} OR second_report_key IN {0}) AND reuse_key IN {1}",
    .is_in_cases = true,
    .write = write,
    .spans = kSpans,
    .rows = kRows,
};

std::vector<ReuseRow> Record::reuse(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->reuse(slice);
    Database& database = *impl_->database;
    const Listed listed(database, keys_of(database, impl_->scopes, kReuse, slice.of), slice);
    std::vector<ReuseRow> rows;
    Query query = database.prepare(
        "SELECT a.id, b.id, u.similarity, u.type, u.reason, u.is_credited, f.id, t.id, u.first_own, u.second_own, c.kind, c.outlet, "
        "c.text, "
        "c.span_begin, c.span_end, d.kind, d.outlet, d.text, d.span_begin, d.span_end, e.kind, e.outlet, e.text, e.span_begin, e.span_end "
        "FROM temp.listed l CROSS JOIN reuse u ON u.reuse_key "
        "= l.key CROSS JOIN report a ON a.report_key = u.first_report_key CROSS JOIN report b ON b.report_key = u.second_report_key LEFT "
        "JOIN report f ON f.report_key = u.from_report_key LEFT JOIN report t ON t.report_key = u.third_report_key LEFT JOIN credit c ON "
        "c.report_key = u.first_report_key AND c.credit = u.first_credit LEFT JOIN credit d ON d.report_key = u.second_report_key AND "
        "d.credit = u.second_credit LEFT JOIN credit e ON e.report_key = u.third_report_key AND e.credit = u.third_credit ORDER BY "
        "l.position");
    const auto credit_at = [&](int column) -> std::optional<CreditRow> {
        if (query.is_null(column)) return std::nullopt;
        return CreditRow{
            query.string(column), query.string(column + 1), query.string(column + 2), {query.number(column + 3), query.number(column + 4)}};
    };
    while (query.next()) {
        ReuseRow& row = rows.emplace_back(ReuseRow{query.string(0), query.string(1), query.real(2), {}});
        row.type = query.string(3);
        row.reason = query.string(4);
        row.is_credited = query.number(5) != 0;
        row.from = query.string(6);
        row.third = query.string(7);
        row.first_own = query.real(8);
        row.second_own = query.real(9);
        row.first_credit = credit_at(10);
        row.second_credit = credit_at(15);
        row.third_credit = credit_at(20);
    }
    EvidenceShelf shelf(false);
    Query piece = database.prepare(
        "SELECT l.position, u.first_report_key, p.first_begin, p.first_end, p.second_begin, p.second_end FROM temp.listed l "
        "CROSS JOIN reuse u ON u.reuse_key = l.key CROSS JOIN reuse_piece p ON p.reuse_key = u.reuse_key ORDER BY l.position, p.position");
    while (piece.next()) {
        const std::size_t row = index_of(piece, 0);
        if (row >= rows.size()) continue;
        const CodePointSpan first{piece.number(2), piece.number(3)};
        rows[row].pieces.push_back({first, {piece.number(4), piece.number(5)}, {}});
        shelf.ask(piece.integer(1), first);
    }
    shelf.fetch(database);
    for (ReuseRow& row : rows) {
        for (ReuseRow::Piece& one : row.pieces) one.words = shelf.take().words;
    }
    return rows;
}

}  // namespace onrecord
