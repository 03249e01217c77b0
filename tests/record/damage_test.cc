#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <iostream>
#include <thread>

#include "record/database.h"
#include "record/sample.h"
#include "record/schema.h"

namespace onrecord {
namespace {

using ::testing::HasSubstr;

Error refused(const std::string& path, Record::Mode mode) {
    auto record = Record::open(path, mode);
    EXPECT_FALSE(record.ok()) << path;
    return record.ok() ? Error{} : record.error();
}

bool build(const std::string& path, int n_reports) {
    auto record = Record::open(path, Record::Mode::write);
    if (!record) return false;
    for (int i = 0; i < n_reports; ++i) {
        if (!record.value().add(numbered_report(i))) return false;
    }
    return record.value().link().ok();
}

int told(const Error& error, int status) {
    std::cerr << error.message << '\n';
    return status;
}

// Runs `work` in a process of its own; its exit status.
template <class Work>
int in_child(Work work) {
    const pid_t child = fork();
    if (child == 0) _exit(work());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Damage, EachFileThatIsNoRecordIsRefusedWithItsCause) {
    const Folder folder;
    const auto missing = refused(folder / "none.record", Record::Mode::read);
    EXPECT_EQ(missing.kind, ErrorKind::not_found);
    EXPECT_EQ(missing.message, folder / "none.record" + ": there is no such file");

    const auto no_folder = refused(folder / "no/such/r.record", Record::Mode::write);
    EXPECT_EQ(no_folder.kind, ErrorKind::unreadable);
    EXPECT_EQ(no_folder.message, folder / "no/such/r.record" + ": cannot be opened (No such file or directory)");

    for (const auto mode : {Record::Mode::read, Record::Mode::write}) {
        const auto directory = refused(folder / "", mode);
        EXPECT_EQ(directory.message, folder / "" + ": is a folder, not a record");

        std::ofstream(folder / "text.txt") << "A report, not a record. " << std::string(2000, 'x');
        const auto text = refused(folder / "text.txt", mode);
        EXPECT_EQ(text.kind, ErrorKind::malformed);
        EXPECT_EQ(text.message, folder / "text.txt" + ": is no SQLite file, so no record");

        auto other = Database::open(folder / "other.db", Database::Access::create);
        ASSERT_TRUE(other.ok());
        ASSERT_TRUE(other.value()->run("CREATE TABLE IF NOT EXISTS t (a)"));
        const auto sqlite = refused(folder / "other.db", mode);
        EXPECT_EQ(sqlite.kind, ErrorKind::malformed);
        EXPECT_EQ(sqlite.message, folder / "other.db" + ": is an SQLite file, but no record of onrecord");

        ASSERT_TRUE(build(folder / "new.record", 1));
        auto newer = Database::open(folder / "new.record", Database::Access::write);
        ASSERT_TRUE(newer.value()->run("PRAGMA user_version = 99"));
        const auto version = refused(folder / "new.record", mode);
        EXPECT_EQ(version.kind, ErrorKind::unsupported);
        EXPECT_THAT(version.message, HasSubstr("new.record: was made by a newer onrecord (version 99 of its tables; this one knows " +
                                               std::to_string(kSchemaVersion) + ")"));
        ASSERT_TRUE(newer.value()->run(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str()));
    }
    std::ofstream(folder / "empty.record").flush();
    EXPECT_THAT(refused(folder / "empty.record", Record::Mode::read).message, HasSubstr("is empty; nothing has been built in it"));
    EXPECT_TRUE(build(folder / "empty.record", 1));
    EXPECT_EQ(refused("", Record::Mode::write).kind, ErrorKind::usage);
}

TEST(Damage, APathIsAPathWhateverItLooksLike) {
    const Folder folder;
    ASSERT_EQ(chdir((folder / "").c_str()), 0);
    for (const char* path : {":memory:", "a?mode=memory", "b#c", "100%41", "file:x", "é 🚢"}) {
        EXPECT_TRUE(build(path, 1)) << path;
        EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(folder / path))) << path;
        EXPECT_TRUE(Record::open(path, Record::Mode::read).ok()) << path;
    }
    ASSERT_EQ(chdir("/"), 0);
}

