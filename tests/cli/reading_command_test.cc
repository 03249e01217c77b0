#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "cli/program.h"

namespace onrecord {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::ptrdiff_t count_lines(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

constexpr const char* kReport = "The harbour wall is sound, Ana Ruiz said on Monday. \"We checked it twice,\" she said.\n";

TEST(Read, PrintsOneLineADocumentInInputOrder) {
    const Program program;
    program.write("in/b.txt", kReport);
    program.write("in/a.txt", std::string("First. ") + kReport);
    program.write("c.jsonl", "{\"id\":\"c1\",\"text\":\"One.\"}\n{\"id\":\"c2\",\"text\":\"Two.\"}\n");
    const auto ended = program.run("onrecord read c.jsonl in");
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.err, "");
    ASSERT_EQ(count_lines(ended.out), 4);
    EXPECT_THAT(ended.out, StartsWith("{\"id\":\"c1\""));
    EXPECT_LT(ended.out.find("in/a.txt"), ended.out.find("in/b.txt"));
}

TEST(Read, IsTheSameOnAnyNumberOfThreads) {
    const Program program;
    std::string lines;
    for (int i = 0; i < 300; ++i)
        lines += R"({"text":"Report )" + std::to_string(i) + R"( of May 3. \"It holds,\" Ana Ruiz said."})" + "\n";
    program.write("in.jsonl", lines);
    const auto one = program.run("onrecord read --threads 1 in.jsonl");
    const auto many = program.run("onrecord read --threads 5 in.jsonl");
    EXPECT_EQ(one.status, 0);
    EXPECT_EQ(count_lines(one.out), 300);
    EXPECT_EQ(one.out, many.out);
}

TEST(Build, SaysHowFarItIsAsJsonWhereAsked) {
    const Program program;
    std::string lines;
    for (int i = 0; i < 400; ++i)
        lines += R"({"text":"Report )" + std::to_string(i) + R"( of May 3. \"It holds,\" Ana Ruiz said."})" + "\n";
    program.write("in.jsonl", lines);
    const auto built = program.run("onrecord build a.record in.jsonl --progress json");
    EXPECT_EQ(built.status, 0);
    EXPECT_THAT(built.err, HasSubstr("{\"stage\":\"linking\",\"reports\":400}\n"));
    EXPECT_THAT(program.run("onrecord build a.record in.jsonl").err, testing::Not(HasSubstr("stage")));
    EXPECT_THAT(program.run("onrecord build a.record in.jsonl --progress jsn").status, 2);
}

TEST(Read, ReadsStandardInput) {
    const Program program;
    const auto ended = program.run("echo '{\"id\":\"x\",\"text\":\"A line.\"}' | onrecord read -");
    EXPECT_EQ(ended.status, 0);
    EXPECT_THAT(ended.out, StartsWith("{\"id\":\"x\""));
}

TEST(Read, PrintsTreesAsConllu) {
    const Program program;
    program.write("in.txt", kReport);
    const auto ended = program.run("onrecord read --format conllu in.txt");
    EXPECT_EQ(ended.status, 0);
    std::istringstream lines(ended.out);
    int n_sentences = 0, n_roots = 0, n_words = 0;  // words: of the sentence
    std::vector<int> heads;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) {
            ++n_sentences;
            for (const int head : heads) EXPECT_LE(head, n_words);
            n_words = 0;
            heads.clear();
        } else if (line[0] != '#') {
            std::vector<std::string> columns;
            std::istringstream cells(line);
            for (std::string cell; std::getline(cells, cell, '\t');) columns.push_back(cell);
            ASSERT_EQ(columns.size(), 10U) << line;
            EXPECT_EQ(columns[0], std::to_string(++n_words));
            heads.push_back(std::stoi(columns[6]));
            n_roots += heads.back() == 0 ? 1 : 0;
            EXPECT_EQ(heads.back() == 0, columns[7] == "root");
        }
    }
    EXPECT_EQ(n_sentences, 2);
    EXPECT_EQ(n_roots, 2);
    EXPECT_THAT(ended.out, HasSubstr("\tsaid\tsay\tVERB\tVBD\t"));
}

