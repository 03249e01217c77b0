// Files of lines are cut, shuffled, sorted and put together by programs that know nothing of them. What must survive that is in the lines:
// each file's header and end travel with its lines, and the sums over all ends are those of all lines, wherever they have come to lie. A
// line that was lost, changed or added to shows in them; a file that is absent with its end does not, and is found by what it should have
// brought (partial_links.h). Cost: one hash a line, about 30 ns. Tests: tests/across/partial_links_test.cc, tests/scale/parts.py.
#include "across/keyed_lines.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "base/json_reader.h"
#include "base/json_writer.h"

namespace onrecord {

extern const char kLinkingVersion[];  // generated

namespace {

constexpr int kFormat = 1;
constexpr std::string_view kHeaderKey = "A:onrecord";
constexpr std::string_view kEndKey = "z:end";

std::string hash_of(const LineTotal& total) {
    return fmt::format("{:016x}", total.hash);
}

std::optional<LineTotal> read_total(std::uint64_t n, std::string_view hash) {
    LineTotal total{n, 0};
    const auto read = std::from_chars(hash.data(), hash.data() + hash.size(), total.hash, 16);
    if (read.ec != std::errc() || read.ptr != hash.data() + hash.size()) return std::nullopt;
    return total;
}

std::optional<Taken> read_taken(JsonElement json) {
    Taken taken;
    simdjson::dom::object object;
    if (json.get(object) != simdjson::SUCCESS) return std::nullopt;
    for (const auto [key, value] : object) {
        if (key == "part") {
            taken.part = string_member(json, key);
            continue;
        }
        simdjson::dom::array total;
        std::uint64_t n = 0;
        std::string_view hash;
        if (key.size() != 1 || value.get(total) != simdjson::SUCCESS || total.size() != 2 || total.at(0).get(n) != simdjson::SUCCESS ||
            total.at(1).get(hash) != simdjson::SUCCESS)
            return std::nullopt;
        const auto read = read_total(n, hash);
        if (!read) return std::nullopt;
        taken.families[key.front()] = *read;
    }
    return taken;
}

std::optional<LinesEnd> read_end(std::string_view value) {
    JsonParser parser;
    JsonElement json;
    if (parser.parse(value.data(), value.size()).get(json) != simdjson::SUCCESS) return std::nullopt;
    LinesEnd end;
    std::uint64_t n = 0;
    const auto lines = member(json, "lines");
    if (!lines || lines->get(n) != simdjson::SUCCESS) return std::nullopt;
    const auto total = read_total(n, string_member(json, "hash"));
    if (!total) return std::nullopt;
    end.total = *total;
    end.part = string_member(json, "part");
    end.families = string_member(json, "families");
    if (const auto all = member(json, "taken")) {
        simdjson::dom::array array;
        if (all->get(array) != simdjson::SUCCESS) return std::nullopt;
        for (const JsonElement one : array) {
            const auto taken = read_taken(one);
            if (!taken) return std::nullopt;
            end.taken.push_back(*taken);
        }
    }
    return end;
}

}  // namespace

std::string line_of(char family, std::string_view name, std::string_view report, std::string_view value) {
    std::string line;
    line.reserve(name.size() + report.size() + value.size() + 4);
    line += family;
    line += ':';
    line.append(name).append(1, '\t').append(report).append(1, '\t').append(value);
    return line;
}

std::string id_in_line(std::string_view id) {
    std::string escaped;
    for (const char c : id) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= '%') {
            fmt::format_to(std::back_inserter(escaped), "%{:02X}", byte);
        } else {
            escaped += c;
        }
    }
    return escaped;
}

std::uint64_t part_of(std::string_view key, std::uint64_t n) {
    return XXH64(key.data(), key.size(), 0) % n;
}

void LineTotal::add(std::string_view line) {
    ++n;
    hash += XXH64(line.data(), line.size(), 0);
}

LineTotal& LineTotal::operator+=(const LineTotal& other) {
    n += other.n;
    hash += other.hash;
    return *this;
}

std::string header_line() {
    return fmt::format("{}\t-\t{{\"format\":{},\"linking\":\"{}\"}}", kHeaderKey, kFormat, kLinkingVersion);
}

std::string end_line(const LinesEnd& end) {
    std::string line = fmt::format("{}\t-\t", kEndKey);
    JsonWriter json(line);
    json.begin_object().key("lines").number(static_cast<std::int64_t>(end.total.n));
    json.key("hash").string(hash_of(end.total));
    if (!end.part.empty()) json.key("part").string(end.part).key("families").string(end.families);
    if (!end.taken.empty()) {
        json.key("taken").begin_array();
        for (const Taken& taken : end.taken) {
            json.begin_object().key("part").string(taken.part);
            for (const auto& [family, total] : taken.families) {
                json.key({&family, 1}).begin_array().number(static_cast<std::int64_t>(total.n)).string(hash_of(total)).end_array();
            }
            json.end_object();
        }
        json.end_array();
    }
    json.end_object();
    return line;
}

Result<std::optional<KeyedLine>> LineCheck::take(std::string_view line) {
    const auto first = line.find('\t');
    const auto second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos || first < 3 || line[1] != ':' || line.find('\t', second + 1) != std::string_view::npos)
        return malformed("is no KEY, REPORT and VALUE with tabs between them");
    const KeyedLine parts{line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)};
    if (bare_) return std::optional(parts);
    if (parts.key == kHeaderKey) {
        if (line != header_line()) return malformed("another version of onrecord wrote it; map the readings again with this one");
        ++n_headers_;
        return std::optional<KeyedLine>();
    }
    if (n_headers_ == 0) return malformed("the header of 'onrecord map' does not come before it (--no-end: there is none)");
    if (parts.key == kEndKey) {
        const auto end = read_end(parts.value);
        if (!end) return malformed("is no end as 'onrecord map' writes it");
        ends_.push_back(*end);
        return std::optional<KeyedLine>();
    }
    total_.add(line);
    return std::optional(parts);
}

Result<std::vector<LinesEnd>> LineCheck::finish() {
    if (bare_) return std::vector<LinesEnd>();
    if (ends_.empty() || ends_.size() != n_headers_)
        return malformed(
            fmt::format("is cut off: of {} files put together {} have their end", std::max<std::uint64_t>(n_headers_, 1), ends_.size()));
    LineTotal expected;
    for (const LinesEnd& end : ends_) expected += end.total;
    if (expected.n != total_.n) return malformed(fmt::format("has {} lines, and had {} when they were written", total_.n, expected.n));
    if (expected != total_) return malformed("has a line that is not as it was written");
    return std::move(ends_);
}

}  // namespace onrecord
