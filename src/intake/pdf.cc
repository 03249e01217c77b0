// The bytes go to the program as a file in memory (memfd_create), so that writing never waits for reading; what it prints comes through a
// pipe until it ends, prints too much, or takes too long.
#include "intake/pdf.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <vector>

namespace onrecord {
namespace {

constexpr int kNotInstalled = 127;  // exit status, as a shell has it

// A file descriptor, closed with its scope.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

private:
    int number_;
};

bool write_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto n = ::write(to, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return ::lseek(to, 0, SEEK_SET) == 0;
}

// In the child: only calls that are allowed between fork and exec.
[[noreturn]] void become(const char* program, int in, int out) {
    const rlimit cpu{kMaxPdfSeconds, kMaxPdfSeconds};
    const rlimit memory{kMaxPdfMemory, kMaxPdfMemory};
    ::setrlimit(RLIMIT_CPU, &cpu);
#ifndef ONRECORD_SANITIZED
    ::setrlimit(RLIMIT_AS, &memory);
#else
    (void)memory;
#endif
    const int null = ::open("/dev/null", O_WRONLY);
    if (::dup2(in, 0) < 0 || ::dup2(out, 1) < 0 || ::dup2(null, 2) < 0) ::_exit(1);
    const std::array<const char*, 8> arguments{program, "-enc", "UTF-8", "-nopgbrk", "-q", "-", "-", nullptr};
    ::execvp(program, const_cast<char* const*>(arguments.data()));
    ::_exit(kNotInstalled);
}

std::size_t n_characters(std::string_view line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

}  // namespace

std::string join_lines(std::string_view text) {
    constexpr double kFull = 0.75;         // of the usual length of a full line
    constexpr std::size_t kShortest = 25;  // characters of a line of prose in a narrow column
    std::vector<std::string_view> lines;
    std::vector<std::size_t> lengths;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\f')) line.remove_suffix(1);
        while (!line.empty() && (line.front() == ' ' || line.front() == '\f')) line.remove_prefix(1);
        lines.push_back(line);
        if (const auto n = n_characters(line); n >= kShortest) lengths.push_back(n);
    }
    std::size_t usual = 0;
    if (!lengths.empty()) {
        const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
        std::nth_element(lengths.begin(), middle, lengths.end());
        usual = *middle;
    }
    const auto full = static_cast<std::size_t>(kFull * static_cast<double>(usual));
    std::string out;
    bool goes_on = false;
    for (const std::string_view line : lines) {
        if (line.empty()) {
            goes_on = false;
            if (!out.empty() && !out.ends_with("\n\n")) out += out.ends_with('\n') ? "\n" : "\n\n";
            continue;
        }
        if (goes_on) {
            out += ' ';
        } else if (!out.empty() && !out.ends_with('\n')) {
            out += "\n\n";
        }
        out += line;
        goes_on = n_characters(line) >= std::max(full, kShortest);
    }
    while (out.ends_with('\n')) out.pop_back();
    return out;
}

Result<Document> parse_pdf(std::string_view bytes, const char* program) {
    if (bytes.size() > kMaxPdfBytes)
        return Error{ErrorKind::too_large, fmt::format("is larger than a PDF may be ({} bytes)", kMaxPdfBytes)};
    Descriptor in(::memfd_create("pdf", MFD_CLOEXEC));
    std::array<int, 2> ends{-1, -1};
    if (in.number() < 0 || ::pipe2(ends.data(), O_CLOEXEC) != 0 || !write_all(in.number(), bytes)) {
        return Error{ErrorKind::unreadable, "is a PDF, and there was no room to hand it to pdftotext"};
    }
    Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    const pid_t child = ::fork();
    if (child < 0) return Error{ErrorKind::unreadable, "is a PDF, and pdftotext could not be started"};
    if (child == 0) become(program, in.number(), to.number());
    to.close();

    std::string text;
    bool is_late = false;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(2 * kMaxPdfSeconds);
    std::vector<char> chunk(std::size_t{1} << 16);
    while (text.size() <= kMaxDocumentBytes) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        is_late = left <= 0;
        if (is_late) break;
        pollfd waiting{from.number(), POLLIN, 0};
        if (::poll(&waiting, 1, static_cast<int>(left)) <= 0) continue;
        const auto n = ::read(from.number(), chunk.data(), chunk.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        text.append(chunk.data(), static_cast<std::size_t>(n));
    }
    const bool is_long = text.size() > kMaxDocumentBytes;
    if (is_late || is_long) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (is_long) return Error{ErrorKind::too_large, fmt::format("is a PDF with more than {} bytes of text", kMaxDocumentBytes)};
    if (is_late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
        return Error{ErrorKind::too_large, fmt::format("is a PDF that takes pdftotext more than {} s", kMaxPdfSeconds)};
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNotInstalled) {
        return Error{ErrorKind::unsupported, "is a PDF: install pdftotext (Debian: poppler-utils), or give its text"};
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return Error{ErrorKind::malformed, "is a PDF that pdftotext cannot read"};
    Document document;
    document.charset = "utf-8";
    document.bytes = join_lines(text);
    if (document.bytes.empty()) return Error{ErrorKind::malformed, "is a PDF without text (a scan?)"};
    document.limits.emplace_back("text taken out of a PDF by pdftotext: what is set beside the article may be among it");
    return document;
}

}  // namespace onrecord
