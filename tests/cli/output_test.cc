// Where output goes: nothing that a terminal obeys reaches it, no file but a regular one is replaced, nothing unfinished is left.
#include <fcntl.h>
#include <pty.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <vector>

#include "base/json_writer.h"
#include "gmock/gmock.h"
#include "program.h"
#include "sanitized.h"
#include "text/printable.h"
#include "text/utf8.h"
#include "view/view.h"

namespace onrecord {
namespace {

using testing::HasSubstr;

// What a terminal obeys, one of each kind: escapes of C0 and C1, bell, delete, next line, and directions.
const std::string kHostile =
    "A\x1b[31mB\xc2\x9b"
    "31mC\xe2\x80\xae"
    "D\x07"
    "E\xe2\x80\x8f"
    "F\xe2\x81\xa6"
    "G\xc2\x85"
    "H\x7f";

// Each field of a document holds all of them.
std::string hostile_lines() {
    std::string lines;
    const std::string text =
        "The weir is sound, Ana " + kHostile + " Ruiz told the Harlow " + kHostile + " Courier on Monday. \"The weir " + kHostile +
        " holds and will hold for years,\" said Ruiz. The weir broke on May 3. With files from the Port " + kHostile + " Press.\n";
    for (int i = 0; i < 3; ++i) {
        JsonWriter json(lines);
        json.begin_object().key("id").string("r" + std::to_string(i) + kHostile).key("text").string(text);
        for (const char* key : {"title", "outlet", "url"}) json.key(key).string(std::string("http://x/") + kHostile + std::to_string(i));
        json.key("date").string("2025-08-05").end_object();
        lines += '\n';
    }
    return lines + "{\"id\": \"bad\xc2\x9b\n";
}

// Runs the command line on a terminal of its own; returns all that was written to it.
std::string on_a_terminal(const Program& program, const std::string& command) {
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        const std::string shell = "cd '" + program.folder().string() +
                                  "' && export PAGER= && stty -opost && onrecord() { '" ONRECORD_PROGRAM "' \"$@\"; } && " + command;
        execl("/bin/sh", "sh", "-c", shell.c_str(), nullptr);
        _exit(127);
    }
    std::string all;
    std::array<char, 4096> some{};
    for (ssize_t n = 0; (n = read(terminal, some.data(), some.size())) > 0;) all.append(some.data(), static_cast<std::size_t>(n));
    waitpid(child, nullptr, 0);
    close(terminal);
    return all;
}

// The first that a terminal would obey and the program did not mean; our own: line feeds, colours, the progress line ("\r12
// documents").
std::string first_obeyed(std::string_view shown) {
    if (!is_valid_utf8(shown)) return "not UTF-8";
    for (std::size_t at = 0; at < shown.size();) {
        if (shown[at] == '\x1b') {
            const auto end = shown.find_first_not_of("[0123456789;", at + 1);
            const bool ours = shown.substr(at + 1, 1) == "[" && end != std::string_view::npos && (shown[end] == 'm' || shown[end] == 'K');
            if (!ours || shown.substr(at, 5) == "\x1b[31m") return "escape";
            at = end + 1;
            continue;
        }
        const CodePoint c = decode(shown, at);
        const char next = at + 1 < shown.size() ? shown[at + 1] : ' ';
        const bool of_lines =
            c.value == '\n' || c.value == '\t' || (c.value == '\r' && (next == '\n' || next == '\x1b' || (next >= '0' && next <= '9')));
        if ((is_control(c.value) || is_direction_control(c.value)) && !of_lines) return "character " + std::to_string(c.value);
        at += c.length;
    }
    return {};
}

TEST(Terminal, APagerIsUsedThereAndNowhereElse) {
    const Program program;
    program.write("in.txt", "Ana Ruiz said the wall is sound.\n");
    ASSERT_EQ(program.run("onrecord build a.record in.txt").status, 0);
    const std::string paged = "export TERM=xterm PAGER='tr a-z A-Z'; ";
    EXPECT_THAT(on_a_terminal(program, paged + "onrecord show a.record statements"), HasSubstr("THE WALL IS SOUND"));
    EXPECT_THAT(on_a_terminal(program, paged + "onrecord show a.record statements --no-pager"), HasSubstr("the wall is sound"));
    EXPECT_THAT(on_a_terminal(program, paged + "onrecord show a.record statements --json"), HasSubstr("the wall is sound"));
    EXPECT_THAT(on_a_terminal(program, "export TERM=dumb PAGER='tr a-z A-Z'; onrecord show a.record statements"),
                HasSubstr("the wall is sound"));
    EXPECT_THAT(on_a_terminal(program, "export TERM=xterm PAGER=no-such-pager; onrecord show a.record; echo ended with $?"),
                HasSubstr("ended with 3"));
    EXPECT_THAT(on_a_terminal(program, "export TERM=xterm PAGER='head -c 9'; onrecord show a.record; echo ended with $?"),
                HasSubstr("ended with 0"));
    EXPECT_THAT(program.run(paged + "onrecord show a.record statements").out, HasSubstr("the wall is sound"));
}

TEST(Terminal, NothingReachesItRaw) {
    const Program program;
    program.write("in.jsonl", hostile_lines());
    const std::string record = "\"$(printf 'st\\033[31mo\\302\\233ry\\342\\200\\256.record')\"";
    const std::string name = "\"$(printf 'x\\033[31m\\302\\233y\\342\\200\\256')\"";
    ASSERT_EQ(program.run("onrecord build " + record + " in.jsonl").status, 1);
    std::vector<std::string> commands = {"onrecord build " + record + " " + name,
                                         "onrecord check " + record,
                                         "onrecord check " + name,
                                         "onrecord show " + record + " " + name,
                                         "onrecord search " + record + " weir",
                                         "onrecord search " + record + " weir --json",
                                         "onrecord search " + record + " \"weir \"" + name,
                                         "onrecord trace " + record + " \"weir holds\"",
                                         "onrecord trace " + record + " weir --json",
                                         "onrecord trace " + record + " " + name,
                                         "onrecord decide " + record + " note r0 " + name,
                                         "onrecord decide " + record + " note " + name + " x",
                                         "onrecord decide " + record + " list",
                                         "onrecord export " + record,
                                         "onrecord report " + record,
                                         "onrecord report " + record + " -o " + name + ".html",
                                         "onrecord report " + record + " -o /dev/tty",
                                         "onrecord export " + record + " --format " + name,
                                         "onrecord " + name,
                                         "onrecord read --date " + name + " in.jsonl",
                                         "onrecord read in.jsonl",
                                         "onrecord read in.jsonl --explain --clauses",
                                         "onrecord read in.jsonl --format conllu",
                                         "onrecord read in.jsonl -o " + name + "/" + name};
    for (const auto topic : Names<Topic>::all) {
        commands.push_back("onrecord show " + record + " " + std::string(topic));
        commands.push_back("onrecord show " + record + " " + std::string(topic) + " --json");
    }
    for (const auto table : Names<Table>::all)
        commands.push_back("onrecord export " + record + " --format csv --table " + std::string(table));
    for (const auto& format : export_formats()) {
        if (format.write_folder == nullptr) commands.push_back("onrecord export " + record + " --format " + std::string(format.name));
    }
    for (const auto& command : commands) {
        const std::string shown = on_a_terminal(program, command);
        EXPECT_EQ(first_obeyed(shown), "") << command << "\n" << shown;
        EXPECT_NE(shown, "") << command;
    }
    // Standard error is the same where it is no terminal: a log is read on one later.
    for (std::size_t i = 0; i < commands.size(); i += kParts)
        EXPECT_EQ(first_obeyed(program.run(commands[i] + " > out").err), "") << commands[i];
}

TEST(Output, ReplacesNoFileButARegularOne) {
    const Program program;
    program.write("a.txt", "\"It holds,\" Ana Ruiz told the Harlow Courier on Monday.\n");
    for (const char* command : {"onrecord read a.txt -o", "onrecord report a.txt -o"}) {
        SCOPED_TRACE(command);
        const std::string expected = program.run(std::string(command) + " plain").status == 0 ? program.read("plain") : "";
        ASSERT_NE(expected, "");
        const auto same = [&](const std::string& file) { return program.read(file) == expected; };
        // A pipe, and a link to one, are written into.
        for (const char* pipe : {"pipe", "to-pipe"}) {
            EXPECT_EQ(program
                          .run(std::string("rm -f pipe to-pipe; mkfifo pipe && ln -s pipe to-pipe && { cat pipe > got & } && ") + command +
                               " " + pipe + " && wait")
                          .status,
                      0);
            EXPECT_TRUE(same("got"));
            EXPECT_EQ(program.run("test -p pipe && test -L to-pipe").status, 0);
        }
        // A link is followed, also to what is not there yet, also into another folder.
        EXPECT_EQ(program
                      .run("mkdir -p there; rm -f there/*; echo old > there/real; chmod 640 there/real; ln -sf there/real link; ln -sf "
                           "there/new new")
                      .status,
                  0);
        EXPECT_EQ(program.run(std::string(command) + " link && " + command + " new && test -L link && test -L new").status, 0);
        EXPECT_TRUE(same("there/real") && same("there/new"));
        EXPECT_EQ(program.run("stat -c %a there/real").out, "640\n");
        // What somebody has open.
        EXPECT_EQ(program.run(std::string(command) + " /dev/stdout > opened").status, 0);
        EXPECT_TRUE(same("opened"));
        EXPECT_EQ(program.run("ls . there | grep unfinished").out, "");
    }
}

TEST(Output, AFolderIsThereWholeOrNotAtAll) {
    const Program program;
    std::string lines;
    for (int i = 0; i < 200; ++i) {
        lines += R"({"id":"r)" + std::to_string(i) + R"(","text":"The harbour wall number )" + std::to_string(i) +
                 R"( holds, Ana Ruiz told the Harlow Courier on 3 May 2024."})" + "\n";
    }
    program.write("in.jsonl", lines);
    ASSERT_EQ(program.run("onrecord build r.record in.jsonl").status, 0);
    const std::string command = "onrecord export r.record --format brat -o ";
    EXPECT_EQ(program.run("mkdir empty; " + command + "empty/ && ls empty | wc -l").out, "401\n");
    EXPECT_EQ(program.run(command + "new && diff -r new empty").status, 0);
    for (const auto& [folder, why] : std::vector<std::pair<std::string, std::string>>{
             {"new", "File exists"}, {"in.jsonl", "File exists"}, {"missing/new", "No such file"}, {"''", "a file has a name"}}) {
        const auto refused = program.run(command + folder);
        EXPECT_EQ(refused.status, folder == "''" ? 2 : 3) << folder;
        EXPECT_THAT(refused.err, HasSubstr(why)) << folder;
    }
    EXPECT_EQ(program.run("diff -r new empty && ls | grep unfinished").out, "");
    const auto full = program.run("ulimit -f 70; onrecord export r.record --format csv -o full");
    EXPECT_EQ(full.status, 3);
    EXPECT_THAT(full.err, AllOf(HasSubstr("full/"), HasSubstr(".csv: File too large")));
    // Whenever a signal comes, either all is there or nothing.
    for (const char* delay : {"0.01", "0.02", "0.03", "0.05", "0.08"}) {
        (void)program.run(std::string("timeout -s TERM ") + delay + " '" ONRECORD_PROGRAM "' export r.record --format brat -o cut");
        const auto left = program.run("ls -d cut* 2> /dev/null; ls cut 2> /dev/null | wc -l; rm -rf cut").out;
        EXPECT_TRUE(left == "0\n" || left == "cut\n401\n") << left;
    }
}

