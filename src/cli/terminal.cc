#include "cli/terminal.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "text/printable.h"

namespace onrecord {
Look look_of_stdout() {
    Look look;
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool terminal = isatty(STDOUT_FILENO) != 0;
    look.colour = terminal && (no_color == nullptr || *no_color == '\0') && (term == nullptr || std::strcmp(term, "dumb") != 0);
    unsigned width = 0;
    if (const char* columns = std::getenv("COLUMNS")) std::from_chars(columns, columns + std::strlen(columns), width);
    winsize size{};
    if (width == 0 && terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) width = size.ws_col;
    constexpr unsigned kNarrow = 40, kWide = 120;  // beyond this many columns a line of prose is hard to follow
    if (width != 0) look.width = std::clamp(width, kNarrow, kWide);
    return look;
}

namespace {
constexpr auto kShortWork = std::chrono::seconds(1);
}  // namespace

Messages::Messages() : terminal_(isatty(STDERR_FILENO) != 0), began_(std::chrono::steady_clock::now()), last_(began_) {}

Messages::~Messages() {
    wipe();
}

void Messages::wipe() {
    if (line_stands_) std::fputs("\r\x1b[K", stderr);
    line_stands_ = false;
}

void Messages::tell(std::string_view message) {
    wipe();
    std::fputs(("onrecord: " + printable(message) + "\n").c_str(), stderr);
}

void Messages::lines(std::string_view text) {
    wipe();
    std::fputs(printable(text, true).c_str(), stderr);
}

void Messages::progress_line(const std::string& line) {
    if (progress_form_ == ProgressForm::json) {
        std::fprintf(stderr, "%s\n", line.c_str());
        return;
    }
    std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
    line_stands_ = true;
}

void Messages::progress_linking(std::uint64_t n_reports) {
    if (!shows_progress()) return;
    // What is done at once needs no line that is wiped at once.
    if (progress_form_ != ProgressForm::json && !line_stands_ && std::chrono::steady_clock::now() - began_ < kShortWork) return;
    progress_line(progress_form_ == ProgressForm::json ? fmt::format(R"({{"stage":"linking","reports":{}}})", n_reports)
                                                       : fmt::format("linking {} reports", n_reports));
}

void Messages::progress(std::uint64_t n_documents, double share) {
    if (!shows_progress()) return;
    const auto now = std::chrono::steady_clock::now();
    constexpr auto kPause = std::chrono::milliseconds(200);
    if (now - last_ < kPause) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - began_).count();
    const double rate = static_cast<double>(n_documents) / seconds;
    const bool is_known = share > 0 && share <= 1;
    const auto left = is_known ? static_cast<std::uint64_t>(seconds / share * (1 - share)) : 0;
    if (progress_form_ == ProgressForm::json) {
        return progress_line(fmt::format(R"({{"stage":"reading","documents":{},"per_second":{:.1f}{}}})", n_documents, rate,
                                         is_known ? fmt::format(R"(,"share":{:.3f},"seconds_left":{})", share, left) : ""));
    }
    progress_line(fmt::format("{} documents, {:.0f}/s{}", n_documents, rate,
                              is_known ? fmt::format(", {:.0f} %, {}:{:02} left", 100 * share, left / 60, left % 60) : ""));
}

namespace {

// The unfinished files and folders of this program (`map --parts` has up to 4,097), for the handler of signals that end it, which may take
// no memory. A list that only grows: a file is in it whole before it is seen, and one that is done with stays, to be used again.
struct UnfinishedFile {
    std::string path;
    std::atomic<bool> in_use;
    UnfinishedFile* next;
};
std::atomic<UnfinishedFile*> unfinished_files = nullptr;

UnfinishedFile* find_unfinished(const std::string& path) {
    UnfinishedFile* file = unfinished_files;
    while (file != nullptr && file->path != path) file = file->next;
    return file;
}

// With the files in it; nothing else is in an OutputFolder. By the kernel's own listing: that of the library takes memory.
void remove_folder(const char* path) {
    constexpr std::size_t kBytesAtATime = 8192;
    const int folder = ::open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    alignas(dirent64) std::array<char, kBytesAtATime> entries{};
    for (bool is_removed = folder >= 0; is_removed;) {
        is_removed = false;
        const auto n = ::getdents64(folder, entries.data(), entries.size());
        for (ssize_t at = 0; at < n;) {
            const auto* entry = reinterpret_cast<const dirent64*>(entries.data() + at);
            is_removed = ::unlinkat(folder, entry->d_name, 0) == 0 || is_removed;
            at += entry->d_reclen;
        }
        ::lseek(folder, 0, SEEK_SET);  // what was unlinked may have moved what was not listed yet
    }
    if (folder >= 0) ::close(folder);
    ::rmdir(path);
}

void remove_unfinished_files() {
    for (const UnfinishedFile* file = unfinished_files; file != nullptr; file = file->next) {
        if (file->in_use && ::unlink(file->path.c_str()) != 0 && errno == EISDIR) remove_folder(file->path.c_str());
    }
}

void end_by_signal(int signal) {
    remove_unfinished_files();
    std::signal(signal, SIG_DFL);
    ::raise(signal);
}

void remember_unfinished(const std::string& path) {
    if (UnfinishedFile* known = find_unfinished(path); known != nullptr) {
        known->in_use = true;
    } else {
        unfinished_files = new UnfinishedFile{path, true, unfinished_files};  // NOLINT(cppcoreguidelines-owning-memory): the handler's
    }
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        if (std::signal(signal, end_by_signal) == SIG_IGN) std::signal(signal, SIG_IGN);  // nohup
    }
}

