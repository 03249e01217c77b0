#include "cli/nearest.h"

#include <gtest/gtest.h>

#include "program.h"

namespace onrecord {
namespace {

TEST(Nearest, FewestLettersChanged) {
    const std::vector<std::string> names{"build", "read", "show", "search", "report", "--threads", "--json"};
    const std::pair<const char*, const char*> rows[] = {
        {"shwo", "show"},    {"shows", "show"}, {"serach", "search"}, {"bild", "build"}, {"reprot", "report"}, {"--thraeds", "--threads"},
        {"--jsn", "--json"}, {"x", ""},         {"everything", ""},   {"", ""},          {"read", "read"}};
    for (const auto& [given, meant] : rows) EXPECT_EQ(nearest(given, names), meant) << given;
}

TEST(Nearest, AMistypedCommandOrOptionIsAnsweredWithIt) {
    const Program program;
    const auto said = [&](const std::string& command, int status) {
        EXPECT_EQ(program.run(command + " 2> said").status, status) << command;
        return program.read("said");
    };
    EXPECT_NE(said("onrecord shwo story.record", 2).find("There is no command 'shwo': 'show'?"), std::string::npos);
    EXPECT_NE(said("onrecord show story.record --jsno", 2).find("There is no option '--jsno': '--json'?"), std::string::npos);
    EXPECT_EQ(said("onrecord quux", 2).find("There is no"), std::string::npos);
    EXPECT_NE(said("onrecord", 2).find("onrecord build story.record reports/"), std::string::npos);
}

}  // namespace
}  // namespace onrecord
