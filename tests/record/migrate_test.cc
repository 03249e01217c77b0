// Records of older tables, which statements make of a new one. tests/faults kills and fails a migration at every write.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/gzip.h"
#include "record/database.h"
#include "record/migrate.h"
#include "record/sample.h"
#include "record/schema.h"
#include "shared.h"
#include "view/view.h"

namespace onrecord {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string exported(const std::string& path) {
    const auto record = Record::open(path, Record::Mode::read);
    EXPECT_TRUE(record.ok()) << record.error().message;
    std::string out;
    if (record.ok()) export_jsonl(record.value(), [&](std::string_view part) { out += part; });
    return out;
}

// What each version's tables lack of those of the next, newest first. Views are of no use to a migration and go at once.
constexpr std::pair<int, const char*> kStepsBack[] = {
    {12, "DROP TABLE person_statement; DROP TABLE name_entity; DROP TABLE name_alias; DROP TABLE name;"},
    {8, "DROP TABLE link_memory; CREATE TABLE link_memory (memory_key TEXT PRIMARY KEY, value BLOB NOT NULL);"},
    {7, "DROP TABLE link_memory;"},
    {5,
     "DELETE FROM link_hash WHERE name = 'decisions'; DROP INDEX report_list; DROP TABLE decision_place; DROP TABLE decision; DROP TABLE "
     "report_as_read;"},
    {4,
     "DROP TABLE report_hash; DROP TABLE link_hash;"
     "CREATE TABLE e AS SELECT report_key, event, span_begin, span_end, coalesce(text, lemma) AS text, date, certainty, predicate_begin,"
     "  predicate_end, lemma, statement FROM event;"
     "DROP TABLE event; ALTER TABLE e RENAME TO event;"},
    {2,
     "CREATE TABLE s AS SELECT statement_key, report_key, number, form, polarity, source_begin, source_end, cue_begin, cue_end,"
     "  content_begin, content_end, speaker, probability_permille, probability, on_behalf_of, speaker_kind, time FROM statement;"
     "DROP TABLE statement; ALTER TABLE s RENAME TO statement;"
     "CREATE TABLE c AS SELECT statement_key, position, kind, span_begin, span_end, outlet FROM channel;"
     "DROP TABLE channel; ALTER TABLE c RENAME TO channel;"
     "DROP TABLE occasion; DROP TABLE occasion_channel; DROP TABLE credit;"},
};

void make_older(const std::string& path, int version) {
    auto database = Database::open(path, Database::Access::write);
    ASSERT_TRUE(database.ok());
    Database& old = *database.value();
    std::vector<std::string> views;
    Query view = old.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'");
    while (view.next()) views.push_back(view.string(0));
    for (const std::string& name : views) old.run(("DROP VIEW " + name).c_str());
    for (const auto& [number, statements] : kStepsBack)
        if (number >= version) old.run(statements);
    old.run(("PRAGMA user_version = " + std::to_string(version)).c_str());
    ASSERT_TRUE(old.ok()) << old.error().message;
}

class Migration : public ::testing::Test {
protected:
    Migration() : path_(folder_ / "r.record") {
        auto record = Record::open(path_, Record::Mode::write);
        for (const Reading& reading : {harbour_report(), numbered_report(1), numbered_report(2)})
            EXPECT_TRUE(record.value().add(reading).ok());
        EXPECT_TRUE(record.value().add_problem({"lost.txt", "lost.txt: there is no such file"}).ok());
        EXPECT_TRUE(record.value().link().ok());
    }
    void decide() const {
        auto record = Record::open(path_, Record::Mode::write);
        EXPECT_TRUE(record.value().decide(DecisionType::note, {"report-1"}, "to be forgotten").ok());
        EXPECT_TRUE(record.value().decide(DecisionType::outlet, {"report-1"}, "Daily Quay").ok());
        EXPECT_TRUE(record.value().decide(DecisionType::date, {"report-2"}, "2025-08-20").ok());
        EXPECT_TRUE(record.value().undo_decision(1).ok());
    }
    [[nodiscard]] Error refused() const {
        auto record = Record::open(path_, Record::Mode::write);
        EXPECT_FALSE(record.ok());
        return record.ok() ? Error{} : record.error();
    }
    // Opens it to write, which brings it up to date.
    void migrate() const {
        auto record = Record::open(path_, Record::Mode::write);
        ASSERT_TRUE(record.ok()) << record.error().message;
        EXPECT_THAT(record.value().check(), IsEmpty());
    }

