// The program itself, run in an empty folder of its own.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace onrecord {

class Program {
public:
    Program() {
        std::string folder = (std::filesystem::temp_directory_path() / "onrecord-test-XXXXXX").string();
        EXPECT_NE(mkdtemp(folder.data()), nullptr);
        folder_ = folder;
    }
    ~Program() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    struct Ended {
        int status = -1;
        std::string out, err;
    };

    // Runs a shell command line in the folder; `onrecord` is the program.
    [[nodiscard]] Ended run(const std::string& command) const {
        const std::string shell = "cd '" + folder_.string() + "' && onrecord() { '" ONRECORD_PROGRAM "' \"$@\"; } && { " + command +
                                  "; } > .out 2> .err < /dev/null";
        const int status = std::system(shell.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(".out"), read(".err")};
    }
    void write(const std::string& name, const std::string& content) const {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << content;
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream file(folder_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

}  // namespace onrecord
