// The C interface, called as a careless caller would: NULL, closed and invented handles, wrong lengths and options, records that are none,
// a full disk. Each is a status and a message, and leaves what was there as it was.
#include "onrecord/onrecord.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "onrecord/reader.h"
#include "record/sample.h"

namespace onrecord {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kDocument =
    R"({"id": "a1", "text": "“The wall is sound,” Zoë Ruiz told the Harlow Courier on Monday.", "date": "2025-08-05"})";

// A pointer that the library gives and we free.
class Given {
public:
    Given() = default;
    ~Given() { onrecord_free(text_); }
    Given(const Given&) = delete;
    Given& operator=(const Given&) = delete;
    char** place() {
        onrecord_free(std::exchange(text_, nullptr));
        return &text_;
    }
    [[nodiscard]] std::string text() const { return text_ == nullptr ? "" : text_; }
    [[nodiscard]] bool is_null() const { return text_ == nullptr; }

private:
    char* text_ = nullptr;
};

class C : public ::testing::Test {
protected:
    static void SetUpTestSuite() { ASSERT_EQ(onrecord_reader_open(&reader_, nullptr), ONRECORD_OK); }
    static void TearDownTestSuite() { ASSERT_EQ(onrecord_reader_close(reader_, nullptr), ONRECORD_OK); }

    onrecord_status read(const std::string& document, const char* options = nullptr) {
        return onrecord_read(reader_, document.data(), document.size(), options, reading_.place(), error_.place());
    }
    onrecord_record* open(const std::string& path, onrecord_mode mode = ONRECORD_MAKE) {
        onrecord_record* record = nullptr;
        EXPECT_EQ(onrecord_record_open(path.c_str(), mode, &record, error_.place()), ONRECORD_OK) << error_.text();
        return record;
    }

