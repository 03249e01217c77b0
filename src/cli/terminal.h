// Where the command's words go: results to standard output, everything else to standard error.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/names.h"
#include "view/view.h"

namespace onrecord {

inline constexpr int kDone = 0, kSomeUnread = 1, kWrongUse = 2, kFailed = 3;  // exit statuses

// The std::new_handler of the program: says that memory is short and ends it with kFailed, from whichever thread. A record that is being
// written is what a kill would leave: whole.
[[noreturn]] void end_without_memory();

// Width and colour fit for standard output: 80 columns and plain where it is no terminal; COLUMNS and NO_COLOR are respected.
Look look_of_stdout();

// How it is said how far the work is: on one line of the terminal that is written over, and elsewhere not at all; as JSON Lines; not at
// all.
enum class ProgressForm { automatic, json, none };
template <>
struct Names<ProgressForm> {
    static constexpr std::array<std::string_view, 3> all{"auto", "json", "none"};
};

// Standard error: what went wrong, a line each, and how far the work is. Used by one thread.
class Messages {
public:
    Messages();
    ~Messages();
    Messages(const Messages&) = delete;
    Messages& operator=(const Messages&) = delete;

    // "onrecord: <message>" on one line, printable().
    void tell(std::string_view message);
    // Lines of our own that quote what was typed, printable().
    void lines(std::string_view text);
    void set_progress(ProgressForm form) { progress_form_ = form; }
    // A progress line: documents, documents a second, and time left where `share`, in [0,1], of the whole input is known to be read
    // (negative: unknown). At most a few times a second. As JSON (docs/commands.md) {"stage":"reading","documents":1200,"per_second":340.2,
    // "share":0.34,"seconds_left":7}.
    void progress(std::uint64_t n_documents, double share);
    // That what was read is being linked, which nobody can say the end of: {"stage":"linking","reports":1200}.
    void progress_linking(std::uint64_t n_reports);

private:
    [[nodiscard]] bool shows_progress() const {
        return progress_form_ == ProgressForm::json || (progress_form_ == ProgressForm::automatic && terminal_);
    }
    void progress_line(const std::string& line);
    void wipe();
    bool terminal_;
    ProgressForm progress_form_ = ProgressForm::automatic;
    bool line_stands_ = false;
    std::chrono::steady_clock::time_point began_, last_;
};

// Standard output, or a file, checked. A closed pipe ends the output quietly: write() then returns false and finish() is kDone. A file is
// written under another name beside it and gets its own in finish(), so that it is there whole or not at all; without finish(), where
// that fails, or where a signal ends the program, nothing is left. A symbolic link is followed; what is no regular file is written to.
class Output {
public:
    explicit Output(Messages& messages) : Output(messages, {}) {}
    Output(Messages& messages, std::string file);  // empty: standard output
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    // On a terminal, printable(): what is data for a program is not obeyed by a screen. Else as it is.
    bool write(std::string_view text);
    // As it is, also on a terminal: what Page laid out, with escapes of its own.
    bool write_page(std::string_view text);
    // What is written goes through a pager where it goes to a terminal: PAGER, else less, which ends by itself where all fits the screen.
    // None where PAGER is empty or cat, TERM is dumb, or there is no less. REQUIRES: nothing was written yet.
    void use_pager();
    [[nodiscard]] bool is_terminal() const { return is_terminal_; }
    // Flushes, and waits for the pager's reader. kDone, or kFailed (told) where the output could not be written, as on a full disk.
    int finish();

private:
    bool fail();
    bool start_pager();
    bool end_pager();
    Messages& messages_;
    std::string pager_;                       // to be started by the first write; empty: none
    int pager_id_ = 0;                        // of its process
    std::string file_, target_, unfinished_;  // as it was typed; where its links lead; what is renamed to that
    std::FILE* out_;
    bool is_terminal_ = false;
    bool closed_ = false;
    bool failed_ = false;
};

// A folder of files, checked, with Output's promise: it is written under another name beside its own and gets that in finish(), so that it
// is there whole or not at all. An empty folder of that name is replaced; what else is there is left as it is, and that is a failure.
class OutputFolder {
public:
    OutputFolder(Messages& messages, std::string folder);  // REQUIRES: `folder` is not empty
    ~OutputFolder();
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;
    // The next part of `file`, a name without a slash. A file ends where the next one begins, and no name is used twice. Ends the program,
    // with nothing left, where a signal asked for that.
    bool write(const std::string& file, std::string_view part);
    int finish();  // as Output

private:
    bool fail(const std::string& path);
    bool end_file();
    Messages& messages_;
    std::string folder_, target_, unfinished_;  // as it was typed; without slashes at its end; what is renamed to that
    std::string file_;                          // that is being written
    std::FILE* out_ = nullptr;
    bool failed_ = false;
};

}  // namespace onrecord
