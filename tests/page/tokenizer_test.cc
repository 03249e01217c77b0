#include "page/tokenizer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "page/character_reference.h"
#include "shared.h"

namespace onrecord {
namespace {

// What is between "<!DOCTYPE" and '>', read as the standard's states 13.2.5.53 to 68 do.
class Doctype {
public:
    explicit Doctype(const HtmlToken& token) : rest_(token.text), correct_(token.complete) {
        skip_space();
        if (rest_.empty()) {
            correct_ = false;
            return;
        }
        has_name_ = true;
        append_name(name_, take_until(" \t\n\f\r"));
        skip_space();
        if (rest_.empty()) return;
        if (keyword("public")) {
            if (!quoted(public_, has_public_)) return;
            skip_space();
            if (!rest_.empty() && (rest_[0] == '"' || rest_[0] == '\'')) {
                if (quoted(system_, has_system_)) after_system();
            } else if (!rest_.empty()) {
                correct_ = false;
            }
        } else if (keyword("system")) {
            if (quoted(system_, has_system_)) after_system();
        } else {
            correct_ = false;
        }
    }

    void write(JsonWriter& json) const {
        json.begin_array().string("DOCTYPE");
        value(json, name_, has_name_);
        value(json, public_, has_public_);
        value(json, system_, has_system_);
        json.boolean(correct_).end_array();
    }

private:
    // What follows is passed over, and then the input may even end.
    void after_system() {
        skip_space();
        if (!rest_.empty()) correct_ = true;
    }
    static void value(JsonWriter& json, const std::string& text, bool there) {
        if (there) {
            json.string(text);
        } else {
            json.null();
        }
    }
    void skip_space() {
        const auto first = rest_.find_first_not_of(" \t\n\f\r");
        rest_.remove_prefix(first == std::string_view::npos ? rest_.size() : first);
    }
    std::string_view take_until(std::string_view any) {
        const auto taken = rest_.substr(0, rest_.find_first_of(any));
        rest_.remove_prefix(taken.size());
        return taken;
    }
    bool keyword(std::string_view lower_word) {
        if (!equal_ignoring_case(rest_.substr(0, lower_word.size()), lower_word)) return false;
        rest_.remove_prefix(lower_word.size());
        return true;
    }
    bool quoted(std::string& out, bool& there) {
        skip_space();
        if (rest_.empty() || (rest_[0] != '"' && rest_[0] != '\'')) {
            correct_ = false;
            return false;
        }
        const char quote = rest_[0];
        rest_.remove_prefix(1);
        there = true;
        append_comment(out, take_until(std::string_view(&quote, 1)));
        if (rest_.empty()) {
            correct_ = false;
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    std::string_view rest_;
    std::string name_, public_, system_;
    bool has_name_ = false, has_public_ = false, has_system_ = false;
    bool correct_;
};

// The tokens as html5lib's files write them, neighbouring characters joined.
std::string tokens_of(std::string_view input, ContentModel model, std::string_view last_start_tag, bool cdata) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    std::string characters;
    const auto flush = [&] {
        if (!characters.empty()) json.begin_array().string("Character").string(characters).end_array();
        characters.clear();
    };
    HtmlTokenizer tokenizer(input);
    tokenizer.allow_cdata(cdata);
    tokenizer.set_content_model(model, last_start_tag);
    for (HtmlToken token = tokenizer.next(); token.type != HtmlTokenType::end; token = tokenizer.next()) {
        std::string text;
        if (token.type == HtmlTokenType::text) {
            append_text(characters, token.text, token.model);
            continue;
        }
        flush();
        switch (token.type) {
            case HtmlTokenType::start_tag: {
                append_name(text, token.text);
                json.begin_array().string("StartTag").string(text).begin_object();
                std::map<std::string, std::string> sorted;
                for (const RawAttribute& attribute : tokenizer.attributes()) {
                    std::string name;
                    std::string value;
                    append_name(name, attribute.name);
                    append_attribute_value(value, attribute.value);
                    sorted.emplace(name, value);
                }
                for (const auto& [name, value] : sorted) json.key(name).string(value);
                json.end_object();
                if (token.self_closing) json.boolean(true);
                json.end_array();
                break;
            }
            case HtmlTokenType::end_tag:
                append_name(text, token.text);
                json.begin_array().string("EndTag").string(text).end_array();
                break;
            case HtmlTokenType::comment:
                append_comment(text, token.text);
                json.begin_array().string("Comment").string(text).end_array();
                break;
            default:
                Doctype(token).write(json);
        }
    }
    flush();
    json.end_array();
    return out;
}

// "\\u1234" in a doubly escaped test; false where it is half a surrogate pair, which UTF-8 cannot say.
bool unescape(std::string& text) {
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"') json += '\\';
        json += c;
    }
    json += '"';
    JsonParser parser;
    std::string_view value;
    if (parser.parse(json).get(value) != simdjson::SUCCESS) return false;
    text = std::string(value);
    return true;
}

simdjson::dom::array array_of(JsonElement element) {
    simdjson::dom::array array;
    EXPECT_EQ(element.get(array), simdjson::SUCCESS);
    return array;
}

void write_expected(JsonWriter& json, JsonElement element, bool doubly_escaped, bool& sayable) {
    if (element.is_string()) {
        std::string text(std::string_view(element.get_string().value()));
        if (doubly_escaped) sayable = unescape(text) && sayable;
        json.string(text);
    } else if (element.is_bool()) {
        json.boolean(element.get_bool().value());
    } else if (element.is_null()) {
        json.null();
    } else if (element.is_object()) {
        std::map<std::string, std::string> sorted;
        for (const auto& field : element.get_object())
            sorted.emplace(field.key, std::string(std::string_view(field.value.get_string().value())));
        json.begin_object();
        for (const auto& [name, value] : sorted) json.key(name).string(value);
        json.end_object();
    }
}

ContentModel model_of(std::string_view state) {
    if (state == "RCDATA state") return ContentModel::rcdata;
    if (state == "RAWTEXT state") return ContentModel::rawtext;
    if (state == "Script data state") return ContentModel::script_data;
    if (state == "PLAINTEXT state") return ContentModel::plaintext;
    if (state == "CDATA section state") return ContentModel::cdata;
    return ContentModel::data;
}

TEST(Tokenizer, AgreesWithHtml5lib) {
    ONRECORD_NEEDS_SHARED("corpora/conformance/html5lib");
    int n_tests = 0;
    int n_right = 0;
    int n_unsayable = 0;
    for (const auto& entry : std::filesystem::directory_iterator(shared("corpora/conformance/html5lib"))) {
        if (entry.path().extension() != ".test") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string content(std::istreambuf_iterator<char>(file), {});
        JsonParser parser;
        JsonElement all;
        ASSERT_EQ(parser.parse(content).get(all), simdjson::SUCCESS) << entry.path();
        const auto tests = member(all, "tests");
        if (!tests) continue;  // xmlViolationTests: for those who make XML of it
        for (const JsonElement test : array_of(*tests)) {
            const auto escaped = member(test, "doubleEscaped");
            const bool doubly_escaped = escaped && escaped->get_bool().value();
            std::string input(string_member(test, "input"));
            bool sayable = !doubly_escaped || unescape(input);
            std::string expected;
            JsonWriter json(expected);
            json.begin_array();
            std::string characters;
            for (const JsonElement token : array_of(*member(test, "output"))) {
                json.begin_array();
                for (const JsonElement part : array_of(token)) write_expected(json, part, doubly_escaped, sayable);
                json.end_array();
            }
            json.end_array();
            std::vector<std::string_view> states;
            if (const auto given = member(test, "initialStates")) {
                for (const JsonElement state : array_of(*given)) states.push_back(state.get_string().value());
            } else {
                states.emplace_back("Data state");
            }
            for (const auto state : states) {
                if (!sayable) {
                    ++n_unsayable;
                    continue;
                }
                const auto got = tokens_of(input, model_of(state), string_member(test, "lastStartTag"), false);
                ++n_tests;
                n_right += got == expected;
                EXPECT_EQ(got, expected) << entry.path().filename() << ", " << state << ": " << input;
            }
        }
    }
    std::cout << n_right << " of " << n_tests << " tests; " << n_unsayable << " more cannot be said in UTF-8\n";
    EXPECT_GT(n_tests, 6000);
}

TEST(Tokenizer, CdataIsTextWhereItIsAllowed) {
    EXPECT_EQ(tokens_of("a<![CDATA[<b>&amp;]]>c", ContentModel::data, "", true), R"([["Character","a<b>&amp;c"]])");
    EXPECT_EQ(tokens_of("<![CDATA[x]]>", ContentModel::data, "", false), R"([["Comment","[CDATA[x]]"]])");
}

TEST(Tokenizer, KeepsOnlySoManyAttributes) {
    std::string tag = "<a";
    for (int i = 0; i < 1000; ++i) tag += " a" + std::to_string(i) + "=1";
    tag += ">";
    HtmlTokenizer tokenizer(tag);
    EXPECT_EQ(tokenizer.next().type, HtmlTokenType::start_tag);
    EXPECT_EQ(tokenizer.attributes().size(), kMaxAttributes);
    EXPECT_EQ(tokenizer.n_attributes_left_out(), 1000 - kMaxAttributes);
}

}  // namespace
}  // namespace onrecord
