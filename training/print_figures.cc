// print_figures INPUT...: the inputs as one story: their figures, and the signs of each pair that may answer one question, as one line of
// JSON, for training/figure_weights.py: {"reports": [{"input", "id", "text"}], "figures": [[report, begin, end, value]], "pairs": [[a, b,
// sign...]]}.
#include <fmt/format.h>

#include <cstdio>
#include <iterator>
#include <string>
#include <vector>

#include "across/links.h"
#include "across/people.h"
#include "across/quotations.h"
#include "across/rival_figures.h"
#include "across/timeline.h"
#include "base/json_writer.h"
#include "text/utf8.h"
#include "training/read_facts.h"

namespace onrecord {
namespace {

int print_story(const std::vector<std::string>& inputs) {
    const auto read = read_facts(inputs);
    if (!read) return 1;
    const auto& [list, lists, facts, vectors] = *read;
    Story story;
    for (std::size_t report = 0; report < list.size(); ++report) story.reports.push_back(static_cast<ReportIndex>(report));
    Links links;
    links.stories = {story};
    links.people = find_people(facts, links.stories, links.stories, load_name_lists());
    const PersonOf person_of(links.people);
    const StoryOutlets outlets(story, facts);
    const WordFrequency common = load_word_frequency();
    const auto timeline = find_timeline(facts, story, person_of, common, vectors);
    const StoryAssertions assertions(story, facts, person_of,
                                     QuotationsOf(find_quotations(facts, links, pairs_by_run(facts), person_of, lists)), outlets, timeline,
                                     common, vectors);
    const std::vector<std::uint32_t> happening(list.size());
    const ToldIn told_in(happening, timeline);
    const StoryFigures figures(story, facts, person_of, assertions, told_in);
    std::string line = "{\"reports\":[";
    for (std::size_t report = 0; report < list.size(); ++report) {
        const Reading reading = list.at(report);
        line += report > 0 ? ",{\"input\":" : "{\"input\":";
        append_json_string(line, reading.input);
        line += ",\"id\":";
        append_json_string(line, reading.id);
        line += ",\"text\":";
        append_json_string(line, reading.text.view());
        line += '}';
    }
    line += "],\"figures\":[";
    for (std::uint32_t i = 0; i < figures.places().size(); ++i) {
        const Reading reading = list.at(figures.places()[i].report);
        const CodePointSpan span = CodePointIndex(reading.text.view()).to_code_points(figures.at(i).span);
        fmt::format_to(std::back_inserter(line), "{}[{},{},{},", i > 0 ? "," : "", figures.places()[i].report, span.begin, span.end);
        append_json_string(line, figures.at(i).value);
        line += ']';
    }
    line += "],\"pairs\":[";
    bool first = true;
    for (const std::vector<std::uint32_t>& kind : figures.kinds()) {
        for (const FigurePair& pair : figures.pairs(kind)) {
            fmt::format_to(std::back_inserter(line), "{}[{},{}", first ? "" : ",", pair.a, pair.b);
            first = false;
            for (const double sign : pair.signs) fmt::format_to(std::back_inserter(line), ",{:.5g}", sign);
            line += ']';
        }
    }
    fmt::print("{}]}}\n", line);
    return 0;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    return onrecord::print_story({argv + 1, argv + argc});
}