TEST(Export, SaysWhatItCannotWrite) {
    const Program program;
    program.write("a.txt", "Ana Ruiz said the wall holds.\n");
    ASSERT_EQ(program.run("onrecord build r.record a.txt").status, 0);
    for (const auto& [options, why] :
         std::vector<std::pair<std::string, std::string>>{{"--format xml", "'xml' is none of: jsonl, csv, md, "},
                                                          {"--format csv", "csv is a folder of files: -o FOLDER says which"},
                                                          {"--table claims", "--table is of --format csv"}}) {
        const auto refused = program.run("onrecord export r.record " + options);
        EXPECT_EQ(refused.status, 2) << options;
        EXPECT_THAT(refused.err, HasSubstr(why));
        EXPECT_EQ(refused.out, "");
    }
    const auto help = program.run("onrecord export --help").out;
    for (const auto& format : export_formats()) EXPECT_THAT(help, HasSubstr(std::string(format.name) + " ")) << format.name;
    EXPECT_EQ(program.run("onrecord export r.record --format ris -o r.ris && onrecord export r.record --format ris | cmp - r.ris").status,
              0);
}

TEST(Export, EveryFormatMeetsAFullDiskAClosedPipeAndANewerRecord) {
    const Program program;
    std::string lines;
    for (int i = 0; i < 600; ++i) {
        const std::string more = i == 0 ? std::string(60000, '.') : "";  // so that brat has a file of some size
        lines += R"({"id":"r)" + std::to_string(i) + R"(","title":"The wall )" + std::string(150, 'x') +
                 R"(","text":"The harbour wall holds, Ana Ruiz )" + R"(told the Harlow Courier on 3 May 2024. Ruiz closed pier )" +
                 std::to_string(i) + R"( on 2 May 2024.)" + more + R"("})" + "\n";
    }
    program.write("in.jsonl", lines);
    ASSERT_EQ(
        program.run("onrecord build r.record in.jsonl && cp r.record newer.record && sqlite3 newer.record 'PRAGMA user_version = 9999'")
            .status,
        0);
    for (const ExportFormat& format : export_formats()) {
        const std::string name(format.name), command = "onrecord export r.record --format " + name;
        // Files of 70 blocks at most: less than any format writes, more than SQLite needs beside a record.
        const auto full = program.run("ulimit -f 70; " + command + " -o " + name + ".out");
        EXPECT_EQ(full.status, 3) << name;
        EXPECT_THAT(full.err, HasSubstr("File too large")) << name;
        EXPECT_EQ(program.run("ls -d " + name + "* *unfinished*").out, "") << name;
        const auto newer = program.run("onrecord export newer.record --format " + name + " -o " + name + ".out");
        EXPECT_EQ(newer.status, 3) << name;
        EXPECT_THAT(newer.err, HasSubstr("was made by a newer onrecord")) << name;
        if (format.write_folder != nullptr) continue;
        EXPECT_EQ(program.run(command + " > /dev/full").status, 3) << name;
        const auto closed = program.run("{ " + command + "; echo $? > status; } | true; cat status");
        EXPECT_EQ(closed.out, "0\n") << name;
        EXPECT_EQ(closed.err, "") << name;
    }
}

