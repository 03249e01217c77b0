// One happening, told by one report or several; who took part, what it comes after or before, and which report tells of it. All events are
// stored before what refers to them: one may come after another that stands later. Cost of the list: four queries, and one reading of each
// text that tells of an event that is listed.
#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/names.h"
#include "onrecord/date.h"
#include "record/evidence.h"
#include "record/kind/kinds.h"
#include "record/link_writer.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/scope.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE timeline_event (
  timeline_event_key INTEGER PRIMARY KEY,
  date TEXT,
  text TEXT NOT NULL,
  importance REAL NOT NULL,
  certainty_code INTEGER NOT NULL,
  certainty TEXT AS (CASE certainty_code WHEN 0 THEN 'happened' WHEN 1 THEN 'planned' WHEN 2 THEN 'alleged' WHEN 3 THEN 'denied' END) VIRTUAL
);
CREATE TABLE timeline_participant (
  timeline_event_key INTEGER NOT NULL REFERENCES timeline_event,
  person_key INTEGER NOT NULL REFERENCES person,
  PRIMARY KEY (timeline_event_key, person_key)
) WITHOUT ROWID;
CREATE TABLE timeline_order (
  timeline_event_key INTEGER NOT NULL REFERENCES timeline_event,
  relation TEXT NOT NULL,
  other_event_key INTEGER NOT NULL REFERENCES timeline_event (timeline_event_key),
  PRIMARY KEY (timeline_event_key, relation, other_event_key)
) WITHOUT ROWID;
CREATE TABLE timeline_telling (
  timeline_event_key INTEGER NOT NULL REFERENCES timeline_event,
  report_key INTEGER NOT NULL,
  event INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  date TEXT,
  PRIMARY KEY (timeline_event_key, report_key, event, span_begin),
  FOREIGN KEY (report_key, event) REFERENCES event
) WITHOUT ROWID;

CREATE VIEW timeline AS
SELECT 'e' || e.timeline_event_key AS event, e.date, e.text, e.certainty,
  (SELECT group_concat(person.name, '; ') FROM timeline_participant tp JOIN person USING (person_key)
   WHERE tp.timeline_event_key = e.timeline_event_key) AS participants,
  r.id AS report, r.outlet, r.published, t.date AS date_there,
  substr(r.text, t.span_begin + 1, t.span_end - t.span_begin) AS words
FROM timeline_event e
  JOIN timeline_telling t ON t.timeline_event_key = e.timeline_event_key
  JOIN report r ON r.report_key = t.report_key
ORDER BY e.date IS NULL, e.date, e.timeline_event_key, r.published IS NULL, r.published, r.id;
)sql";

constexpr KindCheck kSpans[] = {
    {"mention of an event", "SELECT report_key, span_begin, span_end FROM timeline_telling"},
};

void write(const Links& links, LinkWriter& writer) {
    const auto event_insert =
        writer.prepare("INSERT INTO timeline_event (timeline_event_key, date, text, importance, certainty_code) VALUES (?, ?, ?, ?, ?)");
    const auto participant_insert = writer.prepare("INSERT OR IGNORE INTO timeline_participant VALUES (?, ?)");
    const auto order_insert = writer.prepare("INSERT OR IGNORE INTO timeline_order VALUES (?, ?, ?)");
    const auto telling_insert = writer.prepare("INSERT OR IGNORE INTO timeline_telling VALUES (?, ?, ?, ?, ?, ?)");
    const auto& keys = writer.keys().timeline;
    for (const std::size_t i : in_order_of(keys)) {
        const TimelineEvent& event = links.timeline[i];
        writer.begin_item("timeline_event_key", keys[i]);
        writer.add(event_insert, keys[i], Query::OrNull{event.date}, event.text, event.importance, static_cast<int>(event.certainty));
        for (const std::uint32_t person : event.participants) writer.add(participant_insert, keys[i], writer.keys().people[person]);
        for (const std::uint32_t other : event.after) writer.add(order_insert, keys[i], "after", keys[other]);
        for (const std::uint32_t other : event.before) writer.add(order_insert, keys[i], "before", keys[other]);
        for (const auto& telling : event.tellings)
            writer.add(telling_insert, keys[i], writer.readings().key(telling.report), telling.event,
                       LinkWriter::Place{telling.report, telling.span}, Query::OrNull{telling.date});
    }
}

