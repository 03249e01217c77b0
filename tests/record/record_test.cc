#include <gtest/gtest.h>

#include "record/database.h"
#include "record/sample.h"

namespace onrecord {
namespace {

TEST(Record, AddsAReportOnce) {
    const Folder folder;
    auto record = Record::open(folder / "r.record", Record::Mode::write);
    ASSERT_TRUE(record.ok()) << record.error().message;
    EXPECT_TRUE(record.value().add(harbour_report()).value());
    EXPECT_FALSE(record.value().add(harbour_report()).value());  // in the same transaction
    ASSERT_TRUE(record.value().flush().ok());
    EXPECT_FALSE(record.value().add(harbour_report()).value());
    EXPECT_EQ(record.value().reports().size(), 1U);
    Reading moved = harbour_report();
    moved.input = "elsewhere/copy.txt";
    EXPECT_FALSE(record.value().add(moved).value());
}

TEST(Record, RefusesAnotherReportOfTheSameId) {
    const Folder folder;
    auto record = Record::open(folder / "r.record", Record::Mode::write);
    ASSERT_TRUE(record.ok());
    ASSERT_TRUE(record.value().add(numbered_report(1)).ok());
    Reading other = numbered_report(2);
    other.id = "report-1";
    const auto added = record.value().add(other);
    ASSERT_FALSE(added.ok());
    EXPECT_EQ(added.error().kind, ErrorKind::usage);
    EXPECT_EQ(
        added.error().message,
        "report-2.txt: another report with the id report-1 is in the record already; give it an id of its own, or build a new record");
    EXPECT_TRUE(record.value().add(numbered_report(3)).value());
    EXPECT_EQ(record.value().summary().n_reports, 2U);
}

TEST(Record, ListsProblemsOnceEach) {
    const Folder folder;
    auto record = Record::open(folder / "r.record", Record::Mode::write);
    ASSERT_TRUE(record.ok());
    ASSERT_TRUE(record.value().add_problem({"b.txt", "it is empty"}).ok());
    ASSERT_TRUE(record.value().add_problem({"a.bin", "it is no text"}).ok());
    ASSERT_TRUE(record.value().add_problem({"b.txt", "it is still empty"}).ok());
    ASSERT_EQ(record.value().problems().size(), 2U);
    EXPECT_EQ(record.value().problems()[1].reason, "it is still empty");
    Reading reading = numbered_report(1);
    reading.input = "b.txt";  // and now it could be read
    ASSERT_TRUE(record.value().add(reading).ok());
    ASSERT_EQ(record.value().problems().size(), 1U);
    EXPECT_EQ(record.value().problems()[0].input, "a.bin");
}

TEST(Record, IsReadByOthersWhileItIsWritten) {
    const Folder folder;
    auto writer = Record::open(folder / "r.record", Record::Mode::write);
    ASSERT_TRUE(writer.ok());
    ASSERT_TRUE(writer.value().add(numbered_report(1)).ok());
    ASSERT_TRUE(writer.value().flush().ok());
    ASSERT_TRUE(writer.value().add(numbered_report(2)).ok());
    auto reader = Record::open(folder / "r.record", Record::Mode::read);
    ASSERT_TRUE(reader.ok()) << reader.error().message;
    EXPECT_EQ(reader.value().summary().n_reports, 1U);
    ASSERT_TRUE(writer.value().flush().ok());
    EXPECT_EQ(reader.value().summary().n_reports, 2U);
    const auto added = reader.value().add(numbered_report(3));
    ASSERT_FALSE(added.ok());
    EXPECT_EQ(added.error().kind, ErrorKind::usage);
}

TEST(Record, IsReadInOneStateTogether) {
    const Folder folder;
    auto writer = Record::open(folder / "r.record", Record::Mode::write);
    ASSERT_TRUE(writer.ok());
    ASSERT_TRUE(writer.value().add(numbered_report(1)).ok());
    ASSERT_TRUE(writer.value().link().ok());
    auto opened = Record::open(folder / "r.record", Record::Mode::read);
    ASSERT_TRUE(opened.ok()) << opened.error().message;
    const Record& reader = opened.value();
    const Scope of_case{Scope::Of::story_case, reader.case_of("report-1")};
    const auto together = [&] {
        const std::int64_t version = reader.version();
        EXPECT_EQ(reader.count(List::reports), 1U);
        ASSERT_TRUE(writer.value().add(numbered_report(2)).ok());
        ASSERT_TRUE(writer.value().link().ok());
        EXPECT_EQ(reader.count(List::reports), 1U);
        EXPECT_EQ(reader.reports({.of = of_case}).size(), 1U);  // by a table that is made now, of the state before
        EXPECT_EQ(reader.version(), version);
    };
    EXPECT_TRUE(reader.read_together(together).ok());
    EXPECT_EQ(reader.count(List::reports), 2U);
    std::size_t n = 0;
    for (const StoryRow& story : reader.stories()) n += story.reports.size();
    EXPECT_EQ(n, 2U);
}

TEST(Record, AQuestionThatFailsIsForgottenWithTheOthersAskedTogether) {
    const Folder folder;
    auto record = Record::open(folder / "r.record", Record::Mode::write);
    ASSERT_TRUE(record.ok());
    ASSERT_TRUE(record.value().add(numbered_report(1)).ok());
    ASSERT_TRUE(record.value().link().ok());
    {
        auto database = Database::open(folder / "r.record", Database::Access::write);
        ASSERT_TRUE(database.ok() && database.value()->run("ALTER TABLE quotation RENAME TO hidden"));
    }
    EXPECT_FALSE(record.value().read_together([&] { (void)record.value().quotations(); }).ok());
    EXPECT_TRUE(record.value().read_together([&] { EXPECT_EQ(record.value().reports().size(), 1U); }).ok());
}

TEST(Record, KeepsWhatWasAddedWhenItIsClosed) {
    const Folder folder;
    {
        auto record = Record::open(folder / "r.record", Record::Mode::write);
        ASSERT_TRUE(record.ok());
        ASSERT_TRUE(record.value().add(numbered_report(1)).ok());
    }
    auto record = Record::open(folder / "r.record", Record::Mode::read);
    ASSERT_TRUE(record.ok());
    EXPECT_EQ(record.value().summary().n_reports, 1U);
}

TEST(Record, LinksEveryReportWhateverTheOrder) {
    const Folder folder;
    std::vector<std::vector<std::string>> stories;
    for (const bool backwards : {false, true}) {
        auto record = Record::open(folder / (backwards ? "b.record" : "a.record"), Record::Mode::write);
        ASSERT_TRUE(record.ok());
        for (int i = 0; i < 20; ++i) ASSERT_TRUE(record.value().add(numbered_report(backwards ? 19 - i : i)).ok());
        ASSERT_TRUE(record.value().link().ok());
        ASSERT_TRUE(record.value().link().ok());  // nothing to do
        auto& ids = stories.emplace_back();
        for (const StoryRow& story : record.value().stories()) {
            for (const std::string& report : story.reports) ids.push_back(story.id + " " + report);
        }
        EXPECT_EQ(ids.size(), 20U);
        EXPECT_TRUE(record.value().check().empty());
    }
    EXPECT_EQ(stories[0], stories[1]);
}

}  // namespace
}  // namespace onrecord
