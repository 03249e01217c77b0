// One human being over all reports, and the entities of the reports that are this person. Where a person is named is no table: the mentions
// of those entities stand in the reports already (the view person_mention), and a list of them costs a reading of `entity`.
#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "record/decide.h"
#include "record/evidence.h"
#include "record/kind/kinds.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/stored_reading.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE person (
  person_key INTEGER PRIMARY KEY,
  name TEXT NOT NULL
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
  PRIMARY KEY (report_key, entity),
  FOREIGN KEY (report_key, entity) REFERENCES entity
) WITHOUT ROWID;

CREATE VIEW person_mention AS
SELECT pe.person_key, m.report_key, m.span_begin, m.span_end
FROM person_entity pe JOIN mention m ON m.report_key = pe.report_key AND m.entity = pe.entity
WHERE m.form = 'name';
)sql";

constexpr KindCheck kRows[] = {
    {"a person is in no report: ", "SELECT name FROM person WHERE person_key NOT IN (SELECT person_key FROM person_entity) ORDER BY name"},
};

void insert(const Links& links, Database& database, const StoredReadings& readings, const PlaceBook& /*places*/) {
    Query person_insert = database.prepare("INSERT INTO person VALUES (?, ?)");
    Query alias_insert = database.prepare("INSERT INTO person_alias VALUES (?, ?)");
    Query entity_insert = database.prepare("INSERT INTO person_entity VALUES (?, ?, ?)");
    std::int64_t key = 0;
    for (const Person& person : links.people) {
        person_insert.run(++key, person.name);
        for (const std::string& alias : person.aliases) alias_insert.run(key, alias);
        for (const auto& entity : person.entities) entity_insert.run(readings.key(entity.report), entity.entity, key);
    }
}

}  // namespace

const Kind kPeople{
    .name = "people",
    .item = "person",
    .schema = kSchema,
    .insert = insert,
    .rows = kRows,
};

std::vector<PersonRow> Record::people(bool with_mentions) const {
    Database& database = *impl_->database;
    std::vector<PersonRow> rows;
    std::unordered_map<std::int64_t, std::size_t> row_of;
    Query person = database.prepare("SELECT person_key, name FROM person ORDER BY person_key");
    while (person.next()) {
        row_of[person.integer(0)] = rows.size();
        PersonRow row;
        row.id = id_of('p', person.integer(0));
        row.name = person.string(1);
        rows.push_back(std::move(row));
    }
    const auto each = [&](std::string_view sql, auto&& put) {
        Query query = database.prepare(sql);
        while (query.next()) {
            if (const auto found = row_of.find(query.integer(0)); found != row_of.end()) put(rows[found->second], query);
        }
    };
    each("SELECT person_key, alias FROM person_alias ORDER BY person_key, alias",
         [](PersonRow& row, const Query& query) { row.aliases.push_back(query.string(1)); });
    each("SELECT person_key, count(DISTINCT report_key) FROM person_entity GROUP BY person_key",
         [](PersonRow& row, const Query& query) { row.n_reports = query.number(1); });
    each(
        "SELECT pe.person_key, count(*) FROM statement s JOIN person_entity pe ON pe.report_key = s.report_key AND pe.entity = s.speaker "
        "WHERE " +
            std::string(kOfTheReports) + " GROUP BY pe.person_key",
        [](PersonRow& row, const Query& query) { row.n_statements = query.number(1); });
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
    // Where they are named, as the view person_mention has it: a person may be several entities of one report.
    EvidenceShelf shelf(false);
    std::vector<CodePointSpan> named_there;
    std::pair<std::int64_t, std::int64_t> there{0, 0};  // person, report
    const auto end_of_report = [&] {
        std::sort(named_there.begin(), named_there.end());
        named_there.erase(std::unique(named_there.begin(), named_there.end()), named_there.end());
        if (const auto found = row_of.find(there.first); found != row_of.end() && !named_there.empty()) {
            PersonRow& row = rows[found->second];
            row.n_mentions += static_cast<std::uint32_t>(named_there.size());
            if (with_mentions) row.mentions.resize(row.n_mentions);
            for (const CodePointSpan span : named_there) {
                if (with_mentions) shelf.ask(there.second, span);
            }
        }
        named_there.clear();
    };
    Query entity = database.prepare(in_report_order(
        "SELECT pe.person_key, pe.report_key, e.mentions FROM person_entity pe JOIN entity e ON e.report_key = pe.report_key AND "
        "e.entity = pe.entity JOIN report r ON r.report_key = pe.report_key",
        "pe.person_key,", ", pe.entity"));
    while (entity.next()) {
        if (const std::pair here{entity.integer(0), entity.integer(1)}; here != there) {
            end_of_report();
            there = here;
        }
        for (const StoredMention& mention : from_mention_gaps(entity.text(2))) {
            if (mention.form == MentionForm::name) named_there.push_back(mention.span);
        }
    }
    end_of_report();
    if (with_mentions) {
        shelf.fetch(database);
        for (PersonRow& row : rows) {
            for (Evidence& mention : row.mentions) mention = shelf.take();
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const PersonRow& a, const PersonRow& b) {
        return std::tuple(b.n_statements, b.n_reports, b.n_mentions, std::string_view(a.name)) <
               std::tuple(a.n_statements, a.n_reports, a.n_mentions, std::string_view(b.name));
    });
    return rows;
}

}  // namespace onrecord
