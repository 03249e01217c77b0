#include "record/stored_links.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 5> kDifferenceTypes{"dispute", "change", "rounding", "slip", "open"};

// Spans of links, met in any order of reports, become code points in one pass over the texts: each place notes where its answer is to go.
class Places {
public:
    std::size_t add(ReportIndex report, Span span) {
        places_.push_back({report, span, places_.size()});
        return places_.size() - 1;
    }
    void convert(Database& database, const StoredReadings& readings) {
        answers_.resize(places_.size());
        std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.report < b.report; });
        Query text = database.prepare("SELECT text FROM report WHERE report_key = ?");
        for (std::size_t i = 0; i < places_.size();) {
            const ReportIndex report = places_[i].report;
            const bool found = text.start(readings.key(report)).next();
            const std::string_view view = found ? text.text(0) : std::string_view();
            const CodePointIndex index(view);
            for (; i < places_.size() && places_[i].report == report; ++i) {
                const auto size = static_cast<std::uint32_t>(view.size());
                const Span span{std::min(places_[i].span.begin, size), std::min(places_[i].span.end, size)};
                answers_[places_[i].number] = index.to_code_points(span);
            }
        }
    }
    [[nodiscard]] CodePointSpan operator[](std::size_t number) const { return answers_[number]; }

private:
    struct Place {
        ReportIndex report;
        Span span;
        std::size_t number;
    };
    std::vector<Place> places_;
    std::vector<CodePointSpan> answers_;
};

std::optional<std::int64_t> key_of(std::optional<std::uint32_t> index) {
    return index ? std::optional(std::int64_t{*index} + 1) : std::nullopt;
}

}  // namespace