// Runs a command that waits for `input`, a pipe to which nothing is written, until an unfinished file of the name `awaited` is there, then
// ends it by the signal; the file's name says which process it is. `begun` then lists what was there.
void run_and_end(const Program& program, const std::string& command, const std::string& input, const std::string& awaited,
                 const std::string& signal) {
    (void)program.run("{ sleep 60 > " + input + " & }; writer=$!; { for i in $(seq 300); do ls > begun; grep -q '" + awaited +
                      "' begun && break; sleep 0.1; done; kill -s " + signal +
                      " $(sed -n 's/.*[.]\\([0-9]*\\)[.]unfinished/\\1/p' begun | head -1); } & onrecord " + command + "; kill $writer");
}

TEST(Output, IsRemovedWhenASignalEndsTheProgram) {
    const Program program;
    program.write("a.txt", "\"It holds,\" Ana Ruiz told the Harlow Courier on Monday.\n");
    ASSERT_EQ(program.run("mkfifo in.txt").status, 0);
    for (const char* signal : {"INT", "TERM", "HUP"}) {
        run_and_end(program, "read a.txt in.txt -o out.jsonl --problems problems.jsonl --by-month m", "in.txt", "m.unknown", signal);
        EXPECT_THAT(program.read("begun"), AllOf(HasSubstr("out.jsonl."), HasSubstr("problems.jsonl."), HasSubstr("m.unknown."))) << signal;
        EXPECT_EQ(program.run("ls | grep -v -e a.txt -e in.txt -e begun").out, "") << signal;
    }
}

