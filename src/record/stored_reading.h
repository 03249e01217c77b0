// One reading in the tables and out again: bytes become code points here, and nowhere else in this room but where words are shown.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/reading.h"
#include "record/database.h"
#include "record/row_hash.h"

namespace onrecord {

// Between the pieces of a discontinuous content; the view statement_text has the same.
inline constexpr std::string_view kPieceMark = " … ";

// What makes `reading` unfit to be stored (a span outside its text, an index of nothing), in words; empty if nothing does.
std::string flaw_of(const Reading& reading);

// Of the column report.alternatives.
std::vector<Alternative> alternatives_from(std::string_view stored);

// 16 bytes that tell whether two readings are of one report: of its id, text and the metadata that it came with, not of what was found in
// it, so that a report read by a better program is the same report.
std::string content_hash(const Reading& reading);

// Stores readings. One transaction around each is the caller's.
class ReadingWriter {
public:
    explicit ReadingWriter(Database& database);
    // False where an error came up, which the database keeps. REQUIRES: flaw_of(reading) is empty; no report has its id.
    bool write(const Reading& reading, const std::string& hash);

private:
    Database& database_;
    Query next_statement_, report_, report_words_, entity_, time_, statement_, piece_, statement_words_, channel_, event_, participant_,
        event_time_, event_mention_, occasion_, occasion_channel_, credit_, report_hash_;
    ReportHash rows_;
};

// Loads readings: equal to what was written but for the tokens, which are not stored.
class ReadingLoader {
public:
    explicit ReadingLoader(Database& database);
    // An empty reading where there is no such report or an error came up.
    Reading load(std::int64_t report_key);

private:
    Query report_, entity_, time_, statement_, piece_, channel_, event_, participant_, event_time_, event_mention_, occasion_,
        occasion_channel_, credit_;
};

// The readings of a record in the order in which they were added, each with the outlet and date that it was read with, whatever a person
// decided since, until `take` returns false. Where an error came up, the database keeps it.
void each_reading(Database& database, const std::function<bool(Reading)>& take);

// A list of strings as the tables have it: a JSON array, empty for an empty list.
std::string to_json_array(const std::vector<std::string>& values);
std::vector<std::string> from_json_array(std::string_view json);

// A rising list of spans as the tables have it: [gap, length, gap, length, ...], empty for an empty list.
std::string to_gaps(const std::vector<CodePointSpan>& spans);
std::vector<CodePointSpan> from_gaps(std::string_view json);

// Mentions, sorted, as the tables have them: gap,length,form,gap,length,form,...; a gap is below 0 where a mention begins inside the one
// before.
struct StoredMention {
    CodePointSpan span;
    MentionForm form = MentionForm::name;
    bool operator==(const StoredMention&) const = default;
};
std::string to_mention_gaps(const std::vector<StoredMention>& mentions);
std::vector<StoredMention> from_mention_gaps(std::string_view json);
struct StoredRole {
    EntityRoleKind kind = EntityRoleKind::office;
    CodePointSpan span;
    std::optional<std::uint32_t> entity;
};
// As entity.roles has them; those behind a damaged one are left out.
std::vector<StoredRole> from_role_list(std::string_view json);
// Numbers of -1 or more, as an array of JSON; nothing for none.
std::string to_number_list(const std::vector<std::int64_t>& numbers);
std::vector<std::int64_t> from_number_list(std::string_view json);

}  // namespace onrecord