TEST(Read, ExplainsEachStatement) {
    const Program program;
    program.write("in.txt", kReport);
    EXPECT_EQ(program.run("onrecord read in.txt").out.find("\"explain\""), std::string::npos);
    const auto ended = program.run("onrecord read --explain in.txt");
    EXPECT_EQ(ended.status, 0);
    EXPECT_THAT(ended.out, HasSubstr("\"explain\":[\"construction: "));
    EXPECT_THAT(ended.out, HasSubstr("\"speaker by: pronoun, 0."));
}

TEST(Read, GivenMetadataIsForThoseThatHaveNone) {
    const Program program;
    program.write("in.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"Two.\",\"outlet\":\"Own\",\"date\":\"2024-02-03\"}\n");
    const auto ended = program.run("onrecord read --outlet Given --date 2025-01 in.jsonl");
    EXPECT_EQ(ended.status, 0);
    EXPECT_THAT(ended.out, HasSubstr("\"outlet\":\"Given\""));
    EXPECT_THAT(ended.out, HasSubstr("\"value\":\"2025-01\",\"basis\":\"given\""));
    EXPECT_THAT(ended.out, HasSubstr("\"outlet\":\"Own\""));
    EXPECT_THAT(ended.out, HasSubstr("\"value\":\"2024-02-03\",\"basis\":\"given\""));
}

// One line on standard error names the document and the cause; the rest is read; the exit status says so.
TEST(Read, WhatCannotBeReadIsToldAndPassedOver) {
    const Program program;
    program.write("good.txt", kReport);
    program.write("empty.txt", "");
    program.write("binary.txt", std::string("\0\1\2\3\0\0\0\7\0\0", 10) + std::string(200, '\0'));
    program.write("clipped.txt.gz", std::string("\x1f\x8b\x08\0\0\0\0\0\0\3\x4b", 11));
    program.write("broken.jsonl", "{\"text\":\"fine\"}\n{\"text\":\n{\"text\":\"fine too\"}\n");
    const struct {
        const char* input;
        std::ptrdiff_t n_read;
    } rows[] = {{"missing.txt", 1}, {"empty.txt", 1}, {"binary.txt", 1}, {"clipped.txt.gz", 1}, {"broken.jsonl", 3}};
    for (const auto& row : rows) {
        const auto ended = program.run(std::string("onrecord read ") + row.input + " good.txt");
        EXPECT_EQ(ended.status, 1) << row.input;
        EXPECT_THAT(ended.err, StartsWith(std::string("onrecord: ") + row.input)) << row.input;
        EXPECT_EQ(count_lines(ended.err), 1) << ended.err;
        EXPECT_EQ(count_lines(ended.out), row.n_read) << row.input;
    }
}

TEST(Read, AClosedPipeIsNoError) {
    const Program program;
    std::string lines;
    for (int i = 0; i < 5000; ++i) lines += "{\"text\":\"A report, and another word of it.\"}\n";
    program.write("in.jsonl", lines);
    const auto ended = program.run("{ onrecord read in.jsonl; echo \"status $?\" >&2; } | head -n 1");
    EXPECT_EQ(count_lines(ended.out), 1);
    EXPECT_EQ(ended.err, "status 0\n");
}

TEST(Read, AFullDiskIsToldAndFails) {
    const Program program;
    program.write("in.txt", kReport);
    const auto ended = program.run("onrecord read in.txt > /dev/full");
    EXPECT_EQ(ended.status, 3);
    EXPECT_THAT(ended.err, HasSubstr("No space left"));
}