TEST(Damage, AReadOnlyFileIsReadAndNotWritten) {
    const Folder folder;
    ASSERT_TRUE(build(folder / "r.record", 3));
    const auto before = std::filesystem::last_write_time(folder / "r.record");
    ASSERT_EQ(chmod((folder / "r.record").c_str(), 0444), 0);
    ASSERT_EQ(chmod((folder / "").c_str(), 0555), 0);
    const int status = in_child([&] {
        if (geteuid() == 0 && setuid(65534) != 0) return 9;  // root may write anything
        auto reader = Record::open(folder / "r.record", Record::Mode::read);
        if (!reader) return told(reader.error(), 1);
        if (reader.value().reports().size() != 3 || !reader.value().check().empty()) return 2;
        const auto writer = Record::open(folder / "r.record", Record::Mode::write);
        if (writer.ok()) return 3;
        if (writer.error().kind != ErrorKind::unreadable || writer.error().message.find("is read-only") == std::string::npos) return 4;
        return 0;
    });
    ASSERT_EQ(chmod((folder / "").c_str(), 0755), 0);
    EXPECT_EQ(status, 0);
    EXPECT_EQ(std::filesystem::last_write_time(folder / "r.record"), before);
    EXPECT_FALSE(std::filesystem::exists(folder / "r.record-wal"));
}

// A disk that cannot be written is named as the cause, whether the record is there or not.
TEST(Damage, AReadOnlyDiskIsNamed) {
    const Folder folder;
    std::filesystem::create_directory(folder / "disk");
    const int status = in_child([&] {
        if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            mount("none", (folder / "disk").c_str(), "tmpfs", 0, nullptr) != 0) {
            return 77;
        }
        if (!build(folder / "disk/r.record", 3)) return 1;
        if (mount("none", (folder / "disk").c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0) return 77;
        if (!Record::open(folder / "disk/r.record", Record::Mode::read).ok()) return 2;
        for (const char* name : {"disk/r.record", "disk/new.record"}) {
            const auto writer = Record::open(folder / name, Record::Mode::write);
            if (writer.ok()) return 3;
            if (writer.error().message.find("is on a disk that is read-only") == std::string::npos) return told(writer.error(), 4);
        }
        return 0;
    });
    if (status == 77) GTEST_SKIP() << "may not mount a disk";
    EXPECT_EQ(status, 0);
}

// A program that was killed while it made the record leaves a journal: a command that reads puts it right where it may write, and says why
// not where it may not.
TEST(Damage, AHotJournalIsSeenAsWhatItIs) {
    const Folder folder;
    const std::string path = folder / "r.record";
    ASSERT_TRUE(build(path, 3));
    const int status = in_child([&] {
        auto database = Database::open(path, Database::Access::write);
        if (!database || !database.value()->run("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM meta;"
                                                "UPDATE report SET outlet = 'Nobody', text = text || text; DELETE FROM statement_piece;"
                                                "UPDATE report SET text = text || text"))
            return 1;
        std::cout.flush();
        return kill(getpid(), SIGKILL);
    });
    EXPECT_EQ(status, -1);
    ASSERT_TRUE(std::filesystem::exists(path + "-journal") && std::filesystem::file_size(path + "-journal") > 0);
    const std::string kept = folder / "kept.record";
    std::filesystem::copy_file(path, kept);
    std::filesystem::copy_file(path + "-journal", kept + "-journal");
    ASSERT_EQ(chmod(kept.c_str(), 0444) + chmod((kept + "-journal").c_str(), 0444) + chmod((folder / "").c_str(), 0555), 0);
    const int refused = in_child([&] {
        if (geteuid() == 0 && setuid(65534) != 0) return 9;
        const auto reader = Record::open(kept, Record::Mode::read);
        if (reader.ok()) return 1;
        return reader.error().message.find("a program was stopped while it wrote to it") == std::string::npos ? told(reader.error(), 2) : 0;
    });
    ASSERT_EQ(chmod((folder / "").c_str(), 0755), 0);
    EXPECT_EQ(refused, 0);
    auto reader = Record::open(path, Record::Mode::read);
    ASSERT_TRUE(reader.ok()) << reader.error().message;
    EXPECT_THAT(reader.value().check(), ::testing::IsEmpty());
    EXPECT_EQ(reader.value().reports().size(), 3U);
}

