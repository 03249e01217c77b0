// Two programs that write to one record at the same time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "cli/program.h"

namespace onrecord {
namespace {

using testing::HasSubstr;

std::string reports(int first, int last) {
    std::string lines;
    for (int i = first; i < last; ++i) {
        const std::string n = std::to_string(i);
        lines += R"({"id":"r)" + n + R"(","outlet":"Outlet )" + std::to_string(i % 7) + R"(","date":"2031-02-0)" +
                 std::to_string(1 + i % 9) + R"(","text":"The ferry to pier )" + std::to_string(i / 3) +
                 R"( was late, Ana Ruiz said. “We waited )" + n + R"( minutes,” she said."})" + "\n";
    }
    return lines;
}

// Each adds more than one transaction takes, so that they take turns, and links what both have added.
TEST(TwoBuilds, TakeTurnsAndMakeTheSameRecord) {
    Program program;
    program.write("zero.jsonl", reports(0, 3));
    program.write("one.jsonl", reports(3, 400));
    program.write("two.jsonl", reports(300, 700));  // a hundred are in both
    ASSERT_EQ(program.run("onrecord build r.record zero.jsonl").status, 0);
    const auto both = program.run(
        "onrecord build r.record one.jsonl & first=$!; onrecord build r.record two.jsonl; second=$?; wait $first && exit $second");
    EXPECT_EQ(both.status, 0) << both.err;
    ASSERT_EQ(program.run("onrecord build at-once.record zero.jsonl one.jsonl two.jsonl").status, 0);
    EXPECT_THAT(program.run("onrecord check r.record").out, HasSubstr("700 reports"));
    // Which of the two inputs a report that is in both is said to come from depends on who came first.
    const std::string exported = "onrecord export NAME | sed 's/\"input\":\"[^\"]*\"//'";
    const auto of = [&](const std::string& name) { return program.run(std::string(exported).replace(exported.find("NAME"), 4, name)).out; };
    const auto expected = of("at-once.record");
    EXPECT_NE(expected, "");
    EXPECT_TRUE(of("r.record") == expected);
}

}  // namespace
}  // namespace onrecord
