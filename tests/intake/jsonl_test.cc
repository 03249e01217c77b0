// JSON Lines: fields, lines that are none, lines that are too long, and JSON that must be read or refused (nst/JSONTestSuite).
#include "intake/jsonl.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "intake/input_fixture.h"
#include "shared.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class JsonLines : public InputFixture {};

TEST_F(JsonLines, TakesTheFieldsOfReadingMd) {
    write("a.jsonl",
          "\xef\xbb\xbf{\"id\": \"r1\", \"text\": \"Silt \\u2014 \\\"black\\\"\\n\\nsilt.\", \"url\": \"https://a.example/1\", \"title\": "
          "\"T\", "
          "\"outlet\": \"Harlow Courier\", \"date\": \"2024-05-12T08:30:00Z\", \"other\": [1, {}]}\r\n"
          "{\"html\": \"<p>x\", \"id\": 12, \"date\": \"2024-05\", \"title\": null}\n"
          "{\"text\": \"\", \"html\": \"<p>y\", \"date\": \"12 May\", \"title\": 5}");
    const auto got = read({path("a.jsonl")});
    EXPECT_THAT(got.errors, IsEmpty());
    ASSERT_THAT(got.documents, SizeIs(3));
    const auto& first = got.documents[0];
    EXPECT_EQ(first.id, "r1");
    EXPECT_EQ(first.bytes, "Silt \xe2\x80\x94 \"black\"\n\nsilt.");
    EXPECT_EQ(first.kind, DocumentKind::text);
    EXPECT_EQ(first.charset, "utf-8");
    EXPECT_EQ(first.url, "https://a.example/1");
    EXPECT_EQ(first.title, "T");
    EXPECT_EQ(first.outlet, "Harlow Courier");
    EXPECT_EQ(first.date, "2024-05-12");
    EXPECT_THAT(first.limits, IsEmpty());
    EXPECT_EQ(got.documents[1].id, "12");
    EXPECT_EQ(got.documents[1].kind, DocumentKind::html);
    EXPECT_THAT(got.documents[1].limits, IsEmpty());
    EXPECT_EQ(got.documents[2].bytes, "<p>y");
    EXPECT_EQ(got.documents[2].date, "");
    EXPECT_THAT(got.documents[2].limits, ElementsAre(HasSubstr("\"title\" is no string"), HasSubstr("date \"12 May\" is no date")));
}

TEST_F(JsonLines, TellsOfEachBadLineAndReadsTheOthers) {
    write("a.jsonl",
          "{\"text\": \"one\"}\nno json\n{\"text\": \"two\"\n[\"text\"]\n{\"title\": \"x\"}\n{\"text\": \"\"}\n{\"text\": 5}\n   "
          "\n{\"text\": \"nine\"}");
    const auto got = read({path("a.jsonl")});
    EXPECT_THAT(names(got), ElementsAre("a.jsonl#1", "a.jsonl#9"));
    std::vector<std::string> messages;
    for (const auto& error : got.errors) messages.push_back(error.message.substr(path("a.jsonl").size()));
    EXPECT_THAT(messages, ElementsAre(HasSubstr("#2: is no JSON"), HasSubstr("#3: is no JSON"), HasSubstr("#4: is no JSON object"),
                                      HasSubstr("#5: has neither"), HasSubstr("#6: its \"text\" or \"html\" holds no words"),
                                      HasSubstr("#7: its \"text\"")));
}