    Folder folder_;
    std::string path_;
};

TEST_F(Migration, EndsInTheSameRecord) {
    const std::string before = exported(path_);
    for (const int version : {12, 8, 7, 6, 5}) {
        make_older(path_, version);
        migrate();
        EXPECT_TRUE(exported(path_) == before) << version;
    }
}

// The program of version 5 made it, of three reports and a line that is no JSON.
TEST_F(Migration, ARealRecordOfVersion5) {
    std::ifstream file(in_source("tests/record/version5.record.gz"), std::ios::binary);
    const std::string packed{std::istreambuf_iterator<char>(file), {}};
    const auto old = inflate(packed, Deflated::gzip, std::size_t{1} << 20);
    ASSERT_TRUE(old.ok());
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << old.value();
    migrate();
    auto record = Record::open(path_, Record::Mode::write);
    EXPECT_THAT(record.value().reports(),
                ElementsAre(Field(&ReportRow::id, "r0"), Field(&ReportRow::id, "r1"), Field(&ReportRow::id, "r2")));
    EXPECT_THAT(record.value().problems(), ElementsAre(Field(&ProblemRow::input, "in.jsonl#4")));
    const auto statements = record.value().statements();
    ASSERT_THAT(statements, SizeIs(12));
    EXPECT_THAT(statements, Contains(AllOf(Field(&StatementRow::speaker, "Ana Ruiz"), Field(&StatementRow::cue, "told"))));
    EXPECT_THAT(statements,
                Contains(AllOf(Field(&StatementRow::speaker, "Tomas Quill"), Field(&StatementRow::polarity, Polarity::denies))));
    EXPECT_THAT(record.value().timeline(), Not(IsEmpty()));
}

TEST_F(Migration, KeepsDecisionsWithTheirNumbers) {
    decide();
    const std::string before = exported(path_);
    make_older(path_, 7);
    migrate();
    EXPECT_TRUE(exported(path_) == before);
    auto record = Record::open(path_, Record::Mode::write);
    EXPECT_TRUE(record.value().undo_decision(2).ok());  // and what the reading says comes back
    EXPECT_EQ(record.value().reports_by_id({"report-1"}).front().outlet, "Outlet 1");
    EXPECT_FALSE(record.value().add(numbered_report(1)).value());  // the same report
}

TEST_F(Migration, WhatOlderTablesHadNotIsEmpty) {
    for (const int version : {4, 3, 2}) {
        make_older(path_, version);
        migrate();
        const auto record = Record::open(path_, Record::Mode::read);
        ASSERT_TRUE(record.ok());
        EXPECT_THAT(record.value().reports(), SizeIs(3));
        EXPECT_THAT(record.value().problems(), SizeIs(1));
        const auto statements = record.value().statements();
        ASSERT_THAT(statements, SizeIs(7));
        EXPECT_EQ(statements[4].content, "“We will not sign,” … “Not this year.”");
        EXPECT_EQ(statements[4].speaker, "Ana Ruiz");
        EXPECT_EQ(statements[4].occasion.has_value(), version > 2);
        EXPECT_EQ(statements[5].hedges.empty(), version == 2);
        EXPECT_THAT(statements[5].channels, ElementsAre("told Harlow News", "through"));
    }
}

TEST_F(Migration, IsOnlyForThoseWhoWrite) {
    make_older(path_, 7);
    const auto size = std::filesystem::file_size(path_);
    const auto record = Record::open(path_, Record::Mode::read);
    ASSERT_FALSE(record.ok());
    EXPECT_EQ(record.error().kind, ErrorKind::unsupported);
    EXPECT_THAT(record.error().message,
                HasSubstr("r.record: was made by an older onrecord (version 7 of its tables; this one has " +
                          std::to_string(kSchemaVersion) + "); 'onrecord build " + path_ + "' brings it up to date"));
    EXPECT_EQ(std::filesystem::file_size(path_), size);
    ASSERT_TRUE(Database::open(path_, Database::Access::write).value()->run("PRAGMA user_version = 1"));
    EXPECT_THAT(refused().message, HasSubstr("build it again from its inputs"));
}

TEST_F(Migration, KeepsTheFileItsLinksAndItsRights) {
    make_older(path_, 7);
    ASSERT_EQ(chmod(path_.c_str(), 0640), 0);
    struct stat before {
    }, after{};
    ASSERT_EQ(stat(path_.c_str(), &before), 0);
    std::filesystem::create_symlink("r.record", folder_ / "link.record");
    ASSERT_TRUE(Record::open(folder_ / "link.record", Record::Mode::write).ok());
    ASSERT_EQ(stat(path_.c_str(), &after), 0);
    EXPECT_EQ(after.st_ino, before.st_ino);
    EXPECT_EQ(after.st_mode, before.st_mode);
    EXPECT_TRUE(std::filesystem::is_symlink(folder_ / "link.record"));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_ / ""), {}), 2) << "nothing is left beside it";
    EXPECT_TRUE(Record::open(path_, Record::Mode::read).ok());
}

