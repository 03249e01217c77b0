// Folders are looked at every few seconds rather than by inotify: that works on every file system, also one that another machine writes to,
// and costs one stat a file. A file is taken once it has been the same, in size and time of change, at two looks, and nobody has it open to
// write (a lease says so, where the system grants one): so what another program is still writing is waited for. A file that changes later
// is read again. Each look that finds something is a `build` of it. Tests: tests/cli/watch_command_test.cc.
#include "cli/watch_command.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "intake/folder.h"
#include "onrecord/record.h"

namespace onrecord {
namespace {

std::atomic<bool> is_ended = false;

extern "C" void end_watching(int signal) {
    is_ended = true;
    std::signal(signal, SIG_DFL);  // a second one ends the program at once
}

// Whether another program has the file open to write. False where the system does not say: not our file, or a file system without leases.
bool is_being_written(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return false;
    const bool refused = ::fcntl(file, F_SETLEASE, F_RDLCK) != 0 && errno == EAGAIN;
    ::close(file);  // which gives the lease back
    return refused;
}

class Watched {
public:
    // The files that have come or changed and are whole, by their paths.
    std::vector<std::string> arrived(const std::vector<std::string>& folders, Messages& messages) {
        std::vector<std::string> whole;
        std::map<std::string, File> found;
        for (const std::string& folder : folders) {
            for (std::string& path : list_folder(folder, [&](const std::string&, const Error& error) { messages.tell(error.message); })) {
                struct stat status {};
                if (::stat(path.c_str(), &status) != 0) continue;  // gone since, or a link that leads nowhere yet
                File file{{status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec}, false};
                const auto known = files_.find(path);
                const bool is_same = known != files_.end() && known->second.state == file.state;
                file.is_taken = is_same && known->second.is_taken;
                if (is_same && !file.is_taken && !is_being_written(path)) {
                    file.is_taken = true;
                    whole.push_back(path);
                }
                found.emplace(std::move(path), file);
            }
        }
        files_ = std::move(found);
        return whole;
    }

private:
    struct File {
        std::tuple<ino_t, off_t, time_t, long> state;  // inode, size, time of the last change
        bool is_taken = false;
    };
    std::map<std::string, File> files_;  // as they were at the last look
};

}  // namespace

int run_watch(const std::string& record_path, const WatchArguments& arguments, Messages& messages) {
    const std::vector<std::string>& folders = arguments.reading.inputs;
    for (const std::string& folder : folders) {
        std::error_code ignored;
        if (std::filesystem::is_directory(folder, ignored)) continue;
        messages.tell(fmt::format("{}: no folder to watch; `build` reads files", folder));
        return kWrongUse;
    }
    auto record = Record::open(record_path, Record::Mode::write);
    if (!record) {
        messages.tell(record.error().message);
        return kFailed;
    }
    std::signal(SIGINT, end_watching);
    std::signal(SIGTERM, end_watching);
    messages.tell(fmt::format("{}: watching {}; Ctrl-C ends", record_path, fmt::join(folders, ", ")));
    Watched watched;
    while (!is_ended) {
        ReadingArguments reading = arguments.reading;
        reading.inputs = watched.arrived(folders, messages);
        reading.is_ended = &is_ended;
        if (!reading.inputs.empty()) {
            const std::size_t n_before = record.value().count(List::reports);
            std::uint64_t n_unread = 0;
            if (const auto built = build(record.value(), reading, messages, n_unread); !built) {
                messages.tell(built.error().message);
                return kFailed;
            }
            const std::size_t n = record.value().count(List::reports);
            messages.tell(fmt::format("{}: {} ({} new){}", record_path, n == 1 ? "1 report" : fmt::format("{} reports", n), n - n_before,
                                      n_unread > 0 ? fmt::format("; {} could not be read", n_unread) : ""));
        }
        if (!is_ended) (void)::poll(nullptr, 0, static_cast<int>(arguments.every_seconds * 1000));  // a signal ends it early
    }
    return kDone;
}

}  // namespace onrecord
