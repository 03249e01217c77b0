// What arrives while `watch` runs. Each command line starts it, lets files arrive, and ends it by SIGINT once its messages say that they
// are there, or after some seconds.
#include <gmock/gmock.h>

#include "cli/program.h"

namespace onrecord {
namespace {

using testing::HasSubstr;
using testing::Not;

// Runs `arriving` beside a watch of the folder `in`. `wait_for WORDS` waits for words in what the watch has said.
Program::Ended watched(const Program& program, const std::string& arriving) {
    return program.run("mkdir -p in; '" ONRECORD_PROGRAM
                       "' watch a.record in --every 0.2 2> said & watch=$!; "
                       "wait_for() { for i in $(seq 300); do grep -q \"$1\" said && return; sleep 0.1; done; echo \"never said: $1\"; }; " +
                       arriving + "; kill -INT $watch; wait $watch; echo ended with $?; cat said >&2");
}

TEST(Watch, AddsWhatArrivesAndEndsCleanly) {
    const Program program;
    program.write("in/a.txt", "Ana Ruiz said the wall is sound.\n");
    const auto ended = watched(program,
                               "wait_for '1 report (1 new)'; mkdir in/later; echo 'Tom Hale said it is not.' > in/later/b.txt; "
                               "echo 'no report' > in/c.unknown; wait_for '2 reports (1 new)'");
    EXPECT_EQ(ended.out, "ended with 0\n");
    EXPECT_THAT(ended.err, HasSubstr("watching in"));
    EXPECT_THAT(program.run("onrecord check a.record").out, HasSubstr("sound; 2 reports"));
}

// A file that somebody has open to write is not read, however long nothing more comes.
TEST(Watch, WaitsForWhatIsBeingWritten) {
    const Program program;
    const auto ended = watched(program,
                               "exec 3> in/a.jsonl; echo '{\"text\":\"Ana Ruiz said the wall is sound.\"}' >&3; "
                               "echo 'Tom Hale said it is not.' > in/b.txt; wait_for '1 report (1 new)'; sleep 1; cp said before; "
                               "echo '{\"text\":\"Ina Bell said nothing.\"}' >&3; exec 3>&-; wait_for '3 reports (2 new)'");
    EXPECT_EQ(ended.out, "ended with 0\n");
    EXPECT_THAT(program.read("before"), Not(HasSubstr("3 reports")));
    EXPECT_THAT(program.run("onrecord show a.record sources --json").out, HasSubstr("in/a.jsonl"));
}

TEST(Watch, IsOfFolders) {
    const Program program;
    program.write("a.txt", "Ana Ruiz said the wall is sound.\n");
    const auto ended = program.run("onrecord watch a.record a.txt");
    EXPECT_EQ(ended.status, 2);
    EXPECT_THAT(ended.err, HasSubstr("no folder to watch"));
    EXPECT_EQ(program.run("ls").out, "a.txt\n");
}

}  // namespace
}  // namespace onrecord
