// One human being over all reports, and the entities of the reports that are this person. Where a person is named is no table: the mentions
// of those entities stand in the reports already (the view person_mention), and a list of them costs a reading of `entity`.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "across/recurring.h"
#include "across/revisions.h"
#include "record/decide.h"
#include "record/kind/kinds.h"
#include "record/kind/naming.h"
#include "record/link_writer.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/scope.h"
#include "record/stored_reading.h"
#include "text/utf8.h"
#include "text/word_key.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE person (
  person_key INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  n_statements INTEGER NOT NULL DEFAULT 0,
  n_reports INTEGER NOT NULL DEFAULT 0,
  n_mentions INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE person_alias (
  person_key INTEGER NOT NULL REFERENCES person,
  alias TEXT NOT NULL,
  PRIMARY KEY (person_key, alias)
) WITHOUT ROWID;
CREATE TABLE person_entity (
  report_key INTEGER NOT NULL,
  entity INTEGER NOT NULL,
  person_key INTEGER NOT NULL REFERENCES person,
  reason_code INTEGER NOT NULL,
  )sql" ONRECORD_REASON_COLUMN R"sql(,
  PRIMARY KEY (report_key, entity),
  FOREIGN KEY (report_key, entity) REFERENCES entity
) WITHOUT ROWID;
CREATE INDEX person_entity_person ON person_entity (person_key);

CREATE TABLE person_statement (
  statement_key INTEGER PRIMARY KEY REFERENCES statement,
  person_key INTEGER NOT NULL REFERENCES person
);

CREATE VIEW person_mention AS
SELECT pe.person_key, m.report_key, m.span_begin, m.span_end
FROM person_entity pe JOIN mention m ON m.report_key = pe.report_key AND m.entity = pe.entity
WHERE m.form = 'name';
)sql";

constexpr KindCheck kRows[] = {
    {"a person is in no report: ", "SELECT name FROM person WHERE person_key NOT IN (SELECT person_key FROM person_entity) ORDER BY name"},
};

void write(const Links& links, LinkWriter& writer) {
    const auto person_insert = writer.prepare("INSERT INTO person (person_key, name, n_reports) VALUES (?, ?, ?)");
    const auto alias_insert = writer.prepare("INSERT INTO person_alias VALUES (?, ?)");
    const auto entity_insert =
        writer.prepare("INSERT INTO person_entity (report_key, entity, person_key, reason_code) VALUES (?, ?, ?, ?)");
    const auto said_insert = writer.prepare("INSERT INTO person_statement VALUES (?, ?)");
    const auto& keys = writer.keys().people;
    const StoredReadings& readings = writer.readings();
    const std::vector<RecurringLine::Place> furniture = places_of(links.recurring_lines);
    const std::vector<ReportIndex> earlier = earlier_versions(links.revisions);
    for (const std::size_t i : in_order_of(keys)) {
        const Person& person = links.people[i];
        writer.begin_item("person_key", keys[i], i);
        std::set<ReportIndex> reports;
        for (const Person::InReport& entity : person.entities) {
            if (!has(earlier, entity.report)) reports.insert(entity.report);
            // What is counted is of the newest version of a report but for what lies in furniture.
            writer.depends_on(has(earlier, entity.report) ? 1 : 0);
            writer.depends_on(static_cast<std::uint64_t>(readings.key(entity.report)));
            writer.depends_on(entity.entity);
            for (auto at = std::lower_bound(furniture.begin(), furniture.end(), RecurringLine::Place{entity.report, {}});
                 at != furniture.end() && at->report == entity.report; ++at)
                writer.depends_on(at->span.begin), writer.depends_on(at->span.end);
        }
        writer.add(person_insert, keys[i], person.name, reports.size());
        for (const std::string& alias : person.aliases) writer.add(alias_insert, keys[i], alias);
    }
    std::vector<std::pair<std::int64_t, std::int64_t>> said;  // keys of statement and person
    for (std::size_t i = 0; i < links.people.size(); ++i) {
        for (const Person::Said& one : links.people[i].said) said.emplace_back(readings.statement_key(one.report, one.statement), keys[i]);
    }
    std::sort(said.begin(), said.end());
    for (const auto& [statement, person] : said) {
        writer.begin_item("statement_key", statement);
        writer.add(said_insert, statement, person);
    }
    std::vector<std::tuple<Person::InReport, std::int64_t, NameJoin>> entities;
    for (std::size_t i = 0; i < links.people.size(); ++i) {
        const Person& person = links.people[i];
        for (std::size_t e = 0; e < person.entities.size(); ++e) entities.emplace_back(person.entities[e], keys[i], person.joins[e]);
    }
    std::sort(entities.begin(), entities.end());
    std::optional<ReportIndex> last;
    for (const auto& [entity, person, join] : entities) {
        if (entity.report != last) writer.begin_item("report_key", readings.key(entity.report));
        last = entity.report;
        writer.add(entity_insert, readings.key(entity.report), entity.entity, person, static_cast<std::int64_t>(join));
    }
}

