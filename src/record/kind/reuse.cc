// Text that two reports share: a row a pair, and a row for each piece with its place in both. Cost of the list: two queries, and one
// reading of each text that comes first in a pair.
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
  similarity REAL NOT NULL
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

void write(const Links& links, LinkWriter& writer) {
    const auto reuse_insert = writer.prepare("INSERT INTO reuse VALUES (?, ?, ?, ?)");
    const auto piece_insert = writer.prepare("INSERT INTO reuse_piece VALUES (?, ?, ?, ?, ?, ?)");
    const auto& keys = writer.keys().reuse;
    for (const std::size_t i : in_order_of(keys)) {
        const Reuse& reuse = links.reuse[i];
        writer.begin_item("reuse_key", keys[i]);
        writer.add(reuse_insert, keys[i], writer.readings().key(reuse.first), writer.readings().key(reuse.second), reuse.similarity);
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
    .of_reports =
        "SELECT first_report_key AS report_key, reuse_key AS item_key FROM reuse UNION ALL SELECT second_report_key, reuse_key "
        "FROM reuse",
    .write = write,
    .spans = kSpans,
};

std::vector<ReuseRow> Record::reuse(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->reuse(slice);
    Database& database = *impl_->database;
    const Listed listed(database, keys_of(database, impl_->scopes, kReuse, slice.of), slice);
    std::vector<ReuseRow> rows;
    Query query = database.prepare(
        "SELECT a.id, b.id, u.similarity FROM temp.listed l CROSS JOIN reuse u ON u.reuse_key = l.key CROSS JOIN report a ON a.report_key "
        "= u.first_report_key CROSS JOIN report b ON b.report_key = u.second_report_key ORDER BY l.position");
    while (query.next()) rows.push_back({query.string(0), query.string(1), query.real(2), {}});
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
