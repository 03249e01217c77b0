// Reports that tell of the same happening; each is in one story. Stories of one case have one case_key, and the items that its reports have
// are listed with it, so that a page of a case asks for no others. Of a report that does not say when
// it was published the reports of its case may.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "across/revisions.h"
#include "base/web_address.h"
#include "compare/sorted_set.h"
#include "record/kind/kinds.h"
#include "record/link_writer.h"
#include "record/listed.h"
#include "record/listing.h"
#include "record/record_impl.h"
#include "record/scope.h"

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
CREATE INDEX story_report_story ON story_report (story_key);
CREATE TABLE case_items (
  case_key INTEGER NOT NULL,
  kind TEXT NOT NULL,
  n_items INTEGER NOT NULL,
  keys TEXT NOT NULL,
  PRIMARY KEY (case_key, kind)
) WITHOUT ROWID;
CREATE TABLE published_between (
  report_key INTEGER PRIMARY KEY REFERENCES report,
  date TEXT NOT NULL
);
CREATE TABLE resolved_time (
  report_key INTEGER NOT NULL REFERENCES published_between,
  time INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (report_key, time)
) WITHOUT ROWID;
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

CREATE VIEW case_item AS
SELECT c.case_key, c.kind, sum(j.value) OVER (PARTITION BY c.case_key, c.kind ORDER BY j.key) AS item_key
FROM case_items c, json_each(c.keys) j;
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

// Which items a case has: those that one of its reports has. The keys of a kind are in order, each counted from the one before, which takes
// three bytes: an index of each report's items would take fifteen.
void write_items(const Links& links, LinkWriter& writer, const std::vector<std::int64_t>& case_of) {
    const auto insert = writer.prepare("INSERT INTO case_items VALUES (?, ?, ?, ?)");
    const ItemKeys& keys = writer.keys();
    std::vector<std::tuple<std::int64_t, std::string_view, std::int64_t>> items;  // case, kind, key
    const auto add = [&](const Kind& kind, std::int64_t key, ReportIndex report) {
        if (case_of[report] != 0) items.emplace_back(case_of[report], kind.name, key);
    };
    for (std::size_t i = 0; i < links.claims.size(); ++i) {
        for (const Claim::Use& use : links.claims[i].uses) add(kClaims, keys.claims[i], use.report);
        for (const auto* answers : {&links.claims[i].against, &links.claims[i].refusals})
            for (const Claim::Answer& answer : *answers) add(kClaims, keys.claims[i], answer.use.report);
    }
    for (std::size_t i = 0; i < links.timeline.size(); ++i)
        for (const auto& telling : links.timeline[i].tellings) add(kTimeline, keys.timeline[i], telling.report);
    for (std::size_t i = 0; i < links.quotations.size(); ++i)
        for (const auto& use : links.quotations[i].uses) add(kQuotations, keys.quotations[i], use.report);
    for (std::size_t i = 0; i < links.differences.size(); ++i)
        for (const auto& value : links.differences[i].values) add(kDifferences, keys.differences[i], value.report);
    for (std::size_t i = 0; i < links.reuse.size(); ++i)
        for (const ReportIndex report : {links.reuse[i].first, links.reuse[i].second}) add(kReuse, keys.reuse[i], report);
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    std::string gaps;
    for (std::size_t at = 0; at < items.size();) {
        const auto [of_case, kind, first] = items[at];
        if (at == 0 || std::get<0>(items[at - 1]) != of_case) writer.begin_item("case_key", of_case);
        const std::size_t begin = at;
        gaps.clear();
        for (std::int64_t last = 0; at < items.size() && std::get<0>(items[at]) == of_case && std::get<1>(items[at]) == kind; ++at) {
            const std::int64_t key = std::get<2>(items[at]);
            gaps.append(gaps.empty() ? "[" : ",").append(std::to_string(key - last));
            last = key;
        }
        writer.add(insert, of_case, kind, at - begin, gaps + ']');
    }
}

void write(const Links& links, LinkWriter& writer) {
    const auto story_insert = writer.prepare("INSERT INTO story VALUES (?, ?, ?)");
    const auto report_insert = writer.prepare("INSERT INTO story_report VALUES (?, ?)");
    const auto published_insert = writer.prepare("INSERT INTO published_between VALUES (?, ?)");
    const auto resolved_insert = writer.prepare("INSERT INTO resolved_time VALUES (?, ?, ?)");
    const auto reason_insert = writer.prepare("INSERT INTO published_reason VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    const StoredReadings& readings = writer.readings();
    const auto& keys = writer.keys().stories;
    const std::vector<ReportIndex> earlier = earlier_versions(links.revisions);
    std::vector<std::int64_t> case_of(readings.size()), story_of(readings.size());
    for (std::size_t i = 0; i < links.cases.size(); ++i)
        for (const ReportIndex report : links.cases[i].reports) case_of[report] = writer.keys().cases[i];
    for (const std::size_t i : in_order_of(keys)) {
        const Story& story = links.stories[i];
        writer.begin_item("story_key", keys[i]);
        const auto n = std::count_if(story.reports.begin(), story.reports.end(), [&](ReportIndex report) { return !has(earlier, report); });
        writer.add(story_insert, keys[i], n, case_of[story.reports.front()]);
        for (const ReportIndex report : story.reports) story_of[report] = keys[i];
    }
    auto published = links.published.begin();  // sorted by report
    for (ReportIndex report = 0; report < readings.size(); ++report) {
        if (story_of[report] == 0) continue;
        const std::int64_t key = readings.key(report);
        writer.begin_item("report_key", key);
        writer.add(report_insert, key, story_of[report]);
        for (; published != links.published.end() && published->report <= report; ++published) {
            writer.add(published_insert, key, published->date);
            for (const ResolvedTime& time : published->times) writer.add(resolved_insert, key, time.time, time.value);
            for (std::size_t position = 0; position < published->reasons.size(); ++position) {
                const PublishedBetween::Reason& reason = published->reasons[position];
                writer.add(reason_insert, key, position, LinkWriter::Place{report, reason.words}, readings.key(reason.other),
                           LinkWriter::Place{reason.other, reason.place}, reason.date);
            }
        }
    }
    write_items(links, writer, case_of);
}

}  // namespace