// Whatever bytes a line has, it is one problem with its number, and costs no other line.
TEST_F(JsonLines, LosesNoMoreThanTheLineOfBinaryBytes) {
    std::string all_bytes, random;
    for (int i = 0; i < 256; ++i) {
        if (i != '\n') all_bytes.push_back(static_cast<char>(i));
    }
    for (std::uint32_t i = 0, x = 7; i < 4000; ++i, x = x * 1664525 + 1013904223) {
        if (x >> 24 != '\n') random.push_back(static_cast<char>(x >> 24));
    }
    const std::string good = "{\"text\": \"It holds.\"}\n";
    for (const std::string& bad :
         {all_bytes, random, std::string(2000, '\0'),
          std::string("\x7f"
                      "ELF\0\1",
                      6),
          std::string("{\"text\": \"\xff\"}"), std::string(20000, '['), std::string("PK\3\4"), std::string("\xff\xfe")}) {
        for (const std::string& lines : {bad + "\n" + good + good, good + bad + "\n" + good, good + good + bad}) {
            write("a.jsonl", lines);
            const auto got = read({path("a.jsonl")});
            EXPECT_THAT(got.documents, SizeIs(2));
            ASSERT_THAT(got.errors, SizeIs(1)) << bad.substr(0, 20);
            const auto number = std::count(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(lines.find(bad)), '\n') + 1;
            EXPECT_THAT(got.errors[0].message, HasSubstr("a.jsonl#" + std::to_string(number) + ": "));
        }
    }
}

TEST_F(JsonLines, NeverHoldsALineThatIsTooLong) {
    for (const bool zipped : {false, true}) {
        std::string bytes = "{\"text\": \"one\"}\n{\"text\": \"";
        bytes.append(zipped ? 4 * kMaxJsonLineBytes : 2 * kMaxJsonLineBytes, 'a');
        bytes += "\"}\n{\"text\": \"three\"}\n";
        write("a.jsonl", zipped ? gzip(bytes, 1) : bytes);
        const auto got = read({path("a.jsonl")});
        EXPECT_THAT(names(got), ElementsAre("a.jsonl#1", "a.jsonl#3"));
        ASSERT_THAT(got.errors, SizeIs(1));
        EXPECT_EQ(got.errors[0].kind, ErrorKind::too_large);
        EXPECT_THAT(got.errors[0].message, HasSubstr("a.jsonl#2: the line has "));
    }
}

TEST_F(JsonLines, ReadsACutGzipUpToTheCut) {
    std::string bytes;
    for (int i = 0; i < 3000; ++i) bytes += "{\"text\": \"line " + std::to_string(i * 7919 % 3001) + "\"}\n";
    const auto whole = gzip(bytes);
    write("a.jsonl.gz", whole.substr(0, whole.size() / 2));
    const auto got = read({path("a.jsonl.gz")});
    EXPECT_GT(got.documents.size(), 500U);
    ASSERT_THAT(got.errors, SizeIs(1));
    EXPECT_THAT(got.errors[0].message, HasSubstr("a.jsonl.gz: the gzip data is cut off at byte"));
    EXPECT_THAT(got.errors[0].message, HasSubstr("what came from line " + std::to_string(got.documents.size() + 1) + " on is lost"));
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Each case by itself through the parser, and as a field of a line, where it stands on one line.
TEST(JsonConformance, ReadsWhatMustBeReadAndRefusesWhatMustBe) {
    ONRECORD_NEEDS_SHARED("corpora/conformance/json");
    JsonParser parser;
    int n_cases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(shared("corpora/conformance/json"))) {
        const auto name = entry.path().filename().string();
        const auto json = bytes_of(entry.path());
        JsonElement element;
        const bool read = parser.parse(json.data(), json.size(), true).get(element) == simdjson::SUCCESS;
        const auto document = parse_json_document(parser, "{\"text\": \"words\", \"other\": " + json + "}");
        if (name.starts_with("y_")) {
            EXPECT_TRUE(read) << name;
            EXPECT_TRUE(document.ok()) << name;
        } else if (name.starts_with("n_")) {
            EXPECT_FALSE(read) << name;
            EXPECT_FALSE(parse_json_document(parser, json).ok()) << name;
        }
        ++n_cases;
    }
    EXPECT_GT(n_cases, 300);
}

}  // namespace
}  // namespace onrecord