    static inline onrecord_reader* reader_ = nullptr;
    const Folder folder_;
    Given reading_, error_;
};

TEST_F(C, ReadsAsTheReaderDoes) {
    ASSERT_EQ(read(kDocument, R"({"tokens": true, "clauses": true})"), ONRECORD_OK) << error_.text();
    EXPECT_TRUE(error_.is_null());
    Document document;
    document.id = "a1";
    document.input = "document";
    document.charset = "utf-8";
    document.bytes = "“The wall is sound,” Zoë Ruiz told the Harlow Courier on Monday.";
    document.date = "2025-08-05";
    const ReadOptions options{.tokens = true, .clauses = true};
    const auto reader = Reader::load();
    EXPECT_EQ(reading_.text(), to_json(reader.value().read(document, options).value(), options));
}

TEST_F(C, GivenMetadataIsForDocumentsThatHaveNone) {
    ASSERT_EQ(read(kDocument, R"({"outlet": "Harlow Times", "date": "2020"})"), ONRECORD_OK);
    EXPECT_THAT(reading_.text(), HasSubstr(R"("outlet":"Harlow Times")"));
    EXPECT_THAT(reading_.text(), HasSubstr(R"("published":{"value":"2025-08-05")"));
}

TEST_F(C, WrongDocumentsLengthsAndOptionsAreSaid) {
    EXPECT_EQ(onrecord_read(reader_, nullptr, 10, nullptr, reading_.place(), error_.place()), ONRECORD_USAGE);
    EXPECT_EQ(error_.text(), "the document is NULL");
    EXPECT_EQ(onrecord_read(reader_, kDocument, 40, nullptr, reading_.place(), error_.place()), ONRECORD_MALFORMED);  // cut short
    EXPECT_THAT(error_.text(), HasSubstr("the document is no JSON"));
    EXPECT_TRUE(reading_.is_null());
    EXPECT_EQ(onrecord_read(reader_, kDocument, 0, nullptr, reading_.place(), error_.place()), ONRECORD_MALFORMED);
    EXPECT_EQ(onrecord_read(reader_, kDocument, SIZE_MAX, nullptr, reading_.place(), error_.place()), ONRECORD_TOO_LARGE);  // -1
    EXPECT_THAT(error_.text(), HasSubstr("18446744073709551615 bytes, more than the"));
    EXPECT_EQ(onrecord_read(reader_, kDocument, std::strlen(kDocument), nullptr, nullptr, error_.place()), ONRECORD_USAGE);
    EXPECT_EQ(read("{\"id\": \"a1\"}"), ONRECORD_MALFORMED);
    EXPECT_EQ(error_.text(), "the document has neither \"text\" nor \"html\"");
    EXPECT_EQ(read(kDocument, R"({"token": true})"), ONRECORD_USAGE);
    EXPECT_EQ(error_.text(), "option \"token\" is none of: tokens, clauses, explain, outlet, date");
    EXPECT_EQ(read(kDocument, R"({"tokens": 1})"), ONRECORD_USAGE);
    EXPECT_EQ(read(kDocument, R"({"date": "yesterday"})"), ONRECORD_USAGE);
    EXPECT_EQ(read(kDocument, "[]"), ONRECORD_USAGE);
    EXPECT_EQ(read(kDocument, "{"), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_read(reader_, "{", 1, nullptr, reading_.place(), nullptr), ONRECORD_MALFORMED);  // who does not want to know
}

TEST_F(C, HandlesThatAreNoneAreSaid) {
    onrecord_reader* closed = nullptr;
    ASSERT_EQ(onrecord_reader_open(&closed, error_.place()), ONRECORD_OK);
    ASSERT_EQ(onrecord_reader_close(closed, error_.place()), ONRECORD_OK);
    onrecord_record* record = open(folder_ / "r.record");
    int local = 0;
    for (const void* wrong : {static_cast<const void*>(nullptr), static_cast<const void*>(closed), static_cast<const void*>(record),
                              static_cast<const void*>(&local)}) {
        const auto* reader = static_cast<const onrecord_reader*>(wrong);
        EXPECT_EQ(onrecord_read(reader, kDocument, std::strlen(kDocument), nullptr, reading_.place(), error_.place()), ONRECORD_USAGE);
        EXPECT_THAT(error_.text(), HasSubstr("the reader is no open handle"));
        EXPECT_EQ(onrecord_reader_close(const_cast<onrecord_reader*>(reader), nullptr), ONRECORD_USAGE);
    }
    ASSERT_EQ(onrecord_record_close(record, nullptr), ONRECORD_OK);
    onrecord_record* later = open(folder_ / "r.record");
    EXPECT_NE(later, record) << "a handle is not given twice";
    EXPECT_EQ(onrecord_record_list(record, "people", 0, ONRECORD_ALL, reading_.place(), error_.place()), ONRECORD_USAGE);
    EXPECT_THAT(error_.text(), HasSubstr("the record is no open handle"));
    EXPECT_EQ(onrecord_record_add(record, "{}", 2, nullptr, nullptr), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_add_problem(record, "a", "b", nullptr), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_link(record, nullptr), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_search(record, "wall", 1, reading_.place(), nullptr), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_trace(record, "wall", 1, reading_.place(), nullptr), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_text(record, "a1", reading_.place(), nullptr), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_close(record, error_.place()), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_close(later, error_.place()), ONRECORD_OK);
    EXPECT_EQ(onrecord_reader_open(nullptr, nullptr), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_open("x.record", ONRECORD_MAKE, nullptr, nullptr), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_open(nullptr, ONRECORD_MAKE, &later, error_.place()), ONRECORD_USAGE);
    onrecord_free(nullptr);
}

TEST_F(C, ARecordIsBuiltAndAsked) {
    onrecord_record* record = open(folder_ / "r.record");
    ASSERT_EQ(read(kDocument), ONRECORD_OK);
    const std::string reading = reading_.text();
    int added = -1;
    EXPECT_EQ(onrecord_record_add(record, reading.data(), reading.size(), &added, error_.place()), ONRECORD_OK) << error_.text();
    EXPECT_EQ(added, 1);
    EXPECT_EQ(onrecord_record_add(record, reading.data(), reading.size(), &added, error_.place()), ONRECORD_OK);
    EXPECT_EQ(added, 0);
    EXPECT_EQ(onrecord_record_add(record, reading.data(), reading.size() / 2, &added, error_.place()), ONRECORD_MALFORMED);
    EXPECT_EQ(onrecord_record_add(record, reading.data(), SIZE_MAX, &added, error_.place()), ONRECORD_TOO_LARGE);
    EXPECT_EQ(onrecord_record_add_problem(record, "b.html", "b.html: is empty", error_.place()), ONRECORD_OK);
    EXPECT_EQ(onrecord_record_add_problem(record, "b.html", "\xff", error_.place()), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_link(record, error_.place()), ONRECORD_OK) << error_.text();
    EXPECT_EQ(onrecord_record_list(record, "statements", 0, ONRECORD_ALL, reading_.place(), error_.place()), ONRECORD_OK);
    EXPECT_THAT(reading_.text(), HasSubstr(R"("speaker":"Zoë Ruiz")"));
    EXPECT_EQ(onrecord_record_list(record, "summary", 0, ONRECORD_ALL, reading_.place(), error_.place()), ONRECORD_OK);
    EXPECT_THAT(reading_.text(), HasSubstr(R"("reason":"b.html: is empty")"));
    EXPECT_EQ(onrecord_record_list(record, "statements", 1, ONRECORD_ALL, reading_.place(), error_.place()), ONRECORD_OK);
    EXPECT_EQ(reading_.text(), "[]\n");
    EXPECT_EQ(onrecord_record_list(record, "statements", SIZE_MAX, 5, reading_.place(), error_.place()), ONRECORD_OK);
    EXPECT_EQ(reading_.text(), "[]\n");
    EXPECT_EQ(onrecord_record_list(record, "statements", 0, 0, reading_.place(), error_.place()), ONRECORD_OK);
    EXPECT_EQ(reading_.text(), "[]\n");
    EXPECT_EQ(onrecord_record_list(record, "rumours", 0, ONRECORD_ALL, reading_.place(), error_.place()), ONRECORD_USAGE);
    EXPECT_THAT(error_.text(), HasSubstr("topic 'rumours' is none of: summary, timeline"));
    EXPECT_TRUE(reading_.is_null());
    EXPECT_EQ(onrecord_record_list(record, nullptr, 0, ONRECORD_ALL, reading_.place(), error_.place()), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_search(record, "sound", 5, reading_.place(), error_.place()), ONRECORD_OK);
    EXPECT_THAT(reading_.text(), HasSubstr(R"("report":"a1")"));
    EXPECT_EQ(onrecord_record_search(record, "", 5, reading_.place(), error_.place()), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_trace(record, "wall is sound", 5, reading_.place(), error_.place()), ONRECORD_OK);
    EXPECT_THAT(reading_.text(), HasSubstr(R"("exact":true)"));
    EXPECT_EQ(onrecord_record_text(record, "a1", reading_.place(), error_.place()), ONRECORD_OK);
    EXPECT_THAT(reading_.text(), HasSubstr("Zoë Ruiz told"));
    EXPECT_EQ(onrecord_record_text(record, "a2", reading_.place(), error_.place()), ONRECORD_NOT_FOUND);
    EXPECT_EQ(onrecord_record_close(record, nullptr), ONRECORD_OK);

    record = open(folder_ / "r.record", ONRECORD_READ_ONLY);
    EXPECT_EQ(read(R"({"id": "a2", "text": "Another report."})"), ONRECORD_OK);
    const std::string other = reading_.text();
    EXPECT_EQ(onrecord_record_add(record, other.data(), other.size(), &added, error_.place()), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_record_close(record, nullptr), ONRECORD_OK);
}

TEST_F(C, FilesThatAreNoRecordAreSaid) {
    onrecord_record* record = nullptr;
    EXPECT_EQ(onrecord_record_open((folder_ / "none.record").c_str(), ONRECORD_READ_ONLY, &record, error_.place()), ONRECORD_NOT_FOUND);
    EXPECT_EQ(record, nullptr);
    std::ofstream(folder_ / "text.record") << std::string(5000, 'x');
    EXPECT_EQ(onrecord_record_open((folder_ / "text.record").c_str(), ONRECORD_MAKE, &record, error_.place()), ONRECORD_MALFORMED);
    EXPECT_EQ(onrecord_record_close(open(folder_ / "newer.record"), nullptr), ONRECORD_OK);
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open((folder_ / "newer.record").c_str(), &database), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(database, "PRAGMA user_version = 100000", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
    EXPECT_EQ(onrecord_record_open((folder_ / "newer.record").c_str(), ONRECORD_MAKE, &record, error_.place()), ONRECORD_UNSUPPORTED);
    EXPECT_THAT(error_.text(), HasSubstr("was made by a newer onrecord"));
}

TEST_F(C, AFullDiskIsSaidAndWhatWasStoredIsWhole) {
    const std::string path = folder_ / "r.record";
    const auto add = [&](onrecord_record* record, int i) {
        const std::string reading = to_json(numbered_report(i), {});
        return onrecord_record_add(record, reading.data(), reading.size(), nullptr, error_.place());
    };
    onrecord_record* record = open(path);
    for (int i = 0; i < 20; ++i) ASSERT_EQ(add(record, i), ONRECORD_OK);
    ASSERT_EQ(onrecord_record_link(record, nullptr), ONRECORD_OK);
    ASSERT_EQ(onrecord_record_close(record, nullptr), ONRECORD_OK);
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{static_cast<rlim_t>(std::filesystem::file_size(path)), RLIM_INFINITY};  // bytes a file may have
        setrlimit(RLIMIT_FSIZE, &limit);
        record = open(path);
        onrecord_status status = ONRECORD_OK;
        for (int i = 20; i < 5000 && status == ONRECORD_OK; ++i) status = add(record, i);
        if (status == ONRECORD_OK) status = onrecord_record_link(record, error_.place());
        _exit(status == ONRECORD_NO_SPACE && error_.text().find("no space left") != std::string::npos ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    auto kept = Record::open(path, Record::Mode::read);
    ASSERT_TRUE(kept.ok());
    EXPECT_GE(kept.value().summary().n_reports, 20U);
    EXPECT_THAT(kept.value().check(), IsEmpty());
}

TEST_F(C, InputsComeOneByOneAndProblemsWithTheirReason) {
    std::ofstream(folder_ / "a.txt") << "Ana Ruiz said the wall was sound.";
    std::ofstream(folder_ / "b.html") << "";
    struct Seen {
        std::vector<std::string> readings, problems;
        int stop_after = 100;
    } seen;
    const auto take = [](void* context, const char* input, const char* reading, const char* problem) {
        auto& all = *static_cast<Seen*>(context);
        EXPECT_NE(input, nullptr);
        EXPECT_NE(reading == nullptr, problem == nullptr);
        (reading != nullptr ? all.readings : all.problems).emplace_back(reading != nullptr ? reading : problem);
        return --all.stop_after == 0 ? 1 : 0;
    };
    EXPECT_EQ(onrecord_read_input(reader_, (folder_ / "").c_str(), nullptr, take, &seen, error_.place()), ONRECORD_OK);
    ASSERT_EQ(seen.readings.size(), 1U);
    EXPECT_THAT(seen.readings[0], HasSubstr("Ana Ruiz"));
    ASSERT_EQ(seen.problems.size(), 1U);
    EXPECT_THAT(seen.problems[0], HasSubstr("b.html"));
    seen = {{}, {}, 1};
    EXPECT_EQ(onrecord_read_input(reader_, (folder_ / "").c_str(), nullptr, take, &seen, error_.place()), ONRECORD_OK);
    EXPECT_EQ(seen.readings.size() + seen.problems.size(), 1U) << "the callback ended it";
    EXPECT_EQ(onrecord_read_input(reader_, (folder_ / "").c_str(), nullptr, nullptr, nullptr, error_.place()), ONRECORD_USAGE);
    EXPECT_EQ(onrecord_read_input(reader_, nullptr, nullptr, take, &seen, error_.place()), ONRECORD_USAGE);
    seen = {};
    EXPECT_EQ(onrecord_read_input(reader_, (folder_ / "none.txt").c_str(), nullptr, take, &seen, error_.place()), ONRECORD_OK);
    EXPECT_EQ(seen.problems.size(), 1U);
}

TEST_F(C, NoExceptionLeaves) {
    const auto take = [](void*, const char*, const char*, const char*) -> int { throw std::runtime_error("of the caller's"); };
    std::ofstream(folder_ / "a.txt") << "A report.";
    EXPECT_EQ(onrecord_read_input(reader_, (folder_ / "a.txt").c_str(), nullptr, take, nullptr, error_.place()), ONRECORD_INTERNAL);
    EXPECT_EQ(error_.text(), "of the caller's");
}

TEST_F(C, OneReaderAndOneRecordServeThreads) {
    onrecord_record* record = open(folder_ / "r.record");
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 5; ++i) {
                const std::string document = R"({"text": "Ana Ruiz said on day )" + std::to_string(10 * t + i) + R"( that it was sound."})";
                Given reading, rows;
                EXPECT_EQ(onrecord_read(reader_, document.data(), document.size(), nullptr, reading.place(), nullptr), ONRECORD_OK);
                EXPECT_EQ(onrecord_record_add(record, reading.text().data(), reading.text().size(), nullptr, nullptr), ONRECORD_OK);
                EXPECT_EQ(onrecord_record_list(record, "sources", 0, ONRECORD_ALL, rows.place(), nullptr), ONRECORD_OK);
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(onrecord_record_link(record, nullptr), ONRECORD_OK);
    EXPECT_EQ(onrecord_record_list(record, "summary", 0, ONRECORD_ALL, reading_.place(), nullptr), ONRECORD_OK);
    EXPECT_THAT(reading_.text(), HasSubstr(R"("n_reports":20)"));
    EXPECT_EQ(onrecord_record_close(record, nullptr), ONRECORD_OK);
}

TEST_F(C, CodePointsBecomeBytes) {
    const std::string text = "Zoë €\xf0\x9f\x98\x80!";  // 1, 1, 2, 1, 3, 4 and 1 bytes
    const std::vector<std::size_t> offsets{0, 1, 2, 4, 5, 8, 12, 13, 13};
    for (std::size_t i = 0; i < offsets.size(); ++i) EXPECT_EQ(onrecord_byte_offset(text.data(), text.size(), i), offsets[i]);
    EXPECT_EQ(onrecord_byte_offset(nullptr, 5, 2), 0U);
}

}  // namespace
}  // namespace onrecord
