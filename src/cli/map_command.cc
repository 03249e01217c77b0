#include "cli/map_command.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <deque>
#include <functional>
#include <optional>
#include <utility>

#include "across/partial_links.h"
#include "base/json_writer.h"
#include "cli/ordered.h"
#include "cli/reading_command.h"
#include "facts/report_facts.h"
#include "intake/intake.h"
#include "onrecord/reader.h"

namespace onrecord {
namespace {

Error at_line(const std::string& path, std::uint64_t number, const Error& error) {
    return {error.kind, fmt::format("{}: line {} {}", path, number, error.message)};
}
Error of_file(const std::string& path, const Error& error) {
    return {error.kind, fmt::format("{}: {}", path, error.message)};
}

int fail(Messages& messages, const Error& error) {
    messages.tell(error.message);
    return kFailed;
}

// What was done, as one line of JSON on standard error.
void tell_counts(Messages& messages, const std::vector<std::pair<std::string_view, std::uint64_t>>& counts) {
    struct rusage used {};
    ::getrusage(RUSAGE_SELF, &used);
    const auto ms = [](const timeval& time) { return time.tv_sec * 1000 + time.tv_usec / 1000; };
    std::string line;
    JsonWriter json(line);
    json.begin_object();
    for (const auto& [name, n] : counts) json.key(name).number(static_cast<std::int64_t>(n));
    json.key("cpu_ms").number(ms(used.ru_utime) + ms(used.ru_stime)).key("peak_kb").number(used.ru_maxrss).end_object();
    messages.lines(line + '\n');
}

// A file of lines that `map` writes.
class LineOutput {
public:
    LineOutput(Messages& messages, const std::string& file, LinesEnd end, bool bare)
        : output_(messages, file), end_(std::move(end)), bare_(bare) {
        if (!bare_) text_ = header_line() + '\n';
    }
    bool write(std::string_view line) {
        end_.total.add(line);
        text_.append(line).append(1, '\n');
        return text_.size() < kBufferBytes || flush();
    }
    int finish() {
        if (!bare_) text_ += end_line(end_) + '\n';
        flush();
        return output_.finish();
    }
    [[nodiscard]] std::uint64_t n_lines() const { return end_.total.n; }

private:
    static constexpr std::size_t kBufferBytes = std::size_t{64} << 10;
    bool flush() {
        const bool wanted = output_.write(text_);
        text_.clear();
        return wanted;
    }
    Output output_;
    LinesEnd end_;
    bool bare_;
    std::string text_;
};

struct PlacedLine {
    std::string path;
    std::uint64_t number = 0;
    std::string line;
};

// The lines of one report.
struct Mapped {
    Status status = done();
    std::string facts;
    std::vector<std::string> lines;
};

Mapped map_reading(const PlacedLine& from, const MapArguments& arguments, const FactLists& lists) {
    Mapped mapped;
    const auto reading = from_json(from.line);
    if (!reading) {
        mapped.status = Error{reading.error().kind, fmt::format("{}: line {} is no reading of this version: {}; read its document again",
                                                                from.path, from.number, reading.error().message)};
        return mapped;
    }
    const std::string& id = reading.value().id;
    const ReportFacts facts = take_shared_facts(reading.value(), lists);
    if (!arguments.facts.empty()) mapped.facts = facts_line(facts, id, reading_hash(from.line));
    for (const char family : arguments.families)
        for_each_line(family, facts, id, [&](std::string_view line) { mapped.lines.emplace_back(line); });
    return mapped;
}

}  // namespace

int run_map(const MapArguments& arguments, Messages& messages) {
    if (arguments.n_parts > 0 && arguments.output.empty()) {
        messages.tell("map: --parts names its files by -o");
        return kWrongUse;
    }
    const FactLists lists = load_fact_lists();
    std::deque<LineOutput> parts;  // they stay where they are
    for (std::uint64_t part = 0; part < std::max<std::uint64_t>(arguments.n_parts, 1); ++part) {
        const std::string file = arguments.n_parts > 0 ? fmt::format("{}.{}", arguments.output, part) : arguments.output;
        const std::string name = fmt::format("{}/{}", part, std::max<std::uint64_t>(arguments.n_parts, 1));
        parts.emplace_back(messages, file, LinesEnd{{}, name, arguments.families, {}}, arguments.no_end);
    }
    std::optional<LineOutput> facts;
    if (!arguments.facts.empty()) facts.emplace(messages, arguments.facts, LinesEnd{{}, "0/1", "", {}}, false);
    Status status = done();
    Status opened = done();
    std::uint64_t n_readings = 0;
    in_order<PlacedLine, Mapped>(
        threads_of(arguments.threads),
        [&](const std::function<bool(PlacedLine)>& put) {
            for (const std::string& path : arguments.inputs) {
                opened = read_lines(path, [&](std::uint64_t number, std::string_view line) {
                    return put({path, number, std::string(line)});
                });
                if (!opened) return;
            }
        },
        [](const PlacedLine& line) { return line.line.size(); },
        [&](const PlacedLine& line) { return map_reading(line, arguments, lists); },
        [&](const Mapped& mapped) {
            status = mapped.status;
            if (!status) return false;
            ++n_readings;
            bool wanted = !facts || facts->write(mapped.facts);
            for (const std::string& line : mapped.lines) {
                const std::string_view key = std::string_view(line).substr(0, line.find('\t'));
                wanted = parts[parts.size() == 1 ? 0 : part_of(key, parts.size())].write(line) && wanted;
            }
            return wanted;
        });
    for (const Status& one : {opened, status})
        if (!one) return fail(messages, one.error());
    std::uint64_t n_lines = 0;
    for (LineOutput& part : parts) {
        n_lines += part.n_lines();
        if (const int ended = part.finish(); ended != kDone) return ended;
    }
    if (facts)
        if (const int ended = facts->finish(); ended != kDone) return ended;
    tell_counts(messages, {{"readings", n_readings}, {"lines", n_lines}});
    return kDone;
}

int run_reduce(const MapArguments& arguments, Messages& messages) {
    Output output(messages, arguments.output);
    Reducer reducer(arguments.no_end, [&](std::string_view line) { return output.write(line) && output.write("\n"); });
    for (const std::string& path : arguments.inputs) {
        Status status = done();
        const Status read = read_lines(path, [&](std::uint64_t number, std::string_view line) {
            const auto wanted = reducer.take(line);
            if (!wanted) status = at_line(path, number, wanted.error());
            return wanted && wanted.value();
        });
        for (const Status& one : {read, status})
            if (!one) return fail(messages, one.error());
    }
    if (const Status finished = reducer.finish(); !finished) return fail(messages, of_file(arguments.inputs.back(), finished.error()));
    const int ended = output.finish();
    const Reducer::Counts& counts = reducer.counts();
    if (ended == kDone)
        tell_counts(messages,
                    {{"lines", counts.n_lines}, {"keys", counts.n_keys}, {"hot_keys", counts.n_hot_keys}, {"lines_out", counts.n_out}});
    return ended;
}

Result<PartialLinks> read_partial_links(const std::vector<std::string>& files, std::vector<std::pair<std::string, std::string>> readings) {
    std::vector<PartialLinksReader::Report> reports;
    reports.reserve(readings.size());
    for (std::pair<std::string, std::string>& reading : readings) reports.push_back({std::move(reading.first), std::move(reading.second)});
    PartialLinksReader reader(std::move(reports));
    for (const std::string& path : files) {
        Status status = done();
        const Status read = read_lines(path, [&](std::uint64_t number, std::string_view line) {
            if (const Status taken = reader.take(line); !taken) status = at_line(path, number, taken.error());
            return status.ok();
        });
        for (const Status& one : {read, status})
            if (!one) return one.error();
        if (const Status ended = reader.end_file(); !ended) return of_file(path, ended.error());
    }
    auto partial = reader.finish();
    if (!partial) return Error{partial.error().kind, "--links: " + partial.error().message};
    return partial;
}

}  // namespace onrecord