bool replace_links(Database& database, const StoredReadings& readings, const Links& links) {
    // Where a person is named stands in the reports already (the view person_mention). The order in which links are gone through below,
    // twice: to ask, then to store.
    Places places;
    for (const Quotation& quotation : links.quotations) {
        for (const auto& use : quotation.uses) places.add(use.report, use.span);
    }
    for (const Reuse& reuse : links.reuse) {
        for (const auto& [first, second] : reuse.pieces) {
            places.add(reuse.first, first);
            places.add(reuse.second, second);
        }
    }
    for (const TimelineEvent& event : links.timeline) {
        for (const auto& telling : event.tellings) places.add(telling.report, telling.span);
    }
    for (const Difference& difference : links.differences) {
        for (const auto& value : difference.values) places.add(value.report, value.span);
    }
    for (const RecurringLine& line : links.recurring_lines) {
        for (const auto& place : line.places) places.add(place.report, place.span);
    }
    places.convert(database, readings);
    std::size_t next = 0;

    for (const char* table :
         {"DELETE FROM recurring_line_place", "DELETE FROM recurring_line", "DELETE FROM difference_value", "DELETE FROM difference",
          "DELETE FROM timeline_telling", "DELETE FROM timeline_order", "DELETE FROM timeline_participant", "DELETE FROM timeline_event",
          "DELETE FROM reuse_piece", "DELETE FROM reuse", "DELETE FROM story_report", "DELETE FROM story", "DELETE FROM quotation_use",
          "DELETE FROM quotation", "DELETE FROM person_entity", "DELETE FROM person_alias", "DELETE FROM person"}) {
        database.run(table);
    }

    Query person_insert = database.prepare("INSERT INTO person VALUES (?, ?)");
    Query alias_insert = database.prepare("INSERT INTO person_alias VALUES (?, ?)");
    Query entity_insert = database.prepare("INSERT INTO person_entity VALUES (?, ?, ?)");
    std::int64_t key = 0;
    for (const Person& person : links.people) {
        person_insert.run(++key, person.name);
        for (const std::string& alias : person.aliases) alias_insert.run(key, alias);
        for (const auto& entity : person.entities) entity_insert.run(readings.key(entity.report), entity.entity, key);
    }

    Query quotation_insert = database.prepare("INSERT INTO quotation VALUES (?, ?)");
    Query use_insert = database.prepare("INSERT OR IGNORE INTO quotation_use VALUES (?, ?, ?, ?, ?)");
    key = 0;
    for (const Quotation& quotation : links.quotations) {
        quotation_insert.run(++key, key_of(quotation.person));
        for (const auto& use : quotation.uses) {
            const CodePointSpan at = places[next++];
            use_insert.run(key, readings.key(use.report), at.begin, at.end, readings.statement_key(use.report, use.statement));
        }
    }

    Query reuse_insert = database.prepare("INSERT INTO reuse VALUES (?, ?, ?, ?)");
    Query reuse_piece_insert = database.prepare("INSERT INTO reuse_piece VALUES (?, ?, ?, ?, ?, ?)");
    key = 0;
    for (const Reuse& reuse : links.reuse) {
        reuse_insert.run(++key, readings.key(reuse.first), readings.key(reuse.second), reuse.similarity);
        for (std::size_t position = 0; position < reuse.pieces.size(); ++position) {
            const CodePointSpan first = places[next++];
            const CodePointSpan second = places[next++];
            reuse_piece_insert.run(key, position, first.begin, first.end, second.begin, second.end);
        }
    }

    Query story_insert = database.prepare("INSERT INTO story VALUES (?, ?)");
    Query story_report_insert = database.prepare("INSERT INTO story_report VALUES (?, ?)");
    key = 0;
    for (const Story& story : links.stories) {
        story_insert.run(++key, story.reports.size());
        for (const ReportIndex report : story.reports) story_report_insert.run(readings.key(report), key);
    }

    Query event_insert = database.prepare("INSERT INTO timeline_event VALUES (?, ?, ?, ?)");
    Query participant_insert = database.prepare("INSERT OR IGNORE INTO timeline_participant VALUES (?, ?)");
    Query order_insert = database.prepare("INSERT OR IGNORE INTO timeline_order VALUES (?, ?, ?)");
    Query telling_insert = database.prepare("INSERT OR IGNORE INTO timeline_telling VALUES (?, ?, ?, ?, ?, ?)");
    key = 0;
    for (const TimelineEvent& event : links.timeline)
        event_insert.run(++key, Query::OrNull{event.date}, event.text, name_of(event.certainty));
    key = 0;
    for (const TimelineEvent& event : links.timeline) {
        ++key;
        for (const std::uint32_t person : event.participants) participant_insert.run(key, key_of(person));
        for (const std::uint32_t other : event.after) order_insert.run(key, "after", key_of(other));
        for (const std::uint32_t other : event.before) order_insert.run(key, "before", key_of(other));
        for (const auto& telling : event.tellings) {
            const CodePointSpan at = places[next++];
            telling_insert.run(key, readings.key(telling.report), telling.event, at.begin, at.end, Query::OrNull{telling.date});
        }
    }

    Query difference_insert = database.prepare("INSERT INTO difference VALUES (?, ?, ?)");
    Query value_insert = database.prepare("INSERT INTO difference_value VALUES (?, ?, ?, ?, ?, ?, ?)");
    key = 0;
    for (const Difference& difference : links.differences) {
        difference_insert.run(++key, difference.topic, kDifferenceTypes[static_cast<std::size_t>(difference.type)]);
        for (std::size_t position = 0; position < difference.values.size(); ++position) {
            const auto& value = difference.values[position];
            const CodePointSpan at = places[next++];
            value_insert.run(key, position, readings.key(value.report), at.begin, at.end, value.value, key_of(value.by));
        }
    }

    Query line_insert = database.prepare("INSERT INTO recurring_line VALUES (?, ?)");
    Query line_place_insert = database.prepare("INSERT OR IGNORE INTO recurring_line_place VALUES (?, ?, ?, ?)");
    key = 0;
    for (const RecurringLine& line : links.recurring_lines) {
        line_insert.run(++key, line.n_reports());
        for (const auto& place : line.places) {
            const CodePointSpan at = places[next++];
            line_place_insert.run(readings.key(place.report), at.begin, at.end, key);
        }
    }
    return database.ok();
}

}  // namespace onrecord
