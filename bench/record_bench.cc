// How fast is a record written, linked, listed and searched, and how large is it?
//
//     record_bench [--benchmark_...]         over ../shared/corpora/polnear/train.jsonl.gz, or the input that ONRECORD_BENCH_INPUT names
//
// Counters: reports, rows, record_over_text (bytes of the file over bytes of UTF-8 text in it).
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "intake/intake.h"
#include "onrecord/reader.h"
#include "onrecord/record.h"

namespace {

using onrecord::Reading;
using onrecord::Record;

const std::vector<Reading>& readings() {
    static const std::vector<Reading> all = [] {
        const char* named = std::getenv("ONRECORD_BENCH_INPUT");
        const std::string input = named != nullptr ? named : ONRECORD_SHARED "/corpora/polnear/train.jsonl.gz";
        std::vector<Reading> read;
        auto reader = onrecord::Reader::load();
        if (!reader) return read;
        onrecord::read_inputs({input}, {}, [&](const std::string&, onrecord::Result<onrecord::Document> document) {
            if (!document) return true;
            auto reading = reader.value().read(std::move(document).value());
            if (reading) read.push_back(std::move(reading).value());
            return true;
        });
        if (read.empty()) {
            std::fprintf(stderr, "record_bench: nothing could be read from %s\n", input.c_str());
            std::exit(1);
        }
        return read;
    }();
    return all;
}

std::string path() {
    return (std::filesystem::temp_directory_path() / "onrecord-bench.record").string();
}

void remove_record() {
    for (const char* more : {"", "-wal", "-shm"}) std::filesystem::remove(path() + more);
}

bool build() {
    auto record = Record::open(path(), Record::Mode::write);
    if (!record) return false;
    for (const Reading& reading : readings()) {
        if (!record.value().add(reading)) return false;
    }
    return record.value().flush().ok();
}

void add(benchmark::State& state) {
    double text_bytes = 0;
    for (const Reading& reading : readings()) text_bytes += reading.text.size();
    for (auto _ : state) {
        state.PauseTiming();
        remove_record();
        state.ResumeTiming();
        if (!build()) state.SkipWithError("the record could not be built");
    }
    state.counters["reports"] = static_cast<double>(readings().size());
    state.counters["record_over_text"] = static_cast<double>(std::filesystem::file_size(path())) / text_bytes;
}
BENCHMARK(add)->Unit(benchmark::kMillisecond)->Iterations(1);

// Without the time that `across` takes: what remains is loading and storing.
void link_record(benchmark::State& state) {
    double text_bytes = 0;
    for (const Reading& reading : readings()) text_bytes += reading.text.size();
    for (auto _ : state) {
        auto record = Record::open(path(), Record::Mode::write);
        if (!record || !record.value().link()) state.SkipWithError("the record could not be linked");
    }
    state.counters["record_over_text"] = static_cast<double>(std::filesystem::file_size(path())) / text_bytes;
}
BENCHMARK(link_record)->Unit(benchmark::kMillisecond)->Iterations(1);

template <class Ask>
void ask(benchmark::State& state, Ask question) {
    auto record = Record::open(path(), Record::Mode::read);
    if (!record) {
        state.SkipWithError("the record could not be opened");
        return;
    }
    std::size_t n_rows = 0;
    for (auto _ : state) n_rows = question(record.value());
    state.counters["rows"] = static_cast<double>(n_rows);
}

#define ASK(name, expression)                                                       \
    void name(benchmark::State& state) {                                            \
        ask(state, [](const Record& record) -> std::size_t { return expression; }); \
    }                                                                               \
    BENCHMARK(name)->Unit(benchmark::kMillisecond)

ASK(open_and_sum_up, record.summary().n_reports);
ASK(reports, record.reports().size());
ASK(statements, record.statements().size());
ASK(people, record.people().size());
ASK(people_with_mentions, record.people(PersonDetail::mentions).size());
ASK(quotations, record.quotations().size());
ASK(timeline, record.timeline().size());
ASK(differences, record.differences().size());
ASK(reuse, record.reuse().size());
ASK(stories, record.stories().size());
ASK(search_rare_words, record.search("pension trustee", 20).value().size());
ASK(search_phrase, record.search("\"in a statement\"", 20).value().size());
ASK(search_stop_word, record.search("the", 20).value().size());
ASK(search_stop_words, record.search("the of and to a in that", 20).value().size());
ASK(search_prefix, record.search("t*", 20).value().size());
ASK(check, record.check().size());

}  // namespace