TEST(Command, WrongUseIsTwo) {
    const Program program;
    program.write("in.txt", kReport);
    for (const char* command : {"onrecord", "onrecord frobnicate", "onrecord read", "onrecord read --date yesterday in.txt",
                                "onrecord read --threads 0 in.txt", "onrecord build none.record"}) {
        const auto ended = program.run(command);
        EXPECT_EQ(ended.status, 2) << command;
        EXPECT_EQ(ended.out, "") << command;
        EXPECT_NE(ended.err, "") << command;
    }
}

TEST(Command, HelpAndVersion) {
    const Program program;
    EXPECT_THAT(program.run("onrecord --version").out, StartsWith("onrecord "));
    const auto help = program.run("onrecord --help");
    EXPECT_EQ(help.status, 0);
    for (const char* command : {"build", "read", "show", "search", "report", "export", "check"}) {
        EXPECT_THAT(help.out, HasSubstr(command));
        const auto own = program.run(std::string("onrecord ") + command + " --help");
        EXPECT_EQ(own.status, 0);
        EXPECT_THAT(own.out, HasSubstr("Example:")) << command;
    }
}

TEST(Show, TheTopicMayStandFirst) {
    const Program program;
    program.write("a.txt", kReport);
    const auto shown = program.run("onrecord show a.txt statements");
    EXPECT_EQ(shown.status, 0);
    EXPECT_NE(shown.out, program.run("onrecord show a.txt people").out);
    EXPECT_EQ(program.run("onrecord show statements a.txt").out, shown.out);
    program.write("people", "Tom Okafor said that the pier was old.\n");  // a file of that name is a file
    EXPECT_EQ(program.run("onrecord show people a.txt statements").status, 0);
    EXPECT_NE(program.run("onrecord show people a.txt statements").out, shown.out);
}

TEST(Read, WritesAFileWholeOrNotAtAll) {
    const Program program;
    program.write("a.txt", kReport);
    EXPECT_EQ(program.run("onrecord read -o out.jsonl a.txt").status, 0);
    EXPECT_EQ(program.read("out.jsonl"), program.run("onrecord read a.txt").out);
    const auto ended = program.run("onrecord read -o no-such-folder/out.jsonl a.txt");
    EXPECT_EQ(ended.status, 3);
    EXPECT_THAT(ended.err, HasSubstr("no-such-folder/out.jsonl: No such file"));
    EXPECT_EQ(program.run("ls | grep unfinished").out, "");
    EXPECT_EQ(program.run("onrecord read -o /dev/full a.txt").status, 3);  // a device is written to, never replaced
    EXPECT_EQ(program.run("test -c /dev/full").status, 0);
}

TEST(Read, ProblemsGoToAFileOfTheirOwn) {
    const Program program;
    program.write("a.txt", kReport);
    program.write("b.jsonl", "{\"id\":\"b1\"}\n");
    EXPECT_EQ(program.run("onrecord read a.txt b.jsonl").status, 1);
    const auto ended = program.run("onrecord read --problems p.jsonl a.txt b.jsonl");
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.err, "");
    EXPECT_THAT(program.read("p.jsonl"), StartsWith("{\"input\":\"b.jsonl#1\",\"reason\":"));
    EXPECT_EQ(program.run("onrecord read --problems p.jsonl a.txt").status, 0);
    EXPECT_EQ(program.read("p.jsonl"), "");
}

TEST(Read, AnInputHasTheNameThatItIsGiven) {
    const Program program;
    program.write("part-7.jsonl", "{\"id\":\"b1\",\"text\":\"One.\"}\n{\"id\":\"b2\"}\n");
    const auto ended = program.run("onrecord read --as day.jsonl --problems p.jsonl part-7.jsonl");
    EXPECT_EQ(ended.status, 0);
    EXPECT_THAT(ended.out, HasSubstr("\"input\":\"day.jsonl#1\""));
    EXPECT_THAT(program.read("p.jsonl"), HasSubstr("\"input\":\"day.jsonl#2\""));
    EXPECT_EQ(program.run("onrecord read --as day part-7.jsonl part-7.jsonl").status, 2);
}

