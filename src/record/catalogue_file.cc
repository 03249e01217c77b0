// {"onrecord_catalogue":1,"records":[
// {"path":"2025-07.record","reports":120,"first":"2025-07-01","last":"2025-07-31"},
// {"path":"2025-08.record","reports":95,"first":"2025-08-01","last":"2025-08-31"}
// ]}
#include "record/catalogue_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "record/catalogue.h"

namespace onrecord {
namespace {

constexpr std::string_view kBegin = "{\"onrecord_catalogue\":";
constexpr std::int64_t kVersion = 1;
constexpr std::size_t kMaxBytes = 1 << 20;  // kMaxRecordsOfCatalogue paths of 4 kB

}  // namespace

bool is_catalogue(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return false;  // what a pipe gives is read once
    std::ifstream file(path, std::ios::binary);
    std::string begin(kBegin.size(), '\0');
    file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    return file && begin == kBegin;
}

Result<std::vector<CatalogueEntry>> read_catalogue(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string content(kMaxBytes + 1, '\0');
    file.read(content.data(), static_cast<std::streamsize>(content.size()));
    if (file.bad() || !file.eof()) return Error{ErrorKind::unreadable, path + ": cannot be read as a catalogue"};
    content.resize(static_cast<std::size_t>(file.gcount()));
    const auto wrong = [&](const std::string& what) {
        return Error{ErrorKind::malformed, path + ": is no catalogue, or a damaged one (" + what + "); write it again: onrecord catalogue"};
    };
    JsonParser parser;
    JsonElement json;
    if (parser.parse(content).get(json) != simdjson::SUCCESS) return wrong("it is no JSON");
    const auto integer = [](JsonElement of, std::string_view key) {
        std::int64_t value = -1;
        const auto found = member(of, key);
        return found && found->get(value) == simdjson::SUCCESS ? value : -1;
    };
    const std::int64_t version = integer(json, "onrecord_catalogue");
    if (version > kVersion) {
        return Error{ErrorKind::unsupported, fmt::format("{}: was made by a newer onrecord (version {} of catalogues; this one knows {})",
                                                         path, version, kVersion)};
    }
    if (version != kVersion) return wrong("it has no version");
    simdjson::dom::array records;
    const auto list = member(json, "records");
    if (!list || list->get(records) != simdjson::SUCCESS || records.size() == 0) return wrong("it names no records");
    if (records.size() > kMaxRecordsOfCatalogue) return wrong(fmt::format("it names more than {} records", kMaxRecordsOfCatalogue));
    std::vector<CatalogueEntry> entries;
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    for (const JsonElement one : records) {
        const std::string_view named = string_member(one, "path");
        const std::int64_t n_reports = integer(one, "reports");
        if (named.empty() || n_reports < 0 || n_reports > INT32_MAX) return wrong("an entry has no path, or no number of reports");
        entries.push_back({(folder / named).string(), static_cast<std::uint32_t>(n_reports), std::string(string_member(one, "first")),
                           std::string(string_member(one, "last"))});
    }
    return entries;
}

Result<std::string> make_catalogue(const std::vector<std::string>& records, const std::string& path) {
    std::error_code failure;
    const std::filesystem::path folder = std::filesystem::absolute(path, failure).parent_path();
    std::vector<CatalogueEntry> entries;
    for (const std::string& record : records) {
        const auto opened = Record::open(record, Record::Mode::read);
        if (!opened) return opened.error();
        const Summary summary = opened.value().summary();
        if (const Status status = opened.value().status(); !status) return status.error();
        entries.push_back({record, summary.n_reports + summary.n_earlier, summary.first_date, summary.last_date});
    }
    const auto place = [](const CatalogueEntry& entry) {
        return std::tuple(entry.first_date.empty(), std::string_view(entry.first_date), std::string_view(entry.last_date),
                          std::string_view(entry.path));
    };
    std::sort(entries.begin(), entries.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    auto catalogue = Record::Catalogue::open(path, entries);
    if (!catalogue) return catalogue.error();
    const auto shared = catalogue.value()->reports_in_two_records(1);
    if (const Status status = catalogue.value()->status(); !status) return status.error();
    if (!shared.empty()) {
        return Error{ErrorKind::usage, shared.front() +
                                           "; a catalogue's records have no report in common: 'onrecord merge' makes one "
                                           "record of them"};
    }
    std::string content = std::string(kBegin) + std::to_string(kVersion) + ",\"records\":[";
    for (const CatalogueEntry& entry : entries) {
        content += &entry == entries.data() ? "\n" : ",\n";
        JsonWriter json(content);
        const auto from_folder =
            std::filesystem::absolute(entry.path, failure).lexically_normal().lexically_relative(folder.lexically_normal());
        json.begin_object().key("path").string((from_folder.empty() ? std::filesystem::path(entry.path) : from_folder).generic_string());
        json.key("reports").number(std::int64_t{entry.n_reports});
        json.key("first").string_or_null(entry.first_date).key("last").string_or_null(entry.last_date).end_object();
    }
    return content + "\n]}\n";
}

}  // namespace onrecord
