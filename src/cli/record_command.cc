#include "cli/record_command.h"

#include <fmt/format.h>

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "base/names.h"
#include "cli/decision_file.h"
#include "record/catalogue_file.h"
#include "record/decided_kind.h"
#include "serve/serve.h"
#include "serve/server.h"
#include "text/printable.h"

namespace onrecord {
namespace {

// SQLite's files begin so; anything else that a reader names is an input to read.
bool looks_like_record(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return false;  // what a pipe gives is read once
    std::ifstream file(path, std::ios::binary);
    char begin[16] = {};
    file.read(begin, sizeof begin);
    return file && std::memcmp(begin, "SQLite format 3", sizeof begin) == 0;
}

struct OpenRecord {
    Record record;
    bool is_temporary = false;  // built on the way
    std::uint64_t n_unread = 0;
};

Result<OpenRecord> open_or_build(const RecordArguments& arguments, Messages& messages) {
    std::error_code ignored;
    const bool is_folder = std::filesystem::is_directory(arguments.record, ignored);
    const bool is_record = looks_like_record(arguments.record) || is_catalogue(arguments.record) || arguments.record.ends_with(".record") ||
                           arguments.record.ends_with(".catalogue");
    if (arguments.reading.inputs.empty() && !is_folder && is_record) {
        auto record = Record::open(arguments.record, Record::Mode::read);
        if (!record) return record.error();
        return OpenRecord{std::move(record).value()};
    }
    auto record = Record::make_temporary();
    if (!record) return record.error();
    OpenRecord open{std::move(record).value(), true};
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

// Ends the output, be it a file or a folder. Where the record could not answer all that was asked, that is a failure, and it is not
// written.
template <class AnyOutput>
int finish(const Record& record, AnyOutput& output, Messages& messages) {
    if (const Status status = record.status(); !status) return failed(status.error(), messages);
    return output.finish();
}

const Server* serving = nullptr;  // for the signal handler

extern "C" void stop_serving(int) {
    if (serving != nullptr) serving->stop();
}

Look look_of(const DisplayOptions& display) {
    Look look = look_of_stdout();
    look.places = display.places;
    return look;
}

int worse(int status, std::uint64_t n_unread) {
    return status == kDone && n_unread > 0 ? kSomeUnread : status;
}

}  // namespace

int run_show(const RecordArguments& record, const ShowArguments& arguments, Messages& messages) {
    const auto open = open_or_build(record, messages);
    if (!open) return failed(open.error(), messages);
    Look look = look_of(arguments.display);
    if (!open.value().is_temporary) look.record = record.record;
    Output output(messages);
    if (!arguments.json && !arguments.display.no_pager) output.use_pager();
    const Slice slice{arguments.from - 1, arguments.limit.value_or(arguments.json ? SIZE_MAX : kItemsShown)};
    if (!arguments.person.empty()) {
        const auto page =
            arguments.json ? person_json(open.value().record, arguments.person) : show_person(open.value().record, arguments.person, look);
        if (page.empty() && open.value().record.status().ok())
            return failed({ErrorKind::usage, "no person is called '" + arguments.person + "'; 'show RECORD people' lists their ids"},
                          messages);
        arguments.json ? output.write(page) : output.write_page(page);
    } else if (arguments.json) {
        output.write(show_json(open.value().record, arguments.topic, slice));
    } else {
        output.write_page(show(open.value().record, arguments.topic, look, slice));
    }
    return worse(finish(open.value().record, output, messages), open.value().n_unread);
}

int run_search(const std::string& path, const SearchArguments& arguments, Messages& messages) {
    const auto record = Record::open(path, Record::Mode::read);
    if (!record) return failed(record.error(), messages);
    const auto hits = record.value().search(arguments.query, arguments.limit);
    if (!hits) return failed(hits.error(), messages);
    Look look = look_of(arguments.display);
    look.record = path;
    Output output(messages);
    if (!arguments.json && !arguments.display.no_pager) output.use_pager();
    if (arguments.json) {
        output.write(hits_json(hits.value()));
    } else {
        output.write_page(show_hits(record.value(), hits.value(), arguments.query, arguments.limit, look));
    }
    return output.finish();
}

int run_trace(const std::string& path, const TraceArguments& arguments, Messages& messages) {
    const auto record = Record::open(path, Record::Mode::read);
    if (!record) return failed(record.error(), messages);
    const auto rows = record.value().trace(arguments.words, arguments.limit);
    if (!rows) return failed(rows.error(), messages);
    Look look = look_of(arguments.display);
    look.record = path;
    Output output(messages);
    if (!arguments.json && !arguments.display.no_pager) output.use_pager();
    if (arguments.json) {
        output.write(trace_json(rows.value()));
    } else {
        output.write_page(show_trace(record.value(), rows.value(), arguments.words, look));
    }
    return finish(record.value(), output, messages);
}

int run_report(const RecordArguments& record, const DossierOptions& options, ReportFormat format, const std::string& file,
               Messages& messages) {
    const auto open = open_or_build(record, messages);
    if (!open) return failed(open.error(), messages);
    if (!options.story.empty() && format != ReportFormat::html)
        return failed({ErrorKind::usage, "--story is for the dossier in HTML; --format md writes the whole record"}, messages);
    if (format == ReportFormat::html) {
        const std::string& path = record.record;
        const std::size_t n = n_dossier_reports(open.value().record, options);
        if (n == 0 && !options.story.empty())
            return failed({ErrorKind::usage,
                           fmt::format("{}: no story {}; 'onrecord show {} stories --places' has their ids", path, options.story, path)},
                          messages);
        if (n > kMaxDossierReports)
            return failed({ErrorKind::usage, fmt::format("{}: {} reports are more than a dossier holds ({}); choose a story with --story "
                                                         "('onrecord show {} stories --places' has their ids), or 'onrecord serve {}'",
                                                         path, n, kMaxDossierReports, path, path)},
                          messages);
    }
    Output output(messages, file);
    const Sink sink = [&](std::string_view part) { output.write(part); };
    if (format == ReportFormat::html) {
        write_dossier(open.value().record, options, sink);
    } else {
        write_markdown(open.value().record, options, sink);
    }
    const int status = finish(open.value().record, output, messages);
    if (status == kDone && !file.empty())
        messages.tell(fmt::format("{}: written{}", file, format == ReportFormat::html ? "; open it in a browser" : ""));
    return worse(status, open.value().n_unread);
}

int run_serve(const std::string& path, std::uint16_t port, Messages& messages) {
    const auto record = Record::open(path, Record::Mode::read);
    if (!record) return failed(record.error(), messages);
    auto server = Server::open(port);
    if (!server) return failed(server.error(), messages);
    const std::string token = random_digits(), session = random_digits(), form_token = random_digits();
    if (token.empty() || session.empty() || form_token.empty())
        return failed({ErrorKind::unreadable, "the system has no random bytes"}, messages);
    auto site = std::make_unique<Site>(record.value(), form_token);
    if (const Status status = record.value().status(); !status) return failed(status.error(), messages);
    Door door(token, session, form_token, server.value().port());
    Output output(messages);
    output.write(door.address() + "\n");
    if (const int status = output.finish(); status != kDone) return status;
    messages.tell(fmt::format("{}: open the address above in a browser; it is good once. Ctrl-C ends the server", path));
    serving = &server.value();
    std::signal(SIGINT, stop_serving);
    std::signal(SIGTERM, stop_serving);
    const Undo undo = [&](std::uint32_t number) -> Status {  // the pages' own connection only reads
        auto writing = Record::open(path, Record::Mode::write);
        if (!writing) return writing.error();
        if (const auto undone = writing.value().undo_decision(number); !undone) return undone.error();
        site = std::make_unique<Site>(record.value(), form_token);
        return record.value().status();
    };
    server.value().run([&](const Request& request) { return respond(door, *site, request, undo); });
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    serving = nullptr;
    return kDone;
}

int run_export(const std::string& path, const ExportArguments& arguments, Messages& messages) {
    const ExportFormat& format = *arguments.format;
    if (arguments.table && format.name != "csv") return failed({ErrorKind::usage, "--table is of --format csv"}, messages);
    const bool is_folder = format.write_folder != nullptr && !arguments.table;
    if (is_folder && arguments.output.empty())
        return failed({ErrorKind::usage, fmt::format("{} is a folder of files: -o FOLDER says which", format.name)}, messages);
    const auto record = Record::open(path, Record::Mode::read);
    if (!record) return failed(record.error(), messages);
    if (is_folder) {
        OutputFolder folder(messages, arguments.output);
        format.write_folder(record.value(), [&](std::string_view file, std::string_view part) { folder.write(std::string(file), part); });
        return finish(record.value(), folder, messages);
    }
    Output output(messages, arguments.output);
    const Sink sink = [&](std::string_view part) { output.write(part); };
    if (arguments.table) {
        export_csv(record.value(), *arguments.table, sink);
    } else {
        format.write_file(record.value(), sink);
    }
    return finish(record.value(), output, messages);
}

int run_decide(const std::string& path, const std::vector<std::string>& words, Messages& messages) {
    const std::string& verb = words.front();
    const bool is_list = verb == "list" && words.size() == 1;
    if (!looks_like_record(path) && !(is_list && is_catalogue(path))) {  // writing would make one, showing would read documents
        const auto record = Record::open(path, Record::Mode::read);
        if (!record) return failed(record.error(), messages);
    }
    if (is_list) {
        ShowArguments shown;
        shown.topic = Topic::decisions;
        return run_show({path, {}}, shown, messages);
    }
    auto record = Record::open(path, Record::Mode::write);
    if (!record) return failed(record.error(), messages);
    Look look = look_of_stdout();
    look.record = path;
    Output output(messages);
    if (verb == "undo" && words.size() == 2) {
        std::uint32_t number = 0;
        const char* const end = words[1].data() + words[1].size();
        if (std::from_chars(words[1].data(), end, number).ptr != end)
            return failed({ErrorKind::usage, "undo takes the number of a decision; 'show RECORD decisions' lists them"}, messages);
        const auto undone = record.value().undo_decision(number);
        if (!undone) return failed(undone.error(), messages);
        output.write(fmt::format("Decision {} is undone.\n", number));
        return finish(record.value(), output, messages);
    }
    if (verb == "from" && words.size() == 2) {
        const auto decisions = read_decisions(words[1]);
        if (!decisions) return failed(decisions.error(), messages);
        const auto n_new = record.value().take_decisions(decisions.value());
        if (!n_new) return failed(n_new.error(), messages);
        output.write(fmt::format("Decisions: {} in the file, {} of them new.\n", decisions.value().size(), n_new.value()));
        return finish(record.value(), output, messages);
    }
    const auto what = named<DecisionType>(verb);
    if (!what || words.size() != 3)
        return failed({ErrorKind::usage, what ? verb + " takes two words; 'onrecord decide --help' has examples"
                                              : "'" + verb + "' is none of: same, apart, outlet, date, note, list, undo, from"},
                      messages);
    const bool is_about_two = decided_kind(*what) != nullptr;
    const auto decided =
        is_about_two ? record.value().decide(*what, {words[1], words[2]}, "") : record.value().decide(*what, {words[1]}, words[2]);
    if (!decided) return failed(decided.error(), messages);
    output.write_page(show_decision(record.value(), decided.value(), look));
    return finish(record.value(), output, messages);
}

int run_catalogue(const std::vector<std::string>& records, const std::string& catalogue, Messages& messages) {
    std::error_code ignored;
    if (std::filesystem::exists(catalogue, ignored) && !is_catalogue(catalogue))
        return failed({ErrorKind::usage, "catalogue: " + catalogue + " is there, and is no catalogue; -o names the catalogue"}, messages);
    const auto content = make_catalogue(records, catalogue);
    if (!content) return failed(content.error(), messages);
    Output output(messages, catalogue);
    output.write(content.value());
    const int status = output.finish();
    if (status == kDone) messages.tell(fmt::format("{}: {} record{}", catalogue, records.size(), records.size() == 1 ? "" : "s"));
    return status;
}

int run_check(const std::string& path, Messages& messages) {
    const auto record = Record::open(path, Record::Mode::read);
    if (!record) return failed(record.error(), messages);
    const auto problems = record.value().check();
    if (const Status status = record.value().status(); !status) return failed(status.error(), messages);
    Output output(messages);
    for (const auto& problem : problems) output.write(printable(problem) + "\n");
    if (problems.empty()) output.write(fmt::format("{}: sound; {} reports\n", printable(path), record.value().summary().n_reports));
    const int status = output.finish();
    return status == kDone && !problems.empty() ? kSomeUnread : status;
}

}  // namespace onrecord
