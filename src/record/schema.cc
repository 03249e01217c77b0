// The tables of one report alone, and the questions about several kinds of link; the tables of each kind are in kind/.
//
// Spans are Unicode code points, span_begin included, span_end not: substr(text, span_begin + 1, span_end - span_begin) gives the words.
// Long span lists that nothing refers to (sentences) are one JSON array a report, [gap, length, gap, length, ...], a gap being counted from
// the end of the span before; views of the same name give them as rows. What the indexes of full-text search know is not stored a second
// time: they read it from `report` and `statement_text`.
//
// What makes the file small: kinds are numbers, which columns of the same name without "_code" give in words; mentions of persons are a
// view; the text is the first column of its index (each entry of another column has two bytes more); the index of statements has no
// positions (search.cc finds phrases in statements without them). `report_list` has the reports in the order in which lists show them, with
// what the summary adds up, so that neither looks at a text's pages.
#include "record/schema.h"

#include "record/kind/kinds.h"

namespace onrecord {
namespace {

constexpr std::string_view kReports = R"sql(
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value NOT NULL
) WITHOUT ROWID;

CREATE TABLE report (
  report_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  input TEXT NOT NULL,
  url TEXT,
  outlet TEXT,
  title TEXT,
  byline TEXT,
  section TEXT,
  language TEXT,
  published TEXT,
  published_basis TEXT NOT NULL,
  page_kind TEXT NOT NULL,
  limits TEXT,
  n_words INTEGER NOT NULL,
  n_sentences INTEGER NOT NULL,
  n_entities INTEGER NOT NULL,
  n_times INTEGER NOT NULL,
  n_statements INTEGER NOT NULL,
  n_events INTEGER NOT NULL,
  first_statement INTEGER NOT NULL,
  content_hash BLOB NOT NULL,
  published_evidence TEXT,
  alternatives TEXT,
  furniture TEXT,
  paragraphs TEXT,
  sentences TEXT,
  text TEXT NOT NULL
);
CREATE INDEX report_list ON report (published IS NULL, published, id, outlet, n_words, n_statements);
CREATE TABLE entity (
  report_key INTEGER NOT NULL REFERENCES report,
  entity INTEGER NOT NULL,
  type_code INTEGER NOT NULL,
  type TEXT AS (CASE type_code WHEN 0 THEN 'person' WHEN 1 THEN 'organization' WHEN 2 THEN 'place' WHEN 3 THEN 'work' WHEN 4 THEN 'event' WHEN 5 THEN 'other' END) VIRTUAL,
  name TEXT NOT NULL,
  mentions TEXT,
  parts TEXT,
  roles TEXT,
  members TEXT,
  PRIMARY KEY (report_key, entity)
) WITHOUT ROWID;
CREATE TABLE time_expression (
  report_key INTEGER NOT NULL REFERENCES report,
  time INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  type_code INTEGER NOT NULL,
  type TEXT AS (CASE type_code WHEN 0 THEN 'DATE' WHEN 1 THEN 'TIME' WHEN 2 THEN 'DURATION' WHEN 3 THEN 'SET' END) VIRTUAL,
  value TEXT NOT NULL,
  PRIMARY KEY (report_key, time)
) WITHOUT ROWID;
CREATE TABLE statement (
  statement_key INTEGER PRIMARY KEY,
  report_key INTEGER NOT NULL REFERENCES report,
  number INTEGER NOT NULL,
  form_code INTEGER NOT NULL,
  form TEXT AS (CASE form_code WHEN 0 THEN 'direct' WHEN 1 THEN 'mixed' WHEN 2 THEN 'indirect' END) VIRTUAL,
  polarity_code INTEGER NOT NULL,
  polarity TEXT AS (CASE polarity_code WHEN 0 THEN 'asserts' WHEN 1 THEN 'denies' WHEN 2 THEN 'declines' WHEN 3 THEN 'asks' END) VIRTUAL,
  source_begin INTEGER,
  source_end INTEGER,
  cue_begin INTEGER,
  cue_end INTEGER,
  content_begin INTEGER,
  content_end INTEGER,
  speaker INTEGER,
  probability_permille INTEGER NOT NULL,
  probability REAL AS (probability_permille / 1000.0) VIRTUAL,
  on_behalf_of INTEGER,
  speaker_kind_code INTEGER NOT NULL,
  speaker_kind TEXT AS (CASE speaker_kind_code WHEN 0 THEN 'named' WHEN 1 THEN 'described' WHEN 2 THEN 'anonymous' WHEN 3 THEN 'group' WHEN 4 THEN 'document' WHEN 5 THEN 'unattributed' END) VIRTUAL,
  occasion INTEGER,
  within INTEGER,
  hedges TEXT,
  time INTEGER,
  FOREIGN KEY (report_key, speaker) REFERENCES entity,
  FOREIGN KEY (report_key, on_behalf_of) REFERENCES entity,
  FOREIGN KEY (report_key, occasion) REFERENCES occasion,
  FOREIGN KEY (report_key, time) REFERENCES time_expression
);
CREATE TABLE statement_piece (
  statement_key INTEGER NOT NULL REFERENCES statement,
  part TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (statement_key, part, span_begin)
) WITHOUT ROWID;
CREATE TABLE channel (
  statement_key INTEGER NOT NULL REFERENCES statement,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  outlet TEXT,
  inherited INTEGER NOT NULL,
  PRIMARY KEY (statement_key, position)
) WITHOUT ROWID;
CREATE TABLE occasion (
  report_key INTEGER NOT NULL REFERENCES report,
  occasion INTEGER NOT NULL,
  speaker INTEGER,
  document INTEGER,
  document_kind TEXT,
  document_author INTEGER,
  document_date TEXT,
  time INTEGER,
  PRIMARY KEY (report_key, occasion),
  FOREIGN KEY (report_key, speaker) REFERENCES entity,
  FOREIGN KEY (report_key, document) REFERENCES entity,
  FOREIGN KEY (report_key, document_author) REFERENCES entity,
  FOREIGN KEY (report_key, time) REFERENCES time_expression
) WITHOUT ROWID;
CREATE TABLE occasion_channel (
  report_key INTEGER NOT NULL,
  occasion INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  outlet TEXT,
  PRIMARY KEY (report_key, occasion, position),
  FOREIGN KEY (report_key, occasion) REFERENCES occasion
) WITHOUT ROWID;
CREATE TABLE credit (
  report_key INTEGER NOT NULL REFERENCES report,
  credit INTEGER NOT NULL,
  kind TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  outlet TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (report_key, credit)
) WITHOUT ROWID;
CREATE TABLE event (
  report_key INTEGER NOT NULL REFERENCES report,
  event INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  text TEXT,
  date TEXT,
  certainty_code INTEGER NOT NULL,
  certainty TEXT AS (CASE certainty_code WHEN 0 THEN 'happened' WHEN 1 THEN 'planned' WHEN 2 THEN 'alleged' WHEN 3 THEN 'denied' END) VIRTUAL,
  predicate_begin INTEGER NOT NULL,
  predicate_end INTEGER NOT NULL,
  lemma TEXT NOT NULL,
  statement INTEGER,
  PRIMARY KEY (report_key, event)
) WITHOUT ROWID;
CREATE TABLE event_participant (
  report_key INTEGER NOT NULL,
  event INTEGER NOT NULL,
  position INTEGER NOT NULL,
  entity INTEGER NOT NULL,
  PRIMARY KEY (report_key, event, position),
  FOREIGN KEY (report_key, event) REFERENCES event,
  FOREIGN KEY (report_key, entity) REFERENCES entity
) WITHOUT ROWID;
CREATE TABLE event_time (
  report_key INTEGER NOT NULL,
  event INTEGER NOT NULL,
  position INTEGER NOT NULL,
  time INTEGER NOT NULL,
  PRIMARY KEY (report_key, event, position),
  FOREIGN KEY (report_key, event) REFERENCES event,
  FOREIGN KEY (report_key, time) REFERENCES time_expression
) WITHOUT ROWID;
CREATE TABLE event_mention (
  report_key INTEGER NOT NULL,
  event INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (report_key, event, span_begin, span_end),
  FOREIGN KEY (report_key, event) REFERENCES event
) WITHOUT ROWID;
CREATE TABLE problem (
  input TEXT PRIMARY KEY,
  reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE report_hash (
  report_key INTEGER PRIMARY KEY REFERENCES report,
  hash TEXT NOT NULL
);
CREATE TABLE link_hash (
  name TEXT PRIMARY KEY,
  hash TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE link_memory (
  memory_key INTEGER PRIMARY KEY,
  value BLOB NOT NULL
);

-- ---- span lists as rows

CREATE VIEW sentence AS
SELECT report_key, number, span_end - length AS span_begin, span_end FROM (
  SELECT r.report_key, j.key / 2 AS number, j.key % 2 AS is_length, j.value AS length,
    sum(j.value) OVER (PARTITION BY r.report_key ORDER BY j.key) AS span_end
  FROM report r, json_each(r.sentences) j)
WHERE is_length;

CREATE VIEW paragraph AS
SELECT report_key, number, span_end - length AS span_begin, span_end FROM (
  SELECT r.report_key, j.key / 2 AS number, j.key % 2 AS is_length, j.value AS length,
    sum(j.value) OVER (PARTITION BY r.report_key ORDER BY j.key) AS span_end
  FROM report r, json_each(r.paragraphs) j)
WHERE is_length;

CREATE VIEW furniture AS
SELECT report_key, number, span_end - length AS span_begin, span_end FROM (
  SELECT r.report_key, j.key / 2 AS number, j.key % 2 AS is_length, j.value AS length,
    sum(j.value) OVER (PARTITION BY r.report_key ORDER BY j.key) AS span_end
  FROM report r, json_each(r.furniture) j)
WHERE is_length;

CREATE VIEW published_evidence AS
SELECT report_key, number, span_end - length AS span_begin, span_end FROM (
  SELECT r.report_key, j.key / 2 AS number, j.key % 2 AS is_length, j.value AS length,
    sum(j.value) OVER (PARTITION BY r.report_key ORDER BY j.key) AS span_end
  FROM report r, json_each(r.published_evidence) j)
WHERE is_length;

CREATE VIEW mention AS
SELECT report_key, entity, span_end - length AS span_begin, span_end,
  CASE form WHEN 0 THEN 'name' WHEN 1 THEN 'nominal' ELSE 'pronoun' END AS form FROM (
  SELECT e.report_key, e.entity, j.key % 3 AS part, lag(j.value) OVER w AS length, j.value AS form,
    sum(CASE WHEN j.key % 3 < 2 THEN j.value END) OVER w AS span_end
  FROM entity e, json_each('[' || e.mentions || ']') j
  WINDOW w AS (PARTITION BY e.report_key, e.entity ORDER BY j.key))
WHERE part = 2;

CREATE VIEW event_text AS
SELECT e.report_key, e.event, coalesce(e.text, substr(r.text, e.span_begin + 1, e.span_end - e.span_begin)) AS text
FROM event e JOIN report r ON r.report_key = e.report_key;

CREATE VIEW statement_text AS
SELECT s.statement_key, s.report_key, s.number,
  substr(r.text, s.source_begin + 1, s.source_end - s.source_begin) ||
    coalesce((SELECT group_concat(' … ' || substr(r.text, p.span_begin + 1, p.span_end - p.span_begin), '')
              FROM statement_piece p WHERE p.statement_key = s.statement_key AND p.part = 'source'), '') AS source,
  substr(r.text, s.cue_begin + 1, s.cue_end - s.cue_begin) ||
    coalesce((SELECT group_concat(' … ' || substr(r.text, p.span_begin + 1, p.span_end - p.span_begin), '')
              FROM statement_piece p WHERE p.statement_key = s.statement_key AND p.part = 'cue'), '') AS cue,
  substr(r.text, s.content_begin + 1, s.content_end - s.content_begin) ||
    coalesce((SELECT group_concat(' … ' || substr(r.text, p.span_begin + 1, p.span_end - p.span_begin), '')
              FROM statement_piece p WHERE p.statement_key = s.statement_key AND p.part = 'content'), '') AS content
FROM statement s JOIN report r ON r.report_key = s.report_key;

)sql";

// Questions about several kinds at once, then full-text search: `report_search MATCH 'harbour AND strike'`; rowid is report_key,
// statement_key.
constexpr std::string_view kQuestions = R"sql(
CREATE VIEW statements_by_speaker AS
SELECT coalesce(person.name, entity.name, w.source) AS speaker,
  'p' || person.person_key AS person, r.id AS report, r.outlet, r.published, s.number AS statement,
  s.form, s.polarity, s.speaker_kind, w.source, w.cue, w.content, s.probability, t.value AS date
FROM statement s
  JOIN report r ON r.report_key = s.report_key
  JOIN statement_text w ON w.statement_key = s.statement_key
  LEFT JOIN entity ON entity.report_key = s.report_key AND entity.entity = s.speaker
  LEFT JOIN person_entity pe ON pe.report_key = s.report_key AND pe.entity = s.speaker
  LEFT JOIN person ON person.person_key = pe.person_key
  LEFT JOIN time_expression t ON t.report_key = s.report_key AND t.time = s.time
WHERE s.statement_key NOT IN (SELECT statement_key FROM uncounted_statement)
ORDER BY speaker IS NULL, speaker, r.published IS NULL, r.published, r.id, s.number;

CREATE VIEW sources_of_report AS
SELECT r.id AS report, r.outlet, coalesce(person.name, entity.name, w.source) AS source, 'p' || person.person_key AS person,
  s.speaker_kind, count(*) AS n_statements, sum(s.form <> 'indirect') AS n_quoted
FROM statement s
  JOIN report r ON r.report_key = s.report_key
  JOIN statement_text w ON w.statement_key = s.statement_key
  LEFT JOIN entity ON entity.report_key = s.report_key AND entity.entity = s.speaker
  LEFT JOIN person_entity pe ON pe.report_key = s.report_key AND pe.entity = s.speaker
  LEFT JOIN person ON person.person_key = pe.person_key
WHERE s.statement_key NOT IN (SELECT statement_key FROM uncounted_statement)
GROUP BY r.report_key, coalesce(person.name, entity.name, w.source), person.person_key, s.speaker_kind
ORDER BY r.published IS NULL, r.published, r.id, n_statements DESC, source;

CREATE VIRTUAL TABLE report_search USING fts5(
  text, title, content = 'report', content_rowid = 'report_key', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_search USING fts5(
  content, content = 'statement_text', content_rowid = 'statement_key', tokenize = 'unicode61 remove_diacritics 2',
  detail = none, columnsize = 0);

INSERT INTO meta VALUES ('linked', 1);
)sql";

}  // namespace

Result<std::string> difference_from_schema(Database& database) {
    auto made = Database::open_private();
    const auto no_memory = [&] { return Error{ErrorKind::too_large, database.path() + ": not enough memory to compare its tables"}; };
    if (!made || !made.value()->run(schema_sql().c_str())) return no_memory();
    constexpr std::string_view kAll = "SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY name, type";
    Query found = database.prepare(kAll), expected = made.value()->prepare(kAll);
    bool is_found = found.next(), is_expected = expected.next();
    while (database.ok() && made.value()->ok() && (is_found || is_expected)) {
        const int order = !is_found ? 1 : !is_expected ? -1 : found.text(0).compare(expected.text(0));
        if (order < 0) return "holds the " + found.string(1) + " " + found.string(0) + ", which no record has";
        if (order > 0) return "the table or view " + expected.string(0) + " is missing";
        for (int column = 1; column < 4; ++column) {
            if (found.text(column) != expected.text(column)) return "the table or view " + found.string(0) + " is not as it was made";
        }
        is_found = found.next();
        is_expected = expected.next();
    }
    if (!made.value()->ok()) return no_memory();
    return std::string();
}

std::string schema_sql() {
    std::string sql(kReports);
    for (const Kind* kind : kKinds) sql += kind->schema;
    return sql += kQuestions;
}

}  // namespace onrecord
