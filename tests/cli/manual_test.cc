// The description of the command line that the build writes for man and the shells, and the variables that stand in for options.
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "cli/cli.h"
#include "cli/program.h"
#include "shared.h"

namespace onrecord {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kCommands[] = {"build", "watch", "read", "show", "search", "trace", "report", "serve", "export", "decide", "check"};

// The long options that a command's help lists.
std::vector<std::string> options_in(const std::string& help) {
    std::vector<std::string> options;
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);) {
        const auto at = line.find("--");
        if (line.starts_with("  -") && at != std::string::npos) options.push_back(line.substr(at, line.find(' ', at) - at));
    }
    return options;
}

TEST(Manual, SaysEveryCommandAndOptionEverywhere) {
    const Program program;
    ASSERT_EQ(write_manual(program.folder().string()), 0);
    const auto main_page = program.read("onrecord.1"), bash = program.read("onrecord.bash"), zsh = program.read("_onrecord"),
               fish = program.read("onrecord.fish");
    for (const std::string command : kCommands) {
        EXPECT_THAT(main_page, HasSubstr("\\fB" + command + "\\fR"));
        for (const auto& script : {bash, zsh, fish}) EXPECT_THAT(script, HasSubstr(command));
        const auto page = program.read("onrecord-" + command + ".1");
        const auto options = options_in(program.run("onrecord " + command + " --help").out);
        EXPECT_GE(options.size(), 1U);
        for (const std::string& option : options) {
            std::string escaped;
            for (const char c : option) escaped += c == '-' ? "\\-" : std::string(1, c);
            EXPECT_THAT(page, HasSubstr(escaped)) << command;
            EXPECT_THAT(bash, HasSubstr(option));
            EXPECT_THAT(zsh, HasSubstr(option));
            EXPECT_THAT(fish, HasSubstr("-l " + option.substr(2)));
        }
    }
    EXPECT_THAT(program.read("onrecord-read.1"), HasSubstr("ONRECORD_READ_THREADS"));
    EXPECT_THAT(bash, HasSubstr("\"read --format\") COMPREPLY=($(compgen -W \"jsonl conllu\""));
    EXPECT_THAT(write_manual((program.folder() / "none").string()), 3);
    std::ifstream page(in_source("docs/options.md"));
    EXPECT_EQ(program.read("options.md"), std::string(std::istreambuf_iterator<char>(page), {}))
        << "copy build/*/manual/options.md to docs";
}

TEST(Variables, StandInForOptionsOfTheirOwnCommand) {
    const Program program;
    program.write("a.txt", "Ana Ruiz said the wall was sound.");
    EXPECT_THAT(program.run("ONRECORD_READ_TOKENS=1 onrecord read a.txt").out, HasSubstr("\"tokens\""));
    EXPECT_THAT(program.run("ONRECORD_READ_TOKENS=0 onrecord read a.txt").out, Not(HasSubstr("\"tokens\"")));
    EXPECT_THAT(program.run("ONRECORD_READ_OUTLET='Harlow Times' onrecord read a.txt").out, HasSubstr("\"outlet\":\"Harlow Times\""));
    EXPECT_THAT(program.run("ONRECORD_READ_OUTLET='Harlow Times' onrecord read --outlet 'Coast Post' a.txt").out, HasSubstr("Coast Post"));
    // Those of another command are not looked at, be they right or wrong.
    EXPECT_THAT(program.run("ONRECORD_BUILD_OUTLET='Harlow Times' onrecord read a.txt").out, HasSubstr("\"outlet\":null"));
    EXPECT_EQ(program.run("ONRECORD_EXPORT_FORMAT=none ONRECORD_BUILD_THREADS=0 onrecord read a.txt").status, 0);
    const auto wrong = program.run("ONRECORD_READ_FORMAT=none onrecord read a.txt");
    EXPECT_EQ(wrong.status, 2);
    EXPECT_THAT(wrong.err, HasSubstr("--format: none not in {jsonl,conllu}"));
    EXPECT_EQ(program.run("ONRECORD_READ_OUTPUT=r.jsonl onrecord read a.txt").out, "");
    EXPECT_THAT(program.read("r.jsonl"), HasSubstr("Ana Ruiz"));
    const auto help = program.run("onrecord read --help");
    EXPECT_THAT(help.out, HasSubstr("--threads is ONRECORD_READ_THREADS"));
    EXPECT_THAT(help.out, Not(HasSubstr("Env:")));
}

}  // namespace
}  // namespace onrecord
