// examples/: all of it is read, and what expected.json says of each report stands in that report.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "base/json_reader.h"
#include "intake/intake.h"
#include "shared.h"

namespace onrecord {
namespace {

class Examples : public testing::Test {
protected:
    Examples() {
        const auto folder = in_source("examples");
        read_inputs({folder}, {}, [&](const std::string& input, Result<Document> document) {
            EXPECT_TRUE(document.ok()) << input;
            if (document) bytes_[input.substr(folder.size() + 1)] = std::move(document.value().bytes);
            return true;
        });
        std::ifstream file(folder + "/expected.json", std::ios::binary);
        const std::string json(std::istreambuf_iterator<char>(file), {});
        EXPECT_EQ(parser_.parse(json).get(expected_), simdjson::SUCCESS);
    }

    // The elements of the list `key` of `of`.
    static simdjson::dom::array list(JsonElement of, std::string_view key) {
        simdjson::dom::array values;
        const auto found = member(of, key);
        EXPECT_TRUE(found && found->get(values) == simdjson::SUCCESS) << key;
        return values;
    }
    void expect_in(std::string_view report, std::string_view words) const {
        const auto found = bytes_.find(std::string(report));
        ASSERT_NE(found, bytes_.end()) << report;
        EXPECT_NE(found->second.find(words), std::string::npos) << report << ": " << words;
    }
    void expect_use(JsonElement use) const { expect_in(string_member(use, "report"), string_member(use, "words")); }

    std::map<std::string, std::string> bytes_;
    JsonParser parser_;
    JsonElement expected_;
};

TEST_F(Examples, AreAllReadAndListed) {
    EXPECT_EQ(bytes_.size(), 13U);
    std::size_t n_reports = 0;
    for (const auto report : list(expected_, "reports")) {
        EXPECT_EQ(bytes_.count(std::string(string_member(report, "report"))), 1U) << string_member(report, "report");
        ++n_reports;
    }
    EXPECT_EQ(n_reports, bytes_.size());
}

TEST_F(Examples, HoldTheWordsThatAreExpectedOfThem) {
    for (const auto quotation : list(expected_, "quotations")) {
        std::size_t n_uses = 0;
        for (const auto use : list(quotation, "uses")) {
            expect_use(use);
            ++n_uses;
        }
        EXPECT_GE(n_uses, 2U);
    }
    for (const auto difference : list(expected_, "differences")) {
        for (const auto value : list(difference, "values")) expect_use(value);
        if (const auto correction = member(difference, "correction")) expect_use(*correction);
    }
    for (const auto statement : list(expected_, "statements")) {
        for (const auto* part : {"source", "cue", "content"}) expect_in(string_member(statement, "report"), string_member(statement, part));
    }
    for (const auto person : list(expected_, "people")) {
        for (const auto report : list(person, "reports")) expect_in(std::string_view(report), string_member(person, "name"));
    }
    simdjson::dom::object furniture;
    ASSERT_TRUE(member(expected_, "furniture") && member(expected_, "furniture")->get(furniture) == simdjson::SUCCESS);
    for (const auto [report, phrases] : furniture) {
        for (const auto phrase : simdjson::dom::array(phrases)) expect_in(report, std::string_view(phrase));
    }
}

}  // namespace
}  // namespace onrecord