// The events that `keys` (listed.h) chooses.
std::vector<EventRow> events_of(Database& database, const std::string& keys, const Slice& slice) {
    const Listed listed(database, keys, slice);
    std::vector<EventRow> rows;
    const auto row_of = [&](const Query& query) -> EventRow* {
        const std::size_t row = index_of(query, 0);
        return row < rows.size() ? &rows[row] : nullptr;
    };
    Query event = database.prepare(
        "SELECT e.timeline_event_key, e.text, e.date, e.certainty, e.importance FROM temp.listed l CROSS JOIN timeline_event e ON "
        "e.timeline_event_key = "
        "l.key ORDER BY l.position");
    while (event.next()) {
        EventRow row;
        row.id = id_of('e', event.integer(0));
        row.text = event.string(1);
        row.date = event.string(2);
        row.certainty = named<Certainty>(event.text(3)).value_or(Certainty::happened);
        row.importance = event.real(4);
        rows.push_back(std::move(row));
    }
    Query participant = database.prepare(
        "SELECT l.position, person.name, person.person_key FROM temp.listed l CROSS JOIN timeline_participant tp ON tp.timeline_event_key "
        "= l.key CROSS JOIN person ON person.person_key = tp.person_key ORDER BY l.position, person.person_key");
    while (participant.next()) {
        EventRow* row = row_of(participant);
        if (row == nullptr) continue;
        row->participants.push_back(participant.string(1));
        row->people.push_back(id_of('p', participant.integer(2)));
    }
    Query order = database.prepare(
        "SELECT l.position, o.relation, o.other_event_key, other.text, other.date FROM temp.listed l CROSS JOIN timeline_order o ON "
        "o.timeline_event_key = l.key CROSS JOIN timeline_event other ON other.timeline_event_key = o.other_event_key "
        "ORDER BY l.position, o.relation, o.other_event_key");
    while (order.next()) {
        if (EventRow* row = row_of(order))
            (order.text(1) == "after" ? row->after : row->before)
                .push_back({id_of('e', order.integer(2)), order.string(3), order.string(4)});
    }
    EvidenceShelf shelf(true);
    Query telling = database.prepare(
        in_report_order("SELECT l.position, t.date, t.report_key, t.span_begin, t.span_end FROM temp.listed l "
                        "CROSS JOIN timeline_telling t ON t.timeline_event_key = l.key CROSS JOIN report r ON r.report_key = t.report_key",
                        "l.position,", ", t.span_begin"));
    while (telling.next()) {
        EventRow* row = row_of(telling);
        if (row == nullptr) continue;
        row->tellings.emplace_back().date = telling.string(1);
        shelf.ask(telling.integer(2), {telling.number(3), telling.number(4)});
    }
    shelf.fetch(database);
    for (EventRow& row : rows) {
        for (EventRow::Telling& one : row.tellings) one.evidence = shelf.take();
    }
    return rows;
}

}  // namespace

const Kind kTimeline{
    .name = "timeline",
    .item = "event",
    .schema = kSchema,
    .table = "timeline_event",
    .key = "timeline_event_key",
    .letter = 'e',
    .order = "date IS NULL, date, timeline_event_key",
    .of_reports = "SELECT timeline_event_key FROM timeline_telling WHERE report_key IN {0} AND timeline_event_key IN {1}",
    .of_person = "SELECT timeline_event_key FROM timeline_participant WHERE person_key =",
    .is_in_cases = true,
    .write = write,
    .spans = kSpans,
};

std::vector<EventRow> Record::timeline(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->timeline(slice);
    return events_of(*impl_->database, keys_of(*impl_->database, impl_->scopes, kTimeline, slice.of), slice);
}

std::optional<EventRow> Record::latest_event(const std::string& story_case, const std::string& last) const {
    if (impl_->catalogue) return impl_->catalogue->latest_event(story_case, last);
    Database& database = *impl_->database;
    Query event = database.prepare("SELECT timeline_event_key, text, date FROM timeline_event WHERE timeline_event_key IN (" +
                                   keys_of(database, impl_->scopes, kTimeline, {Scope::Of::story_case, story_case}) +
                                   ") AND certainty_code = 0 AND date <= ? ORDER BY date DESC, timeline_event_key DESC LIMIT 1");
    const std::string until = last + "~";
    if (!event.start(until).next()) return std::nullopt;
    EventRow row;
    row.id = id_of('e', event.integer(0));
    row.text = event.string(1);
    row.date = event.string(2);
    return row;
}

std::vector<EventRow> Record::key_events(std::size_t n, const Scope& of) const {
    if (impl_->catalogue) return impl_->catalogue->key_events(n, of);
    Database& database = *impl_->database;
    const std::string among =
        of.of == Scope::Of::record ? "" : "AND timeline_event_key IN (" + keys_of(database, impl_->scopes, kTimeline, of) + ")";
    return events_of(database,
                     "SELECT timeline_event_key FROM (SELECT timeline_event_key, date FROM timeline_event WHERE date IS NOT NULL " + among +
                         " ORDER BY importance DESC, date DESC, timeline_event_key DESC LIMIT " + std::to_string(n) +
                         ") ORDER BY date, timeline_event_key",
                     {});
}

}  // namespace onrecord
