// The topics of `show` as JSON, from rows: one value each.
#pragma once

#include <string>
#include <vector>

#include "base/json_writer.h"
#include "onrecord/record.h"
#include "view/terminal.h"

namespace onrecord {

void write_json(JsonWriter& json, const ReportRow& report);
void write_alternatives(JsonWriter& json, const std::vector<Alternative>& alternatives);  // an array
void write_json(JsonWriter& json, const ProblemRow& problem);
void write_json(JsonWriter& json, const StatementRow& statement);
void write_members(JsonWriter& json, const StatementRow& statement);  // inside an object that is open
void write_json(JsonWriter& json, const PersonRow& person);
void write_roles(JsonWriter& json, const std::vector<PersonRow::Role>& roles);  // an array
void write_reasons(JsonWriter& json, const std::vector<NameReason>& reasons);   // an array
void write_json(JsonWriter& json, const NameRow& name);
void write_json(JsonWriter& json, const QuotationRow& quotation);
void write_json(JsonWriter& json, const EventRow& event);
void write_json(JsonWriter& json, const ClaimRow& claim);
void write_json(JsonWriter& json, const DifferenceRow& difference);
void write_json(JsonWriter& json, const StoryRow& story);
void write_json(JsonWriter& json, const ReuseRow& reuse);
void write_way(JsonWriter& json, const ReuseRow& reuse);  // how it came about, and own shares: inside an object that is open
void write_json(JsonWriter& json, const RevisionRow& revision);
void write_json(JsonWriter& json, const RecurringLineRow& line);
void write_json(JsonWriter& json, const DecisionRow& decision);
void write_json(JsonWriter& json, const Hit& hit);

template <class Row>
std::string json_array(const std::vector<Row>& rows) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const auto& row : rows) write_json(json, row);
    json.end_array();
    out.push_back('\n');
    return out;
}

// The reports, each with what its claims rest on.
std::string json_sources(const std::vector<ReportRow>& reports, const std::vector<ClaimRow>& claims, const ReportBook& book);
// One object: the places, with their drift from the first.
std::string json_trace(const TraceRows& rows);
// Counts, dates, and the reports and problems that they are of.
std::string json_summary(const Summary& s, const std::vector<ProblemRow>& problems);

}  // namespace onrecord
