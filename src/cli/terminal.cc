#include "cli/terminal.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

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

Messages::Messages() : terminal_(isatty(STDERR_FILENO) != 0), began_(std::chrono::steady_clock::now()), last_(began_) {}

Messages::~Messages() {
    wipe();
}

void Messages::wipe() {
    if (line_stands_) std::fputs("\r\x1b[K", stderr);
    line_stands_ = false;
}

void Messages::tell(std::string_view message) {
    std::string line = "onrecord: ";
    for (const char c : message) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) {
            line += fmt::format("\\x{:02x}", byte);
        } else {
            line.push_back(c);
        }
    }
    line.push_back('\n');
    wipe();
    std::fputs(line.c_str(), stderr);
}

void Messages::progress(std::uint64_t n_documents, double share) {
    if (!terminal_) return;
    const auto now = std::chrono::steady_clock::now();
    constexpr auto kPause = std::chrono::milliseconds(200);
    if (now - last_ < kPause) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - began_).count();
    std::string line = fmt::format("\r{} documents, {:.0f}/s", n_documents, static_cast<double>(n_documents) / seconds);
    if (share > 0 && share <= 1) {
        const auto left = static_cast<std::uint64_t>(seconds / share * (1 - share));
        line += fmt::format(", {:.0f} %, {}:{:02} left", 100 * share, left / 60, left % 60);
    }
    std::fprintf(stderr, "%s\x1b[K", line.c_str());
    line_stands_ = true;
}

Output::Output(Messages& messages, std::string file) : messages_(messages), file_(std::move(file)), out_(stdout) {
    if (file_.empty()) return;
    // What is there and no file (a device, a pipe) is written to as it is.
    struct stat status {};
    const bool is_other = ::stat(file_.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
    if (!is_other) unfinished_ = fmt::format("{}.{}.unfinished", file_, getpid());
    out_ = std::fopen(is_other ? file_.c_str() : unfinished_.c_str(), "wb");
    if (out_ == nullptr) fail();
}

Output::~Output() {
    if (file_.empty()) return;
    if (out_ != nullptr) std::fclose(out_);
    if (!unfinished_.empty()) std::remove(unfinished_.c_str());
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
    if (closed_ || failed_) return false;
    return std::fwrite(text.data(), 1, text.size(), out_) == text.size() || fail();
}

int Output::finish() {
    if (!closed_ && !failed_ && std::fflush(out_) != 0) fail();
    if (file_.empty() || failed_) return failed_ ? kFailed : kDone;
    const bool synced = unfinished_.empty() || fsync(fileno(out_)) == 0;
    const bool closed = std::fclose(std::exchange(out_, nullptr)) == 0;
    if (!synced || !closed || (!unfinished_.empty() && std::rename(unfinished_.c_str(), file_.c_str()) != 0)) {
        fail();
        return kFailed;
    }
    unfinished_.clear();
    return kDone;
}

}  // namespace onrecord
