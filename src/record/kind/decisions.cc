// What a person decided: persons that are the same or not, a report's outlet or date, notes. The only kind that linking does not fill
// (decide.cc says how it is put to use). A row names no key of the record but what a reading says of a report whose outlet or date was
// decided: everything else is kept by report id, span and words, so that it outlives numbers, added reports, and a record built anew.
#include "record/decide.h"
#include "record/kind/kinds.h"
#include "record/record_impl.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE decision (
  decision INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  value TEXT
);
CREATE TABLE decision_place (
  decision INTEGER NOT NULL REFERENCES decision,
  item INTEGER NOT NULL,
  position INTEGER NOT NULL,
  report TEXT NOT NULL,
  span_begin INTEGER,
  span_end INTEGER,
  words TEXT,
  PRIMARY KEY (decision, item, position)
) WITHOUT ROWID;
CREATE TABLE report_as_read (
  report_key INTEGER PRIMARY KEY REFERENCES report,
  outlet TEXT,
  published TEXT,
  published_basis TEXT NOT NULL
);
)sql";

constexpr KindCheck kRows[] = {
    {"a decision is about nothing: ",
     "SELECT decision FROM decision WHERE decision NOT IN (SELECT decision FROM decision_place) ORDER BY decision"},
};

}  // namespace

const Kind kDecisions{
    .name = "decisions",
    .item = "decision",
    .schema = kSchema,
    .rows = kRows,
};

std::vector<DecisionRow> Record::decisions(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->decisions(slice);
    std::vector<DecisionRow> rows = stored_decisions(*impl_->database);
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(slice.from, rows.size())));
    if (rows.size() > slice.limit) rows.resize(slice.limit);
    return rows;
}

}  // namespace onrecord
