// One happening, told by one report or several; who took part, what it comes after or before, and which report tells of it. All events are
// stored before what refers to them: one may come after another that stands later. Cost of the list: four queries, and one reading of each
// text that tells of an event.
#include <string>
#include <unordered_map>
#include <utility>

#include "base/names.h"
#include "record/evidence.h"
#include "record/kind/kinds.h"
#include "record/listing.h"
#include "record/record_impl.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE timeline_event (
  timeline_event_key INTEGER PRIMARY KEY,
  date TEXT,
  text TEXT NOT NULL,
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
  PRIMARY KEY (timeline_event_key, report_key, event),
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
    {"telling of an event", "SELECT report_key, span_begin, span_end FROM timeline_telling"},
};

void ask(const Links& links, PlaceBook& places) {
    for (const TimelineEvent& event : links.timeline) {
        for (const auto& telling : event.tellings) places.ask(telling.report, telling.span);
    }
}

void insert(const Links& links, Database& database, const StoredReadings& readings, const PlaceBook& places) {
    Query event_insert =
        database.prepare("INSERT INTO timeline_event (timeline_event_key, date, text, certainty_code) VALUES (?, ?, ?, ?)");
    Query participant_insert = database.prepare("INSERT OR IGNORE INTO timeline_participant VALUES (?, ?)");
    Query order_insert = database.prepare("INSERT OR IGNORE INTO timeline_order VALUES (?, ?, ?)");
    Query telling_insert = database.prepare("INSERT OR IGNORE INTO timeline_telling VALUES (?, ?, ?, ?, ?, ?)");
    std::int64_t key = 0;
    for (const TimelineEvent& event : links.timeline)
        event_insert.run(++key, Query::OrNull{event.date}, event.text, static_cast<int>(event.certainty));
    key = 0;
    for (const TimelineEvent& event : links.timeline) {
        ++key;
        for (const std::uint32_t person : event.participants) participant_insert.run(key, key_of(person));
        for (const std::uint32_t other : event.after) order_insert.run(key, "after", key_of(other));
        for (const std::uint32_t other : event.before) order_insert.run(key, "before", key_of(other));
        for (const auto& telling : event.tellings) {
            const CodePointSpan at = places.at(telling.report, telling.span);
            telling_insert.run(key, readings.key(telling.report), telling.event, at.begin, at.end, Query::OrNull{telling.date});
        }
    }
}

}  // namespace

const Kind kTimeline{
    .name = "timeline",
    .item = "event",
    .schema = kSchema,
    .ask = ask,
    .insert = insert,
    .spans = kSpans,
};

std::vector<EventRow> Record::timeline() const {
    Database& database = *impl_->database;
    std::vector<EventRow> rows;
    std::unordered_map<std::int64_t, std::size_t> row_of;
    Query event = database.prepare(
        "SELECT timeline_event_key, text, date, certainty FROM timeline_event ORDER BY date IS NULL, date, timeline_event_key");
    while (event.next()) {
        row_of[event.integer(0)] = rows.size();
        EventRow row;
        row.id = id_of('e', event.integer(0));
        row.text = event.string(1);
        row.date = event.string(2);
        row.certainty = named<Certainty>(event.text(3)).value_or(Certainty::happened);
        rows.push_back(std::move(row));
    }
    Query participant = database.prepare(
        "SELECT tp.timeline_event_key, person.name, person.person_key FROM timeline_participant tp JOIN person USING (person_key) "
        "ORDER BY tp.timeline_event_key, person.person_key");
    while (participant.next()) {
        if (const auto found = row_of.find(participant.integer(0)); found != row_of.end()) {
            rows[found->second].participants.push_back(participant.string(1));
            rows[found->second].people.push_back(id_of('p', participant.integer(2)));
        }
    }
    Query order = database.prepare(
        "SELECT timeline_event_key, relation, other_event_key FROM timeline_order ORDER BY timeline_event_key, relation, other_event_key");
    while (order.next()) {
        if (const auto found = row_of.find(order.integer(0)); found != row_of.end()) {
            EventRow& row = rows[found->second];
            (order.text(1) == "after" ? row.after : row.before).push_back(id_of('e', order.integer(2)));
        }
    }
    EvidenceShelf shelf(true);
    Query telling =
        database.prepare(in_report_order("SELECT e.timeline_event_key, t.date, t.report_key, t.span_begin, t.span_end "
                                         "FROM timeline_telling t JOIN timeline_event e ON e.timeline_event_key = t.timeline_event_key "
                                         "JOIN report r ON r.report_key = t.report_key",
                                         "e.date IS NULL, e.date, e.timeline_event_key,", ", t.span_begin"));
    while (telling.next()) {
        if (const auto found = row_of.find(telling.integer(0)); found != row_of.end()) {
            rows[found->second].tellings.emplace_back().date = telling.string(1);
            shelf.ask(telling.integer(2), {telling.number(3), telling.number(4)});
        }
    }
    shelf.fetch(database);
    for (EventRow& row : rows) {
        for (EventRow::Telling& one : row.tellings) one.evidence = shelf.take();
    }
    return rows;
}

}  // namespace onrecord
