// How many words a second are cut, and named; the same at 1 KB, 100 KB and 10 MB if the cost is linear.
#include <benchmark/benchmark.h>

#include <string>

#include "entities/entities.h"
#include "language/analysis.h"
#include "language/language_lists.h"
#include "language/language_models.h"

namespace {

onrecord::Text text_of(std::size_t bytes) {
    const std::string piece =
        "Ana Ruiz, the director of the Harlow Port Authority, didn’t answer on Monday. “We closed the harbour at 9 p.m.,” she said. "
        "The authority’s lawyer, Sam J. Harker, told reporters in Toronto that 2,500 containers worth US$50-million were held. "
        "He had not heard from the U.S. Department of Harbours; its officers left before the strike began, he added.\n";
    std::string words;
    while (words.size() < bytes) words += piece;
    return onrecord::Text::from_utf8(words.substr(0, bytes));
}

onrecord::SpanList lines_of(const onrecord::Text& text) {
    onrecord::SpanList lines;
    for (std::uint32_t at = 0; at < text.size();) {
        auto end = text.view().find('\n', at);
        if (end == std::string_view::npos) end = text.size();
        if (end > at) lines.push_back({at, static_cast<std::uint32_t>(end)});
        at = static_cast<std::uint32_t>(end) + 1;
    }
    return lines;
}

void words_and_sentences(benchmark::State& state) {
    const auto lists = onrecord::load_language_lists();
    const onrecord::Text text = text_of(static_cast<std::size_t>(state.range(0)));
    const onrecord::SpanList lines = lines_of(text);
    std::int64_t n_words = 0;
    for (auto _ : state) n_words += static_cast<std::int64_t>(onrecord::analyse(text, lines, lists).words.size());
    state.SetItemsProcessed(n_words);
}

void layer(benchmark::State& state, bool whole) {
    const auto language = onrecord::load_language_lists();
    const auto models = onrecord::load_language_models().value();
    const onrecord::Text text = text_of(static_cast<std::size_t>(state.range(0)));
    std::int64_t n_words = 0;
    for (auto _ : state) {
        auto analysis = onrecord::analyse(text, lines_of(text), language);
        analysis = whole ? onrecord::parse(text, std::move(analysis), models) : onrecord::tag(text, std::move(analysis), models);
        n_words += static_cast<std::int64_t>(analysis.words.size());
    }
    state.SetItemsProcessed(n_words);
}
void tags(benchmark::State& state) {
    layer(state, false);
}
void trees(benchmark::State& state) {
    layer(state, true);
}

void entities(benchmark::State& state) {
    const auto language = onrecord::load_language_lists();
    const auto lists = onrecord::load_entity_lists(language);
    const auto models = onrecord::EntityModels::load().value();
    const onrecord::Text text = text_of(static_cast<std::size_t>(state.range(0)));
    const onrecord::Analysis analysis =
        onrecord::parse(text, onrecord::analyse(text, lines_of(text), language), onrecord::load_language_models().value());
    std::int64_t n_words = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(onrecord::find_entities(text, analysis, language, lists, models));
        n_words += static_cast<std::int64_t>(analysis.words.size());
    }
    state.SetItemsProcessed(n_words);
}

void load_lists(benchmark::State& state) {
    for (auto _ : state) {
        const auto language = onrecord::load_language_lists();
        benchmark::DoNotOptimize(onrecord::load_entity_lists(language));
    }
}

BENCHMARK(words_and_sentences)->Arg(1 << 10)->Arg(100 << 10)->Arg(10 << 20);
BENCHMARK(tags)->Arg(1 << 10)->Arg(100 << 10)->Arg(10 << 20)->Unit(benchmark::kMillisecond);
BENCHMARK(trees)->Arg(1 << 10)->Arg(100 << 10)->Arg(10 << 20)->Unit(benchmark::kMillisecond);
BENCHMARK(entities)->Arg(1 << 10)->Arg(100 << 10)->Arg(10 << 20);
BENCHMARK(load_lists);

}  // namespace
