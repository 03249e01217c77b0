// A line is taken only if it is whole: what it lacks is said here, so that the record gets no decision that nothing could be made of.
// Whether its words are in this record is the record's to say. Cost: one parse of each line. Tests: tests/cli/decide_test.cc.
#include "cli/decision_file.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/json_reader.h"
#include "base/names.h"
#include "intake/intake.h"
#include "onrecord/date.h"
#include "record/decided_kind.h"

namespace onrecord {
namespace {

std::optional<std::uint32_t> number_at(JsonElement array, std::size_t index) {
    std::int64_t number = 0;
    if (array.at(index).get(number) != simdjson::SUCCESS || number < 0 || number > UINT32_MAX) return std::nullopt;
    return static_cast<std::uint32_t>(number);
}

std::optional<Evidence> place_of(JsonElement json) {
    const auto span = member(json, "span");
    if (!span || !span->is_array()) return std::nullopt;
    const auto begin = number_at(*span, 0), end = number_at(*span, 1);
    Evidence place{std::string(string_member(json, "report")), {}, std::string(string_member(json, "words")), {}};
    if (!begin || !end || *begin >= *end || place.report.empty() || place.words.empty()) return std::nullopt;
    place.span = {*begin, *end};
    return place;
}

// What the decision lacks, or nothing.
std::string flaw_of(const DecisionRow& row) {
    const DecidedKind* const kind = decided_kind(row.what);
    const bool has_value = kind == nullptr;
    const bool is_of_places = kind != nullptr && kind->by != DecidedKind::By::reports;
    if (row.items.size() != (has_value ? 1 : 2)) return "a decision has another number of items than it needs";
    for (const DecisionRow::Item& item : row.items) {
        const bool has_places = !item.places.empty(), has_report = !item.report.empty();
        const bool fits = is_of_places ? has_places : row.what == DecisionType::note ? has_places != has_report : has_report && !has_places;
        if (!fits) return "a decision is about what it cannot be about";
    }
    if (row.value.empty() == has_value) return "a decision lacks its value, or has one too many";
    if (row.what == DecisionType::date && !parse_edtf(row.value)) return "'" + row.value + "' is no date";
    return {};
}

Result<DecisionRow> decision_of(JsonElement json) {
    const auto wrong = [](std::string what) { return Error{ErrorKind::malformed, std::move(what)}; };
    DecisionRow row;
    const auto what = named<DecisionType>(string_member(json, "what"));
    if (!what) return wrong("'" + std::string(string_member(json, "what")) + "' is no kind of decision");
    row.what = *what;
    row.value = string_member(json, "value");
    const auto items = member(json, "items"), places = member(json, "places");
    simdjson::dom::array items_array, places_array;
    if (!items || !places || items->get(items_array) != simdjson::SUCCESS || places->get(places_array) != simdjson::SUCCESS ||
        items_array.size() != places_array.size())
        return wrong("a decision needs 'items' and 'places', as many of one as of the other");
    for (const JsonElement of_item : places_array) {
        DecisionRow::Item& item = row.items.emplace_back();
        simdjson::dom::array array;
        if (of_item.get(array) != simdjson::SUCCESS) return wrong("'places' must be an array of arrays");
        for (const JsonElement json_place : array) {
            auto place = place_of(json_place);
            if (!place) return wrong("a place needs 'report', 'span' and 'words'");
            item.places.push_back(std::move(*place));
        }
        std::string_view id;
        const bool is_report = item.places.empty() && items_array.at(row.items.size() - 1).get(id) == simdjson::SUCCESS;
        if (is_report) item.report = id;
    }
    if (std::string flaw = flaw_of(row); !flaw.empty()) return wrong(std::move(flaw));
    return row;
}

}  // namespace

Result<std::vector<DecisionRow>> read_decisions(const std::string& path) {
    std::vector<DecisionRow> rows;
    JsonParser parser;
    Status status = done();
    const auto read = read_lines(path, [&](std::uint64_t number, std::string_view line) {
        const auto wrong = [&](const std::string& what) {
            status = Error{ErrorKind::malformed, fmt::format("{}: line {}: {}", path, number, what)};
            return false;
        };
        JsonElement json;
        if (parser.parse(line.data(), line.size()).get(json) != simdjson::SUCCESS)
            return wrong("is no JSON; what is wanted is what 'onrecord export' prints");
        if (string_member(json, "kind") != "decision") return true;
        auto row = decision_of(json);
        if (!row) return wrong(row.error().message);
        rows.push_back(std::move(row).value());
        return true;
    });
    if (!read) return read.error();
    if (!status) return status.error();
    return rows;
}

}  // namespace onrecord
