// print_events INPUT...: the inputs in one record: the events of each case, and the signs of each pair that may be one happening, as JSON
// Lines, for training/event_weights.py: {"events": [[report id, begin, end of the predicate, number]], "pairs": [[a, b, sign...]]}.
#include <fmt/format.h>

#include <cstdio>
#include <iterator>
#include <string>
#include <vector>

#include "across/people.h"
#include "across/same_event.h"
#include "across/stories.h"
#include "base/json_writer.h"
#include "text/utf8.h"
#include "training/read_facts.h"

namespace onrecord {
namespace {

int print_cases(const std::vector<std::string>& inputs) {
    const auto read = read_facts(inputs);
    if (!read) return 1;
    const auto& [list, lists, facts, vectors] = *read;
    const WordFrequency common = load_word_frequency();
    const Stories stories = find_stories(facts, count_words(facts), common);
    const PersonOf person_of(find_people(facts, stories.happenings, stories.cases, load_name_lists()));
    for (const Story& story : stories.cases) {
        const StoryEvents events(story, facts, person_of, common, vectors);
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
