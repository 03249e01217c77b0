// The thirteen reports of examples/, read and linked in memory: what a careful reader finds across them (examples/expected.json).
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "../shared.h"
#include "across/link.h"
#include "across/reading_list.h"
#include "base/json_reader.h"
#include "intake/intake.h"
#include "onrecord/reader.h"

namespace onrecord {
namespace {

class ExamplesAcross : public testing::Test {
protected:
    static void SetUpTestSuite() {
        const auto folder = in_source("examples");
        auto reader = Reader::load();
        ASSERT_TRUE(reader.ok());
        std::vector<Reading> readings;
        read_inputs({folder}, {}, [&](const std::string& input, Result<Document> document) {
            EXPECT_TRUE(document.ok()) << input;
            if (!document) return true;
            auto reading = reader.value().read(std::move(document).value(), {});
            EXPECT_TRUE(reading.ok()) << input;
            if (!reading) return true;
            reading.value().input = input.substr(folder.size() + 1);  // as expected.json names reports: "ledger.jsonl#2"
            readings.push_back(std::move(reading).value());
            return true;
        });
        list_ = std::make_unique<ReadingList>(std::move(readings));
        links_ = std::make_unique<Links>(link(*list_));
        std::ifstream file(folder + "/expected.json", std::ios::binary);
        const std::string json(std::istreambuf_iterator<char>(file), {});
        parser_ = std::make_unique<JsonParser>();
        ASSERT_EQ(parser_->parse(json).get(expected_), simdjson::SUCCESS);
    }
    static void TearDownTestSuite() {
        links_.reset();
        list_.reset();
        parser_.reset();
    }

    static simdjson::dom::array array(JsonElement of, std::string_view key) {
        simdjson::dom::array values;
        const auto found = member(of, key);
        EXPECT_TRUE(found && found->get(values) == simdjson::SUCCESS) << key;
        return values;
    }
    static std::string name(ReportIndex report) { return list_->at(report).input; }
    static std::set<std::string> reports_of(std::string_view person) {
        std::set<std::string> reports;
        for (const Person& each : links_->people) {
            if (each.name != person) continue;
            for (const Person::Mention& mention : each.mentions) reports.insert(name(mention.report));
        }
        return reports;
    }

    static inline std::unique_ptr<ReadingList> list_;
    static inline std::unique_ptr<Links> links_;
    static inline std::unique_ptr<JsonParser> parser_;
    static inline JsonElement expected_;
};

TEST_F(ExamplesAcross, AreOneStory) {
    ASSERT_EQ(list_->size(), 13u);
    ASSERT_EQ(links_->stories.size(), 1u);
    EXPECT_EQ(links_->stories[0].reports.size(), 13u);
}

// One person each, in the reports that name them; two of one surname are two.
TEST_F(ExamplesAcross, PeopleStandInTheirReports) {
    std::size_t n_whole = 0;
    std::size_t n_people = 0;
    for (const auto person : array(expected_, "people")) {
        std::set<std::string> expected;
        for (const auto report : array(person, "reports")) {
            std::string_view words;
            ASSERT_EQ(report.get(words), simdjson::SUCCESS);
            expected.emplace(words);
        }
        const auto found = reports_of(string_member(person, "name"));
        // A missed name is the reading's; a report that does not name the person would be linking's.
        EXPECT_TRUE(std::includes(expected.begin(), expected.end(), found.begin(), found.end())) << string_member(person, "name");
        ++n_people;
        n_whole += found == expected ? 1 : 0;
    }
    EXPECT_GE(n_whole + 2, n_people);
    const auto daniel = reports_of("Daniel Marsh");
    const auto eleanor = reports_of("Eleanor Marsh");
    EXPECT_TRUE(daniel.contains("coastwire-walkout.txt") && !daniel.contains("ledger.jsonl#2"));
    EXPECT_TRUE(eleanor.contains("ledger.jsonl#2") && !eleanor.contains("coastwire-walkout.txt"));
}

// Every use that is listed stands in one quotation with the others, however it was cut.
TEST_F(ExamplesAcross, QuotationsAreSharedThroughDrift) {
    for (const auto quotation : array(expected_, "quotations")) {
        std::size_t most = 0;
        std::size_t n_uses = 0;
        for (const Quotation& found : links_->quotations) {
            std::size_t matched = 0;
            n_uses = 0;
            for (const auto use : array(quotation, "uses")) {
                ++n_uses;
                const auto words = string_member(use, "words");
                const bool there = std::any_of(found.uses.begin(), found.uses.end(), [&](const Quotation::Use& each) {
                    const Reading reading = list_->at(each.report);
                    const auto stretch = reading.text.slice(each.span);
                    return reading.input == string_member(use, "report") &&
                           (stretch.find(words) != std::string_view::npos || words.find(stretch) != std::string_view::npos);
                });
                matched += there ? 1 : 0;
            }
            most = std::max(most, matched);
        }
        EXPECT_EQ(most, n_uses) << string_member(quotation, "speaker");
    }
}

TEST_F(ExamplesAcross, TheAgencyCopyIsFoundAndSharedQuotationsAreNoCopy) {
    double copy = 0;
    for (const Reuse& reuse : links_->reuse) {
        const std::set<std::string> pair = {name(reuse.first), name(reuse.second)};
        if (pair == std::set<std::string>{"coastwire-walkout.txt", "gazette-walkout.html"}) {
            copy = reuse.similarity;
        } else {
            EXPECT_LT(reuse.similarity, 0.1) << *pair.begin() << ' ' << *pair.rbegin();
        }
    }
    EXPECT_GT(copy, 0.9);
}

TEST_F(ExamplesAcross, CountsThatDifferAreShownWithTheirReports) {
    const auto values = [](std::string_view topic) {
        std::map<std::string, std::set<std::string>> all;
        for (const Difference& difference : links_->differences) {
            if (difference.topic.find(topic) == std::string::npos) continue;
            for (const Difference::Value& value : difference.values) all[value.value].insert(name(value.report));
        }
        return all;
    };
    const std::map<std::string, std::set<std::string>> walked_out = {{"240", {"ledger.jsonl#1"}},
                                                                     {"310", {"coastwire-walkout.txt", "gazette-walkout.html"}}};
    EXPECT_EQ(values("dockworkers"), walked_out);
    auto above = values("times");
    EXPECT_TRUE(above["18"].contains("courier-first-time.html"));
    EXPECT_TRUE(above["8"].contains("coastwire-walkout.txt") && above["8"].contains("ledger.jsonl#1"));
    EXPECT_TRUE(above["7-9"].contains("coastwire-inspector.txt"));
}

}  // namespace
}  // namespace onrecord
