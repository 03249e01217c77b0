// The first pass takes of every reading, one at a time, the facts that are compared across all reports; from them candidates are found by
// sorting and by inverted indices. Readings whose words must be compared in full (reuse) are loaded again, and so are those of each case,
// one case after the other: what is compared within a case alone weighs most, and is kept no longer. Cost: about n log n for n reports of
// bounded length, each loaded three times; memory: the facts of the first pass, the facts of one case, and the links themselves.
#include "across/links.h"

#include <algorithm>
#include <iterator>

#include "across/claims.h"
#include "across/differences.h"
#include "across/importance.h"
#include "across/outlets.h"
#include "across/people.h"
#include "across/published.h"
#include "across/quotations.h"
#include "across/recurring.h"
#include "across/reuse.h"
#include "across/same_matter.h"
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
    for (std::size_t report = 0; report < readings.size(); ++report) reports.push_back(take_shared_facts(readings.at(report), lists));
    Links links;
    Stories stories = find_stories(reports, common);
    links.stories = std::move(stories.happenings);
    links.cases = std::move(stories.cases);
    for (ReportFacts& report : reports) report.terms = {};  // stories alone rest on them
    links.recurring_lines = find_recurring_lines(reports, links.stories);
    const std::vector<RecurringLine::Place> furniture = places_of(links.recurring_lines);
    for (ReportIndex report = 0; report < reports.size(); ++report) leave_out(furniture, report, reports[report]);
    links.people = find_people(reports, links.stories, load_name_lists(), decisions);
    const PersonOf person_of(links.people);
    links.quotations = find_quotations(reports, person_of, lists.function_words);
    links.reuse = find_reuse(readings, reports, links.recurring_lines);
    for (ReportFacts& report : reports) report.fingerprints = {};
    const SharedWords shared(links.quotations, links.reuse);
    const std::vector<ReportIndex> writer_of = writers(reports.size(), links.reuse);
    std::vector<std::uint32_t> happening_of(reports.size());
    for (std::uint32_t happening = 0; happening < links.stories.size(); ++happening)
        for (const ReportIndex report : links.stories[happening].reports) happening_of[report] = happening;
    const auto quotations = quotations_by_case(links.quotations, links.cases, reports.size());
    std::vector<std::vector<TimelineEvent>> timelines;
    for (const Story& one : links.cases) {
        for (const ReportIndex report : one.reports) {
            static_cast<CaseFacts&>(reports[report]) = take_case_facts(readings.at(report), lists);
            leave_out(furniture, report, reports[report]);
        }
        const StoryOutlets outlets(one, reports);
        const StoryAssertions assertions(one, reports, person_of, shared.quotations_of, outlets, common, word_vectors);
        std::vector<TimelineEvent>& events = timelines.emplace_back(find_timeline(reports, one, person_of, common, word_vectors));
        for (PublishedBetween& found : find_published(reports, events, quotations[&one - links.cases.data()])) {
            reports[found.report].published = days_of(found.date);
            links.published.push_back(std::move(found));
        }
        std::vector<Claim> claims = find_claims(one, {reports, outlets, person_of, assertions, shared.reused});
        weigh_events(events, claims, reports, writer_of);
        std::move(claims.begin(), claims.end(), std::back_inserter(links.claims));
        std::vector<Difference> differences = find_differences(reports, one, links.people, person_of, assertions, {happening_of, events});
        std::move(differences.begin(), differences.end(), std::back_inserter(links.differences));
        for (const ReportIndex report : one.reports) static_cast<CaseFacts&>(reports[report]) = {};
    }
    std::sort(links.published.begin(), links.published.end(), [](const auto& a, const auto& b) { return a.report < b.report; });
    links.timeline = join_timelines(std::move(timelines));
    sort_claims(links.claims);
    return links;
}

}  // namespace onrecord
