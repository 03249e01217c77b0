#include "cli/cli.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <memory>
#include <new>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "across/partial_links.h"
#include "base/construction_names.h"
#include "base/names.h"
#include "cli/manual.h"
#include "cli/map_command.h"
#include "cli/nearest.h"
#include "cli/reading_command.h"
#include "cli/record_command.h"
#include "cli/terminal.h"
#include "cli/watch_command.h"
#include "onrecord/date.h"

namespace onrecord {

template <>
struct Names<ReadingFormat> {
    static constexpr std::array<std::string_view, 2> all{"jsonl", "conllu"};
};

namespace {

// Of the commands that print text for the terminal.
void add_display_options(CLI::App& command, DisplayOptions& display) {
    command.add_flag("--places", display.places, "with each place its report's id and the span in code points, as `decide` takes them");
    command.add_flag("--no-pager", display.no_pager, "no pager (PAGER, else less) where the output is a terminal");
}

constexpr const char* kVersion = "onrecord " ONRECORD_VERSION;

// An option that takes one of an enumeration's printed names. `Value` is the enumeration, or an optional of it.
template <class Enum, class Value>
CLI::Option* add_choice(CLI::App& command, const std::string& name, Value& value, const std::string& help) {
    const std::vector<std::string> names(Names<Enum>::all.begin(), Names<Enum>::all.end());
    return command
        .add_option_function<std::string>(
            name, [&value](const std::string& given) { value = named<Enum>(given).value(); }, help)
        ->check(CLI::IsMember(names))
        ->type_name("");
}

void add_progress_option(CLI::App& command, ProgressForm& progress) {
    add_choice<ProgressForm>(command, "--progress", progress,
                             "how far the work is, on standard error: auto (default: a line on a terminal), json (JSON Lines) or none");
}

void add_reading_options(CLI::App& command, ReadingArguments& arguments) {
    command
        .add_option("--threads", arguments.threads,
                    "how many threads read (default: one per core; 1 if ONRECORD_TASK or SLURM_JOB_ID is set)")
        ->check(CLI::Range(1, 1024))
        ->type_name("N");
    command.add_option("--outlet", arguments.given.outlet, "the outlet of inputs that do not name theirs")->type_name("NAME");
    command.add_option("--date", arguments.given.date, "the publication date of inputs that do not give theirs: 2025-08-05, 2025-08")
        ->type_name("DATE")
        ->check([](const std::string& date) {
            return parse_edtf(date) ? std::string() : "'" + date + "' is not a date such as 2025-08-05 or 2025-08";
        });
    add_progress_option(command, arguments.progress);
}

CLI::Option* add_output(CLI::App& command, std::string& file, const std::string& help, const std::string& name = "-o,--output") {
    return command.add_option(name, file, help)->type_name("FILE")->check([](const std::string& given) {
        return given.empty() ? std::string("a file has a name") : std::string();
    });
}

constexpr const char* kOutputHelp = "write to a file, which appears only when it is complete (default: standard output)";

// False, and told, where an output would take the place of what is read for it, be it by other names or links.
bool keep_inputs(const std::vector<std::string>& inputs, const std::vector<std::string>& outputs, Messages& messages) {
    for (const std::string& output : outputs) {
        std::error_code ignored;
        if (output.empty() || !std::filesystem::is_regular_file(output, ignored)) continue;
        for (const std::string& input : inputs) {
            if (!std::filesystem::equivalent(input, output, ignored)) continue;
            messages.tell(output + ": is what is read; give the output another name");
            return false;
        }
    }
    return true;
}

CLI::Option* add_inputs(CLI::App& command, std::vector<std::string>& inputs) {
    return command.add_option(
        "INPUT", inputs,
        "files (.txt .html .mhtml .eml .pdf .rss .atom .jsonl .warc, also .gz .zst), folders, or - for JSON Lines on standard input");
}

// "K/N" with 0 <= K < N; nothing where it is something else.
std::optional<Shard> parse_shard(std::string_view given) {
    Shard shard;
    const char* const end = given.data() + given.size();
    const auto index = std::from_chars(given.data(), end, shard.index);
    if (index.ec != std::errc() || index.ptr == end || *index.ptr != '/') return std::nullopt;
    const auto n = std::from_chars(index.ptr + 1, end, shard.n);
    if (n.ec != std::errc() || n.ptr != end || shard.index >= shard.n) return std::nullopt;
    return shard;
}

// The names of the formats of `export`, each with its description where they are asked for.
std::string listed_formats(std::string_view between, bool with_descriptions) {
    std::size_t width = 0;
    for (const auto& format : export_formats()) width = std::max(width, format.name.size());
    std::string all;
    for (const auto& format : export_formats()) {
        if (!all.empty()) all += between;
        all += format.name;
        if (with_descriptions) all.append(width - format.name.size() + 2, ' ').append(format.description);
    }
    return all;
}

constexpr const char* kFirstSteps =
    "onrecord works out who said what, when, and who repeats whom, from news reports.\n\n"
    "  onrecord build story.record reports/    read a folder of reports into a record\n"
    "  onrecord show story.record              see the story here\n"
    "  onrecord serve story.record             or in the browser\n\n"
    "onrecord --help lists all commands, onrecord COMMAND --help the options of one.\n";

// What was mistyped, with the command or option that it may have been meant for; empty where nothing is near.
std::string what_was_meant(const CLI::App& app, int argc, char** argv) {
    const CLI::App* command = nullptr;
    std::vector<std::string> commands;
    for (const CLI::App* one : app.get_subcommands([](const CLI::App*) { return true; })) {
        commands.push_back(one->get_name());
        if (one->get_name() == argv[1]) command = one;
    }
    if (command == nullptr) {
        const std::string meant = nearest(argv[1], commands);
        return argv[1][0] == '-' || meant.empty() ? std::string() : fmt::format("There is no command '{}': '{}'?\n", argv[1], meant);
    }
    std::vector<std::string> options;
    for (const CLI::Option* one : command->get_options())
        for (const auto& name : one->get_lnames()) options.push_back("--" + name);
    for (int i = 2; i < argc && std::string_view(argv[i]) != "--"; ++i) {
        const std::string given = std::string(argv[i]).substr(0, std::string_view(argv[i]).find('='));
        if (!given.starts_with("--") || std::find(options.begin(), options.end(), given) != options.end()) continue;
        if (const std::string meant = nearest(given, options); !meant.empty())
            return fmt::format("There is no option '{}': '{}'?\n", given, meant);
    }
    return {};
}

// Set before the static objects of this program and of CLI11, which take memory too.
struct MemoryHandler {
    MemoryHandler() { std::set_new_handler(end_without_memory); }
};
[[gnu::init_priority(101)]] const MemoryHandler memory_handler;

// "--from-readings" of the command "build" is ONRECORD_BUILD_FROM_READINGS in the environment.
std::string variable_of(const CLI::App& command, const CLI::Option& option) {
    std::string name = "ONRECORD_" + command.get_name() + "_" + option.get_lnames().front();
    for (char& c : name) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

// Every option of every command, but help, can be given by a variable; what is typed comes first.
void mirror_in_environment(CLI::App& app) {
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
        const CLI::Option* example = nullptr;
        for (CLI::Option* option : command->get_options()) {
            if (option->get_lnames().empty() || option == command->get_help_ptr()) continue;
            option->envname(variable_of(*command, *option));
            if (example == nullptr) example = option;
        }
        // CLI11 looks at the variables of every command, typed or not, unless the command has a callback of this kind.
        command->parse_complete_callback([] {});
        if (example == nullptr) continue;
        command->footer(command->get_footer() + "\nEvery option has an environment variable, used if the option is not given:\n  --" +
                        example->get_lnames().front() + " is " + example->get_envname() + "; 1 sets an option that takes no value");
    }
}

// Help without the names of variables, which the footer has the rule for.
class Help : public CLI::Formatter {
    std::string make_option_opts(const CLI::Option* option) const override {
        std::string words = CLI::Formatter::make_option_opts(option);
        if (const auto begin = words.find(" (Env:"); begin != std::string::npos) words.erase(begin, words.find(')', begin) + 1 - begin);
        return words;
    }
};

// The command line: what may be typed, and, once it was parsed, what was.
struct CommandLine {
    explicit CommandLine(Messages& messages);