// What counts rows of each person's reports. Cost: one reading of the statements of these reports, and of the entities.
void count(const Links& links, const LinkWriter& writer, Database& database, const std::vector<std::size_t>& written) {
    const StoredReadings& readings = writer.readings();
    std::vector<std::tuple<ReportIndex, std::size_t, std::uint32_t>> entities;  // report, person, entity
    std::vector<bool> is_person(links.people.size());
    const std::vector<ReportIndex> earlier = earlier_versions(links.revisions);
    for (const std::size_t i : written) {
        if (i >= links.people.size() || is_person[i]) continue;
        is_person[i] = true;
        for (const Person::InReport& entity : links.people[i].entities)
            if (!has(earlier, entity.report)) entities.emplace_back(entity.report, i, entity.entity);
    }
    std::sort(entities.begin(), entities.end());
    const std::vector<std::int64_t> furniture = [&] {
        std::vector<std::int64_t> keys;
        Query query = database.prepare("SELECT statement_key FROM uncounted_statement ORDER BY 1");
        while (query.next()) keys.push_back(query.integer(0));
        return keys;
    }();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> counts(links.people.size());  // statements, mentions
    Query statement = database.prepare("SELECT speaker, statement_key FROM statement WHERE statement_key >= ? AND statement_key < ?");
    Query mentions = database.prepare("SELECT mentions FROM entity WHERE report_key = ? AND entity = ?");
    std::vector<std::uint32_t> said;  // of the report, by entity
    NamedThere named;
    for (std::size_t at = 0; at < entities.size();) {
        const auto [report, person, first] = entities[at];
        if (at == 0 || std::get<0>(entities[at - 1]) != report) {
            said.clear();
            const std::int64_t begin = readings.statement_key(report, 0);
            for (statement.start(begin, begin + readings.n_statements(report)); statement.next();) {
                if (statement.is_null(0) || std::binary_search(furniture.begin(), furniture.end(), statement.integer(1))) continue;
                if (said.size() <= statement.number(0)) said.resize(statement.number(0) + 1);
                ++said[statement.number(0)];
            }
        }
        for (; at < entities.size() && std::get<0>(entities[at]) == report && std::get<1>(entities[at]) == person; ++at) {
            const std::uint32_t entity = std::get<2>(entities[at]);
            if (entity < said.size()) counts[person].first += said[entity];
            if (mentions.start(readings.key(report), entity).next()) named.add(mentions.text(0));
        }
        counts[person].second += static_cast<std::uint32_t>(named.take().size());
    }
    Query update = database.prepare("UPDATE person SET n_statements = ?, n_mentions = ? WHERE person_key = ?");
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (is_person[i]) update.run(counts[i].first, counts[i].second, writer.keys().people[i]);
}

