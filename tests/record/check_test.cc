#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "record/database.h"
#include "record/sample.h"

namespace onrecord {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

class Check : public ::testing::Test {
protected:
    Check() {
        auto record = Record::open(path_, Record::Mode::write);
        EXPECT_TRUE(record.ok());
        EXPECT_TRUE(record.value().add(harbour_report()).ok());
        for (int i = 0; i < 5; ++i) EXPECT_TRUE(record.value().add(numbered_report(i)).ok());
        EXPECT_TRUE(record.value().link().ok());
    }
    [[nodiscard]] std::vector<std::string> checked() const {
        auto record = Record::open(path_, Record::Mode::read);
        if (!record) return {record.error().message};
        return record.value().check();
    }
    void change(const char* sql) {
        auto database = Database::open(path_, Database::Access::write);
        ASSERT_TRUE(database.ok());
        ASSERT_TRUE(database.value()->run(sql)) << sql << ": " << database.value()->take_error().message;
    }
    Folder folder_;
    std::string path_ = folder_ / "r.record";
};

TEST_F(Check, FindsNothingWrongInWhatWasBuilt) {
    EXPECT_THAT(checked(), ::testing::IsEmpty());
}

TEST_F(Check, FindsWhatWasBroken) {
    struct Row {
        const char* sql;
        const char* found;
    };
    const Row rows[] = {
        {"DELETE FROM statement WHERE number = 1", "lacks some of its statements: harbour-1"},
        {"DELETE FROM entity WHERE report_key = 1", "lacks some of its entities: harbour-1"},
        {"DELETE FROM event WHERE report_key = 1", "lacks some of its events: harbour-1"},
        {"UPDATE entity SET mentions = '9999,3,0' WHERE report_key = 2 AND entity = 0", "the mentions of 1 entities do not fit the text"},
        {"UPDATE entity SET mentions = '1,' WHERE report_key = 2", "the mentions of 2 entities do not fit the text"},
        {"UPDATE statement SET content_begin = -1 WHERE report_key = 2", "outside the text of their report: statement's content"},
        {"UPDATE report SET sentences = '[0,9999]' WHERE report_key = 1", "the span lists of report harbour-1 do not fit its text"},
        {"UPDATE report SET sentences = 'nonsense' WHERE report_key = 1", "the span lists of report harbour-1 do not fit its text"},
        {"UPDATE report SET text = 'changed' || text WHERE report_key = 1", "the search index of the reports does not fit their texts"},
        {"DELETE FROM statement_search WHERE rowid = 1; ", "the search index of the statements does not fit their texts"},
        {"INSERT INTO person_alias VALUES (77, 'Nobody')", "refers to what is not there, in the table person_alias (to person)"},
        {"DELETE FROM story_report WHERE report_key = 1", "but a report is in no story: harbour-1"},
        {"DROP VIEW timeline", "the table or view timeline is missing"},
        {"ALTER TABLE reuse ADD COLUMN more", "the table or view reuse is not as it was made"},
        {"DELETE FROM meta", "meta does not say"},
    };
    const auto whole = std::filesystem::path(folder_ / "whole");
    std::filesystem::copy_file(path_, whole);
    for (const Row& row : rows) {
        std::filesystem::copy_file(whole, path_, std::filesystem::copy_options::overwrite_existing);
        change(row.sql);
        EXPECT_THAT(checked(), Contains(HasSubstr(row.found))) << row.sql;
        EXPECT_THAT(checked(), ::testing::Each(HasSubstr("r.record: "))) << row.sql;
    }
}

// Bytes changed anywhere: whatever is asked of the record is answered or refused, and nothing is believed that lies outside a text.
TEST_F(Check, StandsDamagedFiles) {
    std::ifstream file(path_, std::ios::binary);
    const std::string whole(std::istreambuf_iterator<char>(file), {});
    std::mt19937 random(7);
    int n_found = 0;
    for (int round = 0; round < 60; ++round) {
        std::string damaged = whole;
        if (round % 10 == 0) damaged.resize(random() % damaged.size());
        for (int i = 0; i < 40; ++i) damaged[100 + random() % (damaged.size() - 100)] = static_cast<char>(random());
        std::filesystem::remove(path_ + "-wal");
        std::filesystem::remove(path_ + "-shm");
        std::ofstream(path_, std::ios::binary) << damaged;
        auto opened = Record::open(path_, Record::Mode::write);
        if (!opened) {
            ++n_found;
            EXPECT_THAT(opened.error().message, HasSubstr("r.record: "));
            continue;
        }
        Record& record = opened.value();
        (void)record.summary();
        (void)record.reports();
        (void)record.statements();
        (void)record.people(true);
        (void)record.timeline();
        (void)record.quotations();
        (void)record.stories();
        (void)record.search("fees", 10);
        (void)record.add(numbered_report(99));
        (void)record.link();
        n_found += record.check().empty() ? 0 : 1;
    }
    EXPECT_GT(n_found, 30);
}

}  // namespace
}  // namespace onrecord
