// Text that two reports share: a row a pair, and a row for each piece with its place in both. Cost of the list: two queries, and one
// reading of each text that comes first in a pair.
#include <unordered_map>

#include "record/evidence.h"
#include "record/kind/kinds.h"
#include "record/record_impl.h"

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

void ask(const Links& links, PlaceBook& places) {
    for (const Reuse& reuse : links.reuse) {
        for (const auto& [first, second] : reuse.pieces) {
            places.ask(reuse.first, first);
            places.ask(reuse.second, second);
        }
    }
}

void insert(const Links& links, Database& database, const StoredReadings& readings, const PlaceBook& places) {
    Query reuse_insert = database.prepare("INSERT INTO reuse VALUES (?, ?, ?, ?)");
    Query reuse_piece_insert = database.prepare("INSERT INTO reuse_piece VALUES (?, ?, ?, ?, ?, ?)");
    std::int64_t key = 0;
    for (const Reuse& reuse : links.reuse) {
        reuse_insert.run(++key, readings.key(reuse.first), readings.key(reuse.second), reuse.similarity);
        for (std::size_t position = 0; position < reuse.pieces.size(); ++position) {
            const CodePointSpan first = places.at(reuse.first, reuse.pieces[position].first);
            const CodePointSpan second = places.at(reuse.second, reuse.pieces[position].second);
            reuse_piece_insert.run(key, position, first.begin, first.end, second.begin, second.end);
        }
    }
}

}  // namespace

const Kind kReuse{
    .name = "reuse",
    .item = "reuse",
    .schema = kSchema,
    .ask = ask,
    .insert = insert,
    .spans = kSpans,
};

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

}  // namespace onrecord