TEST_F(Migration, RefusesWhatWasChanged) {
    make_older(path_, 7);
    {
        auto database = Database::open(path_, Database::Access::write);
        ASSERT_TRUE(database.value()->run("UPDATE report SET title = 'forged' WHERE id = 'report-1'"));
    }
    const Error error = refused();
    EXPECT_EQ(error.kind, ErrorKind::malformed);
    EXPECT_THAT(error.message, HasSubstr("r.record: cannot be brought up to date, for what is stored of report report-1 was changed; build "
                                         "it again from its inputs"));
}

// Version 4 has no hashes: what does not fit its report is refused all the same.
TEST_F(Migration, RefusesWhatIsNoReading) {
    make_older(path_, 4);
    {
        auto database = Database::open(path_, Database::Access::write);
        ASSERT_TRUE(database.value()->run("UPDATE statement SET content_end = content_begin + 100000"));
    }
    EXPECT_THAT(refused().message,
                HasSubstr("r.record: cannot be brought up to date, for what it holds of report harbour-1 is damaged (its "
                          "statements have spans that do not rise); build it again from its inputs"));
}

// A view that never ends is not looked into, a trigger not obeyed, and a foreign table is not taken over.
TEST_F(Migration, ObeysNothingThatIsNotOurs) {
    make_older(path_, 4);
    {
        auto database = Database::open(path_, Database::Access::write);
        ASSERT_TRUE(
            database.value()->run("CREATE TABLE foreign_rows (a); CREATE TRIGGER t AFTER INSERT ON report BEGIN DELETE FROM report; END"));
    }
    migrate();
    EXPECT_THAT(Record::open(path_, Record::Mode::read).value().reports(), SizeIs(3));
    make_older(path_, 7);
    {
        auto database = Database::open(path_, Database::Access::write);
        ASSERT_TRUE(database.value()->run(
            "ALTER TABLE report RENAME TO r; CREATE VIEW report AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT "
            "r.* FROM r, n"));
    }
    EXPECT_THAT(refused().message, HasSubstr("report is no table there"));
}

TEST_F(Migration, WaitsForNobodyForEver) {
    make_older(path_, 7);
    auto other = Database::open(path_, Database::Access::write);
    ASSERT_TRUE(other.value()->begin());
    EXPECT_THAT(refused().message, HasSubstr("another program is writing to it"));
    other.value()->roll_back();
    other.value().reset();
    migrate();
}

}  // namespace
}  // namespace onrecord
