// Inputs to documents: the table of docs/reading.md, folders, names that tell nothing, and bad input. Covers intake.cc, folder.cc,
// format.cc.
#include "intake/intake.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "intake/input_fixture.h"

namespace onrecord {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class IntakeTest : public InputFixture {};

TEST_F(IntakeTest, ReadsEachKindByItsName) {
    write("a.txt", "Silt was found.");
    write("b.html", "<p>Silt was found.");
    write("c.HTM", "<p>Cranes stood still.");
    write("d.txt.gz", gzip("Silt was found."));
    write("e.html.gz", gzip("<p>Berth four"));
    write("f.jsonl", "{\"text\": \"One.\"}\n\n{\"html\": \"<p>Two.\", \"id\": \"x\"}\n");
    write("g.jsonl.gz", gzip("{\"text\": \"Three.\"}\n"));
    write("notes.md", "not read");
    write("expected.json", "{}");
    write(".hidden.txt", "not read");
    write("sub/h.txt", "Deeper.");
    write(".git/i.txt", "not read");
    const auto got = read({folder()});
    EXPECT_THAT(got.errors, IsEmpty());
    ASSERT_THAT(names(got),
                ElementsAre("a.txt", "b.html", "c.HTM", "d.txt.gz", "e.html.gz", "f.jsonl#1", "f.jsonl#3", "g.jsonl.gz#1", "sub/h.txt"));
    EXPECT_EQ(got.documents[0].bytes, "Silt was found.");
    EXPECT_EQ(got.documents[0].id, "") << "not given: the reader's work";
    EXPECT_EQ(got.documents[3].bytes, got.documents[0].bytes) << "the same words, gzip'd or not, are the same document";
    EXPECT_EQ(got.documents[1].kind, DocumentKind::html);
    EXPECT_EQ(got.documents[2].kind, DocumentKind::html);
    EXPECT_EQ(got.documents[4].bytes, "<p>Berth four");
    EXPECT_EQ(got.documents[6].id, "x");
    EXPECT_EQ(got.documents[6].charset, "utf-8");
}

TEST_F(IntakeTest, TakesAFolderInTheByteOrderOfPaths) {
    for (const char* name : {"b/x.txt", "b.txt", "b-1.txt", "a/z.txt", "Z.txt", "a/b/c.txt"}) write(name, "words");
    EXPECT_THAT(names(read({folder()})), ElementsAre("Z.txt", "a/b/c.txt", "a/z.txt", "b-1.txt", "b.txt", "b/x.txt"));
}

TEST_F(IntakeTest, LooksAtTheBytesWhereTheNameTellsNothing) {
    struct Row {
        const char* bytes;
        DocumentKind kind;
        const char* place;
    };
    const Row rows[] = {
        {"Plain words.", DocumentKind::text, "file"},
        {"\n <!DOCTYPE html><p>x", DocumentKind::html, "file"},
        {"\xef\xbb\xbf<HTML>", DocumentKind::html, "file"},
        {"<?xml version='1.0'?>\n<html xmlns='x'>", DocumentKind::html, "file"},
        {"<?xml version='1.0'?>\n<note>", DocumentKind::text, "file"},
        {"{\"text\": \"words\"}", DocumentKind::text, "file#1"},
        {"{a brace} begins this text", DocumentKind::text, "file"},
    };
    for (const auto& row : rows) {
        for (const bool zipped : {false, true}) {
            write("file", zipped ? gzip(row.bytes) : row.bytes);
            const auto got = read({path("file")});
            ASSERT_THAT(got.documents, SizeIs(1)) << row.bytes;
            EXPECT_EQ(got.documents[0].kind, row.kind) << row.bytes;
            EXPECT_THAT(names(got), ElementsAre(row.place)) << row.bytes;
        }
    }
}

TEST_F(IntakeTest, GivesMetadataOnlyToWhatHasNone) {
    write("a.jsonl", "{\"text\": \"x\", \"outlet\": \"Harlow Courier\", \"date\": \"2024-05\"}\n{\"text\": \"y\"}\n");
    const auto got = read({path("a.jsonl")}, {"Given Times", "2024"});
    ASSERT_THAT(got.documents, SizeIs(2));
    EXPECT_EQ(got.documents[0].outlet, "Harlow Courier");
    EXPECT_EQ(got.documents[0].date, "2024-05");
    EXPECT_EQ(got.documents[1].outlet, "Given Times");
    EXPECT_EQ(got.documents[1].date, "2024");
}

TEST_F(IntakeTest, TellsOfEachBadInputAndReadsTheRest) {
    write("empty.txt", "");
    write("empty.html.gz", gzip(""));
    write("image", "\x89PNG\r\n\x1a\n and so on");
    write("noise.txt", std::string("\x01\x02\x03\x00\x7f", 5) + std::string(200, '\x02'));
    const auto whole = gzip("<p>Some words of a page.");
    write("cut.html.gz", whole.substr(0, whole.size() / 2));
    auto wrong = whole;
    wrong[wrong.size() - 8] ^= 1;  // the check sum
    write("damaged.html.gz", wrong);
    write("good.txt", "words");
    struct Row {
        const char* name;
        const char* words;
        ErrorKind kind;
    };
    const Row rows[] = {
        {"absent.txt", "no such file", ErrorKind::not_found}, {"empty.txt", "is empty", ErrorKind::malformed},
        {"empty.html.gz", "is empty", ErrorKind::malformed},  {"image", "is an image", ErrorKind::malformed},
        {"noise.txt", "is binary", ErrorKind::malformed},     {"cut.html.gz", "cut off", ErrorKind::malformed},
        {"damaged.html.gz", "damaged", ErrorKind::malformed},
    };
    std::vector<std::string> inputs;
    for (const auto& row : rows) inputs.push_back(path(row.name));
    inputs.push_back(path("good.txt"));
    const auto got = read(inputs);
    EXPECT_THAT(names(got), ElementsAre("good.txt"));
    ASSERT_THAT(got.errors, SizeIs(std::size(rows)));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        EXPECT_THAT(got.errors[i].message, HasSubstr(path(rows[i].name) + ": "));
        EXPECT_THAT(got.errors[i].message, HasSubstr(rows[i].words));
        EXPECT_EQ(got.errors[i].kind, rows[i].kind) << rows[i].name;
    }
}

