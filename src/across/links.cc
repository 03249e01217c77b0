// Linking in two passes. The first takes features of every reading, one reading at a time; from them candidates are found by sorting and by
// inverted indices. The second loads again only the readings whose words must be compared in full (reuse).
// Cost: about n log n for n reports of bounded length; memory: the features, about three bytes a byte of text.
#include "across/links.h"

#include "across/differences.h"
#include "across/features.h"
#include "across/figures.h"
#include "across/people.h"
#include "across/quotations.h"
#include "across/recurring.h"
#include "across/reuse.h"
#include "across/slips.h"
#include "across/stories.h"
#include "across/timeline.h"

namespace onrecord {

Links link(const Readings& readings) {
    const FunctionWords function_words = load_function_words();
    const FigureLists figure_lists = load_figure_lists();
    const OnceLists once_lists = load_once_lists();
    const WordFrequency common = load_word_frequency();
    std::vector<ReportFeatures> reports;
    reports.reserve(readings.size());
    for (std::size_t report = 0; report < readings.size(); ++report) {
        reports.push_back(take_features(readings.at(report), function_words, figure_lists, once_lists));
        std::erase_if(reports.back().terms, [&](const Term& term) { return function_words.contains(term.key); });
    }
    Links links;
    links.stories = find_stories(reports, common);
    links.recurring_lines = find_recurring_lines(reports, links.stories);
    leave_out(links.recurring_lines, reports);
    links.people = find_people(reports, links.stories, load_name_lists());
    const PersonOf person_of(links.people);
    links.quotations = find_quotations(reports, person_of, function_words);
    links.reuse = find_reuse(readings, reports, links.recurring_lines);
    links.timeline = find_timeline(reports, links.stories, person_of);
    links.differences = find_differences(reports, links.stories, person_of, common);
    return links;
}

}  // namespace onrecord
