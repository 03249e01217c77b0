// Reports that tell of the same happening; each is in one story. Stories of one case have one case_key. Of a report that does not say when
// it was published the reports of its case may.
#include <map>
#include <unordered_map>

#include "record/kind/kinds.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/record_impl.h"

namespace onrecord {
namespace {

constexpr std::size_t kNamesOfStory = 3;

constexpr std::string_view kSchema = R"sql(
CREATE TABLE story (
  story_key INTEGER PRIMARY KEY,
  n_reports INTEGER NOT NULL,
  case_key INTEGER NOT NULL
);
CREATE TABLE story_report (
  report_key INTEGER PRIMARY KEY REFERENCES report,
  story_key INTEGER NOT NULL REFERENCES story
);
CREATE INDEX story_case ON story (case_key);
CREATE TABLE published_between (
  report_key INTEGER PRIMARY KEY REFERENCES report,
  date TEXT NOT NULL
);
CREATE TABLE published_reason (
  report_key INTEGER NOT NULL REFERENCES published_between,
  position INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  other_report_key INTEGER NOT NULL REFERENCES report,
  other_begin INTEGER NOT NULL,
  other_end INTEGER NOT NULL,
  date TEXT NOT NULL,
  PRIMARY KEY (report_key, position)
) WITHOUT ROWID;
)sql";

constexpr KindCheck kSpans[] = {
    {"day of a report without a date", "SELECT report_key, span_begin, span_end FROM published_reason"},
    {"happening that dates another report", "SELECT other_report_key, other_begin, other_end FROM published_reason"},
};

constexpr KindCheck kRows[] = {
    {"the links are said to be up to date, but a report is in no story: ",
     "SELECT id FROM report WHERE (SELECT value FROM meta WHERE name = 'linked') = 1 AND report_key NOT IN (SELECT report_key FROM "
     "story_report) ORDER BY id"},
};

void insert(const Links& links, Database& database, const StoredReadings& readings, const PlaceBook& places) {
    Query story_insert = database.prepare("INSERT INTO story VALUES (?, ?, ?)");
    Query story_report_insert = database.prepare("INSERT INTO story_report VALUES (?, ?)");
    std::map<ReportIndex, std::int64_t> case_of;  // of each report
    for (std::size_t i = 0; i < links.cases.size(); ++i)
        for (const ReportIndex report : links.cases[i].reports) case_of[report] = static_cast<std::int64_t>(i) + 1;
    std::int64_t key = 0;
    for (const Story& story : links.stories) {
        story_insert.run(++key, story.reports.size(), case_of[story.reports.front()]);
        for (const ReportIndex report : story.reports) story_report_insert.run(readings.key(report), key);
    }
    Query published_insert = database.prepare("INSERT INTO published_between VALUES (?, ?)");
    Query reason_insert = database.prepare("INSERT INTO published_reason VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (const PublishedBetween& published : links.published) {
        const std::int64_t report = readings.key(published.report);
        published_insert.run(report, published.date);
        for (std::size_t position = 0; position < published.reasons.size(); ++position) {
            const PublishedBetween::Reason& reason = published.reasons[position];
            const CodePointSpan words = places.at(published.report, reason.words), place = places.at(reason.other, reason.place);
            reason_insert.run(report, position, words.begin, words.end, readings.key(reason.other), place.begin, place.end, reason.date);
        }
    }
}

void ask(const Links& links, PlaceBook& places) {
    for (const PublishedBetween& published : links.published) {
        for (const PublishedBetween::Reason& reason : published.reasons) {
            places.ask(published.report, reason.words);
            places.ask(reason.other, reason.place);
        }
    }
}

}  // namespace

const Kind kStories{
    .name = "stories",
    .item = "story",
    .schema = kSchema,
    .ask = ask,
    .insert = insert,
    .spans = kSpans,
    .rows = kRows,
};

std::vector<StoryRow> Record::stories(Slice slice) const {
    const Listed listed(*impl_->database, "SELECT story_key FROM story ORDER BY n_reports DESC, story_key", slice);
    std::vector<StoryRow> rows;
    std::vector<DateRange> ranges;
    std::unordered_map<std::int64_t, std::size_t> row_of;
    std::int64_t last = 0;
    Query query = impl_->database->prepare(
        in_report_order("SELECT sr.story_key, r.id, r.published, s.case_key, (SELECT count(*) FROM story o WHERE "
                        "o.case_key = s.case_key) FROM story_report sr CROSS JOIN temp.listed l ON l.key = sr.story_key "
                        "JOIN story s ON s.story_key = sr.story_key JOIN report r ON r.report_key = sr.report_key",
                        "l.position,"));
    while (query.next()) {
        if (rows.empty() || query.integer(0) != last) {
            last = query.integer(0);
            rows.emplace_back();
            rows.back().id = id_of('s', last);
            if (query.integer(4) > 1) rows.back().parent = id_of('k', query.integer(3));
            row_of[last] = rows.size() - 1;
            ranges.emplace_back();
        }
        rows.back().reports.push_back(query.string(1));
        ranges.back().add(query.text(2));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].first_date = ranges[i].first();
        rows[i].last_date = ranges[i].last();
    }
    // Its names: those that most of its reports have, then those that stand there most often (the longer lists of mentions).
    Query name = impl_->database->prepare(
        "SELECT sr.story_key, coalesce(person.name, e.name) AS named FROM story_report sr CROSS JOIN temp.listed l ON l.key = sr.story_key "
        "JOIN entity e ON e.report_key = sr.report_key "
        "LEFT JOIN person_entity pe ON pe.report_key = e.report_key AND pe.entity = e.entity "
        "LEFT JOIN person ON person.person_key = pe.person_key "
        "WHERE e.type_code < 3 AND e.name NOT IN (SELECT outlet FROM report WHERE outlet IS NOT NULL) "
        "GROUP BY sr.story_key, named ORDER BY sr.story_key, count(DISTINCT e.report_key) DESC, sum(length(e.mentions)) DESC, named");
    while (name.next()) {
        const auto found = row_of.find(name.integer(0));
        if (found == row_of.end()) continue;
        auto& about = rows[found->second].about;
        if (about.size() < kNamesOfStory) about.push_back(name.string(1));
    }
    return rows;
}

}  // namespace onrecord