void forget_unfinished(const std::string& path) {
    if (UnfinishedFile* known = find_unfinished(path); known != nullptr) known->in_use = false;
}

// The file that a symbolic link leads to in the end, be it there or not, so that the link stays. A link of /proc (/dev/stdout leads to one)
// is a file that somebody has open: it is written to, not replaced, and so it is not followed.
std::string followed(std::string path) {
    constexpr int kMaxLinks = 40;  // as Linux
    std::error_code error;
    for (int i = 0; i < kMaxLinks && std::filesystem::is_symlink(path, error); ++i) {
        const auto folder = std::filesystem::canonical(std::filesystem::absolute(path, error).parent_path(), error);
        if (error || folder.string().starts_with("/proc/")) break;
        path = (folder / std::filesystem::read_symlink(path, error)).string();
    }
    return path;
}

}  // namespace

void end_without_memory() {
    constexpr std::string_view kSentence =
        "onrecord: not enough memory; what was stored before is whole: give it more memory, fewer --threads or smaller inputs\n";
    remove_unfinished_files();
    (void)!::write(STDERR_FILENO, kSentence.data(), kSentence.size());
    _exit(kFailed);
}

Output::Output(Messages& messages, std::string file) : messages_(messages), file_(std::move(file)), out_(stdout) {
    if (file_.empty()) {
        is_terminal_ = isatty(STDOUT_FILENO) != 0;
        return;
    }
    target_ = followed(file_);
    // Only a regular file is replaced. What else is there (a device, a pipe, what somebody has open) is written to as it is.
    struct stat status {};
    const bool exists = ::stat(target_.c_str(), &status) == 0;
    std::error_code ignored;
    const bool is_other = (exists && !S_ISREG(status.st_mode)) || std::filesystem::is_symlink(target_, ignored);
    if (!is_other) {
        unfinished_ = fmt::format("{}.{}.unfinished", target_, getpid());
        remember_unfinished(unfinished_);
    }
    out_ = std::fopen(is_other ? target_.c_str() : unfinished_.c_str(), "wb");
    if (out_ == nullptr) {
        fail();
        return;
    }
    is_terminal_ = is_other && isatty(fileno(out_)) != 0;
    if (exists && !is_other) (void)fchmod(fileno(out_), status.st_mode & 07777);  // the new file may be read by whom the old one might
}

Output::~Output() {
    end_pager();
    if (file_.empty()) return;
    if (out_ != nullptr) std::fclose(out_);
    if (unfinished_.empty()) return;
    std::remove(unfinished_.c_str());
    forget_unfinished(unfinished_);
}

bool Output::fail() {
    if (errno == EPIPE && file_.empty()) {
        closed_ = true;
    } else if (!failed_) {
        failed_ = true;
        messages_.tell(fmt::format("{}: {}", file_.empty() ? "standard output" : file_, std::strerror(errno)));
    }
    return false;
}

bool Output::write(std::string_view text) {
    return is_terminal_ ? write_page(printable(text, true)) : write_page(text);
}

void Output::use_pager() {
    const char* const term = std::getenv("TERM");
    if (!is_terminal_ || !file_.empty() || term == nullptr || std::strcmp(term, "dumb") == 0) return;
    const char* const pager = std::getenv("PAGER");
    pager_ = pager == nullptr ? "less" : pager;
    if (pager_ == "cat" || (pager == nullptr && std::system("command -v less > /dev/null") != 0)) pager_.clear();
}

