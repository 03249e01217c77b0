// How many words a second the room of attribution takes, on an invented report repeated.
#include <benchmark/benchmark.h>

#include <string>

#include "attribution/attribution.h"
#include "language/language_lists.h"
#include "language/quotations.h"

namespace {

using namespace onrecord;

const char* const kReport =
    "“We checked the pier twice,” said Ana Ruiz, the engineer of the Harlow Port Authority. “Nobody told us that it would fall.”\n"
    "Ruiz added that the authority had asked for a new survey in May, but a spokesman for the port declined to comment.\n"
    "According to a report by the council, the pier, which opened in 1962, was last repaired in the spring of 2019.\n"
    "The ferries ran on Monday as they had on every day of the week, and the market on the quay stayed open until dusk.\n"
    "In a statement on Tuesday, the mayor criticized the delay and vowed to “rebuild it in a year,” saying that the money was there.\n";

void BM_Attribute(benchmark::State& state) {
    const LanguageLists language = load_language_lists();
    const AttributionLists lists = load_attribution_lists();
    std::string bytes;
    for (int i = 0; i < 200; ++i) bytes += kReport;
    const Text text = Text::from_utf8(bytes);
    SpanList paragraphs;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (text.view()[i] != '\n') continue;
        paragraphs.push_back({begin, i});
        begin = i + 1;
    }
    const Analysis analysis = analyse(text, paragraphs, language);
    std::size_t n_words = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(attribute(text, analysis, {}, {}, lists));
        n_words += analysis.words.size();
    }
    state.counters["words"] = benchmark::Counter(static_cast<double>(n_words), benchmark::Counter::kIsRate);
}
BENCHMARK(BM_Attribute)->Unit(benchmark::kMillisecond);

void BM_Quotations(benchmark::State& state) {
    std::string bytes;
    for (int i = 0; i < 1000; ++i) bytes += kReport;
    const Text text = Text::from_utf8(bytes);
    for (auto _ : state) benchmark::DoNotOptimize(pair_quotation_marks(text.view(), {text.whole()}));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * text.size());
}
BENCHMARK(BM_Quotations)->Unit(benchmark::kMillisecond);

}  // namespace