TEST(Output, ManyUnfinishedFilesAreRemovedToo) {
    const Program program;
    ASSERT_EQ(program.run("mkfifo in").status, 0);
    run_and_end(program, "map tfq --parts 8 --facts facts -o lines in", "in", "lines.7", "TERM");
    EXPECT_THAT(program.read("begun"), HasSubstr("lines.7."));
    EXPECT_EQ(program.run("ls | grep -v -e '^in$' -e begun").out, "");
}

TEST(Output, NeverReplacesWhatIsRead) {
    const Program program;
    program.write("a.txt", "\"It holds,\" Ana Ruiz told the Harlow Courier on Monday.\n");
    ASSERT_EQ(program.run("onrecord build r.record a.txt && onrecord read a.txt -o r.jsonl && ln -s r.record link && ln a.txt hard").status,
              0);
    for (const char* command :
         {"export r.record -o ./r.record", "report r.record -o link", "read a.txt -o hard", "read a.txt --problems a.txt",
          "map t r.jsonl -o r.jsonl", "map t r.jsonl --facts r.jsonl", "report a.txt -o a.txt"}) {
        const auto refused = program.run(std::string("onrecord ") + command);
        EXPECT_EQ(refused.status, 2) << command;
        EXPECT_THAT(refused.err, HasSubstr("is what is read")) << command;
    }
    EXPECT_EQ(program.run("onrecord check r.record && onrecord read a.txt | cmp - r.jsonl").status, 0);
}

