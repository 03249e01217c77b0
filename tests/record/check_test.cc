#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>

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
    // The change is made to the record as it was built, whatever was changed before.
    void change_whole(const char* sql) {
        const auto whole = std::filesystem::path(folder_ / "whole");
        if (!std::filesystem::exists(whole)) std::filesystem::copy_file(path_, whole);
        std::filesystem::copy_file(whole, path_, std::filesystem::copy_options::overwrite_existing);
        change(sql);
    }
    struct Row {
        const char* sql;
        const char* found;
    };
    Folder folder_;
    std::string path_ = folder_ / "r.record";
};

TEST_F(Check, FindsNothingWrongInWhatWasBuilt) {
    EXPECT_THAT(checked(), ::testing::IsEmpty());
}

TEST_F(Check, FindsWhatWasBroken) {
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
        {"INSERT INTO reuse (reuse_key, first_report_key, second_report_key, similarity, type_code, reason_code, is_credited, "
         "from_report_key, first_own, second_own) VALUES (900, 1, 2, .5, 1, 1, 1, 3, 1, 1)",
         "a pair has its text from neither of its reports: u900"},
        {"INSERT INTO reuse (reuse_key, first_report_key, second_report_key, similarity, type_code, reason_code, is_credited, "
         "third_report_key, first_own, second_own) VALUES (900, 1, 2, .5, 3, 4, 0, 2, 1, 1)",
         "a pair has its text in common with one of its own reports: u900"},
        {"ALTER TABLE reuse ADD COLUMN more", "the table or view reuse is not as it was made"},
        {"DELETE FROM meta", "meta does not say"},
        {"INSERT INTO meta VALUES ('more', 1)", "meta holds what no record has: more"},
        {"INSERT INTO report_search (report_search, rank) VALUES ('rank', 'bm25(0, 9)')", "a setting that no record has: rank"},
    };
    for (const Row& row : rows) {
        change_whole(row.sql);
        EXPECT_THAT(checked(), Contains(HasSubstr(row.found))) << row.sql;
        EXPECT_THAT(checked(), ::testing::Each(HasSubstr("r.record: "))) << row.sql;
    }
}

// Values that fit everything but what was stored: only the hashes know.
TEST_F(Check, FindsEveryValueThatWasChanged) {
    const Row rows[] = {
        {"UPDATE entity SET name = 'Somebody Else' WHERE report_key = 1 AND entity = 0", "of report harbour-1 was changed"},
        {"UPDATE report SET outlet = 'Another' WHERE report_key = 1", "of report harbour-1 was changed"},
        {"UPDATE report SET published = '1999-01-01' WHERE report_key = 1", "of report harbour-1 was changed"},
        {"UPDATE statement SET polarity_code = 1 WHERE report_key = 1", "of report harbour-1 was changed"},
        {"UPDATE statement SET probability_permille = 999 WHERE report_key = 1", "of report harbour-1 was changed"},
        {"UPDATE event SET date = '1999' WHERE report_key = 1", "of report harbour-1 was changed"},
        {"UPDATE story SET case_key = case_key + 1", "the stories across reports were changed"},
        {"UPDATE case_items SET keys = '[1]'", "the stories across reports were changed"},
        {"DELETE FROM report_hash", "a report that was stored is missing"},
        {"INSERT INTO problem VALUES ('x.txt', 'x.txt: is empty')", "could not be read was changed"},
    };
    for (const Row& row : rows) {
        change_whole(row.sql);
        EXPECT_THAT(checked(), Contains(HasSubstr(row.found))) << row.sql;
    }
}

TEST_F(Check, KnowsTheProblemsThatARecordHas) {
    auto record = Record::open(path_, Record::Mode::write);
    ASSERT_TRUE(record.ok());
    ASSERT_TRUE(record.value().add_problem({"a.txt", "a.txt: is empty"}).ok());
    ASSERT_TRUE(record.value().add_problem({"report 7", "is empty"}).ok());
    ASSERT_TRUE(record.value().flush().ok());
    EXPECT_THAT(checked(), ::testing::IsEmpty());
    ASSERT_TRUE(record.value().add(numbered_report(7)).ok());
    ASSERT_TRUE(record.value().flush().ok());
    EXPECT_THAT(checked(), ::testing::IsEmpty());
}

