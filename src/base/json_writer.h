// Writes compact JSON (RFC 8259) into a string; commas are put by itself. Reading JSON is simdjson's (base/json_reader.h).
//
//     JsonWriter json(out);
//     json.begin_object().key("span").begin_array().number(4).number(9).end_array().end_object();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord {

// REQUIRES: strings are valid UTF-8; begins and ends are paired; inside an object every value follows a key.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& string(std::string_view value);
    JsonWriter& string_or_null(std::string_view value);  // null where empty
    JsonWriter& number(std::int64_t value);
    JsonWriter& number(double value, int decimals);  // fixed, trailing zeros cut; null where not finite
    JsonWriter& boolean(bool value);
    JsonWriter& null();

private:
    void before_value();
    std::string& out_;
    bool comma_ = false;  // a value stands before this place in the same object or array
};

// `value` as a JSON string, quotation marks included.
void append_json_string(std::string& out, std::string_view value);

}  // namespace onrecord