// What the reports of each listed person say that he or she is, of a case only its reports; the same words in one kind are one role. Cost:
// one reading of these reports' texts.
void add_roles(Database& database, std::vector<PersonRow>& rows, const Scope& of) {
    std::vector<std::map<std::pair<EntityRoleKind, std::string>, PersonRow::Role>> roles(rows.size());
    Query query = database.prepare(
        "SELECT l.position, e.roles, r.text, r.published FROM temp.listed l CROSS JOIN person_entity pe ON pe.person_key = l.key CROSS "
        "JOIN "
        "entity e ON e.report_key = pe.report_key AND e.entity = pe.entity CROSS JOIN report r ON r.report_key = pe.report_key WHERE "
        "e.roles IS NOT NULL "
        "AND pe.report_key NOT IN (SELECT report_key FROM earlier_version) AND " +
        reports_of_case_of(database, of, "pe.report_key") +
        " ORDER BY l.position, r.published IS NULL, r.published, pe.report_key, pe.entity");
    while (query.next()) {
        const std::size_t row = index_of(query, 0);
        if (row >= rows.size()) continue;
        const std::string text = query.string(2);
        const std::string published = query.string(3);
        const CodePointIndex index(text);
        for (const StoredRole& stored : from_role_list(query.text(1))) {
            const Span span = index.to_bytes(stored.span);
            if (span.begin >= span.end || span.end > text.size()) continue;
            std::string words = text.substr(span.begin, span.length());
            std::replace(words.begin(), words.end(), '\n', ' ');
            PersonRow::Role& role = roles[row][{stored.kind, lower_word(words)}];
            if (role.n_reports++ == 0) role = {stored.kind, std::move(words), 1, published, published};
            if (!published.empty()) role.last = published;
        }
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (auto& [key, role] : roles[row]) rows[row].roles.push_back(std::move(role));
        std::stable_sort(rows[row].roles.begin(), rows[row].roles.end(), [](const PersonRow::Role& a, const PersonRow::Role& b) {
            return a.kind != b.kind ? a.kind < b.kind : a.n_reports > b.n_reports;
        });
    }
}

}  // namespace

const Kind kPeople{
    .name = "people",
    .item = "person",
    .schema = kSchema,
    .table = "person",
    .key = "person_key",
    .letter = 'p',
    .order = "n_statements DESC, n_reports DESC, n_mentions DESC, name, person_key",
    .of_reports = "SELECT person_key FROM person_entity WHERE report_key IN {0}",
    .write = write,
    .count = count,
    .rows = kRows,
};

std::vector<PersonRow> Record::people(PersonDetail detail, const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->people(detail, slice);
    Database& database = *impl_->database;
    const Listed listed(database, keys_of(database, impl_->scopes, kPeople, slice.of), slice);
    std::vector<PersonRow> rows;
    Query person = database.prepare(
        "SELECT p.person_key, p.name, p.n_mentions, p.n_reports, p.n_statements FROM temp.listed l CROSS JOIN person p ON p.person_key = "
        "l.key ORDER BY l.position");
    while (person.next())
        rows.push_back({id_of('p', person.integer(0)), person.string(1), {}, person.number(2), person.number(3), person.number(4), {}});
    auto aliases = aliases_of(database, "person", rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].aliases = std::move(aliases[i]);
    for (const DecisionRow& decision : stored_decisions(database)) {
        for (const DecisionRow::Item& item : decision.items) {
            const auto found = std::find_if(rows.begin(), rows.end(), [&](const PersonRow& row) { return row.id == item.person; });
            if (found == rows.end() || !decision.holds) continue;
            PersonRow& row = *found;
            if (decision.what == DecisionType::note) {
                row.notes.push_back(decision.value);
            } else if (row.decisions.empty() || row.decisions.back() != decision.number) {
                row.decisions.push_back(decision.number);
            }
        }
    }
    if (detail == PersonDetail::brief) return rows;
    add_roles(database, rows, slice.of);
    if (detail == PersonDetail::roles) return rows;
    auto reasons = reasons_of(database, "person", rows.size(), slice.of);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].reasons = std::move(reasons[i]);
    if (detail == PersonDetail::whole) return rows;
    auto mentions = mentions_of(database, "person", rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].mentions = std::move(mentions[i]);
    return rows;
}

std::vector<CodePointSpan> Record::names_in(const std::string& report) const {
    if (impl_->catalogue) return impl_->catalogue->names_in(report);
    std::vector<CodePointSpan> names;
    each_naming(*impl_->database,
                "SELECT pe.person_key, pe.report_key, e.mentions FROM person_entity pe JOIN entity e ON e.report_key = pe.report_key AND "
                "e.entity = pe.entity WHERE pe.report_key = " +
                    std::to_string(key_of_report(*impl_->database, report)),
                [&](std::int64_t, std::int64_t, const std::vector<CodePointSpan>& spans) {
                    names.insert(names.end(), spans.begin(), spans.end());
                });
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace onrecord
