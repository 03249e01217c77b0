#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <string>

#include "cli/reading_command.h"
#include "cli/terminal.h"
#include "onrecord/date.h"

namespace onrecord {
namespace {

constexpr const char* kVersion = "onrecord " ONRECORD_VERSION;

void add_reading_options(CLI::App& command, ReadingArguments& arguments) {
    command
        .add_option("INPUT", arguments.inputs, "files (.txt .html .jsonl .warc, also .gz), folders, or - for JSON Lines on standard input")
        ->required();
    command.add_option("--threads", arguments.threads, "how many threads read (default: one a core)")
        ->check(CLI::Range(1, 1024))
        ->type_name("N");
    command.add_option("--outlet", arguments.given.outlet, "who published inputs that do not say so")->type_name("NAME");
    command.add_option("--date", arguments.given.date, "when inputs were published that do not say so: 2025-08-05, 2025-08")
        ->type_name("DATE")
        ->check([](const std::string& date) {
            return parse_edtf(date) ? std::string() : "'" + date + "' is no date such as 2025-08-05 or 2025-08";
        });
}

}  // namespace

int run(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen where we write (Output)
    Messages messages;
    CLI::App app("Reads news reports of one story and works out what is on the record: who said what, when, and who repeats whom.");
    app.set_version_flag("--version", kVersion);
    app.require_subcommand(1);
    app.footer("Example:\n  onrecord build story.record reports/ && onrecord show story.record");

    ReadingArguments reading;
    std::string record_path;

    auto* build_command =
        app.add_subcommand("build", "read the inputs into the record (made if it is not there), then link across reports");
    build_command->add_option("RECORD", record_path, "the record, one SQLite file")->required();
    add_reading_options(*build_command, reading);
    build_command->footer("Example:\n  onrecord build story.record reports/ page.html feed.jsonl.gz");

    auto* read_command = app.add_subcommand("read", "print the reading of each document as JSON Lines");
    add_reading_options(*read_command, reading);
    read_command->add_flag("--tokens", reading.tokens, "print the tokens too");
    read_command->footer("Example:\n  onrecord read page.html | jq .statements");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kWrongUse;
    }
    if (build_command->parsed()) return run_build(record_path, reading, messages);
    if (read_command->parsed()) return run_read(reading, messages);
    return kWrongUse;
}

}  // namespace onrecord