// One bit anywhere: it is found, or changes nothing that is stored.
TEST_F(Check, FindsEveryBitThatMatters) {
    const auto stored = [&](std::string& all) {  // false where it cannot be read
        auto database = Database::open(path_, Database::Access::read);
        if (!database) return false;
        Query table =
            database.value()->prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_search*' ORDER BY name");
        while (table.next()) {
            Query row = database.value()->prepare("SELECT * FROM " + table.string(0));
            while (row.next()) row.append_row(all);
        }
        return database.value()->ok();
    };
    std::ifstream file(path_, std::ios::binary);
    const std::string whole(std::istreambuf_iterator<char>(file), {});
    std::string expected;
    ASSERT_TRUE(stored(expected));
    std::mt19937 random(11);
    int n_found = 0;
    constexpr int kFlips = 200;
    for (int flip = 0; flip < kFlips; ++flip) {
        std::string damaged = whole;
        const auto bit = random() % (8 * damaged.size());
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
        for (const char* beside : {"-wal", "-shm"}) std::filesystem::remove(path_ + beside);
        std::ofstream(path_, std::ios::binary) << damaged;
        if (!checked().empty()) {
            ++n_found;
            continue;
        }
        std::string all;
        EXPECT_TRUE(stored(all) && all == expected) << "bit " << bit << " of " << 8 * whole.size();
    }
    EXPECT_GT(n_found, kFlips / 8);  // most of a small record is free space of pages
    std::cout << n_found << " of " << kFlips << " found\n";
}

// Whatever was put into a record's schema is named, and none of it runs.
TEST_F(Check, FindsAHashOfWhatNoRecordHas) {
    change("INSERT INTO link_hash VALUES ('gossip', '00')");
    EXPECT_THAT(checked(), ::testing::ElementsAre(HasSubstr("a hash of what no record has: gossip")));
}

TEST_F(Check, RefusesWhatNoRecordHas) {
    const struct {
        const char *sql, *found;
    } rows[] = {
        {"CREATE TRIGGER helpful AFTER INSERT ON report BEGIN DELETE FROM statement; END",
         "holds the trigger helpful, which no record has"},
        {"CREATE TABLE notes (words)", "holds the table notes"},
        {"CREATE INDEX by_outlet ON report (outlet)", "holds the index by_outlet"},
        {"CREATE VIEW endless AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
         "holds the view endless"},
        {"DROP VIEW timeline; CREATE VIEW timeline AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
         "the table or view timeline is not as it was made"},
        {"DROP VIEW furniture_statement", "the table or view furniture_statement is missing"},
        {"ANALYZE", "holds the table sqlite_stat"},
    };
    const auto whole = std::filesystem::path(folder_ / "whole");
    std::filesystem::copy_file(path_, whole);
    for (const auto& row : rows) {
        std::filesystem::copy_file(whole, path_, std::filesystem::copy_options::overwrite_existing);
        change(row.sql);
        for (const auto mode : {Record::Mode::read, Record::Mode::write}) {
            const auto record = Record::open(path_, mode);
            ASSERT_FALSE(record.ok()) << row.sql;
            EXPECT_EQ(record.error().kind, ErrorKind::malformed);
            EXPECT_THAT(record.error().message, HasSubstr(row.found));
        }
    }
}

TEST(Database, EndsAStatementThatTakesTooLong) {
    const Folder folder;
    { ASSERT_TRUE(Database::open(folder / "d", Database::Access::create).ok()); }
    ASSERT_TRUE(Database::open(folder / "d", Database::Access::create).value()->run("CREATE TABLE t (a)"));
    auto database = Database::open(folder / "d", Database::Access::read);
    ASSERT_TRUE(database.ok());
    database.value()->limit_steps(3'000'000);
    EXPECT_EQ(database.value()->integer("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"), 0);
    ASSERT_FALSE(database.value()->ok());
    EXPECT_THAT(database.value()->take_error().message, HasSubstr("takes more steps"));
    // The next statement has them all again.
    EXPECT_EQ(database.value()->integer("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9) SELECT count(*) FROM n"),
              9);
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
        (void)record.people(PersonDetail::mentions);
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
