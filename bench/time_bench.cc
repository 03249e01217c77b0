// How many words a second times and events cost; the same at 1 KB, 100 KB and 10 MB if the cost is linear.
#include <benchmark/benchmark.h>

#include <string>

#include "entities/entities.h"
#include "events/events.h"
#include "language/language_lists.h"
#include "language/language_models.h"
#include "time/timing.h"

namespace {

struct Sample {
    onrecord::LanguageLists language = onrecord::load_language_lists();
    onrecord::Text text;
    onrecord::Analysis analysis;

    explicit Sample(std::size_t bytes) {
        const std::string piece =
            "About 40 dockworkers walked out on Friday after Ana Ruiz, the director of the Harlow Port Authority, was arrested on "
            "smuggling charges on May 3, 2024. The court, which had extended its injunction two weeks earlier, will hear the case on "
            "Oct. 30. The hearing lasted two and a half hours, and the ferry sailed at 10:35 p.m. with 310 people on board.\n";
        std::string words;
        while (words.size() < bytes) words += piece;
        text = onrecord::Text::from_utf8(std::move(words));
        onrecord::SpanList lines;
        for (std::uint32_t at = 0; at < text.size(); at += static_cast<std::uint32_t>(piece.size())) {
            lines.push_back({at, at + static_cast<std::uint32_t>(piece.size()) - 1});
        }
        analysis = onrecord::parse(text, onrecord::analyse(text, lines, language), onrecord::load_language_models().value());
    }
};

void times(benchmark::State& state) {
    const Sample sample(static_cast<std::size_t>(state.range(0)));
    const auto lists = onrecord::load_time_lists();
    std::int64_t n_words = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(onrecord::find_times(sample.text, sample.analysis, {}, {}, lists));
        n_words += static_cast<std::int64_t>(sample.analysis.words.size());
    }
    state.SetItemsProcessed(n_words);
}

void events(benchmark::State& state) {
    const Sample sample(static_cast<std::size_t>(state.range(0)));
    const auto lists = onrecord::load_event_lists();
    const onrecord::Published given{"2024-10-07", onrecord::Basis::given, {}};
    const auto entities = onrecord::find_entities(sample.text, sample.analysis, sample.language,
                                                  onrecord::load_entity_lists(sample.language), onrecord::EntityModels::load().value())
                              .entities;
    const auto timing = onrecord::find_times(sample.text, sample.analysis, {}, given, onrecord::load_time_lists());
    const auto models = onrecord::load_language_models();
    std::int64_t n_words = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(onrecord::find_events(sample.text, sample.analysis, entities, timing.times, {}, timing.published, lists,
                                                       models.value().lemmatiser));
        n_words += static_cast<std::int64_t>(sample.analysis.words.size());
    }
    state.SetItemsProcessed(n_words);
}

void load_lists(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(onrecord::load_time_lists());
        benchmark::DoNotOptimize(onrecord::load_event_lists());
    }
}

BENCHMARK(times)->Arg(1 << 10)->Arg(100 << 10)->Arg(10 << 20);
BENCHMARK(events)->Arg(1 << 10)->Arg(100 << 10)->Arg(10 << 20);
BENCHMARK(load_lists);

}  // namespace
