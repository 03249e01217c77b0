#include "cli/record_command.h"

#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include "serve/serve.h"
#include "serve/server.h"

namespace onrecord {
namespace {

// A folder for a record on the way; gone with all that is in it when this is.
class TemporaryFolder {
public:
    static Result<TemporaryFolder> make() {
        std::error_code error;
        std::string path = (std::filesystem::temp_directory_path(error) / "onrecord-XXXXXX").string();
        if (error || mkdtemp(path.data()) == nullptr) {
            return Error{ErrorKind::unreadable, fmt::format("no temporary folder can be made: {}", std::strerror(errno))};
        }
        return TemporaryFolder(std::move(path));
    }
    TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
    std::string path_;
};

// SQLite's files begin so; anything else that a reader names is an input to read.
bool looks_like_record(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    char begin[16] = {};
    file.read(begin, sizeof begin);
    return file && std::memcmp(begin, "SQLite format 3", sizeof begin) == 0;
}

struct OpenRecord {
    Record record;
    std::unique_ptr<TemporaryFolder> folder;  // where it lies, if it was built on the way
    std::uint64_t n_unread = 0;
};

Result<OpenRecord> open_or_build(const RecordArguments& arguments, Messages& messages) {
    const bool is_folder = std::filesystem::is_directory(arguments.record);
    if (arguments.reading.inputs.empty() && !is_folder && (looks_like_record(arguments.record) || arguments.record.ends_with(".record"))) {
        auto record = Record::open(arguments.record, Record::Mode::read);
        if (!record) return record.error();
        return OpenRecord{std::move(record).value(), nullptr, 0};
    }
    auto folder = TemporaryFolder::make();
    if (!folder) return folder.error();
    auto record = Record::open(folder.value().path() + "/story.record", Record::Mode::write);
    if (!record) return record.error();
    OpenRecord open{std::move(record).value(), std::make_unique<TemporaryFolder>(std::move(folder).value()), 0};
    ReadingArguments reading = arguments.reading;
    reading.inputs.insert(reading.inputs.begin(), arguments.record);
    if (const auto built = build(open.record, reading, messages, open.n_unread); !built) return built.error();
    if (open.record.summary().n_reports == 0)
        return Error{ErrorKind::not_found, fmt::format("{}: no report could be read", arguments.record)};
    return open;
}

int failed(const Error& error, Messages& messages) {
    messages.tell(error.message);
    return error.kind == ErrorKind::usage ? kWrongUse : kFailed;
}

const Server* serving = nullptr;  // for the signal handler

extern "C" void stop_serving(int) {
    if (serving != nullptr) serving->stop();
}

int worse(int status, std::uint64_t n_unread) {
    return status == kDone && n_unread > 0 ? kSomeUnread : status;
}

}  // namespace

int run_show(const RecordArguments& record, const ShowArguments& arguments, Messages& messages) {
    const auto open = open_or_build(record, messages);
    if (!open) return failed(open.error(), messages);
    Look look = look_of_stdout();
    if (!open.value().folder) look.record = record.record;
    Output output(messages);
    output.write(arguments.json ? show_json(open.value().record, arguments.topic) : show(open.value().record, arguments.topic, look));
    return worse(output.finish(), open.value().n_unread);
}

int run_search(const std::string& path, const SearchArguments& arguments, Messages& messages) {
    const auto record = Record::open(path, Record::Mode::read);
    if (!record) return failed(record.error(), messages);
    const auto hits = record.value().search(arguments.query, arguments.limit);
    if (!hits) return failed(hits.error(), messages);
    Look look = look_of_stdout();
    look.record = path;
    Output output(messages);
    output.write(arguments.json ? hits_json(hits.value())
                                : show_hits(record.value(), hits.value(), arguments.query, arguments.limit, look));
    return output.finish();
}

int run_report(const RecordArguments& record, const DossierOptions& options, const std::string& file, Messages& messages) {
    const auto open = open_or_build(record, messages);
    if (!open) return failed(open.error(), messages);
    if (file.empty()) {
        Output output(messages);
        write_dossier(open.value().record, options, [&](std::string_view part) { output.write(part); });
        return worse(output.finish(), open.value().n_unread);
    }
    const std::string unfinished = file + ".unfinished";
    std::FILE* out = std::fopen(unfinished.c_str(), "wb");
    bool good = out != nullptr;
    if (good) {
        write_dossier(open.value().record, options,
                      [&](std::string_view part) { good = good && std::fwrite(part.data(), 1, part.size(), out) == part.size(); });
        good = std::fclose(out) == 0 && good;
    }
    if (!good || std::rename(unfinished.c_str(), file.c_str()) != 0) {
        messages.tell(fmt::format("{}: cannot be written: {}", file, std::strerror(errno)));
        std::remove(unfinished.c_str());
        return kFailed;
    }
    messages.tell(fmt::format("{}: written; open it in a browser", file));
    return worse(kDone, open.value().n_unread);
}

int run_serve(const std::string& path, std::uint16_t port, Messages& messages) {
    const auto record = Record::open(path, Record::Mode::read);
    if (!record) return failed(record.error(), messages);
    auto server = Server::open(port);
    if (!server) return failed(server.error(), messages);
    const std::string token = random_digits(), session = random_digits();
    if (token.empty() || session.empty()) return failed({ErrorKind::unreadable, "the system has no random bytes"}, messages);
    const Site site(record.value());
    Door door(token, session, server.value().port());
    Output output(messages);
    output.write(door.address() + "\n");
    if (const int status = output.finish(); status != kDone) return status;
    messages.tell(fmt::format("{}: open the address above in a browser; it is good once. Ctrl-C ends the server", path));
    serving = &server.value();
    std::signal(SIGINT, stop_serving);
    std::signal(SIGTERM, stop_serving);
    server.value().run([&](const Request& request) { return respond(door, site, request); });
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    serving = nullptr;
    return kDone;
}

int run_export(const std::string& path, const ExportArguments& arguments, Messages& messages) {
    const auto record = Record::open(path, Record::Mode::read);
    if (!record) return failed(record.error(), messages);
    Output output(messages);
    const Sink sink = [&](std::string_view part) { output.write(part); };
    if (arguments.format == ExportFormat::csv) {
        export_csv(record.value(), arguments.table, sink);
    } else {
        export_jsonl(record.value(), sink);
    }
    return output.finish();
}

int run_check(const std::string& path, Messages& messages) {
    const auto record = Record::open(path, Record::Mode::read);
    if (!record) return failed(record.error(), messages);
    const auto problems = record.value().check();
    Output output(messages);
    for (const auto& problem : problems) output.write(problem + "\n");
    if (problems.empty()) output.write(fmt::format("{}: sound; {} reports\n", path, record.value().summary().n_reports));
    const int status = output.finish();
    return status == kDone && !problems.empty() ? kSomeUnread : status;
}

}  // namespace onrecord
