#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "cli/program.h"

namespace onrecord {
namespace {

using testing::HasSubstr;
using testing::Not;

class Decide : public testing::Test {
protected:
    Decide() {
        program_.write("in/one.txt", "HARLOW, 4 August 2025 – Ana Ruiz closed Pier 4. \"It holds,\" Ana Ruiz said.\n");
        program_.write("in/two.txt", "HARLOW, 5 August 2025 – Ana Ruiz reopened the pier. \"We were wrong,\" Ruiz said.\n");
        EXPECT_EQ(program_.run("onrecord build r.record in").status, 0);
    }
    // The command that stands in `shown` after `mark`.
    [[nodiscard]] static std::string command_after(const std::string& shown, const std::string& mark) {
        const auto at = shown.find(mark);
        return at == std::string::npos ? "false" : shown.substr(at + mark.size(), shown.find('\n', at) - at - mark.size());
    }
    Program program_;
};

// What `show` prints to part two names does so, and what it prints to undo that does that.
TEST_F(Decide, WhatIsPrintedIsWhatWorks) {
    const auto before = program_.run("onrecord export r.record").out;
    const auto people = program_.run("onrecord show r.record people --places").out;
    std::smatch id;
    ASSERT_TRUE(std::regex_search(people, id, std::regex(" (p[0-9]+)\n"))) << people;
    const auto person = program_.run("COLUMNS=200 onrecord show r.record " + id[1].str());
    EXPECT_EQ(person.status, 0) << person.err;
    EXPECT_THAT(person.out, HasSubstr("2 reports"));
    const auto parted = program_.run("COLUMNS=200 " + command_after(person.out, "somebody else: "));
    EXPECT_EQ(parted.status, 0) << parted.err;
    EXPECT_THAT(program_.run("onrecord show r.record people").out, HasSubstr("People · 2"));
    EXPECT_THAT(program_.run("onrecord show r.record people").out, HasSubstr("decided by a person (decision 1)"));
    EXPECT_THAT(program_.run("onrecord report r.record").out, HasSubstr("decided by a person (decision 1)"));
    const auto listed = program_.run("COLUMNS=200 onrecord show r.record decisions");
    EXPECT_EQ(listed.out, program_.run("COLUMNS=200 onrecord decide r.record list").out);
    EXPECT_EQ(program_.run(command_after(listed.out, "undo: ")).status, 0);
    EXPECT_EQ(program_.run("onrecord export r.record").out, before);
}

TEST_F(Decide, ComesThroughAnotherBuildAndAnotherRecord) {
    ASSERT_EQ(program_
                  .run("onrecord decide r.record outlet in/one.txt 'Harlow News' && onrecord decide r.record date in/two.txt 2025-08-09 && "
                       "onrecord decide r.record note in/two.txt 'an early edition'")
                  .status,
              0);
    const auto before = program_.run("onrecord export r.record > r.jsonl; cat r.jsonl").out;
    EXPECT_EQ(program_.run("onrecord build r.record in && onrecord export r.record").out, before);
    EXPECT_EQ(program_.run("onrecord read in > readings.jsonl && onrecord build n.record --from-readings readings.jsonl").status, 0);
    const auto taken = program_.run("onrecord decide n.record from r.jsonl");
    EXPECT_EQ(taken.status, 0) << taken.err;
    EXPECT_EQ(taken.out, "Decisions: 3 in the file, 3 of them new.\n");
    EXPECT_EQ(program_.run("onrecord decide n.record from r.jsonl").out, "Decisions: 3 in the file, 0 of them new.\n");
    EXPECT_EQ(program_.run("onrecord export n.record").out, before);
    EXPECT_EQ(program_.run("onrecord check n.record").status, 0);
    const auto sources = program_.run("COLUMNS=120 onrecord show n.record sources").out;
    for (const char* shown : {"Harlow News (decided by a person)", "9 Aug 2025", "date decided by a person", "note: an early edition"})
        EXPECT_THAT(sources, HasSubstr(shown));
}

// Each row: a command, its status, and what is said.
TEST_F(Decide, WhatCannotBeIsSaidInOneLine) {
    program_.write("bad.jsonl", "{\"kind\":\"decision\",\"what\":\"same\",\"items\":[null],\"places\":[[]]}\n");
    program_.write("worse.jsonl", "{\"kind\":\"report\"}\nno json\n");
    struct Case {
        const char* command;
        int status;
        const char* said;
    };
    const Case cases[] = {
        {"onrecord decide r.record marry p1 p2", 2, "'marry' is none of: same, apart, outlet, date, note, list, undo, from"},
        {"onrecord decide r.record same p1", 2, "same takes two words"},
        {"onrecord decide r.record undo one", 2, "undo takes the number of a decision"},
        {"onrecord decide r.record undo 1", 2, "there is no decision 1"},
        {"onrecord decide r.record date in/one.txt tomorrow", 2, "'tomorrow' is no date"},
        {"onrecord decide gone.record note p1 hm", 3, "gone.record"},
        {"onrecord decide in/one.txt note p1 hm", 3, "in/one.txt"},
        {"onrecord decide r.record from bad.jsonl", 3, "bad.jsonl: line 1: a decision has another number of items than it needs"},
        {"onrecord decide r.record from worse.jsonl", 3, "worse.jsonl: line 2: is no JSON"},
        {"onrecord decide r.record apart n99 in/one.txt:0-3", 2, "no organization or place is called 'n99'"},
        {"onrecord decide r.record same e98 e99", 2, "no event is called 'e98'; 'show RECORD timeline --places' lists their ids"},
        {"onrecord decide r.record apart c99 in/one.txt:0-3", 2, "no claim is called 'c99'"},
        {"onrecord show r.record p99", 2, "no person is called 'p99'"},
    };
    for (const auto& [command, status, said] : cases) {
        const auto ended = program_.run(command);
        EXPECT_EQ(ended.status, status) << command << ": " << ended.err;
        EXPECT_THAT(ended.err, HasSubstr(said)) << command;
        EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
    }
    EXPECT_EQ(program_.run("ls gone.record").status, 2);
    EXPECT_THAT(program_.run("onrecord decide r.record list").out, HasSubstr("no decisions"));
}

}  // namespace
}  // namespace onrecord