bool Output::start_pager() {
    const std::string pager = std::exchange(pager_, {});
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t usual;
    sigemptyset(&usual);
    for (const int signal : {SIGPIPE, SIGXFSZ}) sigaddset(&usual, signal);  // which this program ignores
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    ::setenv("LESS", "FRX", 0);  // NOLINT(concurrency-mt-unsafe): no other thread; end on one screen, colours, leave the screen as it was
    const std::array<const char*, 4> words{"sh", "-c", pager.c_str(), nullptr};
    pid_t id = 0;
    const bool started =
        ::posix_spawn(&id, "/bin/sh", &actions, &attributes, const_cast<char* const*>(words.data()), environ) == 0;  // NOLINT: POSIX's type
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[0]);
    if (!started) {
        ::close(ends[1]);
        return false;
    }
    pager_id_ = id;
    std::signal(SIGINT, SIG_IGN);  // Ctrl-C is the pager's while it shows something
    out_ = ::fdopen(ends[1], "w");
    return out_ != nullptr;
}

bool Output::end_pager() {
    if (pager_id_ == 0) return true;
    if (out_ != nullptr) std::fclose(out_);
    out_ = stdout;
    int status = 0;
    while (::waitpid(std::exchange(pager_id_, 0), &status, 0) < 0 && errno == EINTR) {
    }
    std::signal(SIGINT, SIG_DFL);
    constexpr int kNoSuchCommand = 127;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != kNoSuchCommand) return true;
    messages_.tell("the pager that PAGER names cannot be run; --no-pager does without");
    return false;
}

bool Output::write_page(std::string_view text) {
    if (closed_ || failed_) return false;
    if (!pager_.empty() && !start_pager()) out_ = stdout;
    return std::fwrite(text.data(), 1, text.size(), out_) == text.size() || fail();
}

int Output::finish() {
    if (!closed_ && !failed_ && std::fflush(out_) != 0) fail();
    if (!end_pager()) return kFailed;
    if (file_.empty() || failed_) return failed_ ? kFailed : kDone;
    const bool synced = unfinished_.empty() || fsync(fileno(out_)) == 0;
    const bool closed = std::fclose(std::exchange(out_, nullptr)) == 0;
    if (!synced || !closed || (!unfinished_.empty() && std::rename(unfinished_.c_str(), target_.c_str()) != 0)) {
        fail();
        return kFailed;
    }
    forget_unfinished(unfinished_);
    unfinished_.clear();
    return kDone;
}

OutputFolder::OutputFolder(Messages& messages, std::string folder) : messages_(messages), folder_(std::move(folder)) {
    target_ = folder_;
    while (target_.size() > 1 && target_.ends_with('/')) target_.pop_back();
    std::error_code error;
    const bool is_there = std::filesystem::exists(std::filesystem::symlink_status(target_, error));
    const bool is_empty = is_there && std::filesystem::is_directory(target_, error) && std::filesystem::is_empty(target_, error);
    if (is_there && !is_empty) {
        errno = EEXIST;
        fail(folder_);
        return;
    }
    unfinished_ = fmt::format("{}.{}.unfinished", target_, getpid());
    remember_unfinished(unfinished_);
    if (::mkdir(unfinished_.c_str(), 0777) != 0) {
        fail(folder_);
        forget_unfinished(unfinished_);
        unfinished_.clear();
    }
}

OutputFolder::~OutputFolder() {
    if (out_ != nullptr) std::fclose(out_);
    if (unfinished_.empty()) return;
    std::error_code ignored;
    std::filesystem::remove_all(unfinished_, ignored);
    forget_unfinished(unfinished_);
}

bool OutputFolder::fail(const std::string& path) {
    if (!failed_) messages_.tell(fmt::format("{}: {}", path, std::strerror(errno)));
    failed_ = true;
    return false;
}

bool OutputFolder::end_file() {
    if (out_ == nullptr) return true;
    const bool written = std::fflush(out_) == 0;
    return (std::fclose(std::exchange(out_, nullptr)) == 0 && written) || fail(folder_ + "/" + file_);
}

bool OutputFolder::write(const std::string& file, std::string_view part) {
    if (failed_) return false;
    if (out_ == nullptr || file != file_) {
        if (!end_file()) return false;
        file_ = file;
        out_ = std::fopen((unfinished_ + "/" + file).c_str(), "wbx");
        if (out_ == nullptr) return fail(folder_ + "/" + file_);
    }
    return std::fwrite(part.data(), 1, part.size(), out_) == part.size() || fail(folder_ + "/" + file_);
}

int OutputFolder::finish() {
    if (failed_ || !end_file()) return kFailed;
    const int folder = ::open(unfinished_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = folder >= 0 && ::syncfs(folder) == 0;  // thousands of small files in one go
    if (folder >= 0) ::close(folder);
    if (!synced || std::rename(unfinished_.c_str(), target_.c_str()) != 0) {
        fail(folder_);
        return kFailed;
    }
    forget_unfinished(unfinished_);
    unfinished_.clear();
    return kDone;
}

}  // namespace onrecord
