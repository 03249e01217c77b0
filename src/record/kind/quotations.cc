// One utterance, and each place that quotes it. The words of a use are not stored: its span is, and the list cuts them from the text. Cost
// of the list: a query, and one reading of each text that is quoted.
#include <set>
#include <string>
#include <utility>

#include "base/web_address.h"
#include "record/decide.h"
#include "record/evidence.h"
#include "record/kind/kinds.h"
#include "record/link_writer.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/scope.h"
#include "record/stored_reading.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE quotation (
  quotation_key INTEGER PRIMARY KEY,
  person_key INTEGER REFERENCES person,
  n_uses INTEGER NOT NULL
);
CREATE TABLE quotation_use (
  quotation_key INTEGER NOT NULL REFERENCES quotation,
  report_key INTEGER NOT NULL REFERENCES report,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  statement_key INTEGER NOT NULL REFERENCES statement,
  PRIMARY KEY (quotation_key, report_key, span_begin, span_end, statement_key)
) WITHOUT ROWID;

CREATE VIEW quotation_uses AS
SELECT 'q' || q.quotation_key AS quotation, person.name AS speaker, 'p' || person.person_key AS person,
  r.id AS report, r.outlet, r.published, s.number AS statement,
  substr(r.text, u.span_begin + 1, u.span_end - u.span_begin) AS words
FROM quotation q
  JOIN quotation_use u ON u.quotation_key = q.quotation_key
  JOIN report r ON r.report_key = u.report_key
  JOIN statement s ON s.statement_key = u.statement_key
  LEFT JOIN person ON person.person_key = q.person_key
ORDER BY q.quotation_key, r.published IS NULL, r.published, r.id, u.span_begin;
)sql";

constexpr KindCheck kSpans[] = {
    {"quotation's use", "SELECT report_key, span_begin, span_end FROM quotation_use"},
};

void write(const Links& links, LinkWriter& writer) {
    const auto quotation_insert = writer.prepare("INSERT INTO quotation VALUES (?, ?, ?)");
    const auto use_insert = writer.prepare("INSERT OR IGNORE INTO quotation_use VALUES (?, ?, ?, ?, ?)");
    const auto& keys = writer.keys().quotations;
    for (const std::size_t i : in_order_of(keys)) {
        const Quotation& quotation = links.quotations[i];
        writer.begin_item("quotation_key", keys[i]);
        writer.add(quotation_insert, keys[i], key_of(quotation.person, writer.keys().people), quotation.uses.size());
        for (const auto& use : quotation.uses)
            writer.add(use_insert, keys[i], writer.readings().key(use.report), LinkWriter::Place{use.report, use.span},
                       writer.readings().statement_key(use.report, use.statement));
    }
}

}  // namespace

const Kind kQuotations{
    .name = "quotations",
    .item = "quotation",
    .schema = kSchema,
    .table = "quotation",
    .key = "quotation_key",
    .letter = 'q',
    .order = "n_uses DESC, quotation_key",
    .of_reports = "SELECT quotation_key FROM quotation_use WHERE report_key IN {0} AND quotation_key IN {1}",
    .of_person = "SELECT quotation_key FROM quotation WHERE person_key =",
    .is_in_cases = true,
    .write = write,
    .spans = kSpans,
};

namespace {

// The quotations that `keys` (listed.h) chooses.
template <class... Arguments>
std::vector<QuotationRow> quotations_of(Database& database, const std::string& keys, const Slice& slice, const Arguments&... arguments) {
    const std::set<std::string> decided = decided_people(database);
    const Listed listed(database, keys, slice, arguments...);
    std::vector<QuotationRow> rows;
    EvidenceShelf shelf(true);
    std::int64_t last = 0;
    Query query = database.prepare(
        in_report_order("SELECT q.quotation_key, person.name, q.person_key, u.report_key, u.span_begin, u.span_end "
                        "FROM temp.listed l CROSS JOIN quotation q ON q.quotation_key = l.key CROSS JOIN quotation_use u ON "
                        "u.quotation_key = q.quotation_key "
                        "CROSS JOIN report r ON r.report_key = u.report_key LEFT JOIN person ON person.person_key = q.person_key",
                        "l.position,", ", u.span_begin"));
    while (query.next()) {
        if (rows.empty() || query.integer(0) != last) {
            last = query.integer(0);
            QuotationRow row;
            row.id = id_of('q', last);
            row.speaker = query.string(1);
            if (!query.is_null(2)) row.person = id_of('p', query.integer(2));
            row.person_decided = decided.contains(row.person);
            rows.push_back(std::move(row));
        }
        rows.back().uses.emplace_back();
        shelf.ask(query.integer(3), {query.number(4), query.number(5)});
    }
    shelf.fetch(database);
    for (QuotationRow& row : rows) {
        for (Evidence& use : row.uses) use = shelf.take();
    }
    return rows;
}

}  // namespace

std::vector<QuotationRow> Record::quotations(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->quotations(slice);
    return quotations_of(*impl_->database, keys_of(*impl_->database, impl_->scopes, kQuotations, slice.of), slice);
}

Record::QuotationsFound Record::shared_quotations(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->shared_quotations(slice);
    Database& database = *impl_->database;
    QuotationsFound found;
    std::vector<std::string> wanted;  // keys
    {
        const Listed listed(database, keys_of(database, impl_->scopes, kQuotations, slice.of), {});
        Query use = database.prepare(
            "SELECT l.position, l.key, u.report_key, r.outlet, CASE WHEN r.outlet IS NULL THEN r.url END FROM temp.listed l CROSS JOIN "
            "quotation_use u ON u.quotation_key = l.key CROSS JOIN report r ON r.report_key = u.report_key ORDER BY l.position");
        std::int64_t last = 0;
        std::string first;  // outlet of its first use
        bool is_shared = false;
        while (use.next()) {
            if (use.integer(0) != std::exchange(last, use.integer(0))) {
                first.clear();
                is_shared = false;
            }
            if (is_shared) continue;
            // A name, a host, or, after a mark that neither has, a report.
            std::string outlet = use.is_null(3) ? std::string(host_of(use.text(4))) : use.string(3);
            if (outlet.empty()) outlet = '\n' + std::to_string(use.integer(2));
            if (first.empty()) first = outlet;
            is_shared = outlet != first;
            if (!is_shared) continue;
            if (found.n++ >= slice.from && wanted.size() < slice.limit) wanted.push_back(std::to_string(use.integer(1)));
        }
    }
    found.rows = quotations_of(database, "SELECT value FROM json_each(?)", {}, wanted.empty() ? "[]" : to_json_array(wanted));
    return found;
}

}  // namespace onrecord