// Reports are added as soon as the other is done; who decides is told after a few seconds.
TEST(Damage, AWriterWaitsForAnotherThenSaysSo) {
    const Folder folder;
    auto first = Record::open(folder / "r.record", Record::Mode::write);
    ASSERT_TRUE(first.ok());
    ASSERT_TRUE(first.value().add(numbered_report(1)).ok());  // and now it holds the lock
    auto second = Record::open(folder / "r.record", Record::Mode::write);
    ASSERT_TRUE(second.ok()) << second.error().message;
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        EXPECT_TRUE(first.value().flush().ok());
    });
    EXPECT_TRUE(second.value().add(numbered_report(2)).ok());
    other.join();
    auto third = Record::open(folder / "r.record", Record::Mode::write);
    ASSERT_TRUE(third.ok()) << third.error().message;
    const auto decided = third.value().decide(DecisionType::note, {"report-1"}, "read again");
    ASSERT_FALSE(decided.ok());
    EXPECT_EQ(decided.error().kind, ErrorKind::unreadable);
    EXPECT_EQ(decided.error().message, folder / "r.record" + ": another program is writing to it; try again when that has finished");
    ASSERT_TRUE(second.value().flush().ok());
    EXPECT_TRUE(third.value().decide(DecisionType::note, {"report-1"}, "read again").ok());
}

TEST(Damage, AFullDiskIsToldAndWhatWasStoredIsWhole) {
    const Folder folder;
    const std::string path = folder / "r.record";
    ASSERT_TRUE(build(path, 300));
    const int status = in_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{static_cast<rlim_t>(std::filesystem::file_size(path)), RLIM_INFINITY};  // bytes a file may have
        setrlimit(RLIMIT_FSIZE, &limit);
        auto record = Record::open(path, Record::Mode::write);
        if (!record) return 1;
        for (int i = 300; i < 5000; ++i) {
            const auto added = record.value().add(numbered_report(i));
            if (added.ok()) continue;
            if (added.error().kind != ErrorKind::no_space) return told(added.error(), 2);
            return added.error().message.find("r.record: no space left") == std::string::npos ? 3 : 0;
        }
        return 4;
    });
    EXPECT_EQ(status, 0);
    auto record = Record::open(path, Record::Mode::write);
    ASSERT_TRUE(record.ok());
    const std::uint32_t n_kept = record.value().summary().n_reports;  // the file has room for some more
    EXPECT_GE(n_kept, 300U);
    EXPECT_LT(n_kept, 5000U);
    EXPECT_THAT(record.value().check(), ::testing::IsEmpty());
    EXPECT_TRUE(build(path, static_cast<int>(n_kept) + 300));
    EXPECT_EQ(record.value().summary().n_reports, n_kept + 300);
}

// Killed at any point, a build leaves a record that opens, holds whole reports, and is completed by the same command.
TEST(Damage, ABuildThatIsKilledGoesOnWhereItStopped) {
    const Folder folder;
    constexpr int kReports = 700;
    ASSERT_TRUE(build(folder / "whole.record", kReports));
    const auto whole = Record::open(folder / "whole.record", Record::Mode::read).value().statements();
    const std::string path = folder / "killed.record";
    int n_kills = 0;
    for (int wait_ms = 1; wait_ms < 400; wait_ms += 1 + wait_ms / 4) {
        const pid_t child = fork();
        if (child == 0) _exit(build(path, kReports) ? 0 : 1);
        std::this_thread::sleep_for(std::chrono::milliseconds(wait_ms));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        n_kills += WIFSIGNALED(status) ? 1 : 0;
        if (!std::filesystem::exists(path) || std::filesystem::file_size(path) == 0) continue;
        auto record = Record::open(path, Record::Mode::write);
        ASSERT_TRUE(record.ok()) << record.error().message;
        const auto wrong = record.value().check();
        ASSERT_TRUE(wrong.empty()) << wrong.front();
        const auto n_reports = record.value().summary().n_reports;
        EXPECT_TRUE(n_reports % 256 == 0 || n_reports == kReports) << n_reports;
        if (n_reports == kReports) {
            std::filesystem::remove(path);
            std::filesystem::remove(path + "-wal");
            std::filesystem::remove(path + "-shm");
        }
    }
    EXPECT_GT(n_kills, 3);
    ASSERT_TRUE(build(path, kReports));
    auto record = Record::open(path, Record::Mode::read);
    ASSERT_TRUE(record.ok());
    EXPECT_THAT(record.value().check(), ::testing::IsEmpty());
    const auto statements = record.value().statements();
    ASSERT_EQ(statements.size(), whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        EXPECT_EQ(statements[i].report, whole[i].report);
        EXPECT_EQ(statements[i].content, whole[i].content);
    }
    EXPECT_EQ(record.value().stories().size(), Record::open(folder / "whole.record", Record::Mode::read).value().stories().size());
}

}  // namespace
}  // namespace onrecord
