// One question that is answered differently, and each answer with who stands behind it. Cost of the list: a query, and one reading of each
// text that answers.
#include <array>
#include <string_view>
#include <utility>

#include "record/evidence.h"
#include "record/kind/kinds.h"
#include "record/link_writer.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/scope.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 5> kDifferenceTypes{"dispute", "change", "rounding", "slip", "open"};

constexpr std::string_view kSchema = R"sql(
CREATE TABLE difference (
  difference_key INTEGER PRIMARY KEY,
  topic TEXT NOT NULL,
  type TEXT NOT NULL
);
CREATE TABLE difference_value (
  difference_key INTEGER NOT NULL REFERENCES difference,
  position INTEGER NOT NULL,
  report_key INTEGER NOT NULL REFERENCES report,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  value TEXT NOT NULL,
  person_key INTEGER REFERENCES person,
  PRIMARY KEY (difference_key, position)
) WITHOUT ROWID;
)sql";

constexpr KindCheck kSpans[] = {
    {"value of a difference", "SELECT report_key, span_begin, span_end FROM difference_value"},
};

void write(const Links& links, LinkWriter& writer) {
    const auto difference_insert = writer.prepare("INSERT INTO difference VALUES (?, ?, ?)");
    const auto value_insert = writer.prepare("INSERT INTO difference_value VALUES (?, ?, ?, ?, ?, ?, ?)");
    const auto& keys = writer.keys().differences;
    for (const std::size_t i : in_order_of(keys)) {
        const Difference& difference = links.differences[i];
        writer.begin_item("difference_key", keys[i]);
        writer.add(difference_insert, keys[i], difference.topic, kDifferenceTypes[static_cast<std::size_t>(difference.type)]);
        for (std::size_t position = 0; position < difference.values.size(); ++position) {
            const auto& value = difference.values[position];
            writer.add(value_insert, keys[i], position, writer.readings().key(value.report), LinkWriter::Place{value.report, value.span},
                       value.value, key_of(value.by, writer.keys().people));
        }
    }
}

}  // namespace

const Kind kDifferences{
    .name = "differences",
    .item = "difference",
    .schema = kSchema,
    .table = "difference",
    .key = "difference_key",
    .letter = 'd',
    .order = "difference_key",
    .of_reports = "SELECT difference_key FROM difference_value WHERE report_key IN {0} AND difference_key IN {1}",
    .is_in_cases = true,
    .write = write,
    .spans = kSpans,
};

std::vector<DifferenceRow> Record::differences(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->differences(slice);
    Database& database = *impl_->database;
    const Listed listed(database, keys_of(database, impl_->scopes, kDifferences, slice.of), slice);
    std::vector<DifferenceRow> rows;
    EvidenceShelf shelf(true);
    std::int64_t last = 0;
    Query query = database.prepare(
        "SELECT d.difference_key, d.topic, d.type, v.report_key, v.span_begin, v.span_end, v.value, person.name, v.person_key "
        "FROM temp.listed l CROSS JOIN difference d ON d.difference_key = l.key CROSS JOIN difference_value v ON v.difference_key = "
        "d.difference_key "
        "LEFT JOIN person ON person.person_key = v.person_key ORDER BY l.position, v.position");
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

}  // namespace onrecord