    CLI::App app;
    int status = kDone;
    std::string record, file;
    std::vector<std::string> words;
    ReadingArguments reading;
    ShowArguments show_arguments;
    SearchArguments search_arguments;
    TraceArguments trace_arguments;
    ExportArguments export_arguments;
    MapArguments map;
    DossierOptions dossier;
    ReportFormat report_format = ReportFormat::html;
    WatchArguments watch_arguments;
    std::uint16_t port = 0;
};

CommandLine::CommandLine(Messages& messages)
    : app("Reads news reports of one story and works out what is on the record: who said what, when, and who repeats whom.", "onrecord") {
    app.formatter(std::make_shared<Help>());
    app.set_version_flag("--version", kVersion);
    app.require_subcommand(1);
    app.footer("Example:\n  onrecord build story.record reports/ && onrecord show story.record");

    auto* build = app.add_subcommand("build", "read documents into a record, created if need be, and link its reports to one another");
    build->add_option("RECORD", record, "the record, one SQLite file")->required();
    add_inputs(*build, reading.inputs);
    add_reading_options(*build, reading);
    build->add_flag("--from-readings", reading.from_readings, "the inputs are readings that `read` printed, here or on other machines");
    build
        ->add_option("--problems", reading.problem_files,
                     "with --from-readings: files that `read --problems` wrote, to be listed in the record")
        ->type_name("FILE")
        ->take_all();
    build
        ->add_option("--links", reading.links,
                     "with --from-readings, of all readings: files of facts and what `reduce` made, for a new record")
        ->type_name("FILE")
        ->take_all();
    build
        ->add_option("--month", reading.month,
                     "only the reports published in this month, 2025-08, or unknown: a record a month, for `catalogue`")
        ->check([](const std::string& given) {
            const bool is_month = given == kUnknownMonth || (given.size() == 7 && month_of(given) == given);
            return is_month ? std::string() : "'" + given + "' is neither a month such as 2025-08 nor unknown";
        })
        ->type_name("MONTH");
    build->footer("Example:\n  onrecord build story.record reports/ page.html feed.jsonl.gz");
    build->final_callback([this, &messages] { status = run_build(record, reading, messages); });

    auto* merge = app.add_subcommand("merge", "make one record of several, linked as one build of all that they were built of");
    merge->add_option("RECORD", words, "the records, or catalogues of records")->required();
    merge->add_option("-o,--output", record, "the record that they are added to, made if it is not there")->required()->type_name("RECORD");
    add_progress_option(*merge, reading.progress);
    merge->footer("Example:\n  onrecord merge monday.record tuesday.record -o week.record");
    merge->final_callback([this, &messages] { status = run_merge(record, words, reading.progress, messages); });

    auto* catalogue = app.add_subcommand(
        "catalogue", "write a small file by which several records, too large for one, are opened as one; each stays linked by itself");
    catalogue->add_option("RECORD", words, "the records, which have no report in common")->required();
    add_output(*catalogue, file, "the catalogue; the commands that read a record take it for one")->required();
    catalogue->footer("Example:\n  onrecord catalogue 2025-07.record 2025-08.record -o 2025.catalogue");
    catalogue->final_callback([this, &messages] { status = run_catalogue(words, file, messages); });

    auto* watch = app.add_subcommand("watch", "add what arrives in folders to the record, until Ctrl-C");
    watch->add_option("RECORD", record, "the record, one SQLite file, made if it is not there")->required();
    watch->add_option("FOLDER", watch_arguments.reading.inputs, "folders, watched with all that is below them")->required();
    watch->add_option("--every", watch_arguments.every_seconds, "seconds between two looks at the folders (default 2)")
        ->check(CLI::Range(0.1, 3600.0))
        ->type_name("SECONDS");
    add_reading_options(*watch, watch_arguments.reading);
    watch->footer("Example:\n  onrecord watch story.record saved-articles/");
    watch->final_callback([this, &messages] { status = run_watch(record, watch_arguments, messages); });

    auto* read = app.add_subcommand("read", "read documents and print one JSON object for each");
    add_inputs(*read, reading.inputs)->required();
    add_reading_options(*read, reading);
    read->add_flag("--tokens", reading.options.tokens, "print the words too, with lemma, tags, head and relation");
    read->add_flag("--clauses", reading.options.clauses, "print the clauses too: predicates, their arguments, and whether they happened");
    read->add_flag("--explain", reading.options.explain, "say for each statement which rules and models found it");
    read->add_option_function<std::vector<std::string>>(
            "--without",
            [this](const std::vector<std::string>& given) {
                for (const std::string& name : given) reading.options.without.push_back(named<Construction>(name).value());
            },
            "find statements without this construction, one of those that --explain names (docs/attribution.md); to measure what it adds")
        ->check(CLI::Validator(
            [](const std::string& name) {
                return named<Construction>(name) ? std::string() : name + " is no construction; read --explain names them";
            },
            std::string()))
        ->type_name("CONSTRUCTION")
        ->expected(1)
        ->take_all();
    add_choice<ReadingFormat>(*read, "--format", reading.format,
                              "jsonl (default; docs/reading.md) or conllu: words, tags and trees as CoNLL-U");
    add_output(*read, reading.output, kOutputHelp);
    add_output(*read, reading.problems, "list what could not be read in a file, as JSON Lines; the exit status is then 0", "--problems");
    read->add_option("--by-month", reading.by_month,
                     "write each reading to the file of its month, too, FILE.2025-08 or FILE.unknown, for `build --month`")
        ->type_name("FILE");
    read->add_option_function<std::string>(
            "--shard", [this](const std::string& given) { reading.shard = parse_shard(given).value(); },
            "read only shard K of N, counted from 0: a byte range of each file, some of a folder's files; the N shards together are the "
            "whole")
        ->check([](const std::string& given) { return parse_shard(given) ? std::string() : "'" + given + "' is not K/N, such as 0/24"; })
        ->type_name("K/N");
    read->add_option("--as", reading.name, "the name of the input in its readings, wherever the file is")->type_name("NAME");
    read->footer("Example:\n  onrecord read page.html | jq .statements");
    read->final_callback([this, &messages] {
        const bool keeps = keep_inputs(reading.inputs, {reading.output, reading.problems}, messages);
        status = keeps ? run_read(reading, messages) : kWrongUse;
    });

    auto* map_command = app.add_subcommand("map", "for several machines: what readings contribute to linking, as lines with keys");
    map_command->add_option("FAMILIES", map.families, "t words, f fingerprints of text, q runs of quoted words; as many as are wanted: tfq")
        ->required()
        ->check([](const std::string& given) {
            return given.find_first_not_of(kMapFamilies) == std::string::npos ? std::string() : "'" + given + "' is none of t, f, q";
        });
    map_command->add_option("READINGS", map.inputs, "files that `read` wrote, or -")->required();
    add_output(*map_command, map.facts, "write the facts of each report to a file, for `build --links`", "--facts");
    map_command->add_option("--parts", map.n_parts, "write N files, named by -o and a number, with the lines of a key in one of them")
        ->check(CLI::Range(1, 4096))
        ->type_name("N");
    add_output(*map_command, map.output, kOutputHelp);
    map_command->add_flag("--no-end", map.no_end, "lines alone, without header and end: for engines that part them by key themselves");
    map_command->add_option("--threads", map.threads, "how many threads (as of read)")->check(CLI::Range(1, 1024))->type_name("N");
    map_command->footer("Example:\n  onrecord map tfq --facts x.05 --parts 8 -o m.05 r.05");
    map_command->final_callback([this, &messages] {
        status = keep_inputs(map.inputs, {map.output, map.facts}, messages) ? run_map(map, messages) : kWrongUse;
    });

    auto* reduce_command =
        app.add_subcommand("reduce", "for several machines: what comes of all lines with one key; they are sorted by their bytes");
    reduce_command->add_option("LINES", map.inputs, "what `map` wrote, all of one part, sorted by LC_ALL=C sort, or -")->required();
    add_output(*reduce_command, map.output, kOutputHelp);
    reduce_command->add_flag("--no-end", map.no_end, "the lines have neither header nor end; those that are written have");
    reduce_command->footer("Example:\n  LC_ALL=C sort m.*.3 | onrecord reduce -o l.3 -");
    reduce_command->final_callback(
        [this, &messages] { status = keep_inputs(map.inputs, {map.output}, messages) ? run_reduce(map, messages) : kWrongUse; });

    // `show RECORD WHAT`, or `show INPUT...`: the last word, or the first, is what to show if it is one of the topics.
    auto* show_command = app.add_subcommand("show", "show the story in the terminal");
    std::string topics;
    for (const auto topic : Names<Topic>::all) topics += (topics.empty() ? "" : ", ") + std::string(topic);
    show_command
        ->add_option("RECORD", words,
                     "the record, or documents to read first; then what to show: " + topics + ", or a person's id (p3) (default: summary)")
        ->required();
    add_reading_options(*show_command, reading);
    show_command->add_option("--limit", show_arguments.limit, "at most this many items (default 100; with --json all)")
        ->check(CLI::Range(1, 1000000000))
        ->type_name("N");
    show_command->add_option("--from", show_arguments.from, "the number of the first item (default 1)")
        ->check(CLI::Range(1, 1000000000))
        ->type_name("N");
    show_command->add_flag("--json", show_arguments.json, "print it as JSON");
    add_display_options(*show_command, show_arguments.display);
    show_command->footer("Example:\n  onrecord show story.record timeline");
    show_command->final_callback([this, topics, &messages] {
        std::error_code ignored;
        // `show timeline RECORD` is as clear.
        if (words.size() > 1 && named<Topic>(words.front()) && !std::filesystem::exists(words.front(), ignored))
            std::rotate(words.begin(), words.begin() + 1, words.end());
        if (words.size() > 1 && !std::filesystem::exists(words.back(), ignored)) {
            const auto topic = named<Topic>(words.back());
            const bool is_person = words.back().size() > 1 && words.back().front() == 'p' &&
                                   words.back().find_first_not_of("0123456789", 1) == std::string::npos;
            if (is_person) show_arguments.person = words.back();
            if (!topic && !is_person) {
                const std::string meant = nearest(words.back(), {Names<Topic>::all.begin(), Names<Topic>::all.end()});
                messages.tell("show: '" + words.back() + "' is neither a file nor one of: " + topics +
                              (meant.empty() ? "" : "; '" + meant + "'?"));
                status = kWrongUse;
                return;
            }
            show_arguments.topic = topic.value_or(Topic::summary);
            words.pop_back();
        }
        RecordArguments arguments{words.front(), reading};
        arguments.reading.inputs.assign(words.begin() + 1, words.end());
        status = run_show(arguments, show_arguments, messages);
    });

    auto* search = app.add_subcommand("search", "search reports and statements, and show the passages");
    search->add_option("RECORD", record, "the record")->required();
    search->add_option("QUERY", search_arguments.query, "words that must all occur; \"a phrase\", OR, NOT, NEAR(), harb* (SQLite FTS5)")
        ->required();
    search->add_option("--limit", search_arguments.limit, "at most this many passages (default 20)")
        ->check(CLI::Range(1, 1000000))
        ->type_name("N");
    search->add_flag("--json", search_arguments.json, "print them as JSON");
    add_display_options(*search, search_arguments.display);
    search->footer("Example:\n  onrecord search story.record '\"harbour wall\" OR silt'");
    search->final_callback([this, &messages] { status = run_search(record, search_arguments, messages); });

    auto* trace = app.add_subcommand(
        "trace", "find every place where a quotation or passage occurs, earliest first: how its words changed, and who took it from whom");
    trace->add_option("RECORD", record, "the record")->required();
    trace->add_option("WORDS", trace_arguments.words, "the words; from five words on, places where some of them were changed are found too")
        ->required();
    trace->add_option("--limit", trace_arguments.limit, "at most this many places (default 100)")
        ->check(CLI::Range(1, 1000000))
        ->type_name("N");
    trace->add_flag("--json", trace_arguments.json, "print them as JSON");
    add_display_options(*trace, trace_arguments.display);
    trace->footer("Example:\n  onrecord trace story.record 'the wall was never safe'");
    trace->final_callback([this, &messages] { status = run_trace(record, trace_arguments, messages); });

    auto* report = app.add_subcommand("report", "write the dossier: the whole story in one self-contained HTML file, or as Markdown");
    report->add_option("RECORD", words, "the record, or documents to read first")->required();
    add_output(*report, file, "where to write it (default: standard output)");
    report->add_option("--title", dossier.title, "its title (default: made from the outlets and dates)")->type_name("TITLE");
    report->add_option("--story", dossier.story, "only this story, or case, by its id (of more than 500 reports one is asked for)")
        ->type_name("ID");
    add_choice<ReportFormat>(*report, "--format", report_format, "html (default) or md");
    add_reading_options(*report, reading);
    report->footer("Example:\n  onrecord report story.record -o story.html");
    report->final_callback([this, &messages] {
        RecordArguments arguments{words.front(), reading};
        arguments.reading.inputs.assign(words.begin() + 1, words.end());
        status = keep_inputs(words, {file}, messages) ? run_report(arguments, dossier, report_format, file, messages) : kWrongUse;
    });

    auto* serve = app.add_subcommand("serve", "serve the record as web pages on 127.0.0.1, to read, filter and search");
    serve->add_option("RECORD", record, "the record")->required();
    serve->add_option("--port", port, "the port on 127.0.0.1 (default: any free one)")->type_name("N");
    serve->footer("Example:\n  onrecord serve story.record");
    serve->final_callback([this, &messages] { status = run_serve(record, port, messages); });

    auto* export_command = app.add_subcommand("export", "write the record for other programs, in their formats");
    export_command->add_option("RECORD", record, "the record")->required();
    export_command
        ->add_option_function<std::string>(
            "--format", [this](const std::string& given) { export_arguments.format = find_export_format(given); },
            "one of the formats below (default: jsonl)")
        ->check(CLI::Validator(
            [](const std::string& given) {
                return find_export_format(given) != nullptr ? std::string() : "'" + given + "' is none of: " + listed_formats(", ", false);
            },
            "{" + listed_formats(",", false) + "}"))
        ->type_name("");
    add_choice<Table>(*export_command, "--table", export_arguments.table, "with csv: only this table, as one file");
    add_output(*export_command, export_arguments.output,
               "write to a file or folder, which appears only when it is complete (default: standard output)");
    export_command->footer("Formats:\n  " + listed_formats("\n  ", true) +
                           "\nExample:\n  onrecord export story.record --format csv --table timeline > timeline.csv");
    export_command->final_callback([this, &messages] {
        const bool keeps = keep_inputs({record}, {export_arguments.output}, messages);
        status = keeps ? run_export(record, export_arguments, messages) : kWrongUse;
    });

    auto* decide = app.add_subcommand(
        "decide", "correct the record: your decisions override what the program concluded, survive later builds, and can be undone");
    decide->add_option("RECORD", record, "the record")->required();
    decide
        ->add_option("WHAT", words,
                     "same P1 P2, apart P1 P2: whether two names are one person; same N1 N2, apart N1 N2: whether they are one "
                     "organization or place; same Q1 Q2, apart Q1 Q2: whether quoted words are one utterance; the same of events (E) and "
                     "claims (C); same S1 S2, apart S1 S2: whether reports are of one story; outlet REPORT NAME, date REPORT DATE: who "
                     "published a report, and when; note REPORT|P TEXT; list; undo N; from FILE: the decisions of another record's export. "
                     "P is an id (p3) or a place (REPORT:BEGIN-END), as `show RECORD people --places` has them, and so are N, Q, E, C (n3, "
                     "q3, e7, c2) with the lists names, quotations, timeline and claims; S is a story (s7) or a report of it; REPORT is an "
                     "id or its beginning, or the input")
        ->required();
    decide->footer("Example:\n  onrecord decide story.record apart p3 a1:54-66\n  onrecord decide story.record date a1 2025-08-05");
    decide->final_callback([this, &messages] { status = run_decide(record, words, messages); });

    auto* check = app.add_subcommand("check", "verify the record; exit with 1 and say what is wrong, or with 0");
    check->add_option("RECORD", record, "the record")->required();
    check->footer("Example:\n  onrecord check story.record");
    check->final_callback([this, &messages] { status = run_check(record, messages); });
    mirror_in_environment(app);
}

}  // namespace

int run(int argc, char** argv) {
    for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);  // a closed pipe, a file too long: seen where we write
    Messages messages;
    CommandLine line(messages);
    try {
        line.app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream help, wrong;
        const bool is_help = line.app.exit(error, help, wrong) == 0;
        if (!is_help) {
            messages.lines(argc < 2 ? std::string(kFirstSteps) : what_was_meant(line.app, argc, argv) + wrong.str());
            return kWrongUse;
        }
        Output output(messages);
        output.write(help.str());
        return output.finish();
    }
    return line.status;
}

int write_manual(const std::string& folder) {
    Messages messages;
    const CommandLine line(messages);
    return write_manual(line.app, folder, messages);
}

}  // namespace onrecord
