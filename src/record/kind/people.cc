// One human being over all reports, and the entities of the reports that are this person. Where a person is named is no table: the mentions
// of those entities stand in the reports already (the view person_mention), and a list of them costs a reading of `entity`.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "record/decide.h"
#include "record/evidence.h"
#include "record/kind/kinds.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/scope.h"
#include "record/stored_reading.h"

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
    Query person_insert = database.prepare("INSERT INTO person (person_key, name) VALUES (?, ?)");
    Query alias_insert = database.prepare("INSERT INTO person_alias VALUES (?, ?)");
    Query entity_insert = database.prepare("INSERT INTO person_entity VALUES (?, ?, ?)");
    std::int64_t key = 0;
    for (const Person& person : links.people) {
        person_insert.run(++key, person.name);
        for (const std::string& alias : person.aliases) alias_insert.run(key, alias);
        for (const auto& entity : person.entities) entity_insert.run(readings.key(entity.report), entity.entity, key);
    }
}

// Where a person is named in a report, as the view person_mention has it: a person may be several entities of one report.
class NamedThere {
public:
    void add(std::string_view mentions) {
        for (const StoredMention& mention : from_mention_gaps(mentions)) {
            if (mention.form == MentionForm::name) spans_.push_back(mention.span);
        }
    }
    std::vector<CodePointSpan> take() {
        std::sort(spans_.begin(), spans_.end());
        spans_.erase(std::unique(spans_.begin(), spans_.end()), spans_.end());
        return std::exchange(spans_, {});
    }

private:
    std::vector<CodePointSpan> spans_;
};

// Calls put(first column, report_key, spans) for each person of each report. `sql` gives rows of a number, report_key and mentions in which
// those of one person in one report follow one another.
template <class Put>
void each_naming(Database& database, const std::string& sql, const Put& put) {
    NamedThere named;
    std::pair<std::int64_t, std::int64_t> there{0, 0};
    const auto end_of_report = [&] {
        if (const auto spans = named.take(); !spans.empty()) put(there.first, there.second, spans);
    };
    Query entity = database.prepare(sql);
    while (entity.next()) {
        if (const std::pair here{entity.integer(0), entity.integer(1)}; here != there) {
            end_of_report();
            there = here;
        }
        named.add(entity.text(2));
    }
    end_of_report();
}

// The counts of each person. Cost: one reading of the entities that are persons, and of the statements.
void count(Database& database) {
    database.run(
        "UPDATE person SET n_reports = c.n FROM (SELECT person_key, count(DISTINCT report_key) AS n FROM person_entity GROUP BY "
        "person_key) c "
        "WHERE c.person_key = person.person_key");
    database.run(
        ("UPDATE person SET n_statements = c.n FROM (SELECT pe.person_key, count(*) AS n FROM statement s JOIN person_entity pe ON "
         "pe.report_key = s.report_key AND pe.entity = s.speaker WHERE " +
         std::string(kOfTheReports) + " GROUP BY pe.person_key) c WHERE c.person_key = person.person_key")
            .c_str());
    std::unordered_map<std::int64_t, std::size_t> n_mentions;  // by person; looked up only
    each_naming(database,
                "SELECT pe.person_key, pe.report_key, e.mentions FROM person_entity pe JOIN entity e ON e.report_key = pe.report_key AND "
                "e.entity = pe.entity ORDER BY pe.report_key, pe.person_key",
                [&](std::int64_t person, std::int64_t, const std::vector<CodePointSpan>& spans) { n_mentions[person] += spans.size(); });
    Query update = database.prepare("UPDATE person SET n_mentions = ? WHERE person_key = ?");
    const std::int64_t n = database.integer("SELECT max(person_key) FROM person");
    for (std::int64_t person = 1; person <= n; ++person) update.run(n_mentions[person], person);
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
    .of_reports = "SELECT report_key, person_key AS item_key FROM person_entity",
    .insert = insert,
    .count = count,
    .rows = kRows,
};

std::vector<PersonRow> Record::people(bool with_mentions, const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->people(with_mentions, slice);
    Database& database = *impl_->database;
    const Listed listed(database, keys_of(database, impl_->scopes, kPeople, slice.of), slice);
    std::vector<PersonRow> rows;
    Query person = database.prepare(
        "SELECT p.person_key, p.name, p.n_mentions, p.n_reports, p.n_statements FROM temp.listed l CROSS JOIN person p ON p.person_key = "
        "l.key ORDER BY l.position");
    while (person.next())
        rows.push_back({id_of('p', person.integer(0)), person.string(1), {}, person.number(2), person.number(3), person.number(4), {}});
    Query alias = database.prepare(
        "SELECT l.position, a.alias FROM temp.listed l CROSS JOIN person_alias a ON a.person_key = l.key ORDER BY l.position, a.alias");
    while (alias.next()) {
        if (const std::size_t row = index_of(alias, 0); row < rows.size()) rows[row].aliases.push_back(alias.string(1));
    }
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
    if (!with_mentions) return rows;
    EvidenceShelf shelf(false);
    each_naming(database,
                in_report_order("SELECT l.position, pe.report_key, e.mentions FROM person_entity pe CROSS JOIN temp.listed l ON l.key = "
                                "pe.person_key JOIN entity e ON e.report_key = pe.report_key AND e.entity = pe.entity JOIN report r ON "
                                "r.report_key = pe.report_key",
                                "l.position,", ", pe.entity"),
                [&](std::int64_t position, std::int64_t report_key, const std::vector<CodePointSpan>& spans) {
                    const auto row = static_cast<std::size_t>(position - 1);
                    if (row >= rows.size()) return;
                    rows[row].mentions.resize(rows[row].mentions.size() + spans.size());
                    for (const CodePointSpan span : spans) shelf.ask(report_key, span);
                });
    shelf.fetch(database);
    for (PersonRow& row : rows) {
        for (Evidence& mention : row.mentions) mention = shelf.take();
    }
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
