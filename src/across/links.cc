// Linking in two passes. The first takes facts of every reading, one reading at a time; from them candidates are found by sorting and by
// inverted indices. The second loads again only the readings whose words must be compared in full (reuse).
// Cost: about n log n for n reports of bounded length; memory: the facts, about three bytes a byte of text.
#include "across/links.h"

#include "across/claims.h"
#include "across/differences.h"
#include "across/people.h"
#include "across/quotations.h"
#include "across/recurring.h"
#include "across/reuse.h"
#include "across/stories.h"
#include "across/timeline.h"
#include "facts/report_facts.h"

namespace onrecord {

namespace {

// They come with the program; without them no word is like another.
WordVectors vectors() {
    auto loaded = WordVectors::load();
    return loaded ? std::move(loaded).value() : WordVectors();
}

}  // namespace

Links link(const Readings& readings, const std::vector<PeopleDecision>& decisions) {
    const FactLists lists = load_fact_lists();
    const WordFrequency common = load_word_frequency();
    const WordVectors word_vectors = vectors();
    std::vector<ReportFacts> reports;
    reports.reserve(readings.size());
    for (std::size_t report = 0; report < readings.size(); ++report) reports.push_back(take_facts(readings.at(report), lists));
    Links links;
    Stories stories = find_stories(reports, common);
    links.stories = std::move(stories.happenings);
    links.cases = std::move(stories.cases);
    links.recurring_lines = find_recurring_lines(reports, links.stories);
    leave_out(links.recurring_lines, reports);
    links.people = find_people(reports, links.stories, load_name_lists(), decisions);
    const PersonOf person_of(links.people);
    links.quotations = find_quotations(reports, person_of, lists.function_words);
    links.reuse = find_reuse(readings, reports, links.recurring_lines);
    links.timeline = find_timeline(reports, links.cases, person_of, common, word_vectors);
    links.claims = find_claims(reports, links.cases, person_of, links.quotations, links.reuse, common, word_vectors);
    links.differences = find_differences(reports, links.stories, links.cases, links.people, person_of, links.quotations, links.timeline,
                                         common, word_vectors);
    return links;
}

}  // namespace onrecord
