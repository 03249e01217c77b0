#include "cli/reading_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <thread>
#include <utility>

#include "across/partial_links.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "cli/map_command.h"
#include "cli/ordered.h"
#include "onrecord/date.h"
#include "view/wording.h"

namespace onrecord {
namespace {

// A place among the inputs, and what came out there.
template <class T>
struct Placed {
    std::string input;
    Result<T> result;
};

// What is typed with --tokens is everything that the language stage knows.
ReadOptions options_of(const ReadingArguments& arguments) {
    ReadOptions options = arguments.options;
    options.tokens |= arguments.format == ReadingFormat::conllu;
    options.clauses |= options.tokens && arguments.format == ReadingFormat::jsonl;
    return options;
}

// Of the whole input that was read; negative where its size is not known.
double share_of(const InputProgress& progress) {
    const auto total = static_cast<double>(progress.total.load());
    return total > 0 ? static_cast<double>(progress.read.load()) / total : -1;
}

// Reads all inputs by `threads`, makes a T of each reading, and takes outcomes in input order until `take` returns false.
template <class T>
void read_all(const Reader& reader, const ReadingArguments& arguments, InputProgress* progress, const std::function<T(Reading)>& make,
              const std::function<bool(Placed<T>)>& take) {
    const ReadOptions options = options_of(arguments);
    in_order<Placed<Document>, Placed<T>>(
        threads_of(arguments.threads),
        [&](const std::function<bool(Placed<Document>)>& put) {
            read_inputs(
                arguments.inputs, arguments.given,
                [&](const std::string& input, Result<Document> document) {
                    if (arguments.is_ended != nullptr && *arguments.is_ended) return false;
                    return put({input, std::move(document)});
                },
                progress, arguments.shard);
        },
        [](const Placed<Document>& document) { return document.result ? document.result.value().bytes.size() : std::size_t{0}; },
        [&](Placed<Document> document) -> Placed<T> {
            if (!document.result) return {std::move(document.input), document.result.error()};
            auto reading = reader.read(std::move(document.result).value(), options);
            if (!reading) return {std::move(document.input), reading.error()};
            return {std::move(document.input), make(std::move(reading).value())};
        },
        take);
}

}  // namespace

std::string month_of(std::string_view published) {
    const auto date = parse_edtf(published);
    if (!date || !date->first.has_month()) return std::string(kUnknownMonth);
    return to_edtf({{date->first.year, date->first.month}, {date->first.year, date->first.month}});
}

unsigned threads_of(unsigned asked) {
    if (asked > 0) return asked;
    for (const char* const name : {"ONRECORD_TASK", "SLURM_JOB_ID"}) {
        if (std::getenv(name) != nullptr) return 1;  // NOLINT(concurrency-mt-unsafe): nobody sets it
    }
    return std::max(1U, std::thread::hardware_concurrency());
}

int run_read(const ReadingArguments& arguments, Messages& messages) {
    if (!arguments.name.empty() && arguments.inputs.size() != 1) {
        messages.tell("read: --as names one input, and there are " + std::to_string(arguments.inputs.size()));
        return kWrongUse;
    }
    const auto reader = Reader::load();
    if (!reader) {
        messages.tell(reader.error().message);
        return kFailed;
    }
    const ReadOptions options = options_of(arguments);
    Output output(messages, arguments.output);
    std::optional<Output> problems;
    if (!arguments.problems.empty()) problems.emplace(messages, arguments.problems);
    std::map<std::string, Output> months;
    struct PrintedReading {
        std::string line, month;
    };
    // Where the readings go to the terminal there is no line left for progress.
    messages.set_progress(output.is_terminal() && arguments.progress == ProgressForm::automatic ? ProgressForm::none : arguments.progress);
    InputProgress progress;
    std::uint64_t n_unread = 0, n_documents = 0;
    bool input_is_gone = false;
    // A document's place with another name for its input: what it is called does not depend on where the work was done.
    const auto renamed = [&](std::string place) {
        if (!arguments.name.empty() && place.starts_with(arguments.inputs[0])) place.replace(0, arguments.inputs[0].size(), arguments.name);
        return place;
    };
    read_all<PrintedReading>(
        reader.value(), arguments, &progress,
        [&](Reading reading) -> PrintedReading {
            reading.input = renamed(std::move(reading.input));
            return {arguments.format == ReadingFormat::conllu ? to_conllu(reading) : to_json(reading, options) + '\n',
                    month_of(reading.published.value)};
        },
        [&](const Placed<PrintedReading>& outcome) {
            messages.progress(++n_documents, share_of(progress));
            if (outcome.result) {
                const auto& [line, month] = outcome.result.value();
                if (!output.write(line)) return false;
                return arguments.by_month.empty() ||
                       months.try_emplace(month, messages, fmt::format("{}.{}", arguments.by_month, month)).first->second.write(line);
            }
            ++n_unread;
            if (!problems) {
                messages.tell(outcome.result.error().message);
                return true;
            }
            const ErrorKind kind = outcome.result.error().kind;
            const auto& inputs = arguments.inputs;
            if ((kind == ErrorKind::not_found || kind == ErrorKind::unreadable) &&
                std::find(inputs.begin(), inputs.end(), outcome.input) != inputs.end()) {
                messages.tell(outcome.result.error().message);
                input_is_gone = true;
                return false;
            }
            std::string line;
            JsonWriter json(line);
            json.begin_object().key("input").string(renamed(outcome.input));
            json.key("reason").string(renamed(outcome.result.error().message)).end_object();
            line += '\n';
            return problems->write(line);
        });
    if (input_is_gone) return kFailed;  // the task is to be tried again, perhaps elsewhere; no file is left
    if (const int status = output.finish(); status != kDone) return status;
    for (auto& [month, of_month] : months) {
        if (const int status = of_month.finish(); status != kDone) return status;
    }
    if (problems) return problems->finish();
    return n_unread > 0 ? kSomeUnread : kDone;
}

namespace {

bool is_wanted(std::string_view published, const ReadingArguments& arguments) {
    return arguments.month.empty() || month_of(published) == arguments.month;
}

// What could not be read has no date: of the records of all months one has it.
bool has_problems(const ReadingArguments& arguments) {
    return is_wanted("", arguments);
}

// A line of readings and where it stands.
struct ReadingLine {
    std::string place;
    std::string line;
};

// A report that was added, by its id, and reading_hash() of its line.
using AddedReading = std::pair<std::string, std::string>;

// What `read --problems` wrote, into the record.
Status take_problems(Record& record, const std::vector<std::string>& files) {
    JsonParser parser;
    for (const std::string& path : files) {
        Status status = done();
        const auto read = read_lines(path, [&](std::uint64_t number, std::string_view line) {
            JsonElement json;
            const bool is_json = parser.parse(line.data(), line.size()).get(json) == simdjson::SUCCESS;
            if (!is_json || string_member(json, "input").empty() || string_member(json, "reason").empty()) {
                status = Error{ErrorKind::malformed,
                               fmt::format("{}: line {} is no problem as 'onrecord read --problems' writes it", path, number)};
                return false;
            }
            status = record.add_problem({std::string(string_member(json, "input")), std::string(string_member(json, "reason"))});
            return status.ok();
        });
        if (!read) return read;
        if (!status) return status;
    }
    return done();
}

// What `read` printed, also on other machines, into the record. A line that is no reading stops the whole: it is damage, no document.
Status build_from_readings(Record& record, const ReadingArguments& arguments, Messages& messages, std::uint64_t& n_unread,
                           std::vector<AddedReading>& added) {
    InputProgress progress;
    std::uint64_t n_readings = 0;
    Status status = done();
    Status opened = done();
    struct HashedReading {
        Placed<Reading> placed;
        std::string hash;  // where it is wanted
    };
    const bool is_hashed = !arguments.links.empty();
    in_order<ReadingLine, HashedReading>(
        threads_of(arguments.threads),
        [&](const std::function<bool(ReadingLine)>& put) {
            for (const std::string& path : arguments.inputs) {
                opened = read_lines(
                    path,
                    [&](std::uint64_t number, std::string_view line) {
                        return put({fmt::format("{}: line {}", path, number), std::string(line)});
                    },
                    &progress);
                if (!opened) return;
            }
        },
        [](const ReadingLine& line) { return line.line.size(); },
        [&](ReadingLine line) -> HashedReading {
            return {{std::move(line.place), from_json(line.line)}, is_hashed ? reading_hash(line.line) : std::string()};
        },
        [&](const HashedReading& hashed) {
            const Placed<Reading>& outcome = hashed.placed;
            messages.progress(++n_readings, -1);
            if (!outcome.result) {
                status = Error{outcome.result.error().kind, fmt::format("{} is no reading of this version: {}; read its document again",
                                                                        outcome.input, outcome.result.error().message)};
                return false;
            }
            if (!is_wanted(outcome.result.value().published.value, arguments)) return true;
            const auto is_new = record.add(outcome.result.value());
            if (is_new) {
                if (is_hashed && is_new.value()) added.emplace_back(outcome.result.value().id, hashed.hash);
                return true;
            }
            if (is_new.error().kind == ErrorKind::usage) {  // this report only
                messages.tell(is_new.error().message);
                ++n_unread;
                status = record.add_problem({outcome.result.value().input, is_new.error().message});
                return status.ok();
            }
            status = is_new.error();
            return false;
        });
    return !status ? status : opened;
}

Status flush_and_link(Record& record, Messages& messages) {
    if (auto flushed = record.flush(); !flushed) return flushed;
    messages.progress_linking(record.count(List::reports));
    return record.link();
}

}  // namespace

Status build(Record& record, const ReadingArguments& arguments, Messages& messages, std::uint64_t& n_unread) {
    messages.set_progress(arguments.progress);
    if (arguments.from_readings) {
        if (has_problems(arguments)) {
            if (auto taken = take_problems(record, arguments.problem_files); !taken) return taken;
        }
        std::vector<AddedReading> added;
        if (auto built = build_from_readings(record, arguments, messages, n_unread, added); !built) return built;
        if (arguments.links.empty()) return flush_and_link(record, messages);
        if (auto flushed = record.flush(); !flushed) return flushed;
        auto partial = read_partial_links(arguments.links, std::move(added));
        return partial ? record.link(std::move(partial).value()) : Status(partial.error());
    }
    const auto reader = Reader::load();
    if (!reader) return reader.error();
    InputProgress progress;
    std::uint64_t n_documents = 0;
    Status status = done();
    read_all<Reading>(
        reader.value(), arguments, &progress, [](Reading reading) { return reading; },
        [&](const Placed<Reading>& outcome) {
            const auto problem = [&](const Error& error) {
                messages.tell(error.message);
                ++n_unread;
                if (!outcome.result && !has_problems(arguments)) return true;
                status = record.add_problem({outcome.input, error.message});
                return status.ok();
            };
            messages.progress(++n_documents, share_of(progress));
            if (!outcome.result) return problem(outcome.result.error());
            if (!is_wanted(outcome.result.value().published.value, arguments)) return true;
            const auto added = record.add(outcome.result.value());
            if (added) return true;
            if (added.error().kind == ErrorKind::usage) return problem(added.error());  // this report only
            status = added.error();
            return false;
        });
    if (!status) return status;
    return flush_and_link(record, messages);
}

namespace {

void tell_of_record(const std::string& path, const Summary& before, const Summary& after, std::uint64_t n_unread, Messages& messages) {
    messages.tell(fmt::format("{}: {} ({} new), {}, {}, {}{}", path, counted(after.n_reports, "report"),
                              with_commas(after.n_reports - before.n_reports), counted(after.n_statements, "statement"),
                              counted(after.n_people, "person", "people"), counted(after.n_stories, "story", "stories"),
                              n_unread > 0 ? fmt::format("; {} could not be read", counted(n_unread, "document")) : ""));
}

}  // namespace

int run_merge(const std::string& record_path, const std::vector<std::string>& records, ProgressForm progress, Messages& messages) {
    const auto failed = [&](const Error& error) {
        messages.tell(error.message);
        return error.kind == ErrorKind::usage ? kWrongUse : kFailed;
    };
    std::vector<Record> opened;
    std::error_code ignored;
    for (const std::string& path : records) {
        if (std::filesystem::equivalent(path, record_path, ignored))
            return failed({ErrorKind::usage, "merge: " + path + " is the record that is written, too; leave it out"});
        auto one = Record::open(path, Record::Mode::read);
        if (!one) return failed(one.error());
        opened.push_back(std::move(one).value());
    }
    auto record = Record::open(record_path, Record::Mode::write);
    if (!record) return failed(record.error());
    messages.set_progress(progress);
    const Summary before = record.value().summary();
    std::vector<const Record*> others;
    for (const Record& one : opened) others.push_back(&one);
    std::uint64_t n_refused = 0;
    const Status added = record.value().add_records(others, [&](const Error& error) {
        messages.tell(error.message);
        ++n_refused;
    });
    if (!added) return failed(added.error());
    if (const Status linked = flush_and_link(record.value(), messages); !linked) return failed(linked.error());
    tell_of_record(record_path, before, record.value().summary(), n_refused, messages);
    return n_refused > 0 ? kSomeUnread : kDone;
}

int run_build(const std::string& record_path, const ReadingArguments& arguments, Messages& messages) {
    if (!arguments.problem_files.empty() && !arguments.from_readings) {
        messages.tell("build: --problems goes with --from-readings");
        return kWrongUse;
    }
    if (!arguments.links.empty() && !arguments.from_readings) {
        messages.tell("build: --links goes with --from-readings");
        return kWrongUse;
    }
    if (!arguments.month.empty() && !arguments.links.empty()) {
        messages.tell("build: --links is of all readings, and --month of some; leave one out");
        return kWrongUse;
    }
    std::error_code ignored;
    if (arguments.inputs.empty() && !std::filesystem::exists(record_path, ignored)) {  // one that is there is brought up to date
        messages.tell("build: give an INPUT");
        return kWrongUse;
    }
    auto record = Record::open(record_path, Record::Mode::write);
    if (!record) {
        messages.tell(record.error().message);
        return kFailed;
    }
    const Summary before = record.value().summary();
    if (!arguments.links.empty() && before.n_reports > 0) {
        messages.tell(fmt::format("build: --links makes a new record, and {} has reports already", record_path));
        return kWrongUse;
    }
    std::uint64_t n_unread = 0;
    if (const auto built = build(record.value(), arguments, messages, n_unread); !built) {
        messages.tell(built.error().message);
        return kFailed;
    }
    tell_of_record(record_path, before, record.value().summary(), n_unread, messages);
    return n_unread > 0 && arguments.problem_files.empty() ? kSomeUnread : kDone;
}

}  // namespace onrecord
