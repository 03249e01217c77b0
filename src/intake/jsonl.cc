#include "intake/jsonl.h"

#include <fmt/format.h>

#include <cstdint>
#include <utility>

namespace onrecord {
namespace {

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// The field `key` where it is a string; what else it is, null aside, is told in `limits`.
std::string string_field(JsonElement object, std::string_view key, std::vector<std::string>& limits) {
    const auto found = member(object, key);
    if (!found || found->is_null()) return {};
    std::string_view value;
    if (found->get(value) == simdjson::SUCCESS) return std::string(value);
    limits.push_back(fmt::format("field \"{}\" is no string: left out", key));
    return {};
}

std::string id_field(JsonElement object, std::vector<std::string>& limits) {
    if (const auto id = member(object, "id")) {
        std::int64_t number = 0;
        if (id->get(number) == simdjson::SUCCESS) return fmt::format("{}", number);
    }
    return string_field(object, "id", limits);
}

}  // namespace

Result<Document> parse_json_document(JsonParser& parser, std::string_view line) {
    JsonElement object;
    if (const auto error = parser.parse(line.data(), line.size(), true).get(object); error != simdjson::SUCCESS) {
        return Error{ErrorKind::malformed, fmt::format("is no JSON: {}", simdjson::error_message(error))};
    }
    if (!object.is_object()) return Error{ErrorKind::malformed, "is no JSON object"};
    Document document;
    document.charset = "utf-8";
    document.bytes = string_field(object, "text", document.limits);
    if (document.bytes.empty()) {
        document.bytes = string_field(object, "html", document.limits);
        if (!document.bytes.empty()) document.kind = DocumentKind::html;
    }
    if (document.bytes.empty()) {
        const bool has_field = member(object, "text").has_value() || member(object, "html").has_value();
        return Error{ErrorKind::malformed, has_field ? "its \"text\" or \"html\" holds no words" : "has neither \"text\" nor \"html\""};
    }
    document.id = id_field(object, document.limits);
    document.url = string_field(object, "url", document.limits);
    document.title = string_field(object, "title", document.limits);
    document.outlet = string_field(object, "outlet", document.limits);
    document.date = string_field(object, "date", document.limits);
    return document;
}

void read_json_lines(ByteReader& reader, const std::string& path, bool compressed, Delivery& delivery) {
    JsonParser parser;
    std::uint64_t number = 0;
    while (delivery.wants_more() && (compressed || delivery.at_byte(reader.offset()))) {
        const auto line = reader.line(kMaxJsonLineBytes);
        if (!line) break;
        ++number;
        if (compressed) delivery.at_line(number);
        if (!line->ended && reader.error()) {
            delivery.problem(path, reader.error()->kind,
                             fmt::format(
                                 "{}; what came from line {} on is lost",
                                 [&] {
                                     std::string_view message = reader.error()->message;
                                     if (message.starts_with(path + ": ")) message.remove_prefix(path.size() + 2);
                                     return std::string(message);
                                 }(),
                                 number));
            return;
        }
        if (!delivery.in_shard()) continue;
        const auto place = fmt::format("{}#{}", path, number);
        if (line->n_dropped > 0) {
            delivery.problem(place, ErrorKind::too_large,
                             fmt::format("the line has {} bytes, more than a line may have ({}), and was passed over",
                                         line->bytes.size() + line->n_dropped, kMaxJsonLineBytes));
            continue;
        }
        auto bytes = line->bytes;
        if (number == 1 && bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
        if (is_blank(bytes)) continue;
        auto document = parse_json_document(parser, bytes);
        if (!document) {
            delivery.problem(place, document.error().kind, document.error().message);
            continue;
        }
        document.value().input = place;
        delivery.document(std::move(document).value());
    }
    if (reader.error()) delivery.problem(path, *reader.error());
}

}  // namespace onrecord
