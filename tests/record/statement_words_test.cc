// Words that linking kept find what words of the tables find; kept bytes that are not those find nothing that is not there.
#include "record/statement_words.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "across/links.h"
#include "record/linked_sample.h"
#include "record/scope.h"

namespace onrecord {
namespace {

class Kept : public LinkMemory {
public:
    std::optional<std::string> find(const std::string& key) override {
        const auto found = values.find(key);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    }
    void keep(const std::string& key, const std::string& value) override { values[key] = value; }
    std::map<std::string, std::string> values;
};

class StatementWordsTest : public testing::Test {
protected:
    std::vector<std::int64_t> found(const StatementWords& words, const Record::StatementsLike& asked) {
        return words.find(*database_, asked, ReportCondition(*database_, tables_, asked.reports).keys(*database_));
    }
    std::vector<std::vector<std::int64_t>> all_found(const StatementWords& words) {
        std::vector<std::vector<std::int64_t>> all;
        for (const char* speaker : {"", "RUIZ", "ana", "h", "nobody"})
            for (const char* content : {"", "sign", "\"not sign\"", "strike OR sign", "sig*", "sign AND", "…"})
                all.push_back(found(words, {speaker, "", content, {}}));
        return all;
    }
    LinkedSample sample_;
    std::unique_ptr<Database> database_ = Database::open(sample_.folder_ / "r.record", Database::Access::read).value();
    ScopeTables tables_;
};

TEST_F(StatementWordsTest, AreFoundInTheOrderOfReports) {
    Kept nothing;
    const StatementWords words(*database_, nothing);
    const auto key = [&](const char* report, int number) {
        Query query = database_->prepare("SELECT first_statement + ? FROM report WHERE id = ?");
        return query.start(number, report).next() ? query.integer(0) : 0;
    };
    // The second statement of "a" lies in a line that recurs.
    EXPECT_EQ(found(words, {}), (std::vector{key("b", 0), key("a", 0)}));
    EXPECT_EQ(found(words, {"ana RUIZ", "", "", {}}), (std::vector{key("b", 0), key("a", 0)}));
    EXPECT_EQ(found(words, {"he", "", "", {}}).size(), 0U);
    EXPECT_EQ(found(words, {"", "", "\"not sign\"", {}}).size(), 2U);
    EXPECT_EQ(found(words, {"", "", "\"sign not\"", {}}).size(), 0U);
    EXPECT_EQ(found(words, {"", "", "sign, never", {}}).size(), 0U);  // no query: its words, none of which is "never"
    EXPECT_EQ(found(words, {"", "", "…", {}}).size(), 0U);
    EXPECT_EQ(found(words, {"", "told", "", {}}).size(), 0U);
    EXPECT_TRUE(database_->ok());
}

TEST_F(StatementWordsTest, KeptOnesFindTheSame) {
    Kept kept, nothing;
    StatementWords::remember(*database_, kept);
    ASSERT_EQ(kept.values.size(), 1U);
    const auto expected = all_found(StatementWords(*database_, nothing));
    EXPECT_EQ(all_found(StatementWords(*database_, kept)), expected);
    // What is kept for other rows is not looked at.
    const std::string value = kept.values.begin()->second;
    Kept other;
    other.keep("another key", value.substr(0, 1));
    EXPECT_EQ(all_found(StatementWords(*database_, other)), expected);
    std::mt19937 random(20);
    for (int round = 0; round < 500; ++round) {
        std::string damaged = value.substr(0, round % 5 == 0 ? random() % value.size() : value.size());
        if (!damaged.empty()) damaged[random() % damaged.size()] = static_cast<char>(random());
        kept.values.begin()->second = damaged;
        (void)all_found(StatementWords(*database_, kept));  // whatever it finds, it looks at nothing that is not there
    }
}

}  // namespace
}  // namespace onrecord
