// One organization or place over all reports, and the entities of the reports that are it. As for people, where it is named is no table.
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "across/revisions.h"
#include "base/names.h"
#include "record/kind/kinds.h"
#include "record/kind/naming.h"
#include "record/link_writer.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/scope.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE name (
  name_key INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  n_reports INTEGER NOT NULL,
  n_mentions INTEGER NOT NULL
);
CREATE TABLE name_alias (
  name_key INTEGER NOT NULL REFERENCES name,
  alias TEXT NOT NULL,
  PRIMARY KEY (name_key, alias)
) WITHOUT ROWID;
CREATE TABLE name_entity (
  report_key INTEGER NOT NULL,
  entity INTEGER NOT NULL,
  name_key INTEGER NOT NULL REFERENCES name,
  reason_code INTEGER NOT NULL,
  )sql" ONRECORD_REASON_COLUMN R"sql(,
  PRIMARY KEY (report_key, entity),
  FOREIGN KEY (report_key, entity) REFERENCES entity
) WITHOUT ROWID;
CREATE INDEX name_entity_name ON name_entity (name_key);

CREATE VIEW name_mention AS
SELECT ne.name_key, m.report_key, m.span_begin, m.span_end
FROM name_entity ne JOIN mention m ON m.report_key = ne.report_key AND m.entity = ne.entity
WHERE m.form = 'name';
)sql";

constexpr KindCheck kRows[] = {
    {"an organization or place is in no report: ",
     "SELECT name FROM name WHERE name_key NOT IN (SELECT name_key FROM name_entity) ORDER BY name"},
};

void write(const Links& links, LinkWriter& writer) {
    const auto name_insert = writer.prepare("INSERT INTO name VALUES (?, ?, ?, ?, ?)");
    const auto alias_insert = writer.prepare("INSERT INTO name_alias VALUES (?, ?)");
    const auto entity_insert = writer.prepare("INSERT INTO name_entity (report_key, entity, name_key, reason_code) VALUES (?, ?, ?, ?)");
    const auto& keys = writer.keys().names;
    const StoredReadings& readings = writer.readings();
    const std::vector<ReportIndex> earlier = earlier_versions(links.revisions);
    std::vector<std::tuple<InReport, std::int64_t, NameJoin>> entities;
    for (const std::size_t i : in_order_of(keys)) {
        const SharedName& name = links.names[i];
        writer.begin_item("name_key", keys[i]);
        std::set<ReportIndex> reports;
        for (std::size_t e = 0; e < name.entities.size(); ++e) {
            if (!has(earlier, name.entities[e].report)) reports.insert(name.entities[e].report);
            entities.emplace_back(name.entities[e], keys[i], name.joins[e]);
        }
        writer.add(name_insert, keys[i], name_of(name.type), name.name, reports.size(), name.n_mentions);
        for (const std::string& alias : name.aliases) writer.add(alias_insert, keys[i], alias);
    }
    std::sort(entities.begin(), entities.end());
    std::optional<ReportIndex> last;
    for (const auto& [entity, name, join] : entities) {
        if (entity.report != last) writer.begin_item("report_key", readings.key(entity.report));
        last = entity.report;
        writer.add(entity_insert, readings.key(entity.report), entity.entity, name, static_cast<std::int64_t>(join));
    }
}

}  // namespace

const Kind kNames{
    .name = "names",
    .item = "name",
    .schema = kSchema,
    .table = "name",
    .key = "name_key",
    .letter = 'n',
    .order = "n_reports DESC, n_mentions DESC, name, name_key",
    .of_reports = "SELECT name_key FROM name_entity WHERE report_key IN {0}",
    .of_person = "SELECT ne.name_key FROM person_entity pe JOIN name_entity ne ON ne.report_key = pe.report_key WHERE pe.person_key =",
    .write = write,
    .rows = kRows,
};

std::vector<NameRow> Record::names(bool with_mentions, const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->names(with_mentions, slice);
    Database& database = *impl_->database;
    const Listed listed(database, keys_of(database, impl_->scopes, kNames, slice.of), slice);
    std::vector<NameRow> rows;
    Query name = database.prepare(
        "SELECT n.name_key, n.type, n.name, n.n_mentions, n.n_reports FROM temp.listed l CROSS JOIN name n ON n.name_key = l.key ORDER BY "
        "l.position");
    while (name.next()) {
        rows.push_back({id_of('n', name.integer(0)),
                        named<EntityType>(name.text(1)).value_or(EntityType::organization),
                        name.string(2),
                        {},
                        name.number(3),
                        name.number(4),
                        {},
                        {}});
    }
    auto aliases = aliases_of(database, "name", rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].aliases = std::move(aliases[i]);
    auto reasons = reasons_of(database, "name", rows.size(), slice.of);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].reasons = std::move(reasons[i]);
    if (!with_mentions) return rows;
    auto mentions = mentions_of(database, "name", rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].mentions = std::move(mentions[i]);
    return rows;
}

}  // namespace onrecord