TEST(Output, ANameThatNoFileMayHaveIsRefused) {
    const Program program;
    program.write("a.txt", "\"It holds,\" Ana Ruiz told the Harlow Courier on Monday.\n");
    ASSERT_EQ(program.run("onrecord build r.record a.txt").status, 0);
    EXPECT_EQ(program.run("onrecord export r.record -o ''").status, 2);
    EXPECT_EQ(program.run("onrecord catalogue r.record -o ''").status, 2);
    const std::string name(300, 'x');
    for (const char* command :
         {"export r.record -o ", "export r.record --format csv -o ", "catalogue r.record -o ", "check ", "watch w.record "}) {
        const auto refused = program.run(std::string("onrecord ") + command + name);
        EXPECT_THAT(refused.status, testing::AnyOf(2, 3)) << command;
        EXPECT_THAT(refused.err, testing::StartsWith("onrecord: ")) << command;
    }
}

TEST(Output, AFileThatMayGrowNoLongerIsAFailure) {
    const Program program;
    program.write("a.txt", "\"It holds,\" Ana Ruiz told the Harlow Courier on Monday.\n");
    for (const char* command : {"read a.txt -o out", "build new.record a.txt"}) {
        const auto ended = program.run(std::string("( ulimit -f 0; onrecord ") + command + " 2>&1 ) | cat");
        EXPECT_THAT(ended.out, testing::StartsWith("onrecord: ")) << command;
        EXPECT_EQ(program.run("ls out*").out, "") << command;
    }
}

TEST(Output, ARecordOnTheWayHasNoNameEvenWhenTheProgramIsKilled) {
    const Program program;
    program.write("a.txt", "\"It holds,\" Ana Ruiz told the Harlow Courier on Monday.\n");
    ASSERT_EQ(program.run("mkdir t; mkfifo in.txt").status, 0);
    (void)program.run("{ sleep 60 > in.txt & }; writer=$!; TMPDIR=$PWD/t SQLITE_TMPDIR=$PWD/t '" ONRECORD_PROGRAM
                      "' show a.txt in.txt & reader=$!; sleep 0.4; kill -KILL $reader; wait $reader; kill $writer");
    EXPECT_EQ(program.run("ls t").out, "");
}

TEST(Command, HelpThatCannotBeWrittenIsAFailure) {
    const Program program;
    for (const char* command : {"onrecord --help", "onrecord --version", "onrecord read --help"}) {
        const auto ended = program.run(std::string(command) + " > /dev/full");
        EXPECT_EQ(ended.status, 3) << command;
        EXPECT_THAT(ended.err, HasSubstr("No space left")) << command;
    }
}

TEST(Record, APipeOrADeviceIsNone) {
    const Program program;
    program.write("a.txt", "It holds.\n");
    ASSERT_EQ(program.run("mkfifo p.record; mkfifo p").status, 0);
    for (const char* command : {"check p.record", "export p.record", "search p.record x", "show p.record", "build p.record a.txt",
                                "check /dev/zero", "decide p list"}) {
        const auto refused = program.run(std::string("timeout 20 '" ONRECORD_PROGRAM "' ") + command);
        EXPECT_EQ(refused.status, 3) << command;
        EXPECT_THAT(refused.err, HasSubstr("is a pipe or a device")) << command;
    }
}

}  // namespace
}  // namespace onrecord
