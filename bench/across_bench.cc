// How does linking grow with the number of reports?
//
//     across_bench [--benchmark_...]
//
// Invented reports: matters of eight reports with words, a name and a quotation of their own, on consecutive days, among words that all
// share. Time a report should hardly grow from 100 over 1,000 to 5,000. Counters: stories, reports a second.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "across/link.h"
#include "across/reading_list.h"

namespace {

using onrecord::Reading;

constexpr std::size_t kReportsOfMatter = 8;
constexpr std::size_t kParagraphs = 8;
constexpr std::size_t kParagraphWords = 40;

// The `number`-th invented word of a kind: always the same, unlike all others.
std::string invented(char kind, std::uint32_t number) {
    std::string word(1, kind);
    for (std::uint32_t left = number + 7; left > 0; left /= 20) word += "bcdfghjklmnpqrstvwxz"[left % 20], word += "aeiou"[left % 5];
    return word;
}

Reading make_report(std::size_t number) {
    const auto matter = static_cast<std::uint32_t>(number / kReportsOfMatter);
    std::mt19937 random(static_cast<std::uint32_t>(number));
    const std::string name = "Ana " + invented('R', matter);
    std::string quoted = "we shall not";
    for (std::uint32_t i = 0; i < 8; ++i) quoted += ' ' + invented('q', matter * 8 + i);
    std::string text = name + " spoke. \"" + quoted + "\", she said.";
    for (std::size_t paragraph = 0; paragraph < kParagraphs; ++paragraph) {
        text += "\n\n";
        for (std::size_t i = 0; i < kParagraphWords; ++i) {
            const bool own = random() % 4 == 0;
            text += own ? invented('m', matter * 60 + static_cast<std::uint32_t>(random() % 60))
                        : invented('c', static_cast<std::uint32_t>(random() % 3000));
            text += ' ';
        }
    }
    Reading report;
    char id[24];
    std::snprintf(id, sizeof id, "r%08zu", number);
    report.id = id;
    char day[24];
    std::snprintf(day, sizeof day, "2031-%02u-%02u", matter / 28 % 12 + 1, matter % 28 + 1);
    report.published = {day, onrecord::Basis::given, {}};
    const auto at = [&](const std::string& words) {
        const auto begin = static_cast<std::uint32_t>(text.find(words));
        return onrecord::Span{begin, begin + static_cast<std::uint32_t>(words.size())};
    };
    report.entities.push_back({onrecord::EntityType::person, name, {{at(name), onrecord::MentionForm::name}}});
    onrecord::Statement statement;
    statement.form = onrecord::Form::direct;
    statement.content = {at(quoted)};
    statement.speaker = 0;
    report.statements.push_back(std::move(statement));
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", begin), text.size());
        report.paragraphs.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        begin = end + 2;
    }
    report.sentences = report.paragraphs;
    report.text = onrecord::Text::from_utf8(std::move(text));
    return report;
}

void link_reports(benchmark::State& state) {
    std::vector<Reading> made;
    for (std::size_t i = 0; i < static_cast<std::size_t>(state.range(0)); ++i) made.push_back(make_report(i));
    const onrecord::ReadingList readings(std::move(made));
    std::size_t n_stories = 0;
    for (auto _ : state) n_stories = onrecord::link(readings).stories.size();
    state.counters["stories"] = static_cast<double>(n_stories);
    state.counters["reports"] = benchmark::Counter(static_cast<double>(state.range(0)), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(link_reports)->Arg(100)->Arg(1000)->Arg(5000)->Unit(benchmark::kMillisecond);

}  // namespace