TEST_F(IntakeTest, TellsOfAFolderWithNothingToRead) {
    write("notes.md", "words");
    const auto got = read({folder()});
    ASSERT_THAT(got.errors, SizeIs(1));
    EXPECT_THAT(got.errors[0].message, HasSubstr("holds no file that is read"));
}

TEST_F(IntakeTest, FollowsLinksToFilesAndWalksNoCircle) {
    write("a.txt", "words");
    ASSERT_EQ(::symlink("a.txt", path("b.txt").c_str()), 0);
    ASSERT_EQ(::symlink(".", path("circle").c_str()), 0);
    ASSERT_EQ(::symlink("nowhere", path("c.txt").c_str()), 0);
    const auto got = read({folder()});
    EXPECT_THAT(names(got), ElementsAre("a.txt", "b.txt"));
    ASSERT_THAT(got.errors, SizeIs(1));
    EXPECT_THAT(got.errors[0].message, HasSubstr("c.txt: no such file"));
}

TEST_F(IntakeTest, KeepsAPageThatOtherBytesFollow) {
    write("a.html.gz", gzip("<p>words") + std::string(512, '\0'));
    write("b.html.gz", gzip("<p>words") + "something else");
    const auto got = read({folder()});
    EXPECT_THAT(got.errors, IsEmpty());
    ASSERT_THAT(got.documents, SizeIs(2));
    EXPECT_THAT(got.documents[0].limits, IsEmpty());
    EXPECT_THAT(got.documents[1].limits, ElementsAre(HasSubstr("was not read")));
}

TEST_F(IntakeTest, PassesOverWhatIsLargerThanADocumentMayBe) {
    write("a.txt", std::string(kMaxDocumentBytes + 1, 'a'));
    write("b.html.gz", gzip(std::string(kMaxDocumentBytes * 4, 'a')));
    write("c.txt", std::string(kMaxDocumentBytes, 'a'));
    const auto got = read({folder()});
    EXPECT_THAT(names(got), ElementsAre("c.txt"));
    ASSERT_THAT(got.errors, SizeIs(2));
    EXPECT_EQ(got.errors[0].kind, ErrorKind::too_large);
    EXPECT_EQ(got.errors[1].kind, ErrorKind::too_large);
}

TEST_F(IntakeTest, NamesFilesInValidUtf8) {
    write("caf\xe9.txt", "words");
    const auto got = read({folder()});
    EXPECT_THAT(names(got), ElementsAre("caf\xef\xbf\xbd.txt"));
}

TEST_F(IntakeTest, StopsWhenNoMoreIsWanted) {
    write("a.jsonl", "{\"text\": \"1\"}\n{\"text\": \"2\"}\n{\"text\": \"3\"}\n");
    int n = 0;
    read_inputs({path("a.jsonl"), path("a.jsonl")}, {}, [&](const std::string&, const Result<Document>&) { return ++n < 2; });
    EXPECT_EQ(n, 2);
}

TEST_F(IntakeTest, CountsItsProgressInBytesOfFiles) {
    write("a.txt", "12345");
    write("b.txt.gz", gzip("12345"));
    InputProgress progress;
    read_inputs(
        {folder()}, {}, [](const std::string&, const Result<Document>&) { return true; }, &progress);
    EXPECT_EQ(progress.total, 5 + gzip("12345").size());
    EXPECT_EQ(progress.read, progress.total);
}

}  // namespace
}  // namespace onrecord