TEST(Build, FromReadingsIsBuildingFromDocuments) {
    const Program program;
    std::string lines;
    for (int i = 0; i < 40; ++i) {
        lines += R"({"id":"r)" + std::to_string(i) + R"(","outlet":"Harlow Post","date":"2024-05-0)" + std::to_string(1 + i % 9) +
                 R"(","text":"The weir at Harlow broke on May 3. \"It broke in )" + std::to_string(i % 4) +
                 R"( places,\" Ana Ruiz said."})" + "\n";
    }
    program.write("in.jsonl", lines);
    ASSERT_EQ(program.run("onrecord build a.record in.jsonl").status, 0);
    ASSERT_EQ(program
                  .run("onrecord read -o r.jsonl in.jsonl && sort -r r.jsonl > turned.jsonl && head -15 turned.jsonl | gzip > one.gz && "
                       "tail -n +16 turned.jsonl > two && : > empty")
                  .status,
              0);
    const auto ended = program.run("onrecord build b.record --from-readings two empty one.gz");
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_EQ(program.run("onrecord export a.record").out, program.run("onrecord export b.record").out);
}

TEST(Read, ShardsTogetherAreTheWhole) {
    const Program program;
    std::string lines;
    for (int i = 0; i < 30; ++i)
        lines += i % 9 == 4 ? "{\"id\":4}\n" : "{\"id\":\"r" + std::to_string(i) + R"(","text":"\"It broke,\" Ana Ruiz said."})" + "\n";
    program.write("in.jsonl", lines);
    ASSERT_EQ(program.run("sed 's/\"r/\"s/' in.jsonl | gzip > in.jsonl.gz && onrecord build whole.record in.jsonl in.jsonl.gz").status, 1);
    const auto ended = program.run(
        "for i in 0 1 2 3 4 5 6; do ONRECORD_TASK=1 onrecord read --shard $i/7 --problems p.$i -o r.$i in.jsonl in.jsonl.gz || exit 9; "
        "done; "
        "onrecord build shards.record --from-readings r.6 r.? --problems p.3 p.?");  // two of them twice
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_EQ(program.run("onrecord export shards.record").out, program.run("onrecord export whole.record").out);
    EXPECT_EQ(program.run("onrecord build b.record --problems p.0 in.jsonl").status, 2);
    EXPECT_EQ(program.run("onrecord build b.record --from-readings r.0 --problems r.0").status, 3);
    for (const auto* wrong : {"7/7", "1", "-1/2", "1/0", "a/b", "1/2x"})
        EXPECT_EQ(program.run(std::string("onrecord read in.jsonl --shard ") + wrong).status, 2) << wrong;
}

TEST(Read, ATaskWhoseInputIsGoneFails) {
    const Program program;
    const auto ended = program.run("onrecord read --shard 1/2 --problems p -o r absent.jsonl; status=$?; ls; exit $status");
    EXPECT_EQ(ended.status, 3);
    EXPECT_EQ(ended.out, "");
    EXPECT_THAT(ended.err, HasSubstr("absent.jsonl: no such file"));
}

TEST(Build, ADamagedReadingIsNamedByFileLineAndField) {
    const Program program;
    program.write("a.txt", kReport);
    ASSERT_EQ(program.run("onrecord read -o r.jsonl a.txt && sed -i 's/\"sentences\":\\[\\[0,/\"sentences\":[[99999,/' r.jsonl").status, 0);
    const auto ended = program.run("onrecord build b.record --from-readings r.jsonl");
    EXPECT_EQ(ended.status, 3);
    EXPECT_THAT(ended.err, HasSubstr("r.jsonl: line 1"));
    EXPECT_THAT(ended.err, HasSubstr("sentences"));
    program.write("bad.jsonl", "{\"id\":\"x\"\n");
    EXPECT_EQ(program.run("onrecord build b.record --from-readings bad.jsonl").status, 3);
    EXPECT_EQ(program.run("onrecord build b.record --from-readings absent.jsonl").status, 3);
}

}  // namespace
}  // namespace onrecord
