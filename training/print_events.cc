// print_events INPUT...: the inputs in one record: the events of each case, and the signs of each pair that may be one happening, as JSON
// Lines, for training/event_weights.py: {"events": [[report id, begin, end of the predicate, number]], "pairs": [[a, b, sign...]]}.
#include <fmt/format.h>

#include <cstdio>
#include <iterator>
#include <string>
#include <vector>

#include "across/people.h"
#include "across/reading_list.h"
#include "across/same_event.h"
#include "across/stories.h"
#include "base/json_writer.h"
#include "intake/intake.h"
#include "onrecord/reader.h"
#include "text/utf8.h"

namespace onrecord {
namespace {

int print_cases(const std::vector<std::string>& inputs) {
    const auto reader = Reader::load();
    const auto vectors = WordVectors::load();
    if (!reader || !vectors) {
        fmt::print(stderr, "{}\n", reader ? vectors.error().message : reader.error().message);
        return 1;
    }
    std::vector<Reading> readings;
    read_inputs(inputs, {}, [&](const std::string& input, Result<Document> document) {
        auto reading = document ? reader.value().read(std::move(document).value()) : Result<Reading>(document.error());
        if (reading) readings.push_back(std::move(reading).value());
        if (!reading) fmt::print(stderr, "{}: {}\n", input, reading.error().message);
        return true;
    });
    const ReadingList list(std::move(readings));
    const FactLists lists = load_fact_lists();
    const WordFrequency common = load_word_frequency();
    std::vector<ReportFacts> facts;
    for (std::size_t report = 0; report < list.size(); ++report) facts.push_back(take_facts(list.at(report), lists));
    const Stories stories = find_stories(facts, common);
    const PersonOf person_of(find_people(facts, stories.happenings, load_name_lists()));
    for (const Story& story : stories.cases) {
        const StoryEvents events(story, facts, person_of, common, vectors.value());
        std::string line = "{\"events\":[";
        for (std::uint32_t i = 0; i < events.places().size(); ++i) {
            const Reading reading = list.at(events.places()[i].report);
            const CodePointSpan span = CodePointIndex(reading.text.view()).to_code_points(events.at(i).predicate);
            line += i > 0 ? ",[" : "[";
            append_json_string(line, reading.id);
            fmt::format_to(std::back_inserter(line), ",{},{},", span.begin, span.end);
            append_json_string(line, events.at(i).text);
            line += ']';
        }
        line += "],\"pairs\":[";
        bool first = true;
        for (const auto& [a, b] : events.candidates()) {
            fmt::format_to(std::back_inserter(line), "{}[{},{}", first ? "" : ",", a, b);
            first = false;
            for (const double sign : events.signs(a, b)) fmt::format_to(std::back_inserter(line), ",{:.5g}", sign);
            line += ']';
        }
        fmt::print("{}]}}\n", line);
    }
    return 0;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    return onrecord::print_cases({argv + 1, argv + argc});
}