const Kind kStories{
    .name = "stories",
    .item = "story",
    .schema = kSchema,
    .table = "story",
    .key = "story_key",
    .letter = 's',
    .order = "n_reports DESC, story_key",
    .of_reports = "SELECT story_key FROM story_report WHERE report_key IN {0}",
    .write = write,
    .spans = kSpans,
    .rows = kRows,
};

namespace {

// The stories that `listed` has. Names that they are about are sought for all of them, or for those alone that have no title.
enum class About { all, without_title };
std::vector<StoryRow> listed_stories(Database& database, ScopeTables& tables, About wanted) {
    std::vector<StoryRow> rows;
    std::vector<DateRange> ranges;
    std::int64_t last = 0;
    Query query = database.prepare(
        in_report_order(fmt::format("SELECT s.story_key, r.id, r.published, s.case_key, EXISTS (SELECT 1 FROM story o WHERE o.case_key = "
                                    "s.case_key AND o.story_key <> s.story_key), r.title, r.outlet, r.url FROM temp.listed l CROSS JOIN "
                                    "story s ON s.story_key = l.key CROSS JOIN story_report sr ON sr.story_key = s.story_key AND {} CROSS "
                                    "JOIN report r ON r.report_key = sr.report_key",
                                    kNoEarlierVersion),
                        "l.position,"));
    while (query.next()) {
        if (rows.empty() || query.integer(0) != last) {
            last = query.integer(0);
            rows.emplace_back();
            rows.back().id = id_of('s', last);
            if (query.integer(4) != 0) rows.back().parent = id_of('k', query.integer(3));
            ranges.emplace_back();
        }
        StoryRow& row = rows.back();
        row.reports.push_back(query.string(1));
        ranges.back().add(query.text(2));
        if (row.title.empty()) row.title = query.string(5);
        if (std::string outlet = query.is_null(6) ? std::string(host_of(query.text(7))) : query.string(6); outlet.empty()) {
            ++row.n_unnamed;
        } else {
            add_once(row.outlets, std::move(outlet));
        }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].first_date = ranges[i].first();
        rows[i].last_date = ranges[i].last();
    }
    // Its names: those that most of its reports have, then those that stand there most often (the longer lists of mentions).
    tables.prepare_outlets(database);
    Query name = database.prepare(fmt::format(
        "SELECT coalesce(person.name, e.name) AS named FROM story_report sr CROSS JOIN entity e ON e.report_key = sr.report_key "
        "LEFT JOIN person_entity pe ON pe.report_key = e.report_key AND pe.entity = e.entity "
        "LEFT JOIN person ON person.person_key = pe.person_key "
        "WHERE sr.story_key = ? AND {} AND e.type_code < 3 AND coalesce(person.name, e.name) NOT IN (SELECT name FROM temp.outlet_name) "
        "GROUP BY named ORDER BY count(DISTINCT e.report_key) DESC, sum(length(e.mentions)) DESC, named LIMIT ?",
        kNoEarlierVersion));
    for (StoryRow& row : rows) {
        if (wanted == About::without_title && !row.title.empty()) continue;
        for (name.start(key_in(row.id, 's'), kNamesOfStory); name.next();) row.about.push_back(name.string(0));
    }
    return rows;
}

}  // namespace

std::vector<StoryRow> Record::stories(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->stories(slice);
    Database& database = *impl_->database;
    const Listed listed(database, keys_of(database, impl_->scopes, kStories, slice.of), slice);
    return listed_stories(database, impl_->scopes, slice.of.of == Scope::Of::story_case ? About::without_title : About::all);
}

std::vector<StoryRow> Record::cases(const Slice& slice) const {
    if (impl_->catalogue) return impl_->catalogue->cases(slice);
    Database& database = *impl_->database;
    impl_->scopes.prepare_cases(database);
    const auto number = [](std::size_t n) { return std::to_string(std::min<std::size_t>(n, INT64_MAX)); };
    const Listed listed(database,
                        "SELECT s.story_key FROM (SELECT position, case_key FROM temp.case_list ORDER BY position LIMIT " +
                            number(slice.limit) + " OFFSET " + number(slice.from) +
                            ") c CROSS JOIN story s ON s.case_key = c.case_key ORDER BY c.position, s.n_reports DESC, s.story_key",
                        {});
    return listed_stories(database, impl_->scopes, About::without_title);
}

std::string Record::case_of(const std::string& report) const {
    if (impl_->catalogue) return impl_->catalogue->case_of(report);
    Query query = impl_->database->prepare(
        "SELECT s.story_key, s.case_key, (SELECT count(*) FROM story o WHERE o.case_key = s.case_key) FROM report r CROSS JOIN "
        "story_report sr ON sr.report_key = r.report_key CROSS JOIN story s ON s.story_key = sr.story_key WHERE r.id = ?");
    if (!query.start(report).next()) return {};
    return query.integer(2) > 1 ? id_of('k', query.integer(1)) : id_of('s', query.integer(0));
}

}  // namespace onrecord
