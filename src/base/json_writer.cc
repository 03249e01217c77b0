#include "base/json_writer.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <iterator>

namespace onrecord {
namespace {

constexpr std::array<bool, 256> needs_escape() {
    std::array<bool, 256> escape{};
    for (int c = 0; c < 0x20; ++c) escape[static_cast<std::size_t>(c)] = true;
    escape['"'] = escape['\\'] = escape[0x7f] = true;
    return escape;
}
constexpr auto kNeedsEscape = needs_escape();

}  // namespace

void append_json_string(std::string& out, std::string_view value) {
    out.push_back('"');
    std::size_t plain = 0;  // begin of the run that is copied as it is
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto c = static_cast<unsigned char>(value[i]);
        if (!kNeedsEscape[c]) continue;
        out.append(value, plain, i - plain);
        plain = i + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
        }
    }
    out.append(value, plain, std::string_view::npos);
    out.push_back('"');
}

void JsonWriter::before_value() {
    if (comma_) out_.push_back(',');
    comma_ = true;
}

JsonWriter& JsonWriter::begin_object() {
    before_value();
    out_.push_back('{');
    comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    out_.push_back('}');
    comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    before_value();
    out_.push_back('[');
    comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    out_.push_back(']');
    comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    before_value();
    append_json_string(out_, name);
    out_.push_back(':');
    comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
    before_value();
    append_json_string(out_, value);
    return *this;
}

JsonWriter& JsonWriter::string_or_null(std::string_view value) {
    return value.empty() ? null() : string(value);
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    before_value();
    const fmt::format_int digits(value);
    out_.append(digits.data(), digits.size());
    return *this;
}

JsonWriter& JsonWriter::number(double value, int decimals) {
    if (!std::isfinite(value)) return null();
    before_value();
    std::string digits = fmt::format("{:.{}f}", value, decimals);
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') digits.pop_back();
    }
    out_ += digits == "-0" ? "0" : digits;
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    before_value();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    before_value();
    out_ += "null";
    return *this;
}

}  // namespace onrecord
